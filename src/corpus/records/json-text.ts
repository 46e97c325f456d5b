/** The text of a JSON string, and the way from places in it to places among its escapes. Offsets are bytes. */
import type { RawEdit, TextCut } from './record-format.js'

const BACKSLASH = 0x5c

/** Bytes of the escapes of one character: the letter behind the backslash to what it stands for. */
const SHORT = new Uint8Array(128)
for (const [letter, byte] of Object.entries({ '"': 34, '\\': 92, '/': 47, b: 8, f: 12, n: 10, r: 13, t: 9 }))
  SHORT[letter.charCodeAt(0)] = byte

/** Unescapes strings into memory of its own, which the next call takes again. */
export class JsonStrings {
  #room = new Uint8Array(1 << 16)

  /** The text between the quotes of a valid JSON string, as UTF-8; null where half of a surrogate pair stands alone. */
  text(raw: Uint8Array, from: number, to: number): Uint8Array | null {
    const escaped = raw.subarray(from, to)
    const first = escaped.indexOf(BACKSLASH)
    if (first < 0) return escaped
    let at = from + first
    // No escape is shorter than what it stands for.
    if (this.#room.length < to - from) this.#room = new Uint8Array(Math.max(to - from, this.#room.length * 2))
    const room = this.#room
    room.set(raw.subarray(from, at))
    let length = at - from
    while (at < to) {
      const byte = raw[at]
      if (byte !== BACKSLASH) {
        room[length++] = byte
        at += 1
      } else if (raw[at + 1] !== 0x75) {
        room[length++] = SHORT[raw[at + 1]]
        at += 2
      } else {
        const code = escapedCode(raw, at)
        if (code < 0) return null
        length = writeCode(room, length, code)
        at += code > 0xffff ? 12 : 6
      }
    }
    return room.subarray(0, length)
  }
}

/** A `\u` escape's code point, with its second half where it has one; -1 for half of a pair. */
function escapedCode(raw: Uint8Array, at: number): number {
  const unit = hexUnit(raw, at + 2)
  if (unit < 0xd800 || unit > 0xdfff) return unit
  if (unit > 0xdbff || raw[at + 6] !== BACKSLASH || raw[at + 7] !== 0x75) return -1
  const low = hexUnit(raw, at + 8)
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : -1
}

function hexUnit(raw: Uint8Array, at: number): number {
  let unit = 0
  for (let i = at; i < at + 4; i += 1) {
    const byte = raw[i]
    unit = unit * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57)
  }
  return unit
}

function writeCode(room: Uint8Array, at: number, code: number): number {
  let length = at
  if (code < 0x80) room[length++] = code
  else {
    if (code < 0x800) room[length++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) room[length++] = 0xe0 | (code >> 12)
      else {
        room[length++] = 0xf0 | (code >> 18)
        room[length++] = 0x80 | ((code >> 12) & 0x3f)
      }
      room[length++] = 0x80 | ((code >> 6) & 0x3f)
    }
    room[length++] = 0x80 | (code & 0x3f)
  }
  return length
}

/** Cuts of the text as edits of the raw string from `from` to `to`. */
export function jsonEdits(raw: Uint8Array, from: number, to: number, cuts: readonly TextCut[]): RawEdit[] {
  let at = from
  let text = 0
  const reach = (offset: number): number => {
    while (text < offset && at < to) {
      if (raw[at] !== BACKSLASH) {
        at += 1
        text += 1
      } else if (raw[at + 1] !== 0x75) {
        at += 2
        text += 1
      } else {
        const code = escapedCode(raw, at)
        at += code > 0xffff ? 12 : 6
        text += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
      }
    }
    if (text !== offset) throw new Error(`A cut at ${offset} splits an escape`)
    return at
  }
  return cuts.map(({ start, end, put }) => {
    const begin = reach(start)
    return { start: begin, length: reach(end) - begin, put: put === null ? null : escaped(put) }
  })
}

function escaped(text: Uint8Array): Uint8Array {
  return Buffer.from(JSON.stringify(Buffer.from(text).toString('utf8')).slice(1, -1))
}
