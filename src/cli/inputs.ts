/** The files that --files-from names. */
import { readList } from '../corpus/path-list.js'
import { STDIN } from '../corpus/walk.js'
import { DedupeError } from '../failure.js'
import type { CleanFlags } from './clean-options.js'

/** Throws DedupeError where the list cannot be read. */
export async function listedFiles(
  paths: readonly string[],
  { filesFrom, null: isZero = false }: CleanFlags,
  stdin: AsyncIterable<Uint8Array>,
): Promise<readonly string[]> {
  if (filesFrom === undefined) {
    if (isZero)
      throw new DedupeError('bad-option', '-0 is about the list of --files-from, and none was given')
    return []
  }
  if (filesFrom === STDIN && paths.includes(STDIN))
    throw new DedupeError('bad-option', 'Standard input can hold a text or a list of files, not both')
  return readList(filesFrom === STDIN ? stdin : filesFrom, isZero)
}
