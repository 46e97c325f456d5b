/** Which format of records a file has, and in which fields its texts are: by its ending and its first bytes. */
import { isUtf8UpToCut } from '../encoding/unicode.js'
import { csvRows, separatorLine } from './csv.js'
import { type FormatName, openFormat } from './formats.js'
import { pathsOf } from './json-record.js'
import { isBlank, JsonScanner, MISSING, NUMBER, STRING } from './json-scan.js'
import { legacyCoding } from './legacy-coding.js'
import type { FieldNames } from './record-format.js'
import { legacyIn } from './sampled-encoding.js'
import { narrowed, wideIn } from './utf16.js'
import { WARC_FIELDS } from './warc.js'

/** Fields that were asked for; null is for the program to find. */
export interface AskedFields {
  readonly textField: string | null
  readonly idField: string | null
  readonly urlField: string | null
  readonly dateField: string | null
}

/**
 * Why a file has no records: it holds none, objects that stand on several lines each, none with a text that is known, is in
 * UTF-32, or nothing tells yet.
 */
export type NoRecords = 'no-records' | 'not-lines' | 'no-text-field' | 'utf-32' | 'more'

/** Names that fields have in corpora, the likelier first. */
export const USUAL: Readonly<Record<keyof FieldNames, readonly string[]>> = {
  text: [
    ...[
      'text',
      'content',
      'body',
      'raw_content',
      'raw_text',
      'full_text',
      'fulltext',
      'article',
      'article_body',
    ],
    ...['articleBody', 'body_text', 'plain_text', 'page_content', 'passage', 'markdown', 'document', 'story'],
    ...['post', 'message'],
  ],
  id: ['id', '_id', 'doc_id', 'docid', 'docno', 'document_id', 'record_id', 'uuid', 'guid'],
  url: ['url', 'link', 'source_url', 'page_url', 'uri', 'permalink', 'metadata.url', 'meta.url'],
  date: [
    ...['date', 'published', 'published_at', 'date_published', 'publish_date', 'pub_date', 'timestamp'],
    ...['created_at', 'created', 'date_download', 'metadata.date', 'meta.date', 'metadata.timestamp'],
  ],
}
const FIELDS = ['text', 'id', 'url', 'date'] as const

/** Records that are looked at. */
const SAMPLE = 100

export const LINES = /\.(?:jsonl|ndjson|jsonlines)$/i
const WEB_ARCHIVE = /\.(?:warc|wet)$/i
export const JSON_FILE = /\.json$/i
export const TABLE = /\.(?:csv|tsv|psv)$/i

/** Whether a file of this name may hold records, and is looked into. One without an ending holds them if it is plain to see. */
export function mayHoldRecords(name: string): boolean {
  return (
    LINES.test(name) ||
    JSON_FILE.test(name) ||
    TABLE.test(name) ||
    WEB_ARCHIVE.test(name) ||
    !name.includes('.')
  )
}

/**
 * `head` are the first bytes of the file, or all if `isWhole`; `legacyOf` tells its encoding where they are not in UTF-8, and null
 * where it is one that is not read, or none.
 */
export function detect(
  name: string,
  head: Uint8Array,
  isWhole: boolean,
  asked: AskedFields,
  legacyOf: () => string | null = () => legacyIn(head),
): FormatName | NoRecords {
  if (WEB_ARCHIVE.test(name)) return isWarc(head) ? WARC : 'no-records'
  const { head: narrow, encoding } = readableHead(name, head, isWhole, legacyOf)
  // Without a name that says so, a text in UTF-32 is a text.
  if (encoding === 'utf-32')
    return LINES.test(name) || TABLE.test(name) || JSON_FILE.test(name) ? encoding : 'no-records'
  const found = detectNarrow(name, narrow, isWhole, asked)
  return typeof found === 'string' || encoding === undefined ? found : { ...found, encoding }
}

/** The first bytes as UTF-8, and the encoding that they are in if it is another one; those in UTF-32 stay as they are. */
export function readableHead(
  name: string,
  head: Uint8Array,
  isWhole: boolean,
  legacyOf: () => string | null,
): { readonly head: Uint8Array; readonly encoding?: string } {
  const wide = wideIn(head)
  if (wide !== null) return { head: wide === 'utf-32' ? head : narrowed(head, wide), encoding: wide }
  const legacy = (TABLE.test(name) || isJsonBegun(head)) && !isUtf8UpToCut(head) ? legacyOf() : null
  if (legacy === null) return { head }
  return { head: legacyCoding(legacy).read(head, isWhole).text, encoding: legacy }
}

/** Texts are many, and looking for their encodings is slow: only what may be JSON is asked for its own. */
function isJsonBegun(head: Uint8Array): boolean {
  let at = 0
  while (at < head.length && isBlank(head[at])) at += 1
  return head[at] === OPEN_ARRAY || head[at] === OPEN_OBJECT
}

/** A brace may begin any text: a key behind it begins JSON. */
function isObjectBegun(head: Uint8Array, at: number): boolean {
  if (head[at] !== OPEN_OBJECT) return false
  let next = at + 1
  while (next < head.length && isBlank(head[next])) next += 1
  return head[next] === QUOTE
}

const [OPEN_ARRAY, OPEN_OBJECT, QUOTE] = [0x5b, 0x7b, 0x22]

function detectNarrow(
  name: string,
  head: Uint8Array,
  isWhole: boolean,
  asked: AskedFields,
): FormatName | NoRecords {
  if (TABLE.test(name)) return detectTable(name, head, asked)
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  while (at < head.length && isBlank(head[at])) at += 1
  if (at === head.length) return isWhole ? 'no-records' : 'more'
  if (head[at] === OPEN_ARRAY) {
    return detectJson('json', head, isWhole, asked, 1)
  }
  // One object alone is a record among lines, but a file of settings elsewhere.
  if (LINES.test(name)) {
    const found = detectJson('jsonl', head, isWhole, asked, 1)
    return found === 'no-records' && isObjectBegun(head, at) ? 'not-lines' : found
  }
  if (head[at] !== OPEN_OBJECT) return 'no-records'
  return detectJson('jsonl', head, isWhole, asked, 2, true)
}

const ANY: FieldNames = { text: 'text', id: null, url: null, date: null }

/** At least `least` of the first records must be objects, and with `isStrict` the first of all. */
function detectJson(
  format: 'json' | 'jsonl',
  head: Uint8Array,
  isWhole: boolean,
  asked: AskedFields,
  least: number,
  isStrict = false,
): FormatName | NoRecords {
  const names = FIELDS.flatMap((field) => namesFor(field, asked).map((name) => ({ field, name })))
  const scanner = new JsonScanner(names.flatMap(({ name }) => pathsOf(name)))
  const pathCounts = names.map(({ name }) => pathsOf(name).length)
  const strings = names.map(() => 0)
  const present = names.map(() => 0)
  let objects = 0
  let others = 0
  let isFirstOther = false
  const look = (raw: Uint8Array) => {
    const from = raw[0] === 0x2c ? 1 : 0
    if (scanner.scan(raw, from, raw.length) !== 'object') {
      others += 1
      if (objects === 0) isFirstOther = true
      return
    }
    objects += 1
    let path = 0
    for (const [i, { field }] of names.entries()) {
      for (let left = pathCounts[i]; left > 0; left -= 1, path += 1) {
        const kind = scanner.kind[path]
        if (kind !== MISSING) present[i] += 1
        if (kind === STRING || (kind === NUMBER && field !== 'text')) strings[i] += 1
      }
    }
  }
  const reader = openFormat({ format, fields: ANY, delimiter: null }).reader()
  for (const chunk of isWhole ? [head, null] : [head]) {
    for (const { raw, record, problem } of reader.push(chunk)) {
      if (record !== null || problem !== null) look(raw)
      if (objects + others >= SAMPLE) break
    }
    if (objects + others >= SAMPLE) break
  }
  // One object on many lines, as a report of ours, has lines that are objects as well.
  if (isStrict && isFirstOther) return 'no-records'
  if (objects < least) return isWhole || others > 0 ? 'no-records' : 'more'
  const commonest = (field: keyof FieldNames) => {
    let best = -1
    for (const [i, one] of names.entries())
      if (one.field === field && strings[i] > 0 && (best < 0 || strings[i] > strings[best])) best = i
    return best < 0 ? null : names[best].name
  }
  const { textField, idField, urlField, dateField } = asked
  const hasAsked = textField !== null && present[names.findIndex(({ field }) => field === 'text')] > 0
  const text = textField === null ? commonest('text') : hasAsked ? textField : null
  if (text === null) return 'no-text-field'
  const fields = {
    text,
    id: idField ?? commonest('id'),
    url: urlField ?? commonest('url'),
    date: dateField ?? commonest('date'),
  }
  return { format, fields, delimiter: null }
}

function namesFor(field: keyof FieldNames, asked: AskedFields): readonly string[] {
  const name = askedFor(field, asked)
  return name === null ? USUAL[field] : [name]
}

function askedFor(
  field: keyof FieldNames,
  { textField, idField, urlField, dateField }: AskedFields,
): string | null {
  return { text: textField, id: idField, url: urlField, date: dateField }[field]
}

const WARC: FormatName = { format: 'warc', fields: WARC_FIELDS, delimiter: null }

function isWarc(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 7)).toString('latin1') === 'WARC/1.'
}

const TAB = '\t'
const DELIMITERS = [',', ';', TAB, '|']

/** The first two rows, read by each separator that the file may have. */
function* tablesIn(name: string, head: Uint8Array) {
  const named = separatorLine(head)
  const order =
    named !== null
      ? [String.fromCharCode(named.separator)]
      : /\.tsv$/i.test(name)
        ? [TAB]
        : /\.psv$/i.test(name)
          ? ['|']
          : DELIMITERS
  for (const sign of order) {
    const delimiter = sign.charCodeAt(0)
    const [names, second] = csvRows(head, delimiter)
    yield { delimiter, names, second }
  }
}

/** The columns of a table, by the separator that gives its header most of them. */
export function columnsOf(name: string, head: Uint8Array): readonly string[] {
  let most: readonly string[] = []
  for (const { names } of tablesIn(name, head)) if (names.length > most.length) most = names
  return most
}

/** The separator that gives the header a column for the text, and of several the one that gives it most columns. */
function detectTable(name: string, head: Uint8Array, asked: AskedFields): FormatName | NoRecords {
  let best: { readonly names: readonly string[]; readonly delimiter: number; readonly text: string } | null =
    null
  // Prose has commas, too: a table has as many in its second row.
  let isTable = false
  for (const { delimiter, names, second } of tablesIn(name, head)) {
    if (names.length > 1 && second.length === names.length) isTable = true
    const text = columnFor('text', names, asked)
    if (text !== null && names.length > (best?.names.length ?? 0)) best = { names, delimiter, text }
  }
  if (best === null) return isTable || asked.textField !== null ? 'no-text-field' : 'no-records'
  const { names, delimiter, text } = best
  const column = (field: keyof FieldNames) => columnFor(field, names, asked)
  const fields = { text, id: column('id'), url: column('url'), date: column('date') }
  return { format: 'csv', fields, delimiter }
}

/** A column by its usual name, or the one that was asked for, in capitals or small letters. */
function columnFor(field: keyof FieldNames, names: readonly string[], asked: AskedFields): string | null {
  const name = askedFor(field, asked)
  if (name !== null && names.includes(name)) return name
  for (const wanted of name === null ? USUAL[field] : [name]) {
    const found = names.find((one) => one.trim().toLowerCase() === wanted.trim().toLowerCase())
    if (found !== undefined) return found
  }
  return null
}
