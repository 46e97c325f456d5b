/** What stays of a text and what goes, copied together: a view of each of a hundred pieces, and a call of the system for it, would cost more than their bytes. */
import { hasher } from '../fingerprint/hash.js'
import { arrayOf } from '../spare-heap.js'
import type { Inserted } from './cut-marks.js'
import type { LedgerEntry } from './ledger.js'

/** Bytes that are copied one by one: fewer than this take longer by a view of them. */
const SHORT = 96
/** Bytes that are gathered at most: what is longer has pieces that are worth a call each. */
const MOST_GATHERED = 1 << 24

export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  if (end - start > SHORT) to.set(from.subarray(start, end), at)
  else for (let i = start; i < end; i += 1) to[at + i - start] = from[i]
}

/** Calls with [start, end) of the cuts that touch as of one. */
export function eachRun(cuts: LedgerEntry['cuts'], take: (start: number, end: number) => void): void {
  for (let i = 0; i < cuts.length; ) {
    const [start, length] = cuts[i]
    let end = start + length
    for (i += 1; i < cuts.length && cuts[i][0] === end; i += 1) end += cuts[i][1]
    take(start, end)
  }
}

/** The hash of pieces as of one file: put together they may be longer than an array can be. */
export function hashPieces(pieces: readonly Uint8Array[]): string {
  const hash = hasher()
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** What stays of a file: the parts between its cuts, and what was put in the place of a cut. */
export function keptPieces(
  original: Uint8Array,
  cuts: LedgerEntry['cuts'],
  inserted?: Inserted,
): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const [start, length] of cuts) {
    if (start > at) pieces.push(original.subarray(at, start))
    const put = inserted?.get(start)
    if (put !== undefined) pieces.push(put)
    at = start + length
  }
  if (at < original.length) pieces.push(original.subarray(at))
  return pieces
}

export class KeptBytes {
  #room: Uint8Array = new Uint8Array(1 << 16)

  /** What stays, and what was put in the place of cuts, in as few pieces as is worth it; valid until the next call. */
  pieces(
    original: Uint8Array,
    cuts: LedgerEntry['cuts'],
    inserted: Inserted | undefined,
  ): readonly Uint8Array[] {
    if (cuts.length === 0) return [original]
    if (original.length > MOST_GATHERED || (inserted !== undefined && inserted.size > 0))
      return keptPieces(original, cuts, inserted)
    if (this.#room.length < original.length) this.#room = arrayOf(Uint8Array, original.length * 2)
    const room = this.#room
    let [at, kept] = [0, 0]
    eachRun(cuts, (start, end) => {
      copyBytes(original, at, start, room, kept)
      kept += start - at
      at = end
    })
    copyBytes(original, at, original.length, room, kept)
    kept += original.length - at
    return kept === 0 ? [] : [room.subarray(0, kept)]
  }
}
