/** stdout: results only. A reader that has seen enough and closes the pipe ends the printing quietly. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DedupeError, reasonOf } from '../failure.js'

/** Prints a stream, waiting where the reader is slow. */
export async function print(text: Readable): Promise<void> {
  try {
    await pipeline(text, process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return
    throw new DedupeError('cannot-print', `Cannot print: ${reasonOf(error)}`)
  }
}

export function printText(text: string): Promise<void> {
  return print(Readable.from([text]))
}

/** Waits until what was written has left: a process that ends before would take the rest along. */
export function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve()
    // Called back with an error where the reader is gone, which is as well.
    else stream.write('', () => resolve())
  })
}
