/** Passages inside a block that stays: whole sentences in a row that stand earlier, enough of them to matter. */
import type { Bytes } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { haveWords, mayBegin, SENTENCE } from '../fingerprint/marks.js'
import { GAP } from '../match/chains.js'
import type { Cover } from '../match/cover.js'
import type { Thresholds } from './deduplicate.js'
import { isRestricted } from './restricted.js'

/** Tokens [from, to) of the corpus. */
export type TokenRange = readonly [from: number, to: number]

/** Sentences shorter than this are taken only if all of their tokens are covered (law 2). */
const SHORT = 5

/** Tokens on each side by which one source is told from another where a sentence may end: a short sentence. */
const TURN = 8
/** Times the least length of a passage from which on it goes although the text goes on with another fact. */
const ALONE = 2.5

/** The passages of the block [from, to) that go, ascending. What their borders cut off from its run is given up. */
export function findPassages(
  cover: Cover,
  corpus: Pick<Corpus, 'hash' | 'marks'>,
  from: number,
  to: number,
  thresholds: Thresholds,
): readonly TokenRange[] {
  let passages = coveredSentences(cover, corpus, from, to, thresholds)
  for (;;) {
    for (const [begin, end] of passages) cover.confine(begin, end)
    const confined = coveredSentences(cover, corpus, from, to, thresholds)
    if (isSame(passages, confined)) return passages
    // Less each time: a border that moves to and fro with its sources would keep this up for ever.
    if (sizeOf(confined) >= sizeOf(passages)) return []
    passages = confined
  }
}

function coveredSentences(
  cover: Cover,
  corpus: Pick<Corpus, 'hash' | 'marks'>,
  from: number,
  to: number,
  { threshold, minPassage }: Thresholds,
): TokenRange[] {
  const { marks } = corpus
  const passages: TokenRange[] = []
  if (cover.covered < minPassage) return passages
  let begin = -1
  let covered = 0
  const close = (end: number) => {
    if (begin >= 0 && covered >= minPassage && haveWords(marks, begin, end, minPassage))
      passages.push([begin, end])
    begin = -1
    covered = 0
  }
  for (let start = from; start < to; ) {
    const end = sentenceEnd(cover, marks, from, to, start)
    let hits = 0
    let tells = false
    for (let at = start; at < end; at += 1) {
      if (cover.covers(at - from)) hits += 1
      if (cover.telling[at - from] === 1) tells = true
    }
    const size = end - start
    const isCopy = !tells && (size < SHORT ? hits === size : hits >= size * threshold)
    if (isCopy && !isRestricted(corpus, cover, from, start - from, end - from)) {
      if (begin < 0) begin = start
      covered += hits
    } else close(start)
    start = end
  }
  close(to)
  return passages.filter((passage) => {
    const [a, b] = passage
    // All of it would be the block itself, which was judged already.
    if (a === from && b === to) return false
    return haveWords(marks, a, b, minPassage * ALONE) || !isBesideFact(cover, marks, from, to, passage)
  })
}

/**
 * Whether the sentence before or after a passage, which stays, is mostly of the same source and has another fact in
 * the place of one: then the fact would be left without what it is about. What is longer than a chain's gap is no fact
 * in the place of another but new text, such as what introduces a quotation.
 */
function isBesideFact(
  cover: Cover,
  marks: Bytes,
  from: number,
  to: number,
  [begin, end]: TokenRange,
): boolean {
  return hasFact(cover, marks, from, to, begin, -1) || hasFact(cover, marks, from, to, end - 1, 1)
}

/** The same of the sentence behind the token `inside` of a passage (`step` is 1), or before it (`step` is -1). */
function hasFact(
  cover: Cover,
  marks: Bytes,
  from: number,
  to: number,
  inside: number,
  step: number,
): boolean {
  const source = cover.owner[inside - from]
  if (source === 0) return false
  let size = 0
  let shared = 0
  let fresh = 0
  let facts = 0
  for (let at = inside + step; at >= from && at < to; at += step) {
    if (step > 0 && size > 0 && (marks.at(at) & SENTENCE) !== 0) break
    const i = at - from
    size += 1
    if (cover.covers(i)) shared += 1
    fresh = cover.isNew(i) ? fresh + 1 : 0
    if (cover.telling[i] === 1) facts += 1
    if (fresh > GAP) return false
    if (step < 0 && (marks.at(at) & SENTENCE) !== 0) break
  }
  return facts > 0 && shared * 2 >= size
}

/** Where the sentence that begins at a token ends. */
function sentenceEnd(cover: Cover, marks: Bytes, from: number, to: number, start: number): number {
  let end = start + 1
  while (
    end < to &&
    (marks.at(end) & SENTENCE) === 0 &&
    !(mayBegin(marks.at(end)) && turns(cover, end - from, to - from))
  )
    end += 1
  return end
}

/**
 * Whether the text before token i of a block of `size` tokens stands in another source than the text from there on, or
 * in none: then a sentence that may begin there does.
 */
function turns(cover: Cover, i: number, size: number): boolean {
  const { owner } = cover
  if (owner[i] === owner[i - 1]) return false
  let before = 0
  let after = 0
  const reach = Math.min(TURN, i, size - i)
  for (let n = 0; n < reach; n += 1) {
    if (owner[i + n] === owner[i]) after += 1
    if (owner[i - 1 - n] === owner[i - 1]) before += 1
  }
  return after * 4 >= reach * 3 && before * 4 >= reach * 3
}

function isSame(some: readonly TokenRange[], others: readonly TokenRange[]): boolean {
  return (
    some.length === others.length &&
    some.every(([begin, end], i) => begin === others[i][0] && end === others[i][1])
  )
}

function sizeOf(passages: readonly TokenRange[]): number {
  return passages.reduce((sum, [begin, end]) => sum + end - begin, 0)
}
