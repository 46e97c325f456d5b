/** A list of files, as `find` and `git ls-files` write it: one a line, or ended by zero bytes. Names need not be UTF-8. */
import { createReadStream } from 'node:fs'
import { DedupeError, reasonOf } from '../failure.js'
import { nameOf, native } from './names.js'

const [ZERO, LINE_FEED] = [0, 10]

/** Reads a list from a file or a stream. Throws DedupeError where that fails, or names end otherwise than `isZero` says. */
export async function readList(
  from: string | AsyncIterable<Uint8Array>,
  isZero: boolean,
): Promise<readonly string[]> {
  const chunks: Uint8Array[] = []
  try {
    const stream = typeof from === 'string' ? createReadStream(native(from)) : from
    for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read the list ${nameOfList(from)}: ${reasonOf(error)}`)
  }
  const list = Buffer.concat(chunks)
  if (!isZero && list.includes(ZERO))
    throw new DedupeError('bad-option', `The list ${nameOfList(from)} holds zero bytes`, 'See -0, --null')
  return pathsIn(list, isZero)
}

function nameOfList(from: string | AsyncIterable<Uint8Array>): string {
  return typeof from === 'string' ? from : 'in standard input'
}

/** The paths of a list; empty lines are none. */
export function pathsIn(list: Uint8Array, isZero: boolean): string[] {
  const paths: string[] = []
  const end = isZero ? ZERO : LINE_FEED
  for (let at = 0; at < list.length; ) {
    const found = list.indexOf(end, at)
    const stop = found < 0 ? list.length : found
    const path = nameOf(list.subarray(at, stop))
    if (path !== '') paths.push(path)
    at = stop + 1
  }
  return paths
}
