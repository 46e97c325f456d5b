/** Where two sources meet in a block: at a border of sentences, so that each stands for its own, or inside of one. */
import type { Bytes } from '../columns/column.js'
import { mayBegin, SENTENCE } from '../fingerprint/marks.js'
import { GAP } from './chains.js'

/** What covers the tokens of a block, counted from its first one (cover.ts). */
export interface Owners {
  /** The number of the source of each token, or 0. */
  readonly owner: Uint16Array
  /** For each covered token the place that covers it. */
  readonly sourceAt: Uint32Array
  /** Whether two covered tokens may stand together in a place that is not known. */
  mayStandElsewhere(last: number, i: number): boolean
}

/**
 * Sets inGap to 1 for what other sources cover of a sentence [from, to) beside its best one, `main`: it is new, as neither says
 * that sentence. Not so where one goes on as the other ends there, at a border of sentences that the copy does not show, and
 * where another place may have both.
 * `origin` is the first token of the block, and all is counted from it.
 */
export function openSeams(
  owners: Owners,
  inGap: Uint8Array,
  marks: Bytes,
  origin: number,
  main: number,
  from: number,
  to: number,
): void {
  const { owner } = owners
  const isSeam = (at: number) => isSeamless(owners, marks, origin, at, from, to)
  for (let at = from; at < to; ) {
    const id = owner[at - origin]
    let end = at + 1
    while (end < to && owner[end - origin] === id) end += 1
    if (id !== 0 && id !== main && !(isSeam(at) && isSeam(end))) inGap.fill(1, at - origin, end - origin)
    at = end
  }
}

/** Whether two sentences meet before the token `at` of the sentence [from, to), by the sources of both sides. */
function isSeamless(
  owners: Owners,
  marks: Bytes,
  origin: number,
  at: number,
  from: number,
  to: number,
): boolean {
  const { owner, sourceAt } = owners
  let before = at - 1
  while (before >= from && owner[before - origin] === 0) before -= 1
  let behind = at
  while (behind < to && owner[behind - origin] === 0) behind += 1
  if (before < from || behind === to || mayBegin(marks.at(behind))) return true
  if (owners.mayStandElsewhere(before - origin, behind - origin)) return true
  const [last, next] = [sourceAt[before - origin], sourceAt[behind - origin]]
  // Two chains of one source, with a gap inside a sentence that one chain could have.
  if (next > last && next - last <= GAP + 1) {
    let gap = last + 1
    while (gap < next && !beginsSentence(marks, gap)) gap += 1
    if (next === last + 1 || (gap === next && !beginsSentence(marks, next))) return true
  }
  return beginsSentence(marks, next) && beginsSentence(marks, last + 1)
}

function beginsSentence(marks: Bytes, at: number): boolean {
  return (marks.at(at) & SENTENCE) !== 0
}
