/** A file that `--format` names, written piece by piece. */
import { createWriteStream, lstatSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { native } from '../corpus/names.js'
import { DedupeError, reasonOf } from '../failure.js'

/** Throws DedupeError where the file cannot be written. */
export async function writeSink(file: string, text: Iterable<string>): Promise<void> {
  const stream = createWriteStream(native(file))
  let isOpen = false
  stream.once('open', () => {
    isOpen = true
  })
  try {
    await pipeline(Readable.from(text), stream)
  } catch (error) {
    // What could not be opened is somebody's, and as it was.
    if (isOpen) removeHalf(file)
    throw new DedupeError('cannot-write', `Cannot write ${file} of --format: ${reasonOf(error)}`)
  }
}

/** Half of a report would look like all of it. What is no file, a pipe or a device, is left alone. */
function removeHalf(file: string): void {
  try {
    if (lstatSync(native(file)).isFile()) rmSync(native(file))
  } catch {
    // It cannot be opened or taken away: why nothing was written is told.
  }
}
