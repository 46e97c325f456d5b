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
  for (const { row, record, id } of parquetRows(file, fields)) {
    const number = numbers === null ? row : numbers.next().value
    const line = [`${JSON.stringify(ROW)}:${number}`]
    const put = (name: string | null, value: string | null) => {
      if (name !== null && value !== null) line.push(`${JSON.stringify(name)}:${value}`)
    }
    const quoted = (text: string | null) => (text === null ? null : JSON.stringify(text))
    put(names.id, id)
    // A text that is null, or no UTF-8, is told as none.
    if (record === null) put(names.text, 'null')
    else {
      put(names.url, quoted(record.url))
      put(names.date, quoted(record.date))
      put(names.text, JSON.stringify(Buffer.from(record.text).toString('utf8')))
    }
    // Of equal names the last one counts.
    yield `{${line.join(',')}}\n`
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
