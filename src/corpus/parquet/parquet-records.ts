/** Rows of a Parquet file as documents: where their texts and what is told of them stand, and the texts themselves. */
import { isUtf8 } from 'node:buffer'
import { unsupported } from '../compression/broken.js'
import type { FieldNames, RecordProblem, RecordText } from '../records/record-format.js'
import type { LeafColumn } from './leaf.js'
import type { Stored } from './page-values.js'
import type { ParquetFile } from './parquet-file.js'

/** Numbers of columns; null where there is none. */
export interface ParquetFields {
  readonly text: number
  readonly id: number | null
  readonly url: number | null
  readonly date: number | null
}

/**
 * Finds the columns: those that were asked for, else the first of the usual names, whatever its capitals. A text is a
 * column of strings at the top; one that was asked for may be of bytes that nothing is said of. Throws DedupeError
 * `no-text-field`-like reasons as `unsupported`; null where no column is known to hold a text.
 */
export function parquetFields(
  file: ParquetFile,
  asked: Readonly<Record<keyof FieldNames, string | null>>,
  usual: Readonly<Record<keyof FieldNames, readonly string[]>>,
): ParquetFields | null {
  const find = (field: keyof FieldNames): number | null => {
    const name = asked[field]
    const fits = (column: LeafColumn) =>
      column.maxRepetition === 0 && (field !== 'text' || isText(column, name !== null))
    if (name !== null) {
      const at = file.columns.findIndex((column) => column.name === name && fits(column))
      return at < 0 ? null : at
    }
    for (const one of usual[field]) {
      const at = file.columns.findIndex(
        (column) => column.name.toLowerCase() === one.toLowerCase() && fits(column),
      )
      if (at >= 0) return at
    }
    return null
  }
  const text = find('text')
  if (asked.text !== null && text === null && file.columns.some(({ name }) => name === asked.text))
    throw unsupported(`its column '${asked.text}' holds no strings`)
  return text === null ? null : { text, id: find('id'), url: find('url'), date: find('date') }
}

function isText({ path, type, schemaPath }: LeafColumn, isAsked: boolean): boolean {
  const { converted_type, logical_type } = schemaPath[schemaPath.length - 1]
  const isString = converted_type === 'UTF8' || logical_type?.type === 'STRING'
  const isBare = converted_type === undefined && logical_type === undefined
  return path.length === 1 && type === 'BYTE_ARRAY' && (isString || (isAsked && isBare))
}

export interface ParquetRow {
  /** 0-based, in the whole file. */
  readonly row: number
  readonly record: RecordText | null
  readonly problem: RecordProblem | null
  /** The id as JSON, a number as one; also that of a row that is no document. */
  readonly id: string | null
}

/** Each row, a row group at a time in memory; its `line` is its number from 1 on. Throws DedupeError `corrupt`. */
export function* parquetRows(file: ParquetFile, fields: ParquetFields): Generator<ParquetRow> {
  let row = 0
  for (const group of file.metadata.row_groups.keys()) {
    const values = (column: number | null) => (column === null ? null : file.read(group, column).values)
    const texts = file.read(group, fields.text).values
    const [ids, urls, dates] = [values(fields.id), values(fields.url), values(fields.date)]
    for (const [i, text] of texts.entries()) {
      const line = row + 1
      const problem = problemOf(text, line)
      const record =
        problem === null
          ? {
              line,
              id: shown(ids?.[i]),
              url: shown(urls?.[i]),
              date: fields.date === null ? null : dateOf(dates?.[i], file.columns[fields.date]),
              text: text as Uint8Array,
            }
          : null
      yield { row, record, problem, id: jsonOf(ids?.[i]) }
      row += 1
    }
  }
}

function problemOf(text: Stored, line: number): RecordProblem | null {
  if (!(text instanceof Uint8Array))
    return { line, code: 'text-not-string', message: `Row ${line} was copied unread: its text is null` }
  if (isUtf8(text)) return null
  return { line, code: 'not-utf8', message: `Row ${line} was copied unread: its text is not valid UTF-8` }
}

function jsonOf(value: Stored): string | null {
  const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))
  if (isNumber) return `${value}`
  const text = shown(value)
  return text === null ? null : JSON.stringify(text)
}

function shown(value: Stored): string | null {
  if (value === undefined || typeof value === 'boolean') return null
  return value instanceof Uint8Array
    ? isUtf8(value)
      ? Buffer.from(value).toString('utf8')
      : null
    : `${value}`
}

/** Units of a timestamp in a millisecond; days have none. */
const PER_MILLISECOND: Readonly<Record<string, number>> = { MILLIS: 1, MICROS: 1e3, NANOS: 1e6 }
const DAY = 86_400_000
/** The first and last moment that ISO dates of four digits can say. */
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59Z')

/** A text as it stands; a date or timestamp in ISO form. */
function dateOf(value: Stored, { schemaPath }: LeafColumn): string | null {
  if (value instanceof Uint8Array) return shown(value)
  const { converted_type, logical_type } = schemaPath[schemaPath.length - 1]
  const unit =
    logical_type?.type === 'TIMESTAMP' ? logical_type.unit : converted_type?.replace(/^TIMESTAMP_/, '')
  const isDay = converted_type === 'DATE' || logical_type?.type === 'DATE'
  const per = isDay ? 1 / DAY : PER_MILLISECOND[unit ?? '']
  if (per === undefined || value === undefined) return null
  const time = Number(value) / per
  if (!(time >= FIRST && time <= LAST)) return null
  const iso = new Date(time).toISOString()
  return isDay ? iso.slice(0, 10) : iso
}
