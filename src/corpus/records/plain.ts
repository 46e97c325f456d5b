/** Pieces without a record: a byte order mark, what stands between records, the rest of what is not read. */
import type { Piece } from './record-format.js'
import type { Window } from './window.js'

export type Plain = Pick<Piece, 'raw' | 'record' | 'problem'>

export function plain(raw: Uint8Array): Plain {
  return { raw, record: null, problem: null }
}

const BOM = [0xef, 0xbb, 0xbf]

/** Length of the byte order mark at the front of a stream; null while more bytes are needed to tell. */
export function bomIn({ bytes, start, end }: Window, isWhole: boolean): number | null {
  for (let i = 0; i < BOM.length; i += 1) {
    if (start + i >= end) return isWhole ? 0 : null
    if (bytes[start + i] !== BOM[i]) return 0
  }
  return BOM.length
}

/** How often a byte stands among others. */
export function occurrences(byte: number, bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1
  return count
}
