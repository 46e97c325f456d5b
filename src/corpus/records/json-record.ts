/** A record that is a JSON object: its text with what is told of it, or why it is none. Offsets are raw bytes. */
import { isUtf8 } from 'node:buffer'
import { JsonScanner, NUMBER, STRING } from './json-scan.js'
import { JsonStrings, jsonEdits } from './json-text.js'
import { type ProblemCode, problem, type Unit } from './problems.js'
import type { FieldNames, Piece, RawEdit, TextCut } from './record-format.js'

/** A piece that knows where the string of its text stands. */
export interface JsonPiece extends Piece {
  readonly from: number
  readonly to: number
}

export type JsonRecord = Omit<JsonPiece, 'raw'>

/** What is told of a record is short; what is longer is no id, address or date. */
const MOST = { id: 1000, url: 4096, date: 64 }

const NONE = { record: null, problem: null, from: 0, to: 0 }

export class JsonRecords {
  readonly #fields: FieldNames
  readonly #unit: Unit
  readonly #scanner: JsonScanner
  readonly #strings = new JsonStrings()
  /** Numbers of the paths that a field may have, the one that counts first. */
  readonly #numbers: Readonly<Record<keyof FieldNames, readonly number[]>>

  constructor(fields: FieldNames, unit: Unit) {
    this.#unit = unit
    const paths: string[][] = []
    const add = (name: string | null) =>
      (name === null ? [] : pathsOf(name)).map((keys) => paths.push(keys) - 1)
    this.#numbers = {
      text: add(fields.text),
      id: add(fields.id),
      url: add(fields.url),
      date: add(fields.date),
    }
    this.#fields = fields
    this.#scanner = new JsonScanner(paths)
  }

  /** The record in the bytes from `from` to `to` of `raw`, which is found by `line`. */
  read(raw: Uint8Array, from: number, to: number, line: number): JsonRecord {
    const scanner = this.#scanner
    let [idFrom, idTo] = [0, 0]
    const none = (code: ProblemCode, field?: string) => ({
      ...NONE,
      problem: problem(this.#unit, line, code, field),
      idFrom,
      idTo,
    })
    if (!isUtf8(raw.subarray(from, to))) return none('not-utf8')
    const scanned = scanner.scan(raw, from, to)
    if (scanned !== 'object') return none(scanned === 'broken' ? 'not-json' : 'not-object')
    const id = this.#found('id')
    if (id >= 0 && scanner.end[id] - scanner.start[id] <= MOST.id) {
      const quote = scanner.kind[id] === STRING ? 1 : 0
      idFrom = scanner.start[id] - quote
      idTo = scanner.end[id] + quote
    }
    const at = this.#found('text')
    if (at < 0) return none('no-text-field', this.#fields.text)
    if (scanner.kind[at] !== STRING) return none('text-not-string', this.#fields.text)
    const [start, end] = [scanner.start[at], scanner.end[at]]
    const record = {
      line,
      id: this.#told(raw, 'id'),
      url: this.#told(raw, 'url'),
      date: this.#told(raw, 'date'),
    }
    // Last: it is valid until the next string is unescaped.
    const text = this.#strings.text(raw, start, end)
    if (text === null) return none('lone-surrogate', this.#fields.text)
    return { record: { ...record, text }, problem: null, from: start, to: end, idFrom, idTo }
  }

  #found(field: keyof FieldNames): number {
    for (const number of this.#numbers[field]) if (this.#scanner.kind[number] !== 0) return number
    return -1
  }

  #told(raw: Uint8Array, field: keyof typeof MOST): string | null {
    const { kind, start, end } = this.#scanner
    const at = this.#found(field)
    if (at < 0 || end[at] - start[at] > MOST[field]) return null
    if (kind[at] === NUMBER) return Buffer.from(raw.subarray(start[at], end[at])).toString('latin1')
    if (kind[at] !== STRING) return null
    const text = this.#strings.text(raw, start[at], end[at])
    return text === null || text.length === 0 ? null : Buffer.from(text).toString('utf8')
  }
}

/** A name with dots may be a key as it stands, or one key inside another. */
export function pathsOf(name: string): string[][] {
  return name.includes('.') ? [[name], name.split('.')] : [[name]]
}

export function editsOfJson({ raw, from, to }: JsonPiece, cuts: readonly TextCut[]): RawEdit[] {
  return jsonEdits(raw, from, to, cuts)
}

export function wholePiece({ raw }: Piece): RawEdit[] {
  return [{ start: 0, length: raw.length, put: null }]
}
