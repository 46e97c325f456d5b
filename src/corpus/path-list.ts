/** A list of files, as `find` and `git ls-files` write it: one a line, or ended by zero bytes. Names need not be UTF-8. */
import { DedupeError, reasonOf } from '../failure.js'
import { readGiven } from './given-file.js'
import { nameOf } from './names.js'

const [ZERO, LINE_FEED, CARRIAGE_RETURN] = [0, 10, 13]

/** Reads a list from a file or a stream. Throws DedupeError where that fails, or names end otherwise than `isZero` says. */
export async function readList(
  from: string | AsyncIterable<Uint8Array>,
  isZero: boolean,
): Promise<readonly string[]> {
  const chunks: Uint8Array[] = []
  try {
    const stream = typeof from === 'string' ? [readGiven(from)] : from
    for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read the list ${nameOfList(from)}: ${reasonOf(error)}`)
  }
  const list = Buffer.concat(chunks)
  const [a, b] = list
  if (!isZero && ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)))
    throw new DedupeError(
      'bad-option',
      `The list ${nameOfList(from)} is in UTF-16`,
      'Names are read as UTF-8: convert it, for instance with iconv -f UTF-16 -t UTF-8',
    )
  if (!isZero && list.includes(ZERO))
    throw new DedupeError('bad-option', `The list ${nameOfList(from)} holds zero bytes`, 'See -0, --null')
  return pathsIn(list, isZero)
}

function nameOfList(from: string | AsyncIterable<Uint8Array>): string {
  return typeof from === 'string' ? from : 'in standard input'
}

/**
 * The paths of a list; empty lines are none. A byte order mark and carriage returns before line feeds are no part of a name,
 * as Windows writes lists; a name that ends in one goes with zero bytes.
 */
export function pathsIn(list: Uint8Array, isZero: boolean): string[] {
  const paths: string[] = []
  const end = isZero ? ZERO : LINE_FEED
  const hasMark = !isZero && list[0] === 0xef && list[1] === 0xbb && list[2] === 0xbf
  for (let at = hasMark ? 3 : 0; at < list.length; ) {
    const found = list.indexOf(end, at)
    let stop = found < 0 ? list.length : found
    if (!isZero && found > at && list[stop - 1] === CARRIAGE_RETURN) stop -= 1
    const path = nameOf(list.subarray(at, stop))
    if (path !== '') paths.push(path)
    at = found < 0 ? list.length : found + 1
  }
  return paths
}
