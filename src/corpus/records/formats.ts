/** Formats by what a ledger says of them, so that a file is read again as it was. */

import { recoded } from './coding.js'
import { csv } from './csv.js'
import { jsonArray } from './json-array.js'
import { jsonl } from './jsonl.js'
import { holds, isLegacy, legacyCoding } from './legacy-coding.js'
import type { FieldNames, RecordFormat } from './record-format.js'
import { isUtf16, utf16Coding } from './utf16.js'
import { warc } from './warc.js'

export interface FormatName {
  readonly format: 'jsonl' | 'json' | 'csv' | 'warc'
  readonly fields: FieldNames
  /** The byte between two fields of a row; null for formats that have none. */
  readonly delimiter: number | null
  /** Missing for UTF-8; UTF-16 by its marks or zeros, others as they were recognised (legacy-coding.ts). */
  readonly encoding?: string
}

export function openFormat({ encoding, ...name }: FormatName): RecordFormat {
  if (encoding === undefined) return inUtf8(name)
  return recoded(inUtf8(name), isUtf16(encoding) ? utf16Coding(encoding) : legacyCoding(encoding))
}

/** Whether a text of our own can stand in one of the file's: JSON spells what its encoding lacks, and a table cannot. */
export function canHold({ format, encoding }: FormatName, text: string): boolean {
  return format !== 'csv' || !isLegacy(encoding) || holds(encoding, text)
}

function inUtf8({ format, fields, delimiter }: FormatName): RecordFormat {
  if (format === 'warc') return warc()
  if (format === 'csv') return csv(fields, delimiter ?? 0)
  return format === 'json' ? jsonArray(fields) : jsonl(fields)
}

export function isFormatName(value: unknown): value is FormatName {
  const { format, fields, delimiter, encoding } = (value ?? {}) as Partial<Record<keyof FormatName, unknown>>
  const { text, id, url, date } = (fields ?? {}) as Partial<Record<keyof FieldNames, unknown>>
  const isName = (one: unknown) => one === null || typeof one === 'string'
  const isByte = Number.isInteger(delimiter) && (delimiter as number) > 0 && (delimiter as number) < 128
  return (
    (format === 'jsonl' || format === 'json' || format === 'csv' || format === 'warc') &&
    (format === 'csv' ? isByte : delimiter === null) &&
    (encoding === undefined || isUtf16(encoding) || isLegacy(encoding)) &&
    typeof text === 'string' &&
    [id, url, date].every(isName)
  )
}
