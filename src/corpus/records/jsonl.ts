/**
 * JSON Lines (.jsonl, .ndjson): a JSON object a line. Blank lines, CRLF, byte order marks and a last line without its end are
 * allowed. In a file whose first line ends in a carriage return alone, as on old Macs, these end all of its lines.
 */
import { editsOfJson, type JsonPiece, JsonRecords, wholePiece } from './json-record.js'
import { isBlank } from './json-scan.js'
import { bomIn, type Plain, plain } from './plain.js'
import { problem } from './problems.js'
import { type FieldNames, MOST_BYTES, type RecordFormat } from './record-format.js'
import { Window } from './window.js'

const [LINE_FEED, CARRIAGE_RETURN] = [10, 13]

/** `most` bytes are read of a line at most. */
export function jsonl(fields: FieldNames, most = MOST_BYTES): RecordFormat<JsonPiece> {
  return {
    name: 'jsonl',
    reader: () => new LineReader(new JsonRecords(fields, 'Line'), most),
    edits: editsOfJson,
    drop: wholePiece,
  }
}

class LineReader {
  readonly #records: JsonRecords
  readonly #most: number
  readonly #window = new Window()
  #line = 1
  /** What ends a line; null until the first end is found. */
  #ending: number | null = null
  /** Behind the last byte that is known to be no line feed. */
  #seen = 0
  #begun = false
  /** Inside of a line that is too long. */
  #passing = false

  constructor(records: JsonRecords, most: number) {
    this.#records = records
    this.#most = most
  }

  *push(chunk: Uint8Array | null): Generator<JsonPiece> {
    const window = this.#window
    if (chunk !== null) this.#seen -= window.append(chunk)
    if (!this.#begun) {
      const bom = bomIn(window, chunk === null)
      if (bom === null) return
      this.#begun = true
      if (bom > 0) yield unread(plain(window.take(bom)))
      this.#seen = window.start
    }
    this.#ending ??= this.#firstEnding(chunk === null)
    const ending = this.#ending
    while (ending !== null) {
      const feed = window.bytes.indexOf(ending, this.#seen)
      if (feed < 0) break
      this.#seen = feed + 1
      yield this.#piece(feed + 1)
      this.#line += 1
    }
    if (ending !== null) this.#seen = window.end
    const left = window.end - window.start
    if (left > 0 && (chunk === null || this.#passing || left > this.#most)) yield this.#piece(window.end)
  }

  /**
   * Carriage returns, if the first of all line ends is one that a record may stand before and the next one begins behind; else
   * line feeds. No string of JSON holds either. Null while more bytes are needed to tell.
   */
  #firstEnding(isWhole: boolean): number | null {
    const { bytes, start, end } = this.#window
    const feed = bytes.indexOf(LINE_FEED, this.#seen)
    const at = bytes.indexOf(CARRIAGE_RETURN, this.#seen)
    if (feed >= 0 && (at < 0 || feed < at)) return LINE_FEED
    // What was looked at is not looked at again: the first line may be very long.
    this.#seen = at < 0 ? end : at
    if (at < 0) return isWhole ? LINE_FEED : null
    let next = at + 1
    while (next < end && isBlank(bytes[next]) && bytes[next] !== LINE_FEED) next += 1
    if (next === end && !isWhole) return null
    let before = at
    while (before > start && isBlank(bytes[before - 1])) before -= 1
    const isBetween = next === end || bytes[next] === OBJECT
    return isBetween && !(before > start && INSIDE.has(bytes[before - 1])) ? CARRIAGE_RETURN : LINE_FEED
  }

  /** The line, or the part of one that is too long, up to `end`. */
  #piece(end: number): JsonPiece {
    const window = this.#window
    const line = this.#line
    const raw = window.take(end)
    const ends = raw[raw.length - 1] === this.#ending
    if (this.#passing) {
      this.#passing = !ends
      return unread(plain(raw))
    }
    if (raw.length > this.#most) {
      this.#passing = !ends
      return unread({ raw, record: null, problem: problem('Line', line, 'record-too-large') })
    }
    // Files that were put together have marks in the middle.
    const from = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0
    if (isEmpty(raw, from)) return { ...unread(plain(raw)), isBlankLine: true }
    return { raw, ...this.#records.read(raw, from, raw.length, line) }
  }
}

const OBJECT = 0x7b
/** Behind these a line end inside of a record may stand, and none between two. */
const INSIDE = new Set(Buffer.from('{[:,'))

function unread(piece: Plain): JsonPiece {
  return { ...piece, from: 0, to: 0 }
}

function isEmpty(raw: Uint8Array, from: number): boolean {
  for (let at = from; at < raw.length; at += 1) if (!isBlank(raw[at])) return false
  return true
}
