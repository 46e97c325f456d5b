/** The format of a file by its first bytes, of which more are read where its first record is longer, and by samples of the rest. */
import { isAscii } from 'node:buffer'
import { type AskedFields, detect, LINES, type NoRecords } from './detect.js'
import type { FormatName } from './formats.js'
import { sampledEncoding } from './sampled-encoding.js'
import { headOf } from './source.js'

/** Bytes that are looked at, and the most of them where the first record is longer. */
export const HEAD = 1 << 18
export const LONGEST_HEAD = 1 << 26
/** The same of a file whose name says that it has a record a line: one of the longest that are read fits in. */
const LONGEST_OF_LINES = 1 << 30

/** `name` tells what its ending says. 'more' where not even the longest head tells. Throws the system's error. */
export function detectFile(path: string, name: string, asked: AskedFields): FormatName | NoRecords {
  const longest = LINES.test(name) ? LONGEST_OF_LINES : LONGEST_HEAD
  for (let length = HEAD; ; length *= 4) {
    const { head, isWhole } = headOf(path, length)
    const found = detect(name, head, isWhole, asked, () => sampledEncoding(path))
    if (found !== 'more' || length >= longest) return found
  }
}

/**
 * The format of a file in which records were found that are no UTF-8, behind a head of plain ASCII: in its own encoding. Null where
 * it is as it was taken for, with some records that are broken. Throws the system's error.
 */
export function inOwnEncoding(path: string, found: FormatName): FormatName | null {
  if (found.encoding !== undefined || found.format === 'warc' || !isAscii(headOf(path, HEAD).head))
    return null
  const encoding = sampledEncoding(path)
  return encoding === null ? null : { ...found, encoding }
}
