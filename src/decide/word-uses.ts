/**
 * How the two words by which two lines differ are used in all of the corpus. Words that stand in each other's place
 * elsewhere as well (source and destination, optional and required) tell lines apart; a word that never stood beside its
 * neighbours was not put there by who wrote the line. Counted for the few words that are asked about, in one pass over
 * all tokens, and in two more for the fewer that are asked about again.
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { HashBits } from '../fingerprint/hash-bits.js'
import { NUMBER, TELLING } from '../fingerprint/marks.js'
import { lowerBound } from '../lower-bound.js'
import type { NearLines } from './near-lines.js'

/** Slots for each word of a table. */
const SLOTS = 4
/** Bits before the table, 8 kB that stay in the first-level cache: they hold back nearly all other words. */
const BITS = 1 << 16
/** Places of a word that are looked at for what stands around it. */
const MOST = 4096

/** What the corpus says of a pair of lines. */
export interface WordUse {
  /** How often the word of the line that stays stands in the corpus (function words: without end), and the changed one. */
  readonly seen: number
  readonly seenChanged: number
  /** Of these, with a capital inside a sentence. */
  readonly named: number
  readonly namedChanged: number
  /**
   * Places elsewhere where the changed word has the same neighbour before it, and behind it; -1 where there is none, and 0
   * for a function word, of which it is not counted.
   */
  readonly before: number
  readonly behind: number
}

/** Numbers for the few words that are asked about, by their hashes. */
class WordNumbers {
  count = 0
  readonly #hash: Uint32Array
  readonly #number: Int32Array
  readonly #mask: number
  /** What may be one of these: loops over all tokens look there first. */
  readonly bits = new HashBits(BITS)

  /** For `most` words. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1, most) * SLOTS))
    this.#mask = slots - 1
    this.#hash = new Uint32Array(slots)
    this.#number = new Int32Array(slots).fill(NONE)
  }

  /** The number of a word, or NONE; asked of the few that it may have. */
  find(hash: number): number {
    let slot = hash & this.#mask
    while (this.#number[slot] !== NONE && this.#hash[slot] !== hash) slot = (slot + 1) & this.#mask
    return this.#number[slot]
  }

  /** The number of a word, a new one if it has none. */
  add(hash: number): number {
    let slot = hash & this.#mask
    while (this.#number[slot] !== NONE && this.#hash[slot] !== hash) slot = (slot + 1) & this.#mask
    if (this.#number[slot] === NONE) {
      this.#hash[slot] = hash
      this.bits.add(hash)
      this.#number[slot] = this.count++
    }
    return this.#number[slot]
  }
}

/**
 * How often words stand beside some tokens, which are sorted by word: of a word that thousands of pairs ask about one look a
 * place.
 */
class Neighbours {
  /** Those of word w are token[begins[w]] .. token[begins[w + 1] - 1], ascending. */
  readonly #begins: Uint32Array
  readonly #token: Uint32Array
  readonly #times: Uint32Array

  /** `asked` are pairs of a word below `words` and a token. */
  constructor(words: number, asked: readonly (readonly [word: number, token: number])[]) {
    const begins = new Uint32Array(words + 1)
    for (const [word] of asked) begins[word + 1] += 1
    for (let word = 0; word < words; word += 1) begins[word + 1] += begins[word]
    const next = begins.slice()
    this.#token = new Uint32Array(asked.length)
    for (const [word, token] of asked) this.#token[next[word]++] = token
    for (let word = 0; word < words; word += 1) this.#token.subarray(begins[word], begins[word + 1]).sort()
    this.#begins = begins
    this.#times = new Uint32Array(asked.length)
  }

  /** Counts a word beside a token, if it is asked about. */
  meet(word: number, token: number): void {
    const at = this.#find(word, token)
    if (at !== NONE) this.#times[at] += 1
  }

  times(word: number, token: number): number {
    return this.#times[this.#find(word, token)]
  }

  /** The first place of a token among those of a word, or NONE. */
  #find(word: number, token: number): number {
    const end = this.#begins[word + 1]
    const place = lowerBound(this.#token, token, this.#begins[word], end)
    return place < end && this.#token[place] === token ? place : NONE
  }
}

const NONE = -1

/** The use of each pair's words. */
export function countUses(corpus: Corpus, pairs: readonly NearLines[]): readonly WordUse[] {
  if (pairs.length === 0) return []
  const { first, hash, marks, count } = corpus
  const words = new WordNumbers(pairs.length * 2)
  const kept = pairs.map(({ stays, at }) => {
    const word = hash.at(first.at(stays) + at)
    return isFunctionWord(word) ? NONE : words.add(word)
  })
  const changed = pairs.map((pair) => words.add(hash.at(first.at(pair.changed) + pair.at)))
  // Nobody asks what stands beside a function word, and they are most of the words.
  const isAsked = pairs.map((pair) => !isFunctionWord(hash.at(first.at(pair.changed) + pair.at)))
  const places = pairs.map((pair) => first.at(pair.changed) + pair.at)
  const asking = pairs.map((_, pair) => pair).filter((pair) => isAsked[pair])
  const beside = (step: number) =>
    new Neighbours(
      words.count,
      asking.map((pair) => [changed[pair], hash.at(places[pair] + step)]),
    )
  const [before, behind] = [beside(-1), beside(1)]
  const seen = new Uint32Array(words.count)
  const named = new Uint32Array(words.count)
  const end = first.at(count)
  const { bits } = words
  for (let at = 0; at < end; at += 1) {
    if (!bits.mayHave(hash.at(at))) continue
    const word = words.find(hash.at(at))
    if (word === NONE) continue
    seen[word] += 1
    if ((marks.at(at) & (TELLING | NUMBER)) === TELLING) named[word] += 1
    if (at > 0) before.meet(word, hash.at(at - 1))
    if (at + 1 < end) behind.meet(word, hash.at(at + 1))
  }
  // Everywhere but where it stands itself.
  const elsewhere = (neighbours: Neighbours, pair: number, step: number) =>
    isAsked[pair] ? neighbours.times(changed[pair], hash.at(places[pair] + step)) - 1 : 0
  return pairs.map((pair, number) => ({
    seen: kept[number] === NONE ? Number.POSITIVE_INFINITY : seen[kept[number]],
    seenChanged: seen[changed[number]],
    named: kept[number] === NONE ? 0 : named[kept[number]],
    namedChanged: named[changed[number]],
    before: pair.at === 0 ? -1 : elsewhere(before, number, -1),
    behind: places[number] + 1 === first.at(pair.changed + 1) ? -1 : elsewhere(behind, number, 1),
  }))
}

/**
 * For each pair whether its two words stand between the same two neighbours anywhere else: then they are words of one
 * kind, and who chose one of them meant it. A function word is of no kind with another word.
 */
export function alternate(corpus: Corpus, pairs: readonly NearLines[]): readonly boolean[] {
  if (pairs.length === 0) return []
  const { first, hash, count } = corpus
  const words = new WordNumbers(pairs.length * 2)
  for (const { stays, changed, at } of pairs) {
    if (!isFunctionWord(hash.at(first.at(stays) + at))) words.add(hash.at(first.at(stays) + at))
    words.add(hash.at(first.at(changed) + at))
  }
  const frames = Array.from({ length: words.count }, () => new Set<number>())
  const end = first.at(count)
  const { bits } = words
  for (let at = 0; at < end; at += 1) {
    if (!bits.mayHave(hash.at(at))) continue
    const word = words.find(hash.at(at))
    if (word !== NONE && frames[word].size < MOST) frames[word].add(frameOf(hash, at))
  }
  return pairs.map(({ stays, changed, at }) => {
    const [a, b] = [first.at(stays) + at, first.at(changed) + at]
    if (isFunctionWord(hash.at(a))) return false
    const [one, other] = [frames[words.find(hash.at(a))], frames[words.find(hash.at(b))]]
    const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
    const own = [frameOf(hash, a), frameOf(hash, b)]
    for (const frame of fewer) if (more.has(frame) && !own.includes(frame)) return true
    return false
  })
}

/** The tokens before and behind a token, as one number. */
function frameOf(hash: Words, at: number): number {
  return (Math.imul(at > 0 ? hash.at(at - 1) : 0, 31) ^ hash.at(at + 1)) >>> 0
}
