/**
 * A strict scanner of JSON over bytes (RFC 8259): says whether bytes are one JSON value, as JSON.parse would, and where
 * the values of a few fields stand. No value is made. That the bytes are UTF-8 is for the caller to know. More than JSON are
 * NaN, Infinity and -Infinity, which Python writes for numbers: a score that is none must not cost its record.
 */

/** What stands in a field. */
export const MISSING = 0
export const STRING = 1
export const NUMBER = 2
export const OTHER = 3

/** What a whole text is. */
export type Scanned = 'object' | 'other' | 'broken'

interface Node {
  /** Number of the field whose value this is; -1 for none. */
  readonly field: number
  readonly below: readonly Key[]
}

interface Key {
  readonly bytes: Uint8Array
  readonly name: string
  readonly node: Node
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d]
const MINUS = 0x2d
const BROKEN = -1

/** 1 for bytes that may stand in a string by themselves: no control characters, quotes and backslashes. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
)

export class JsonScanner {
  /** Of each field what stands in it, and where; of a string what stands between its quotes. */
  readonly kind: Uint8Array
  readonly start: Float64Array
  readonly end: Float64Array
  readonly #root: Node
  #bytes: Uint8Array = new Uint8Array(0)
  #to = 0
  /** Closing brackets of the containers that are open where a value is passed over. */
  #open = new Uint8Array(64)

  /** A field is named by its keys from the outside in. */
  constructor(paths: readonly (readonly string[])[]) {
    this.kind = new Uint8Array(paths.length)
    this.start = new Float64Array(paths.length)
    this.end = new Float64Array(paths.length)
    this.#root = nodeOf(paths.map((keys, field) => ({ keys, field })))
  }

  /** Looks at the bytes from `from` to `to`, blanks around the value allowed. */
  scan(bytes: Uint8Array, from: number, to: number): Scanned {
    this.#bytes = bytes
    this.#to = to
    this.kind.fill(MISSING)
    const at = this.#blanks(from)
    if (at >= to) return 'broken'
    const isObject = bytes[at] === OPEN_OBJECT
    const end = isObject ? this.#object(at, this.#root) : this.#pass(at)
    if (end === BROKEN || this.#blanks(end) !== to) return 'broken'
    return isObject ? 'object' : 'other'
  }

  #object(from: number, node: Node): number {
    const bytes = this.#bytes
    let at = this.#blanks(from + 1)
    if (bytes[at] === CLOSE_OBJECT && at < this.#to) return at + 1
    for (;;) {
      if (at >= this.#to || bytes[at] !== QUOTE) return BROKEN
      const keyEnd = this.#string(at)
      if (keyEnd === BROKEN) return BROKEN
      const child = this.#keyed(node, at + 1, keyEnd - 1)
      at = this.#blanks(keyEnd)
      if (at >= this.#to || bytes[at] !== COLON) return BROKEN
      at = this.#blanks(at + 1)
      at = child === null ? this.#pass(at) : this.#value(at, child)
      if (at === BROKEN) return BROKEN
      at = this.#blanks(at)
      if (at >= this.#to) return BROKEN
      if (bytes[at] === CLOSE_OBJECT) return at + 1
      if (bytes[at] !== COMMA) return BROKEN
      at = this.#blanks(at + 1)
    }
  }

  /** A value that is a field, or holds some. Of a key that stands twice the last one counts, as for JSON.parse. */
  #value(at: number, node: Node): number {
    this.#forget(node)
    const holds = node.below.length > 0 && at < this.#to && this.#bytes[at] === OPEN_OBJECT
    const end = holds ? this.#object(at, node) : this.#pass(at)
    if (node.field < 0 || end === BROKEN) return end
    const first = this.#bytes[at]
    const isString = first === QUOTE
    const isNumber = isDigit(first) || (first === MINUS && isDigit(this.#bytes[at + 1]))
    this.kind[node.field] = isString ? STRING : isNumber ? NUMBER : OTHER
    this.start[node.field] = isString ? at + 1 : at
    this.end[node.field] = isString ? end - 1 : end
    return end
  }

  #forget(node: Node): void {
    if (node.field >= 0) this.kind[node.field] = MISSING
    for (const { node: below } of node.below) this.#forget(below)
  }

  #keyed(node: Node, from: number, to: number): Node | null {
    const bytes = this.#bytes
    let escaped = false
    for (let at = from; at < to && !escaped; at += 1) escaped = bytes[at] === BACKSLASH
    if (escaped) {
      const name = JSON.parse(`"${Buffer.from(bytes.subarray(from, to)).toString('utf8')}"`) as string
      return node.below.find((key) => key.name === name)?.node ?? null
    }
    for (const key of node.below) {
      const { length } = key.bytes
      if (length !== to - from) continue
      let i = 0
      while (i < length && key.bytes[i] === bytes[from + i]) i += 1
      if (i === length) return key.node
    }
    return null
  }

  /** Passes over any value, checking it; answers with where it ends, or BROKEN. */
  #pass(from: number): number {
    const bytes = this.#bytes
    const to = this.#to
    let depth = 0
    let at = from
    for (;;) {
      // Here a value begins.
      if (at >= to) return BROKEN
      const byte = bytes[at]
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        const closing = byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY
        at = this.#blanks(at + 1)
        if (at >= to) return BROKEN
        if (bytes[at] !== closing) {
          if (depth === this.#open.length) this.#grow()
          this.#open[depth++] = closing
          if (closing === CLOSE_OBJECT) at = this.#key(at)
          if (at === BROKEN) return BROKEN
          continue
        }
        at += 1
      } else {
        at = byte === QUOTE ? this.#string(at) : this.#scalar(at)
        if (at === BROKEN) return BROKEN
      }
      // And here one has ended.
      for (;;) {
        if (depth === 0) return at
        at = this.#blanks(at)
        if (at >= to) return BROKEN
        const closing = this.#open[depth - 1]
        if (bytes[at] === COMMA) {
          at = this.#blanks(at + 1)
          if (closing === CLOSE_OBJECT) at = this.#key(at)
          if (at === BROKEN) return BROKEN
          break
        }
        if (bytes[at] !== closing) return BROKEN
        depth -= 1
        at += 1
      }
    }
  }

  /** Passes over a key with its colon. */
  #key(from: number): number {
    if (from >= this.#to || this.#bytes[from] !== QUOTE) return BROKEN
    const end = this.#string(from)
    if (end === BROKEN) return BROKEN
    const at = this.#blanks(end)
    return at < this.#to && this.#bytes[at] === COLON ? this.#blanks(at + 1) : BROKEN
  }

  #string(from: number): number {
    const bytes = this.#bytes
    const to = this.#to
    let at = from + 1
    for (;;) {
      while (at < to && PLAIN[bytes[at]] === 1) at += 1
      if (at >= to) return BROKEN
      const byte = bytes[at]
      if (byte === QUOTE) return at + 1
      if (byte !== BACKSLASH) return BROKEN
      const letter = at + 1 < to ? bytes[at + 1] : 0
      if (letter === 0x75) {
        if (at + 6 > to) return BROKEN
        for (let i = at + 2; i < at + 6; i += 1) if (!isHex(bytes[i])) return BROKEN
        at += 6
      } else if (isEscape(letter)) at += 2
      else return BROKEN
    }
  }

  /** A number, or one of the words. */
  #scalar(from: number): number {
    const bytes = this.#bytes
    const to = this.#to
    const first = bytes[from]
    if (first === 0x74) return this.#word(from, TRUE)
    if (first === 0x66) return this.#word(from, FALSE)
    if (first === 0x6e) return this.#word(from, NULL)
    if (first === 0x4e) return this.#word(from, NAN)
    let at = first === MINUS ? from + 1 : from
    if (at < to && bytes[at] === 0x49) return this.#word(at, INFINITY)
    if (at >= to || !isDigit(bytes[at])) return BROKEN
    if (bytes[at] === 0x30) at += 1
    else at = this.#digits(at)
    if (at < to && bytes[at] === 0x2e) {
      const end = this.#digits(at + 1)
      if (end === at + 1) return BROKEN
      at = end
    }
    if (at < to && (bytes[at] === 0x65 || bytes[at] === 0x45)) {
      at += 1
      if (at < to && (bytes[at] === 0x2b || bytes[at] === 0x2d)) at += 1
      const end = this.#digits(at)
      if (end === at) return BROKEN
      at = end
    }
    return at
  }

  #digits(from: number): number {
    let at = from
    while (at < this.#to && isDigit(this.#bytes[at])) at += 1
    return at
  }

  #word(from: number, word: Uint8Array): number {
    if (from + word.length > this.#to) return BROKEN
    for (let i = 0; i < word.length; i += 1) if (this.#bytes[from + i] !== word[i]) return BROKEN
    return from + word.length
  }

  #blanks(from: number): number {
    let at = from
    while (at < this.#to && isBlank(this.#bytes[at])) at += 1
    return at
  }

  #grow(): void {
    const grown = new Uint8Array(this.#open.length * 2)
    grown.set(this.#open)
    this.#open = grown
  }
}

const [TRUE, FALSE, NULL, NAN, INFINITY] = ['true', 'false', 'null', 'NaN', 'Infinity'].map((word) =>
  Buffer.from(word),
)

/** A blank between the parts of a JSON text. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isHex(byte: number): boolean {
  const lower = byte | 0x20
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66)
}

/** `"` `\` `/` b f n r t */
function isEscape(byte: number): boolean {
  return (
    byte === QUOTE ||
    byte === BACKSLASH ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  )
}

function nodeOf(fields: readonly { readonly keys: readonly string[]; readonly field: number }[]): Node {
  const below = new Map<string, { keys: readonly string[]; field: number }[]>()
  let own = -1
  for (const { keys, field } of fields) {
    if (keys.length === 0) own = field
    else {
      const list = below.get(keys[0]) ?? []
      list.push({ keys: keys.slice(1), field })
      below.set(keys[0], list)
    }
  }
  return {
    field: own,
    below: [...below].map(([name, list]) => ({ name, bytes: Buffer.from(name), node: nodeOf(list) })),
  }
}
