/** What arguments, standard input and lists name, as documents: files of records are read, and lie in temporary files. */

import { openInputs } from '../corpus/packed/open-inputs.js'
import { readList } from '../corpus/path-list.js'
import type { Expanded, ExpandOptions } from '../corpus/records/expand.js'
import { spoolStream } from '../corpus/records/standard-input.js'
import { STDIN, type WalkOptions, walk } from '../corpus/walk.js'
import { DedupeError } from '../failure.js'
import type { Host } from '../host.js'

export interface InputFlags {
  readonly filesFrom?: string
  readonly null?: boolean
}

/** The documents; `close` removes the temporary files, when no text is read any more. */
export async function readInputs(
  paths: readonly string[],
  list: readonly string[],
  options: WalkOptions & ExpandOptions,
  host: Host,
): Promise<Expanded> {
  const stdin = paths.includes(STDIN) ? await spoolStream(process.stdin, options, host.signal) : null
  try {
    const files = walk(paths, { ...options, list, stdin: stdin?.path ?? null })
    const { walk: whole, close } = await openInputs(files, options, host)
    return {
      walk: whole,
      close() {
        close()
        stdin?.remove()
      },
    }
  } catch (error) {
    stdin?.remove()
    throw error
  }
}

/** Throws DedupeError where the list cannot be read. */
export async function listedFiles(
  paths: readonly string[],
  { filesFrom, null: isZero = false }: InputFlags,
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
