/** JSON Lines (.jsonl, .ndjson): a JSON object a line. Blank lines, CRLF, a byte order mark and a last line without its end are allowed. */
import { editsOfJson, type JsonPiece, JsonRecords, wholePiece } from './json-record.js'
import { isBlank } from './json-scan.js'
import { bomIn, type Plain, plain } from './plain.js'
import { problem } from './problems.js'
import { type FieldNames, MOST_BYTES, type RecordFormat } from './record-format.js'
import { Window } from './window.js'

const LINE_FEED = 10

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
    for (;;) {
      const feed = window.bytes.indexOf(LINE_FEED, this.#seen)
      if (feed < 0) break
      this.#seen = feed + 1
      yield this.#piece(feed + 1)
      this.#line += 1
    }
    this.#seen = window.end
    const left = window.end - window.start
    if (left > 0 && (chunk === null || this.#passing || left > this.#most)) yield this.#piece(window.end)
  }

  /** The line, or the part of one that is too long, up to `end`. */
  #piece(end: number): JsonPiece {
    const window = this.#window
    const line = this.#line
    const raw = window.take(end)
    const ends = raw[raw.length - 1] === LINE_FEED
    if (this.#passing) {
      this.#passing = !ends
      return unread(plain(raw))
    }
    if (raw.length > this.#most) {
      this.#passing = !ends
      return unread({ raw, record: null, problem: problem('Line', line, 'record-too-large') })
    }
    if (isEmpty(raw)) return { ...unread(plain(raw)), isBlankLine: true }
    return { raw, ...this.#records.read(raw, 0, raw.length, line) }
  }
}

function unread(piece: Plain): JsonPiece {
  return { ...piece, from: 0, to: 0 }
}

function isEmpty(raw: Uint8Array): boolean {
  for (let at = 0; at < raw.length; at += 1) if (!isBlank(raw[at])) return false
  return true
}
