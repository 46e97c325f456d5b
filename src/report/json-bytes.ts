/**
 * JSON text as UTF-8 in one buffer that is filled and emptied. Reports hold numbers and words of our own by the
 * million: bytes written straight into the buffer cost a tenth of strings that are made, joined and encoded.
 */

// Inside JSON these stand only in strings, so escaping the finished text is safe. DEL, C1 controls and
// bidi controls: `cat report.json` must not drive or fool a terminal. U+0085, U+2028 and U+2029: some
// readers of NDJSON end a line there. JSON.stringify itself escapes C0 controls and lone surrogates.
const RISKY = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const [QUOTE, BACKSLASH, DIGIT_0, DEL] = [0x22, 0x5c, 0x30, 0x7f]
/** A number below 2^31 has ten digits at most. */
const SMALL = 0x7fffffff
const DIGITS = 10
/** Bytes of a JSON string for one byte of its text, `\u0000` being the longest. */
const ESCAPED = 6

/** Text of our own as bytes, to be put into a report again and again. */
export const fragment = (ascii: string): Uint8Array => Buffer.from(ascii, 'latin1')

export class JsonBytes {
  length = 0
  #bytes: Buffer

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size)
  }

  /** What was written since the last call. Valid until the next piece is written. */
  take(): Uint8Array {
    const piece = this.#bytes.subarray(0, this.length)
    this.length = 0
    return piece
  }

  put(fragment: Uint8Array): void {
    this.#reserve(fragment.length)
    const bytes = this.#bytes
    let at = this.length
    for (let i = 0; i < fragment.length; i += 1) bytes[at++] = fragment[i]
    this.length = at
  }

  ascii(text: string): void {
    this.#reserve(text.length)
    const bytes = this.#bytes
    let at = this.length
    for (let i = 0; i < text.length; i += 1) bytes[at++] = text.charCodeAt(i)
    this.length = at
  }

  number(value: number): void {
    if (!(value >= 0 && value <= SMALL && Math.floor(value) === value) || Object.is(value, -0)) {
      this.ascii(String(value))
      return
    }
    this.#reserve(DIGITS)
    const bytes = this.#bytes
    let rest = value | 0
    let at =
      this.length + (rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : rest < 10_000 ? 4 : digitsOf(rest))
    this.length = at
    do {
      const tenth = (rest / 10) | 0
      at -= 1
      bytes[at] = DIGIT_0 + rest - tenth * 10
      rest = tenth
    } while (rest > 0)
  }

  /** 32 bits as eight hex digits. */
  hex(value: number): void {
    this.#reserve(8)
    const bytes = this.#bytes
    for (let shift = 28; shift >= 0; shift -= 4) {
      const digit = (value >>> shift) & 15
      bytes[this.length++] = digit < 10 ? DIGIT_0 + digit : 0x57 + digit
    }
  }

  /** Any value as JSON.stringify writes it, with what is risky escaped as well. */
  value(value: unknown): void {
    this.#text(JSON.stringify(value))
  }

  /** The keys and values of an object, without its braces. */
  inside(value: object): void {
    this.#text(JSON.stringify(value).slice(1, -1))
  }

  /** UTF-8 without malformed parts as a JSON string: what `value` makes of its text. */
  string(utf8: Uint8Array): void {
    this.#reserve(utf8.length * ESCAPED + 2)
    const bytes = this.#bytes
    let at = this.length
    bytes[at++] = QUOTE
    for (let i = 0; i < utf8.length; i += 1) {
      const byte = utf8[i]
      if (byte < 0x20 || byte >= DEL) {
        const rest = utf8.subarray(i)
        this.length = at
        // The opening quotation mark stands already.
        this.#text(
          JSON.stringify(Buffer.from(rest.buffer, rest.byteOffset, rest.length).toString('utf8')).slice(1),
        )
        return
      }
      if (byte === QUOTE || byte === BACKSLASH) bytes[at++] = BACKSLASH
      bytes[at++] = byte
    }
    bytes[at++] = QUOTE
    this.length = at
  }

  #text(json: string): void {
    const safe = json.replace(RISKY, escapeUnit)
    // A UTF-16 unit has three bytes at most.
    this.#reserve(safe.length * 3)
    this.length += this.#bytes.write(safe, this.length, 'utf8')
  }

  #reserve(more: number): void {
    const needed = this.length + more
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
  }
}

function digitsOf(value: number): number {
  let digits = 5
  for (let least = 100_000; digits < DIGITS && value >= least; least *= 10) digits += 1
  return digits
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
