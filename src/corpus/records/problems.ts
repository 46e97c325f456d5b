/** Why a record is no document, in words. Codes are stable: programs read them. */
import type { RecordProblem } from './record-format.js'

const WORDS = {
  'not-json': 'it is not valid JSON',
  'not-object': 'it is no JSON object',
  'not-utf8': 'it is not valid UTF-8',
  'no-text-field': 'it has no field',
  'text-not-string': 'there is no text in its field',
  'lone-surrogate': 'its text holds half of a character (a lone surrogate), in the field',
  'too-large': 'it is longer than the 512 MB that are read of one record',
  'bad-quotes': 'its quotes do not match',
  'ragged-row': 'it has another number of fields than the header',
  html: 'its text is HTML: extract the text first, for instance with trafilatura; the field is',
} as const

export type ProblemCode = keyof typeof WORDS

/** What a record is found by: the line that it begins on, or its number. */
export type Unit = 'Line' | 'Record'

/** `field` is named where the words end with it. */
export function problem(unit: Unit, line: number, code: ProblemCode, field?: string): RecordProblem {
  const named = field === undefined ? '' : ` '${field}'`
  return { line, code, message: `${unit} ${line} was copied unread: ${WORDS[code]}${named}` }
}
