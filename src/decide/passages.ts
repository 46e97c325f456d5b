/** Passages inside a block that stays: whole sentences in a row that stand earlier, enough of them to matter. */
import { SENTENCE } from '../fingerprint/marks.js'
import type { BlockMatch } from '../match/block-match.js'
import type { Thresholds } from './deduplicate.js'

/** Tokens [from, to) of the corpus. */
export type TokenRange = readonly [from: number, to: number]

/** Sentences shorter than this are taken only if all of their tokens are covered (law 2). */
const SHORT = 5

/** The passages of the block [from, to) that go, ascending. What their borders cut off from its run is given up. */
export function findPassages(
  match: BlockMatch,
  marks: Uint8Array,
  from: number,
  to: number,
  thresholds: Thresholds,
): TokenRange[] {
  for (;;) {
    const passages = coveredSentences(match, marks, from, to, thresholds)
    let gaveUp = false
    for (const [begin, end] of passages) if (match.confine(from, to, begin, end)) gaveUp = true
    if (!gaveUp) return passages
  }
}

function coveredSentences(
  match: BlockMatch,
  marks: Uint8Array,
  from: number,
  to: number,
  { threshold, minPassage }: Thresholds,
): TokenRange[] {
  const passages: TokenRange[] = []
  if (match.covered < minPassage) return passages
  let begin = -1
  let covered = 0
  const close = (end: number) => {
    if (begin >= 0 && covered >= minPassage) passages.push([begin, end])
    begin = -1
    covered = 0
  }
  for (let start = from; start < to; ) {
    let end = start + 1
    while (end < to && (marks[end] & SENTENCE) === 0) end += 1
    let hits = 0
    let tells = false
    for (let at = start; at < end; at += 1) {
      if (match.covers(at - from)) hits += 1
      if (match.telling[at - from] === 1) tells = true
    }
    const size = end - start
    if (!tells && (size < SHORT ? hits === size : hits >= size * threshold)) {
      if (begin < 0) begin = start
      covered += hits
    } else close(start)
    start = end
  }
  close(to)
  // All of it would be the block itself, which was judged already.
  return passages.filter(([a, b]) => a > from || b < to)
}
