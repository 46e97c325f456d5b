/**
 * Encodings of one to four bytes a character that hold ASCII, as encodings of records (coding.ts). A byte that is no character,
 * or part of one that is spelt otherwise on the way back, is held as the three bytes of U+DC00 and its value: no reader takes
 * them for UTF-8 (as in Python's `surrogateescape`). Offsets are bytes.
 */
import { type Codec, type Cursor, GROWTH, LONGEST } from '../encoding/codec.js'
import { codecFor, ENCODINGS } from '../encoding/codecs.js'
import { type BytesOf, inverseOf } from '../encoding/inverse.js'
import type { Coding } from './coding.js'

/** Those in which bytes mean what shifts before them say, and those of wide units, are none. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'],
  ...['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312'],
])
const NAMES: ReadonlySet<string> = new Set(ENCODINGS.filter((name) => !OTHERS.has(name)))

export function isLegacy(value: unknown): value is string {
  return typeof value === 'string' && NAMES.has(value)
}

/** Bytes that are read at once: so much is looked at character by character where one of them does not come back. */
const BLOCK = 1 << 14
/** Bytes that the last character of a chunk may lack. */
const LACKING = 3
/** The most bytes of a character for each of its bytes in UTF-8: U+0080 has four in GB 18030. */
const SHRINKING = 2

const ESCAPE = 0xdc00

const codings = new Map<string, Coding>()

export function legacyCoding(encoding: string): Coding {
  let coding = codings.get(encoding)
  if (coding === undefined) {
    coding = codingOf(encoding)
    codings.set(encoding, coding)
  }
  return coding
}

function codingOf(encoding: string): Coding {
  const codec = codecFor(encoding)
  const bytesOf = inverseOf(encoding)
  const write = (text: Uint8Array) => written(text, bytesOf)
  return {
    broken: 'not-in-encoding',
    read: (bytes, isLast) => decoded(bytes, isLast ? bytes.length : bytes.length - LACKING, codec, bytesOf),
    write,
    length: (text) => write(text).length,
    put: (text, isJson) => write(isJson ? escaped(text, bytesOf) : text),
  }
}

/** Whether all of a text can be written. */
export function holds(encoding: string, text: string): boolean {
  const bytesOf = inverseOf(encoding)
  return Array.from(text).every(
    (character) => character === '\0' || bytesOf(character.codePointAt(0) ?? 0) > 0,
  )
}

/** The characters that begin before `stop`. */
function decoded(
  bytes: Uint8Array,
  stop: number,
  codec: Codec,
  bytesOf: BytesOf,
): { readonly text: Buffer; readonly read: number } {
  const cursor: Cursor = { read: 0, write: 0, mode: 0 }
  const out = Buffer.allocUnsafe((Math.max(0, stop) + LONGEST) * GROWTH)
  while (cursor.read < stop) {
    const { read, write } = cursor
    const end = Math.min(read + BLOCK, stop)
    codec(bytes, cursor, end, out, null)
    if (comesBack(bytes, read, out, write, cursor, bytesOf)) continue
    cursor.read = read
    cursor.write = write
    while (cursor.read < end) nextCharacter(bytes, codec, cursor, out, bytesOf)
  }
  return { text: out.subarray(0, cursor.write), read: cursor.read }
}

/** The character at the cursor, or each of its bytes by itself. */
function nextCharacter(bytes: Uint8Array, codec: Codec, cursor: Cursor, out: Buffer, bytesOf: BytesOf): void {
  const { read, write } = cursor
  codec(bytes, cursor, read + 1, out, null)
  if (comesBack(bytes, read, out, write, cursor, bytesOf)) return
  cursor.write = write
  for (let at = read; at < cursor.read; at += 1) {
    const code = ESCAPE + bytes[at]
    out[cursor.write++] = 0xe0 | (code >> 12)
    out[cursor.write++] = 0x80 | ((code >> 6) & 0x3f)
    out[cursor.write++] = 0x80 | (code & 0x3f)
  }
}

function comesBack(
  bytes: Uint8Array,
  read: number,
  out: Uint8Array,
  write: number,
  cursor: Cursor,
  bytesOf: BytesOf,
): boolean {
  return written(out.subarray(write, cursor.write), bytesOf).equals(bytes.subarray(read, cursor.read))
}

/** The bytes of a text; what the encoding lacks is left out. */
function written(text: Uint8Array, bytesOf: BytesOf): Buffer {
  const out = Buffer.allocUnsafe(text.length * SHRINKING)
  let length = 0
  for (let at = 0; at < text.length; ) {
    const lead = text[at]
    if (lead < 0x80) {
      out[length++] = lead
      at += 1
      continue
    }
    const code = codeAt(text, at)
    at += lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (code >= ESCAPE && code < ESCAPE + 256) {
      out[length++] = code - ESCAPE
      continue
    }
    const bytes = bytesOf(code)
    if (bytes === 0) continue
    if (bytes > 0xffffff) out[length++] = bytes >>> 24
    if (bytes > 0xffff) out[length++] = (bytes >>> 16) & 0xff
    if (bytes > 0xff) out[length++] = (bytes >>> 8) & 0xff
    out[length++] = bytes & 0xff
  }
  return out.subarray(0, length)
}

function codeAt(text: Uint8Array, at: number): number {
  const lead = text[at]
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | (text[at + 1] & 0x3f)
  const two = ((text[at + 1] & 0x3f) << 6) | (text[at + 2] & 0x3f)
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | two
  return ((lead & 0x07) << 18) | (two << 6) | (text[at + 3] & 0x3f)
}

/** Part of a string of JSON, which can spell what its encoding lacks. */
function escaped(text: Uint8Array, bytesOf: BytesOf): Buffer {
  let spelt = ''
  for (const character of Buffer.from(text).toString('utf8')) {
    const code = character.codePointAt(0) ?? 0
    const isThere = code < 0x80 || bytesOf(code) > 0
    spelt += isThere
      ? character
      : Array.from({ length: character.length }, (_, i) => unit(character, i)).join('')
  }
  return Buffer.from(spelt)
}

function unit(character: string, at: number): string {
  return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
}
