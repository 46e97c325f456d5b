/** Where documents come from, by lasting names. Apart from walk.ts: who only names files does not load what finds them. */
import type { FoundFile } from './walk.js'

/** What tells where a document comes from. */
export type Origin = Pick<
  FoundFile,
  'from' | 'record' | 'original' | 'isMember' | 'below' | 'isStandardInput'
>

/**
 * The lasting name of what a document was found in: its file or file of records, be that packed; of an archive with the
 * member behind it; `stdin`. What is unpacked lies in folders of our own, whose names no output may hold (law 4).
 */
export function originOf(file: Origin): string {
  if (file.isStandardInput === true) return 'stdin'
  const { from, record, original, isMember, below } = file
  if (original === undefined) return record?.from ?? from
  return isMember === true ? `${original.from}${below.slice(original.below.length)}` : original.from
}
