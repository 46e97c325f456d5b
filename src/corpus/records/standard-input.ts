/** Standard input as a file: what follows reads twice, and a pipe cannot be. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError, systemCode } from '../../failure.js'
import { FileWriter } from '../files.js'
import type { AskedFields } from './detect.js'
import { NAME, nameByContent } from './name-by-content.js'
import { createTempFolder, noRoom, type TempFolder } from './temp-folder.js'

/** A stream written to a file of its own, whose name tells by its ending what it holds (name-by-content.ts). */
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
    const named = join(folder.path, await nameByContent(path, options))
    if (named !== path) renameSync(path, named)
    return { path: named, remove: folder.remove }
  } catch (error) {
    folder.remove()
    throw error instanceof DedupeError || systemCode(error) === null ? error : noRoom(options.temp, error)
  }
}
