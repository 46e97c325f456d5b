/**
 * What every decoder to UTF-8 has in common. Offsets are bytes: `read` in the input, `write` in the output.
 *
 * A codec is handed a stretch of the input again and again, so that no string ever holds a document and the
 * way back from an output offset re-reads one stretch and not the whole file.
 */

/** Where a decoder stands. `mode` is the shift state of a stateful encoding, 0 for all others. */
export interface Cursor {
  read: number
  write: number
  mode: number
}

/**
 * Decodes the characters that begin at `cursor.read` or later and before `stop` (the last one may end after it)
 * into `out` at `cursor.write`, and moves the cursor behind them. Never throws: what has no meaning in the
 * encoding becomes U+FFFD.
 *
 * With `starts`, `starts[w]` is set to the input offset of the character whose UTF-8 begins at `w`, counted
 * from where the cursor stood at the call. `out` must have room for `GROWTH` bytes per byte read.
 */
export type Codec = (
  input: Uint8Array,
  cursor: Cursor,
  stop: number,
  out: Uint8Array,
  starts: Uint32Array | null,
) => void

/** No codec writes more than 3 bytes of UTF-8 for one byte of input: U+FFFD or one letter of U+0800..U+FFFF. */
export const GROWTH = 3

/** The longest character: four bytes (GB 18030, UTF-32), or a shift sequence of four before a pair. */
export const LONGEST = 8

export const REPLACEMENT = 0xfffd

/** Writes one code point as UTF-8 and returns the offset behind it. */
export function put(out: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code
    return at + 1
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6)
    out[at + 1] = 0x80 | (code & 0x3f)
    return at + 2
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12)
    out[at + 1] = 0x80 | ((code >> 6) & 0x3f)
    out[at + 2] = 0x80 | (code & 0x3f)
    return at + 3
  }
  out[at] = 0xf0 | (code >> 18)
  out[at + 1] = 0x80 | ((code >> 12) & 0x3f)
  out[at + 2] = 0x80 | ((code >> 6) & 0x3f)
  out[at + 3] = 0x80 | (code & 0x3f)
  return at + 4
}
