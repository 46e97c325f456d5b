/**
 * Values separated by commas, semicolons, tabs or bars (.csv, .tsv), with a header: RFC 4180, and line feeds alone, or
 * carriage returns alone where a file has no other line end.
 * A first line `sep=;`, which names the separator to Excel, is none of the rows.
 * A quoted field ends before a separator or a line end; where one does not, its row is the line that it began on.
 */
import { isUtf8 } from 'node:buffer'
import { type Cell, cellEdits, cellText } from './csv-cell.js'
import { wholePiece } from './json-record.js'
import { bomIn, occurrences, plain } from './plain.js'
import { type ProblemCode, problem } from './problems.js'
import { type FieldNames, MOST_BYTES, type Piece, type RecordFormat } from './record-format.js'
import { Window } from './window.js'

export interface CsvPiece extends Piece, Cell {}

const [QUOTE, CARRIAGE_RETURN, LINE_FEED] = [0x22, 13, 10]

/** `most` bytes are read of a row at most. */
export function csv(fields: FieldNames, delimiter: number, most = MOST_BYTES): RecordFormat<CsvPiece> {
  return {
    name: 'csv',
    reader: () => new RowReader(fields, delimiter, most),
    edits: (piece, cuts) => cellEdits(piece.raw, piece, delimiter, cuts),
    drop: wholePiece,
  }
}

/** The fields of the first two rows, empty where there is none. */
export function csvRows(head: Uint8Array, delimiter: number): [names: string[], second: string[]] {
  const names: string[] = []
  const second: string[] = []
  const reader = new RowReader(NO_FIELDS, delimiter, MOST_BYTES, (row) => {
    if (names.length === 0) names.push(...row)
    else second.push(...row)
  })
  for (const chunk of [head, null])
    for (const _ of reader.push(chunk)) if (second.length > 0) return [names, second]
  return [names, second]
}

const NO_FIELDS: FieldNames = { text: '', id: null, url: null, date: null }

/** What the next byte is part of. */
const FRESH = 0
const BARE = 1
const QUOTED = 2
const QUOTE_SEEN = 3
const BROKEN = 4

/** A row whose quote is open at the end is read again by lines; so often, for each time the rest is gone through. */
const MOST_REREAD = 100

/** Bytes by which the line ends of a file are told: a header and some rows. */
const TOLD_BY = 1 << 16

const NOWHERE = { from: 0, to: 0, isQuoted: false, isAlone: false }

class RowReader {
  readonly #names: FieldNames
  readonly #delimiter: number
  readonly #most: number
  readonly #onRow: ((row: readonly string[]) => void) | null
  readonly #window = new Window()
  #columns: readonly number[] = []
  #width = 0
  /** What ends a row. */
  #ending = LINE_FEED
  #line = 1
  #begun = false
  #passing = false
  #reread = 0
  /** The state of the row that is being read, whose fields are [starts[i], ends[i]) from its first byte. */
  #state = FRESH
  #at = 0
  #starts: number[] = []
  #ends: number[] = []
  #quoted: boolean[] = []

  constructor(
    names: FieldNames,
    delimiter: number,
    most: number,
    onRow: ((row: readonly string[]) => void) | null = null,
  ) {
    this.#names = names
    this.#delimiter = delimiter
    this.#most = most
    this.#onRow = onRow
  }

  *push(chunk: Uint8Array | null): Generator<CsvPiece> {
    const window = this.#window
    const isLast = chunk === null
    if (chunk !== null) window.append(chunk)
    if (!this.#begun) {
      const bom = bomIn(window, isLast)
      if (bom === null || (!isLast && window.end - window.start < TOLD_BY)) return
      this.#ending = endingIn(
        window.bytes.subarray(window.start, Math.min(window.end, window.start + TOLD_BY)),
      )
      this.#begun = true
      if (bom > 0) yield { ...plain(window.take(bom)), ...NOWHERE }
      const named = separatorLine(window.bytes.subarray(window.start, window.end))
      if (named?.separator === this.#delimiter) {
        this.#line += 1
        yield { ...plain(window.take(window.start + named.length)), ...NOWHERE }
      }
    }
    for (;;) {
      const end = this.#passing ? this.#lineEnd(isLast) : this.#rowEnd(isLast)
      if (end >= 0) {
        if (end > window.start) yield this.#piece(end)
        if (end === window.end && isLast) return
        continue
      }
      const left = window.end - window.start
      if (left > 0 && (this.#passing || left > this.#most)) yield this.#piece(window.end)
      return
    }
  }

  #lineEnd(isLast: boolean): number {
    const feed = this.#window.bytes.indexOf(this.#ending, this.#window.start)
    return feed >= 0 ? feed + 1 : isLast ? this.#window.end : -1
  }

  /** Behind the line end of the row, or -1 while it is not there. */
  #rowEnd(isLast: boolean): number {
    const { bytes, start, end } = this.#window
    const ending = this.#ending
    let at = start + this.#at
    while (at < end) {
      const byte = bytes[at]
      if (this.#state === QUOTED) {
        const quote = bytes.indexOf(QUOTE, at)
        at = quote < 0 ? end : quote + 1
        if (quote >= 0) this.#state = QUOTE_SEEN
        continue
      }
      if (this.#state === BROKEN) {
        const feed = bytes.indexOf(ending, start)
        if (feed >= 0) return feed + 1
        at = end
        break
      }
      if (byte === this.#delimiter || byte === ending) {
        const crlf = byte === LINE_FEED && at > start && bytes[at - 1] === CARRIAGE_RETURN
        this.#endField(at - start - (crlf ? 1 : 0))
        at += 1
        if (byte === ending) return at
        this.#state = FRESH
        continue
      }
      if (this.#state === QUOTE_SEEN) {
        if (byte === QUOTE) this.#state = QUOTED
        else if (byte !== CARRIAGE_RETURN) this.#state = BROKEN
        else if (at + 1 < end) this.#state = bytes[at + 1] === LINE_FEED ? QUOTE_SEEN : BROKEN
        else if (!isLast) break
        if (this.#state !== BROKEN) at += 1
        continue
      }
      if (this.#state === FRESH) {
        this.#starts.push(at - start)
        this.#quoted.push(byte === QUOTE)
        this.#state = byte === QUOTE ? QUOTED : BARE
      }
      at += 1
      if (this.#state === BARE) while (at < end && !this.#endsBare(bytes[at])) at += 1
    }
    this.#at = at - start
    if (!isLast || start === end) return isLast ? end : -1
    if (this.#state === QUOTED) {
      this.#state = BROKEN
      this.#reread += 1
      const feed = this.#reread > MOST_REREAD ? -1 : bytes.indexOf(ending, start)
      return feed >= 0 ? feed + 1 : end
    }
    const isReturn = this.#state === QUOTE_SEEN && bytes[end - 1] === CARRIAGE_RETURN
    this.#endField(end - start - (isReturn ? 1 : 0))
    return end
  }

  #endsBare(byte: number): boolean {
    return byte === this.#delimiter || byte === this.#ending
  }

  #endField(end: number): void {
    if (this.#state === FRESH) {
      this.#starts.push(end)
      this.#quoted.push(false)
    }
    this.#ends.push(end)
  }

  #piece(end: number): CsvPiece {
    const window = this.#window
    const line = this.#line
    const raw = window.take(end)
    this.#line += occurrences(this.#ending, raw)
    const ends = raw[raw.length - 1] === this.#ending
    let piece: CsvPiece
    if (this.#passing) {
      this.#passing = !ends
      return { ...plain(raw), ...NOWHERE }
    }
    if (raw.length > this.#most) {
      this.#passing = !ends
      piece = this.#none(raw, line, 'record-too-large')
    } else if (this.#state === BROKEN) piece = this.#none(raw, line, 'bad-quotes')
    else piece = this.#row(raw, line)
    this.#state = FRESH
    this.#at = 0
    this.#starts.length = 0
    this.#ends.length = 0
    this.#quoted.length = 0
    return piece
  }

  #row(raw: Buffer, line: number): CsvPiece {
    const count = this.#ends.length
    const isEmpty = count === 1 && this.#starts[0] === this.#ends[0]
    if (isEmpty) return { ...plain(raw), ...NOWHERE }
    const isHeader = this.#width === 0
    if (isHeader || this.#onRow !== null) {
      const row = Array.from({ length: count }, (_, i) => this.#told(raw, i, MOST_BYTES) ?? '')
      this.#onRow?.(row)
      if (isHeader) {
        this.#width = count
        const { text, id, url, date } = this.#names
        this.#columns = [text, id, url, date].map((name) => (name === null ? -1 : row.indexOf(name)))
      }
      if (isHeader) return { ...plain(raw), ...NOWHERE }
    }
    if (count !== this.#width) return this.#none(raw, line, 'ragged-row')
    if (!isUtf8(raw)) return this.#none(raw, line, 'not-utf8')
    const [text, id, url, date] = this.#columns
    if (text < 0) return this.#none(raw, line, 'no-text-field')
    const cell = { ...this.#cell(text), isAlone: count === 1 }
    return {
      raw,
      record: {
        line,
        id: this.#told(raw, id, MOST.id),
        url: this.#told(raw, url, MOST.url),
        date: this.#told(raw, date, MOST.date),
        text: cellText(raw, cell),
      },
      problem: null,
      ...cell,
    }
  }

  #cell(column: number): Cell {
    // Of a quoted field what stands between its quotes; behind the closing one a carriage return may stand.
    const isQuoted = this.#quoted[column]
    const [start, end] = [this.#starts[column], this.#ends[column]]
    return { from: isQuoted ? start + 1 : start, to: isQuoted ? end - 1 : end, isQuoted, isAlone: false }
  }

  #told(raw: Buffer, column: number, most: number): string | null {
    if (column < 0) return null
    const cell = this.#cell(column)
    if (cell.to - cell.from > most || cell.to === cell.from) return null
    return Buffer.from(cellText(raw, cell)).toString('utf8')
  }

  #none(raw: Uint8Array, line: number, code: ProblemCode): CsvPiece {
    const field = code === 'no-text-field' ? this.#names.text : undefined
    return { raw, record: null, problem: problem('Line', line, code, field), ...NOWHERE }
  }
}

const MOST = { id: 1000, url: 4096, date: 64 }

/** The longest such line. */
const SEPARATOR_LINE = 10

/** A line that names the separator, at the front of a table or behind its byte order mark; null where there is none. */
export function separatorLine(
  head: Uint8Array,
): { readonly separator: number; readonly length: number } | null {
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const line = Buffer.from(head.subarray(start, start + SEPARATOR_LINE)).toString('latin1')
  const match = /^("?)sep=([\t !-~])\1(?:\r?\n|\r)/i.exec(line)
  return match === null ? null : { separator: match[2].charCodeAt(0), length: start + match[0].length }
}

/** Carriage returns where they alone end rows; what stands between quotes ends none. */
function endingIn(head: Uint8Array): number {
  let inQuotes = false
  let returns = false
  for (const [at, byte] of head.entries()) {
    if (byte === QUOTE) inQuotes = !inQuotes
    else if (inQuotes) continue
    else if (byte === LINE_FEED) return LINE_FEED
    // The last byte of what is looked at may be half of a line end.
    else if (byte === CARRIAGE_RETURN && at + 1 < TOLD_BY) returns = true
  }
  return returns ? CARRIAGE_RETURN : LINE_FEED
}
