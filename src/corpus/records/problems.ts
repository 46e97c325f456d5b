/** Why a record is no document, in words. Codes are stable: programs read them. */
import type { RecordProblem } from './record-format.js'

/** What is wrong with a record; a name of a field follows where the words end with one. */
const WORDS = {
  'not-json': 'it is not valid JSON',
  'not-object': 'it is no JSON object',
  'not-utf8': 'it is not valid UTF-8',
  'not-utf16': 'it is not valid UTF-16',
  'not-in-encoding': 'not all of its bytes have a meaning, or only one spelling, in the encoding of its file',
  'no-text-field': 'it has no field',
  'text-not-string': 'there is no text in its field',
  'lone-surrogate': 'its text holds half of a character (a lone surrogate), in the field',
  'record-too-large': 'it is longer than the 512 MB that are read of one record',
  'bad-quotes': 'its quotes do not match',
  'ragged-row': 'it has another number of fields than the header',
  'html-text': 'its text is HTML: extract the text first, for instance with trafilatura; the field is',
  'not-warc': 'it is no WARC record, nor is what follows up to the next one',
  'cut-off': 'the file ends in the middle of it',
  'not-text': 'it holds no plain text',
  'packed-body': 'its HTTP body is compressed or in chunks',
  html: 'it is HTML: extract the text first, for instance with trafilatura or readability',
} as const

/** The same of many. */
const PLURAL: Readonly<Record<ProblemCode, string>> = {
  'not-json': 'not valid JSON',
  'not-object': 'no JSON objects',
  'not-utf8': 'not valid UTF-8; iconv converts files of another encoding',
  'not-utf16': 'not valid UTF-16',
  'not-in-encoding': 'with bytes that have no meaning, or several spellings, in the encoding of their file',
  'no-text-field': 'without the field of the text',
  'text-not-string': 'with something else than a text in its field',
  'lone-surrogate': 'with half of a character (a lone surrogate) in the text',
  'record-too-large': 'of more than 512 MB',
  'bad-quotes': 'with quotes that do not match',
  'ragged-row': 'with another number of fields than the header',
  'html-text': 'with HTML as their text; extract it first, for instance with trafilatura',
  'not-warc': 'no WARC records',
  'cut-off': 'cut off by the end of their file',
  'not-text': 'without plain text',
  'packed-body': 'with an HTTP body that is compressed or in chunks',
  html: 'HTML; extract its text first, for instance with trafilatura or readability',
}

/** What is told of all records with one problem; `first` is where the first one stands. */
export function problemNotice(code: string, count: number, first: string): string {
  const words = PLURAL[code as ProblemCode] ?? code
  return `${count === 1 ? '1 record was' : `${count} records were`} copied unread: ${words}; first in ${first}`
}

export type ProblemCode = keyof typeof WORDS

/** What a record is found by: the line that it begins on, or its number. */
export type Unit = 'Line' | 'Record'

/** `field` is named where the words end with it. */
export function problem(unit: Unit, line: number, code: ProblemCode, field?: string): RecordProblem {
  const named = field === undefined ? '' : ` '${field}'`
  return { line, code, message: `${unit} ${line} was copied unread: ${WORDS[code]}${named}` }
}
