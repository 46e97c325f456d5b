/**
 * Words that changed places: "the dog bit the postman" has all words of "the postman bit the dog", so that a copy is
 * covered but for two of them, and says something else. Such a word is new where it stands, and its source has it, left out,
 * elsewhere. All places are numbers of tokens.
 */
import type { Bytes, Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord, isParticle } from '../fingerprint/function-words.js'
import { SENTENCE } from '../fingerprint/marks.js'
import { GAP } from './chains.js'
import type { Cover } from './cover.js'

/** Tokens up to which a word left out in one place and new in another is one that moved: those of a sentence. */
const REACH = 2 * GAP

/** A token of a source that a copy leaves out, before the token `before` of the copy. */
interface LeftOut {
  readonly place: number
  readonly before: number
}

/** Whether a token is a word whose place among others may matter. */
const isWord = (hash: number) => !isFunctionWord(hash) && !isParticle(hash)

/**
 * Marks those of the new tokens `fresh` of [begin, end), a part of the block that begins at `origin`, that stand elsewhere
 * in the source: behind a word that they stand before here, or in the place of the word whose place they took. Two words
 * side by side may change places: "quickly went" for "went quickly".
 */
export function markMoved(
  cover: Cover,
  { hash, marks }: Pick<Corpus, 'hash' | 'marks'>,
  fresh: readonly number[],
  origin: number,
  begin: number,
  end: number,
): void {
  // What is new for the most part is no copy; of what is, a passage is looked at again by itself.
  if (fresh.length * 2 > end - begin) return
  const words = fresh.filter((at) => isWord(hash.at(at)))
  if (words.length === 0) return
  const leftOut = leftOutOf(cover, hash, marks, origin, begin, end)
  const there = new Set(leftOut.map(({ place }) => hash.at(place)))
  if (!words.some((at) => there.has(hash.at(at)))) return
  const { telling } = cover
  const moved = words.filter((at) =>
    placed(leftOut, beforeOf, at - REACH, at + REACH + 1).some(
      ({ place, before }) => hash.at(place) === hash.at(at) && passesWord(hash, at, before),
    ),
  )
  // Among many that are new there, one that is left out near by came from there by chance.
  const near = (all: readonly number[], at: number) => placed(all, itself, at - REACH, at + REACH).length
  for (const at of moved) if (near(moved, at) * 2 >= near(words, at)) telling[at - origin] = 1
  markExchanged(cover, hash, words, leftOut, origin)
}

const beforeOf = ({ before }: LeftOut) => before
const itself = (at: number) => at

/** The part of a list in [from, to] of places that ascend: to look at all of it for each word would be quadratic. */
function placed<T>(list: readonly T[], placeOf: (one: T) => number, from: number, to: number): readonly T[] {
  const firstAt = (place: number) => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (placeOf(list[middle]) < place) low = middle + 1
      else high = middle
    }
    return low
  }
  return list.slice(firstAt(from), firstAt(to + 1))
}

/** Whether a word that stands at `at`, and in the source before `before`, has another word in between. */
function passesWord(hash: Words, at: number, before: number): boolean {
  const [from, to] = at < before ? [at + 1, before] : [before, at]
  if (to - from < 2 || to - from > REACH) return false
  for (let between = from; between < to; between += 1)
    if (isWord(hash.at(between)) && hash.at(between) !== hash.at(at)) return true
  return false
}

/** Marks pairs of words each of which stands in the other's place, however far from each other. */
function markExchanged(
  { telling }: Cover,
  hash: Words,
  words: readonly number[],
  leftOut: readonly LeftOut[],
  origin: number,
): void {
  if (words.length < 2) return
  /** By word the words in whose place it stands: those left out right where it is new. */
  const instead = new Map<number, Set<number>>()
  for (const at of words) {
    const word = hash.at(at)
    for (const { place } of placed(leftOut, beforeOf, at + 1, at + GAP)) {
      if (!isWord(hash.at(place)) || hash.at(place) === word) continue
      const others = instead.get(word)
      if (others === undefined) instead.set(word, new Set([hash.at(place)]))
      else others.add(hash.at(place))
    }
  }
  const exchanged = new Set<number>()
  for (const [word, others] of instead)
    for (const other of others) if (instead.get(other)?.has(word)) exchanged.add(word)
  for (const at of words) if (exchanged.has(hash.at(at))) telling[at - origin] = 1
}

/** What the sources of [begin, end) say between two of its tokens, and before its first one and behind its last one, in this order. */
function leftOutOf(
  cover: Cover,
  hash: Words,
  marks: Bytes,
  origin: number,
  begin: number,
  end: number,
): readonly LeftOut[] {
  const { owner, sourceAt } = cover
  const leftOut: LeftOut[] = []
  const take = (from: number, to: number, before: number) => {
    for (let place = from; place < to && to - from <= REACH; place += 1) leftOut.push({ place, before })
  }
  let last = -1
  for (let at = begin; at < end; at += 1) {
    const i = at - origin
    if (cover.isNew(i)) continue
    if (last < 0) {
      let from = sourceAt[i]
      while (from > 0 && sourceAt[i] - from < GAP && (marks.at(from) & SENTENCE) === 0) from -= 1
      take(from, sourceAt[i], at)
    } else if (owner[last] === owner[i]) take(sourceAt[last] + 1, sourceAt[i], at)
    last = i
  }
  if (last < 0) return leftOut
  const from = sourceAt[last] + 1
  let to = from
  while (to < hash.length && to - from < GAP && (marks.at(to) & SENTENCE) === 0) to += 1
  take(from, to, end)
  return leftOut
}
