/**
 * ISO-2022-JP (RFC 1468, with JIS X 0212 and half-width katakana), ISO-2022-KR (RFC 1557) and HZ (RFC 1843):
 * 7-bit text in which shift sequences switch between ASCII and pairs of bytes.
 *
 * A shift sequence belongs to the character behind it. So the offset of a line start lies before the shift that
 * opens the line, and whole lines cut out of the input keep their shifts. Only the header of ISO-2022-KR belongs to
 * none: without it a reader takes all that follows for ASCII.
 */

import { codeTable, eucJpTriples } from './code-tables.js'
import { type Codec, put, REPLACEMENT } from './codec.js'

/** The shift states. ASCII is 0, the state in which a document begins. */
const ASCII = 0
const PAIRS = 1
const JIS_X_0212 = 2
const ROMAN = 3
const KATAKANA = 4

/** Length of the shift sequence at `at` times 8, plus the state behind it; 0 if there is none. */
type Shift = (input: Uint8Array, at: number, mode: number) => number

const ESC = 0x1b

function shiftJp(input: Uint8Array, at: number): number {
  if (input[at] !== ESC) return 0
  const a = input[at + 1]
  const b = input[at + 2]
  if (a === 0x28) {
    if (b === 0x42) return 24 | ASCII
    if (b === 0x4a) return 24 | ROMAN
    return b === 0x49 ? 24 | KATAKANA : 0
  }
  if (a !== 0x24) return 0
  if (b === 0x40 || b === 0x42) return 24 | PAIRS
  return b === 0x28 && input[at + 3] === 0x44 ? 32 | JIS_X_0212 : 0
}

/** The header with which RFC 1557 lets a text begin stays in front of it, as a byte order mark does. Length in bytes. */
const KR_HEADER = 4

function shiftKr(input: Uint8Array, at: number, mode: number): number {
  const byte = input[at]
  if (byte === 0x0e) return 8 | PAIRS
  if (byte === 0x0f) return 8 | ASCII
  const isHeader = byte === ESC && input[at + 1] === 0x24 && input[at + 2] === 0x29 && input[at + 3] === 0x43
  return isHeader ? 32 | mode : 0
}

function shiftHz(input: Uint8Array, at: number, mode: number): number {
  if (input[at] !== 0x7e) return 0
  const next = input[at + 1]
  if (mode === PAIRS) return next === 0x7d ? 16 | ASCII : 0
  if (next === 0x7b) return 16 | PAIRS
  return next === 0x0a ? 16 | ASCII : 0
}

const ENCODINGS: Readonly<Record<string, { readonly shift: Shift; readonly table: string }>> = {
  'iso-2022-jp': { shift: shiftJp, table: 'euc-jp' },
  'iso-2022-kr': { shift: shiftKr, table: 'euc-kr' },
  'hz-gb-2312': { shift: shiftHz, table: 'gb18030' },
}

export function statefulCodec(name: keyof typeof ENCODINGS): Codec {
  const { shift, table } = ENCODINGS[name]
  const { pairs } = codeTable(table)
  const isHz = name === 'hz-gb-2312'
  const isKr = name === 'iso-2022-kr'
  return (input, cursor, stop, out, starts) => {
    const origin = cursor.read
    const end = Math.min(stop, input.length)
    let { read, write, mode } = cursor
    while (read < end) {
      if (starts !== null) starts[write] = read - origin
      for (let step = shift(input, read, mode); step !== 0; step = shift(input, read, mode)) {
        read += step >> 3
        mode = step & 7
        if (isKr && read === KR_HEADER && step >> 3 === KR_HEADER && starts !== null)
          starts[write] = KR_HEADER
      }
      if (read >= input.length) break
      const byte = input[read]
      let code = byte
      let length = 1
      if (byte >= 0x80) {
        code = REPLACEMENT
      } else if (byte === 0x0a) {
        // All three begin a line in ASCII (RFC 1468, 1557, 1843): a lost shift harms one line only.
        mode = ASCII
      } else if (byte <= 0x20 || byte === 0x7f || mode === ASCII) {
        if (isHz && byte === 0x7e && input[read + 1] === 0x7e) length = 2
      } else if (mode === ROMAN) {
        code = byte === 0x5c ? 0xa5 : byte === 0x7e ? 0x203e : byte
      } else if (mode === KATAKANA) {
        code = byte <= 0x5f ? 0xff40 + byte : REPLACEMENT
      } else {
        const codes = mode === JIS_X_0212 ? eucJpTriples() : pairs
        code = read + 1 < input.length ? codes[(byte << 8) | 0x80 | input[read + 1]] : 0
        if (code !== 0 && input[read + 1] < 0x80) length = 2
        else code = REPLACEMENT
      }
      write = put(out, write, code)
      read += length
    }
    cursor.read = read
    cursor.write = write
    cursor.mode = mode
  }
}
