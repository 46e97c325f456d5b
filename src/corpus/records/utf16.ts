/**
 * UTF-16 as an encoding of records (coding.ts), as Excel and PowerShell write them. What is no UTF-16 passes by whole: half of a
 * surrogate pair is held as the three bytes that UTF-8 would have for it, which no reader takes for UTF-8, and an odd last byte is
 * a piece of its own.
 */
import { isUtf8 } from 'node:buffer'
import { type CodedPiece, type Coding, recoded } from './coding.js'
import type { RecordFormat } from './record-format.js'

export type Utf16 = 'utf-16le' | 'utf-16be'

export function isUtf16(value: unknown): value is Utf16 {
  return value === 'utf-16le' || value === 'utf-16be'
}

/**
 * What the first bytes of a file say of its encoding: a mark, or the zeros that ASCII has there, with which tables and JSON begin.
 * Null for UTF-8 and all others of single bytes.
 */
export function wideIn([a, b, c, d]: Uint8Array): Utf16 | 'utf-32' | null {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d > 0) ? 'utf-32' : null
  if (a > 0 && b === 0) return c === 0 ? (d === 0 ? 'utf-32' : null) : c > 0 && d === 0 ? 'utf-16le' : null
  return a === 0 && b > 0 && c === 0 && d > 0 ? 'utf-16be' : null
}

/** UTF-16 as UTF-8; half of a surrogate pair becomes three bytes, an odd last byte is left out. */
export function narrowed(bytes: Uint8Array, encoding: Utf16): Buffer {
  const units = Buffer.from(bytes.subarray(0, bytes.length & ~1))
  if (encoding === 'utf-16be') units.swap16()
  const text = units.toString('utf16le')
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  // Rare: a file that was cut, or no text at all.
  const out = Buffer.allocUnsafe(text.length * 3)
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (character.length === 2 || code < 0xd800 || code > 0xdfff)
      length += out.write(character, length, 'utf8')
    else {
      out[length++] = 0xe0 | (code >> 12)
      out[length++] = 0x80 | ((code >> 6) & 0x3f)
      out[length++] = 0x80 | (code & 0x3f)
    }
  }
  return out.subarray(0, length)
}

/** Bytes turned at once: a record may be longer than a string can be. */
const BLOCK = 1 << 20

/** The UTF-16 that `narrowed` made these bytes of; they begin and end between characters. */
export function widened(bytes: Uint8Array, encoding: Utf16): Buffer {
  const out = Buffer.allocUnsafe(wideLength(bytes))
  let length = 0
  for (let at = 0; at < bytes.length; ) {
    let end = Math.min(at + BLOCK, bytes.length)
    while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end -= 1
    length += widenInto(out, length, bytes.subarray(at, end))
    at = end
  }
  return encoding === 'utf-16be' ? out.swap16() : out
}

function widenInto(out: Buffer, from: number, block: Uint8Array): number {
  if (isUtf8(block)) return out.write(Buffer.from(block).toString('utf8'), from, 'utf16le')
  let length = from
  for (let at = 0; at < block.length; ) {
    const size = sizeOf(block[at])
    const [a, b, c] = block.subarray(at, at + size)
    const isHalf = size === 3 && a === 0xed && b >= 0xa0
    if (isHalf) length = out.writeUInt16LE(0xd000 | ((b & 0x3f) << 6) | (c & 0x3f), length)
    else length += out.write(Buffer.from(block.subarray(at, at + size)).toString('utf8'), length, 'utf16le')
    at += size
  }
  return length - from
}

/** Bytes of the character that this one begins. */
function sizeOf(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** Bytes in UTF-16 of a run of UTF-8: two a character, four where it has four bytes. */
function wideLength(bytes: Uint8Array): number {
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if ((byte & 0xc0) !== 0x80) length += byte < 0xf0 ? 2 : 4
  }
  return length
}

/** UTF-16 as a coding of records. */
export function utf16Coding(encoding: Utf16): Coding {
  return {
    broken: 'not-utf16',
    read(bytes, isLast) {
      let end = bytes.length & ~1
      const high = end - (encoding === 'utf-16le' ? 1 : 2)
      if (!isLast && end > 0 && (bytes[high] & 0xfc) === 0xd8) end -= 2
      return { text: narrowed(bytes.subarray(0, end), encoding), read: end }
    },
    write: (text) => widened(text, encoding),
    length: (text) => wideLength(text),
    put: (text) => widened(text, encoding),
  }
}

/** A format of records, read from UTF-16. */
export function inUtf16(format: RecordFormat, encoding: Utf16): RecordFormat<CodedPiece> {
  return recoded(format, utf16Coding(encoding))
}
