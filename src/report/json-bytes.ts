/**
 * JSON text as UTF-8 in one buffer that is filled and emptied. Reports hold numbers and words of our own by the
 * million: bytes written straight into the buffer cost a tenth of strings that are made, joined and encoded.
 */

// Inside JSON these stand only in strings, so escaping the finished text is safe. DEL, C1 controls and
// bidi controls: `cat report.json` must not drive or fool a terminal. U+0085, U+2028 and U+2029: some
// readers of NDJSON end a line there. JSON.stringify itself escapes C0 controls and lone surrogates.
const RISKY = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const [QUOTE, BACKSLASH, DIGIT_0, DEL] = [0x22, 0x5c, 0x30, 0x7f]

/** Two letters as 16 bits, the first one lower: two at a time are half the work. */
const pairOf = (two: string) => two.charCodeAt(0) | (two.charCodeAt(1) << 8)
const HEX_PAIRS = Uint16Array.from({ length: 256 }, (_, byte) => pairOf(byte.toString(16).padStart(2, '0')))
const DECIMAL_PAIRS = Uint16Array.from({ length: 100 }, (_, two) => pairOf(String(two).padStart(2, '0')))
/** A number below 2^31 has ten digits at most. */
const DIGITS = 10
/** Letters of the longest number: sign, 17 digits, point, and an exponent of three digits with its own sign. */
export const LONGEST_NUMBER = 24 + 2
/** Bytes of a JSON string for one byte of its text, `\u0000` being the longest. */
const ESCAPED = 6

/**
 * What follows the backslash for a byte that JSON escapes by a letter or by itself; OTHER for other controls, and for bytes
 * that a character of RISKY may begin with; else 0.
 */
const OTHER = 1
const SIMPLE = new Uint8Array(256).fill(OTHER, 0, 0x20)
for (const character of '\b\t\n\f\r"\\') {
  SIMPLE[character.charCodeAt(0)] = JSON.stringify(character).charCodeAt(2)
}
for (const lead of [DEL, 0xc2, 0xd8, 0xe2]) SIMPLE[lead] = OTHER

/** Whether a character of RISKY, or a control, stands at a byte that is OTHER. */
function isRisky(utf8: Uint8Array, at: number): boolean {
  const [lead, next, last] = [utf8[at], utf8[at + 1], utf8[at + 2]]
  if (lead === 0xc2) return next < 0xa0
  if (lead === 0xd8) return next === 0x9c
  if (lead !== 0xe2) return true
  if (next === 0x80) return last === 0x8e || last === 0x8f || (last >= 0xa8 && last <= 0xae)
  return next === 0x81 && last >= 0xa6 && last <= 0xa9
}

/**
 * Text of our own as bytes, eight at a time, to be put into a report again and again. As doubles, the widest that one store
 * takes: no eight letters below U+007F are a NaN, whose bits a store may change.
 */
export interface Fragment {
  readonly words: Float64Array
  /** In bytes: the last word may reach beyond it. */
  readonly length: number
}

const WORD = 8

export function fragment(ascii: string): Fragment {
  const words = new Float64Array(Math.ceil(ascii.length / WORD))
  const bytes = new DataView(words.buffer)
  for (let at = 0; at < ascii.length; at += 1) bytes.setUint8(at, ascii.charCodeAt(at))
  // Little-endian wherever it runs, as they are put.
  for (let i = 0; i < words.length; i += 1) words[i] = bytes.getFloat64(i * WORD, true)
  return { words, length: ascii.length }
}

export class JsonBytes {
  length = 0
  #bytes: Buffer
  #view: DataView
  readonly #make: (size: number) => Buffer

  /** `make` gives it memory, at first and when it grows. */
  constructor(size: number, make: (size: number) => Buffer = Buffer.allocUnsafeSlow) {
    this.#make = make
    this.#bytes = make(size)
    this.#view = viewOf(this.#bytes)
  }

  /** Begins anew in other memory: what was taken before stays as it is. */
  turnTo(bytes: Buffer): void {
    this.length = 0
    this.#bytes = bytes
    this.#view = viewOf(bytes)
  }

  /** What was written since the last call. Valid until the next piece is written. */
  take(): Uint8Array {
    const piece = this.#bytes.subarray(0, this.length)
    this.length = 0
    return piece
  }

  /** Makes room for so many bytes more, for the functions below that write at a place of their own. */
  room(more: number): DataView {
    const needed = this.length + more + WORD
    if (needed > this.#bytes.length) {
      const larger = this.#make(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.length)
      this.#bytes = larger
      this.#view = viewOf(larger)
    }
    return this.#view
  }

  put(fragment: Fragment): void {
    this.length = putAt(this.room(fragment.length), this.length, fragment)
  }

  ascii(text: string): void {
    this.length = asciiAt(this.room(text.length), this.length, text)
  }

  number(value: number): void {
    this.length = numberAt(this.room(LONGEST_NUMBER), this.length, value)
  }

  /** Text as it is. */
  plain(text: string): void {
    // A UTF-16 unit has three bytes at most.
    this.room(text.length * 3)
    this.length += this.#bytes.write(text, this.length, 'utf8')
  }

  /** Any value as JSON.stringify writes it, with what is risky escaped as well. */
  value(value: unknown): void {
    this.#text(JSON.stringify(value))
  }

  /** The keys and values of an object, without its braces. */
  inside(value: object): void {
    this.#text(JSON.stringify(value).slice(1, -1))
  }

  /** Bytes [start, end) of UTF-8 without malformed parts as a JSON string: what `value` makes of the text. */
  string(utf8: Uint8Array, start: number, end: number): void {
    const bytes = this.room((end - start) * ESCAPED + 2)
    let at = this.length
    bytes.setUint8(at++, QUOTE)
    for (let i = start; i < end; i += 1) {
      const byte = utf8[i]
      const letter = SIMPLE[byte]
      if (letter === 0) bytes.setUint8(at++, byte)
      else if (letter === OTHER) {
        if (!isRisky(utf8, i)) {
          bytes.setUint8(at++, byte)
          continue
        }
        this.length = at
        const rest = Buffer.from(utf8.buffer, utf8.byteOffset + i, end - i).toString('utf8')
        // The opening quotation mark stands already.
        this.#text(JSON.stringify(rest).slice(1))
        return
      } else {
        bytes.setUint8(at++, BACKSLASH)
        bytes.setUint8(at++, letter)
      }
    }
    bytes.setUint8(at++, QUOTE)
    this.length = at
  }

  #text(json: string): void {
    this.plain(json.replace(RISKY, escapeUnit))
  }
}

// Written in a row into a buffer with room for them, and each answers with the place behind what it wrote: a record has
// a score of parts, and to keep the place in a field would cost more than the bytes.

export function putAt(bytes: DataView, at: number, { words, length }: Fragment): number {
  for (let i = 0; i < words.length; i += 1) bytes.setFloat64(at + i * WORD, words[i], true)
  return at + length
}

export function asciiAt(bytes: DataView, at: number, text: string): number {
  const { length } = text
  for (let i = 0; i < length; i += 1) bytes.setUint8(at + i, text.charCodeAt(i))
  return at + length
}

export function numberAt(bytes: DataView, at: number, value: number): number {
  const whole = value | 0
  if (whole !== value || whole < 0 || (whole === 0 && Object.is(value, -0)))
    return asciiAt(bytes, at, String(value))
  const end =
    at + (whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : whole < 10_000 ? 4 : digitsOf(whole))
  let rest = whole
  let place = end
  while (rest > 9) {
    const hundredth = (rest / 100) | 0
    place -= 2
    bytes.setUint16(place, DECIMAL_PAIRS[rest - hundredth * 100], true)
    rest = hundredth
  }
  // Of an odd number of digits the first is left; 0 has one, too.
  if (place > at) bytes.setUint8(at, DIGIT_0 + rest)
  return end
}

/** 32 bits as eight hex digits. */
export function hexAt(bytes: DataView, at: number, value: number): number {
  bytes.setUint16(at, HEX_PAIRS[value >>> 24], true)
  bytes.setUint16(at + 2, HEX_PAIRS[(value >>> 16) & 255], true)
  bytes.setUint16(at + 4, HEX_PAIRS[(value >>> 8) & 255], true)
  bytes.setUint16(at + 6, HEX_PAIRS[value & 255], true)
  return at + 8
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

function digitsOf(value: number): number {
  let digits = 5
  for (let least = 100_000; digits < DIGITS && value >= least; least *= 10) digits += 1
  return digits
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
