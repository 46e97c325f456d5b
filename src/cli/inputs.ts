/** What arguments, standard input and lists name, as documents: files of records are read, and lie in temporary files. */
import { statSync } from 'node:fs'
import { openInputs } from '../corpus/packed/open-inputs.js'
import { readList } from '../corpus/path-list.js'
import type { Expanded, ExpandOptions } from '../corpus/records/expand.js'
import { spoolStream } from '../corpus/records/standard-input.js'
import { STDIN, type WalkOptions, walk } from '../corpus/walk.js'
import { DedupeError } from '../failure.js'
import type { Host } from '../host.js'
import type { Warning } from '../model.js'
import type { ListFlags } from './record-options.js'

/**
 * The documents; `close` removes the temporary files, when no text is read any more. Throws DedupeError for standard input
 * without a byte, of which a pipe that failed is the usual cause.
 */
export async function readInputs(
  paths: readonly string[],
  list: readonly string[],
  options: WalkOptions & ExpandOptions & { readonly allowEmpty: boolean },
  host: Host,
): Promise<Expanded> {
  const stdin = paths.includes(STDIN) ? await spoolStream(process.stdin, options, host.signal) : null
  try {
    const files = walk(paths, { ...options, list, stdin: stdin?.path ?? null })
    const { allowEmpty } = options
    const warnings = stdin === null || allowEmpty ? [] : nothingIn(stdin.path, paths.length + list.length > 1)
    const { walk: whole, close } = await openInputs(files, options, host)
    return {
      walk: { ...whole, warnings: [...whole.warnings, ...warnings] },
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

/** What is said of standard input without a byte: beside other inputs a warning, as of a folder without files. */
function nothingIn(path: string, hasOthers: boolean): readonly Warning[] {
  if (statSync(path).size > 0) return []
  if (hasOthers) return [{ code: 'nothing-found', message: 'There is nothing in standard input' }]
  throw new DedupeError(
    'nothing-read',
    'Nothing was read: there is nothing in standard input',
    'See --allow-empty to accept it',
  )
}

/** Throws DedupeError where the list cannot be read. */
export async function listedFiles(
  paths: readonly string[],
  { filesFrom, null: isZero = false }: ListFlags,
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
