/**
 * Files that a person names beside the texts: settings, rules, decisions, baselines, lists. They are read whole, and may be
 * pipes, as `<(command)` makes them. A pipe that nothing writes into would be waited for without end and without a word.
 */
import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { DedupeError, systemCode } from '../failure.js'
import { native } from './names.js'

/** Milliseconds in which a program that was started beside this one has the pipe open. */
const PATIENCE = 3000
/** Milliseconds between two looks. */
const PAUSE = 20

/** Throws the system's error, or DedupeError for a pipe into which nothing is written within `patience` milliseconds. */
export function readGiven(path: string, patience = PATIENCE): Buffer {
  return statSync(native(path)).isFIFO() ? readPipe(path, patience) : readFileSync(native(path))
}

function readPipe(path: string, patience: number): Buffer {
  const file = openSync(native(path), constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const chunks: Buffer[] = []
    let hasWriter = false
    for (let waited = 0; ; ) {
      const chunk = Buffer.alloc(1 << 16)
      const length = readNow(file, chunk)
      // An end before anything came is what a pipe gives that nobody has opened yet as well.
      if (length === 0 && (hasWriter || waited >= patience)) break
      if (length === null) hasWriter = true
      if (length !== null && length > 0) {
        hasWriter = true
        chunks.push(chunk.subarray(0, length))
      } else {
        waited += PAUSE
        pause()
      }
    }
    if (!hasWriter) throw new DedupeError('unreadable', 'it is a pipe that nothing writes into')
    return Buffer.concat(chunks)
  } finally {
    closeSync(file)
  }
}

/** Bytes that are there: 0 where nobody writes (any more), null where somebody who has not yet. */
function readNow(file: number, chunk: Buffer): number | null {
  try {
    return readSync(file, chunk)
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return null
    throw error
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
}
