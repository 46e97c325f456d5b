/**
 * A name for bytes that came without one: its ending says what they are, so that all else goes by names and first bytes as
 * it does for files. JSON, WARC, Parquet, archives and compressions begin with signs of their own. A table does not: it is one
 * if a field was asked for that its first row names, or if that row names a text and what is told of one.
 */
import { BLOCK, tarHeader } from '../archives/tar-header.js'
import { compressionIn } from '../compression/kind.js'
import { csvRows } from './csv.js'
import { type AskedFields, detect, type NoRecords } from './detect.js'
import { HEAD, LONGEST_HEAD } from './detect-file.js'
import type { FormatName } from './formats.js'
import { headOf } from './source.js'
import { narrowed, wideIn } from './utf16.js'

export const NAME = 'stdin'

const MAGICS: readonly (readonly [ending: string, magic: string])[] = [
  ['.zip', 'PK\x03\x04'],
  // One without members, which is an end alone.
  ['.zip', 'PK\x05\x06'],
  ['.parquet', 'PAR1'],
]

/** `stdin` with an ending, or as it is for a text and for what nothing tells. Throws the system's error. */
export async function nameByContent(path: string, asked: AskedFields): Promise<string> {
  const { head } = headOf(path, HEAD)
  const kind = compressionIn(head)
  if (kind !== null) {
    // What unpacks costs a tenth of a second to load.
    const { headUnpacked } = await import('../compression/head-unpacked.js')
    return `${NAME}${await endingIn((length) => headUnpacked(path, kind, length), asked)}.${kind}`
  }
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1')
  const known = MAGICS.find(([, magic]) => magic === start)
  if (known !== undefined) return `${NAME}${known[0]}`
  return `${NAME}${await endingIn((length) => headOf(path, length), asked)}`
}

interface Head {
  readonly head: Uint8Array
  readonly isWhole: boolean
}

/** By the first bytes, of which more are read where the first record is longer. */
async function endingIn(read: (length: number) => Head | Promise<Head>, asked: AskedFields): Promise<string> {
  for (let length = HEAD; ; length *= 4) {
    const { head: bytes, isWhole } = await read(length)
    const wide = wideIn(bytes)
    const head = wide === null || wide === 'utf-32' ? bytes : narrowed(bytes, wide)
    if (head.length >= BLOCK && head[0] !== 0 && tarHeader(head) !== null) return '.tar'
    const ending = guess(head)
    const found = detect(`${NAME}${ending}`, head, isWhole, asked)
    if (found === 'more' && length < LONGEST_HEAD) continue
    if (ending === '.csv' && asked.textField === null && !isPlainTable(found, head)) return ''
    // JSON whose text is in no usual field, or that stands on many lines, is told as that, and not cut as a text.
    const isJson = found === 'not-lines' || (found === 'no-text-field' && ending !== '.csv')
    const isRecords = typeof found !== 'string' || isJson
    return isRecords ? ending : ''
  }
}

/** Prose may begin with a line of words with commas: none of an id, an address or a date, nor as many in the next line. */
function isPlainTable(found: FormatName | NoRecords, head: Uint8Array): boolean {
  if (typeof found === 'string' || found.delimiter === null) return false
  const { id, url, date } = found.fields
  const [names, second] = csvRows(head, found.delimiter)
  return (id ?? url ?? date) !== null && names.length > 1 && second.length === names.length
}

/** One object on the first line makes it lines of records. */
function guess(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1')
  if (text.startsWith('WARC/1.')) return '.warc'
  const first = text.replace(/^\xef\xbb\xbf/, '').trimStart()[0]
  return first === '{' ? '.jsonl' : first === '[' ? '.json' : '.csv'
}
