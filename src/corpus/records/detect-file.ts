/** The format of a file by its first bytes, of which more are read where its first record is longer. */
import { type AskedFields, detect, type NoRecords } from './detect.js'
import type { FormatName } from './formats.js'
import { headOf } from './source.js'

/** Bytes that are looked at, and the most of them where the first record is longer. */
export const HEAD = 1 << 18
export const LONGEST_HEAD = 1 << 26

/** `name` tells what its ending says. 'more' where not even the longest head tells. Throws the system's error. */
export function detectFile(path: string, name: string, asked: AskedFields): FormatName | NoRecords {
  for (let length = HEAD; ; length *= 4) {
    const { head, isWhole } = headOf(path, length)
    const found = detect(name, head, isWhole, asked)
    if (found !== 'more' || length >= LONGEST_HEAD) return found
  }
}
