/** A JSON array of objects (.json), which may be longer than any string. Elements are told apart by brackets and quotes alone and checked one by one, so one that is broken costs no other. */
import { editsOfJson, type JsonPiece, JsonRecords, wholePiece } from './json-record.js'
import { isBlank } from './json-scan.js'
import { bomIn, plain } from './plain.js'
import { problem } from './problems.js'
import { type FieldNames, MOST_BYTES, type RawEdit, type RecordFormat } from './record-format.js'
import { Window } from './window.js'

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d]

/** The comma before an element, which its piece begins with, goes with it; `most` bytes are read of one at most. */
export function jsonArray(fields: FieldNames, most = MOST_BYTES): RecordFormat<JsonPiece> {
  return {
    name: 'json',
    reader: () => new ElementReader(new JsonRecords(fields, 'Record'), most),
    edits: editsOfJson,
    drop: wholePiece,
    lead,
  }
}

/** What was the second element is the first one now, and has no comma before it. */
function lead({ raw }: JsonPiece): RawEdit[] {
  return raw[0] === COMMA ? [{ start: 0, length: 1, put: null }] : []
}

const HEAD = 0
const ELEMENTS = 1
const TAIL = 2

class ElementReader {
  readonly #records: JsonRecords
  readonly #most: number
  readonly #window = new Window()
  #state = HEAD
  /** Elements so far. */
  #count = 0
  /** Where the search for the end of the element goes on, and what is open there. */
  #at = 0
  #depth = 0
  #inString = false
  /** Inside of an element that is too long. */
  #passing = false
  #wrong = false

  constructor(records: JsonRecords, most: number) {
    this.#records = records
    this.#most = most
  }

  *push(chunk: Uint8Array | null): Generator<JsonPiece> {
    const window = this.#window
    const isLast = chunk === null
    if (chunk !== null) this.#at -= window.append(chunk)
    if (this.#state === HEAD) {
      const end = this.#head(isLast)
      if (end === null) return
      yield this.#plain(end)
      this.#at = end
      this.#state = ELEMENTS
    }
    while (this.#state === ELEMENTS) {
      const end = this.#elementEnd()
      const closes = end >= 0 && window.bytes[end] === CLOSE_ARRAY
      if (closes) this.#state = TAIL
      if (end >= 0) {
        if (!closes) yield this.#element(end)
        else if (!isEmpty(window.bytes, window.start, end)) yield this.#element(behindLast(window, end))
        // The comma is the first byte of the next one, and ends none.
        this.#at = end + 1
        continue
      }
      const left = window.end - window.start
      const last = isLast && left > 0 ? this.#element(window.end) : null
      if (last !== null) yield last
      else if (left > 0 && (this.#passing || left > this.#most)) yield this.#part()
      // A file that was cut off inside of an element has lost one record, and is told of once.
      if (isLast && (last === null || last.problem === null)) yield this.#unclosed()
      return
    }
    if (window.end === window.start) return
    const { bytes, start, end } = window
    const piece = this.#plain(end)
    if (this.#wrong || isEmpty(bytes, Math.max(start, this.#at), end)) yield piece
    else {
      this.#wrong = true
      yield { ...piece, problem: problem('Record', this.#count + 1, 'not-json') }
    }
  }

  /** Behind the opening bracket; null while it is not there. A file that has none is one piece without records. */
  #head(isLast: boolean): number | null {
    const { bytes, start, end } = this.#window
    const bom = bomIn(this.#window, isLast)
    if (bom === null) return null
    let at = start + bom
    while (at < end && isBlank(bytes[at])) at += 1
    if (at < end && bytes[at] === OPEN_ARRAY) return at + 1
    return isLast || at < end ? start : null
  }

  /** The comma or bracket behind the element, or -1. */
  #elementEnd(): number {
    const { bytes, end, start } = this.#window
    let at = this.#at
    while (at < end) {
      if (this.#inString) {
        const quote = bytes.indexOf(QUOTE, at)
        if (quote < 0) {
          at = end
          break
        }
        let before = quote
        while (before > start && bytes[before - 1] === BACKSLASH) before -= 1
        this.#inString = (quote - before) % 2 === 1
        at = quote + 1
        continue
      }
      const byte = bytes[at]
      if (byte === QUOTE) this.#inString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth += 1
      else if (this.#depth === 0) {
        if (byte === COMMA || byte === CLOSE_ARRAY) {
          this.#at = at
          return at
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#depth -= 1
      at += 1
    }
    this.#at = at
    return -1
  }

  #element(end: number): JsonPiece {
    const window = this.#window
    const { bytes, start } = window
    if (this.#passing) {
      this.#passing = false
      return this.#plain(end)
    }
    const from = bytes[start] === COMMA ? 1 : 0
    this.#count += 1
    const number = this.#count
    const raw = window.take(end)
    if (raw.length > this.#most)
      return { ...NOWHERE, raw, problem: problem('Record', number, 'record-too-large') }
    const isOpen = this.#depth > 0 || this.#inString
    if (isOpen) return { ...NOWHERE, raw, problem: problem('Record', number, 'cut-off') }
    return { raw, ...this.#records.read(raw, from, raw.length, number) }
  }

  /** Part of an element that is too long: all that is there, but for what may still be looked back at. */
  #part(): JsonPiece {
    const window = this.#window
    let end = window.end
    while (end > window.start && window.bytes[end - 1] === BACKSLASH) end -= 1
    const isFirst = !this.#passing
    this.#passing = true
    const piece = this.#plain(end)
    if (!isFirst) return piece
    this.#count += 1
    return { ...piece, problem: problem('Record', this.#count, 'record-too-large') }
  }

  #unclosed(): JsonPiece {
    return { ...NOWHERE, raw: new Uint8Array(0), problem: problem('Record', this.#count + 1, 'cut-off') }
  }

  #plain(end: number): JsonPiece {
    const window = this.#window
    return { ...NOWHERE, ...plain(window.take(end)) }
  }
}

const NOWHERE = { record: null, problem: null, from: 0, to: 0 }

/** What stands before the closing bracket stays with it, whatever becomes of the last element. */
function behindLast({ bytes, start }: Window, end: number): number {
  let at = end
  while (at > start && isBlank(bytes[at - 1])) at -= 1
  return at
}

function isEmpty(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isBlank(bytes[at])) return false
  return true
}
