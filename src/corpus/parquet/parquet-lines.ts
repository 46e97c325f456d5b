/**
 * Rows of a Parquet file as lines of JSON, which the rest of the program knows how to read, cut and prove. The same rows
 * give the same lines, before a run and from its output. Each line has the row's number, from 0 on, and under the names
 * of their columns what is read of it.
 */
import type { FieldNames } from '../records/record-format.js'
import type { ParquetFile } from './parquet-file.js'
import { type ParquetFields, parquetRows } from './parquet-records.js'
import type { Fate } from './row-runs.js'

/** No column has it: it would be found where that one is read. */
export const ROW = '#row'

/** Names for the lines; of columns at the top only, since a dot means a field in a field. */
export function lineFields({ columns }: ParquetFile, { text, id, url, date }: ParquetFields): FieldNames {
  const name = (column: number | null) => (column === null ? null : columns[column].name)
  return { text: columns[text].name, id: name(id), url: name(url), date: name(date) }
}

/** `numbers` are those of the rows, in order; null for all of them. Throws DedupeError `corrupt`. */
export function* parquetLines(
  file: ParquetFile,
  fields: ParquetFields,
  numbers: Iterator<number> | null = null,
): Generator<string> {
  const names = lineFields(file, fields)
  for (const { row, record } of parquetRows(file, fields)) {
    const number = numbers === null ? row : numbers.next().value
    const line: Record<string, unknown> = Object.create(null)
    line[ROW] = number
    if (record !== null) {
      if (names.id !== null && record.id !== null) line[names.id] = record.id
      if (names.url !== null && record.url !== null) line[names.url] = record.url
      if (names.date !== null && record.date !== null) line[names.date] = record.date
      line[names.text] = Buffer.from(record.text).toString('utf8')
    }
    yield `${JSON.stringify(line)}\n`
  }
}

/** Numbers of the rows that stayed. */
export function* keptNumbers(fates: readonly (readonly Fate[])[]): Generator<number> {
  let row = 0
  for (const group of fates) {
    for (const fate of group) {
      if (fate !== 'd') yield row
      row += 1
    }
  }
}
