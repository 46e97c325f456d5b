/** Formats by what a ledger says of them, so that a file is read again as it was. */
import { csv } from './csv.js'
import { jsonArray } from './json-array.js'
import { jsonl } from './jsonl.js'
import type { FieldNames, RecordFormat } from './record-format.js'
import { warc } from './warc.js'

export interface FormatName {
  readonly format: 'jsonl' | 'json' | 'csv' | 'warc'
  readonly fields: FieldNames
  /** The byte between two fields of a row; null for formats that have none. */
  readonly delimiter: number | null
}

export function openFormat({ format, fields, delimiter }: FormatName): RecordFormat {
  if (format === 'warc') return warc()
  if (format === 'csv') return csv(fields, delimiter ?? 0)
  return format === 'json' ? jsonArray(fields) : jsonl(fields)
}

export function isFormatName(value: unknown): value is FormatName {
  const { format, fields, delimiter } = (value ?? {}) as Partial<Record<keyof FormatName, unknown>>
  const { text, id, url, date } = (fields ?? {}) as Partial<Record<keyof FieldNames, unknown>>
  const isName = (one: unknown) => one === null || typeof one === 'string'
  const isByte = Number.isInteger(delimiter) && (delimiter as number) > 0 && (delimiter as number) < 128
  return (
    (format === 'jsonl' || format === 'json' || format === 'csv' || format === 'warc') &&
    (format === 'csv' ? isByte : delimiter === null) &&
    typeof text === 'string' &&
    [id, url, date].every(isName)
  )
}
