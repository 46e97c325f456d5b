/**
 * What was decided, as flat lists. An occurrence is a stretch of tokens of one block that goes, or that stays
 * although much of it stands earlier. Its sources are stretches of tokens, the largest first.
 */
import { GONE } from '../fingerprint/marks.js'
import type { BlockMatch } from '../match/block-match.js'
import type { Kind, Reason } from '../model.js'

/** Per block: all of it stays, all of it goes, or only passages of it go. */
export const KEPT = 0
export const REMOVED = 1
export const CUT = 2

export interface Occurring {
  readonly block: number
  /** Tokens, end exclusive. A block without tokens has none. */
  readonly from: number
  readonly to: number
  readonly kind: Kind
  readonly reason: Reason
  /** Share of the tokens that are covered. */
  readonly coverage: number
}

export class Decisions {
  /** KEPT, REMOVED or CUT, for each block. */
  readonly verdict: Uint8Array
  /** Occurrences in corpus order; `goes` is 1 for those that are removed. */
  readonly occurrences: Occurring[] = []
  readonly goes: number[] = []
  /** Occurrence i has the sources [firstSource[i], firstSource[i + 1]). */
  readonly firstSource: number[] = [0]
  readonly sourceFrom: number[] = []
  readonly sourceTo: number[] = []
  /** Number of a block's last occurrence + 1, or 0. */
  readonly ofBlock: Uint32Array
  /** The occurrences of the document with rank d are [firstOfDocument[d], firstOfDocument[d + 1]). */
  readonly firstOfDocument: number[] = [0]

  constructor(blocks: number) {
    this.verdict = new Uint8Array(blocks)
    this.ofBlock = new Uint32Array(blocks)
  }

  /** Adds an occurrence with the sources that `match` has for its tokens; its block begins at `blockFrom`. */
  add(one: Occurring, goes: boolean, match: BlockMatch, blockFrom: number, marks: Uint8Array): void {
    const first: number[] = []
    const last: number[] = []
    const size: number[] = []
    const open = new Map<number, number>()
    for (let i = one.from - blockFrom; i < one.to - blockFrom; i += 1) {
      if (!match.covers(i)) continue
      const place = match.sourceAt[i]
      let at = open.get(match.owner[i])
      // Text that does not stay is no part of a source, though a short block of it may stand in a chain's gap.
      if (at === undefined || anyGone(marks, last[at] + 1, place)) {
        at = first.push(place) - 1
        size.push(0)
        open.set(match.owner[i], at)
      }
      last[at] = place
      size[at] += 1
    }
    const order = first.map((_, at) => at).sort((a, b) => size[b] - size[a] || a - b)
    this.addWith(one, goes, order.map((at) => [first[at], last[at] + 1] as const))
  }

  addWith(one: Occurring, goes: boolean, sources: readonly (readonly [from: number, to: number])[]): void {
    for (const [from, to] of sources) {
      this.sourceFrom.push(from)
      this.sourceTo.push(to)
    }
    this.firstSource.push(this.sourceFrom.length)
    this.goes.push(goes ? 1 : 0)
    this.occurrences.push(one)
    this.ofBlock[one.block] = this.occurrences.length
  }

  /** Ends a document: what is added from now on belongs to the next. */
  endDocument(): void {
    this.firstOfDocument.push(this.occurrences.length)
  }
}

function anyGone(marks: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((marks[at] & GONE) !== 0) return true
  return false
}
