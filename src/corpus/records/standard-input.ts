/** Standard input as a file: what follows reads twice, and a pipe cannot be. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../../failure.js'
import { FileWriter } from '../files.js'
import type { AskedFields } from './detect.js'
import { detectFile, HEAD } from './detect-file.js'
import { headOf } from './source.js'
import { createTempFolder, noRoom, type TempFolder } from './temp-folder.js'

const NAME = 'stdin'

/** A stream written to a file of its own, whose name tells what it holds: JSON Lines, an array of JSON, or a text. */
export async function spoolStream(
  stream: AsyncIterable<Uint8Array>,
  options: AskedFields & { readonly temp: string | null },
  signal: AbortSignal | undefined,
): Promise<TempFolder> {
  const folder = createTempFolder(options.temp)
  try {
    const path = join(folder.path, NAME)
    const file = new FileWriter(path, 0o600)
    try {
      for await (const chunk of stream) {
        signal?.throwIfAborted()
        file.write(chunk)
      }
    } finally {
      file.close()
    }
    const named = `${path}${endingOf(path, options)}`
    if (named !== path) renameSync(path, named)
    return { path: named, remove: folder.remove }
  } catch (error) {
    folder.remove()
    throw systemCode(error) === null ? error : noRoom(options.temp, error)
  }
}

/** One object on the first line makes it lines of records. */
function endingOf(path: string, asked: AskedFields): string {
  const first = Buffer.from(headOf(path, HEAD).head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()[0]
  const ending = first === '{' ? '.jsonl' : first === '[' ? '.json' : ''
  if (ending === '') return ''
  const found = detectFile(path, `${NAME}${ending}`, asked)
  return found === 'no-records' || found === 'more' ? '' : ending
}
