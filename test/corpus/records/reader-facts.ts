/** What is looked at of pieces of record files. */
import type { FieldNames } from '../../../src/corpus/records/record-format.js'
import type { Seen } from './pieces.js'

export const FIELDS: FieldNames = { text: 'text', id: 'id', url: 'meta.url', date: 'date' }

export const COMMA = 44

export function codes(all: readonly Seen[]): (string | null)[] {
  return all.map(({ text, code }) => code ?? text)
}

export const facts = ({ line, id, url, date, text, code }: Seen) => ({ line, id, url, date, text, code })
