/** Files that appear whole or not at all: they are written under a hidden name beside their place, and moved there. */
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { native, realPath } from './names.js'

/** Where a file is written that will stand at `path`, whose name may be as long as a name can be: no other run writes there. */
export function partialOf(path: string): string {
  return join(dirname(path), `.partial-${randomBytes(6).toString('hex')}`)
}

/** Has `write` make the file at the place it is handed. Throws DedupeError that names `path` where the system refuses. */
export function writeWhole(path: string, write: (partial: string) => void): void {
  // A link goes on leading to it.
  const place = existsSync(native(path)) ? realPath(path) : path
  const partial = partialOf(place)
  try {
    toldOf(path, () => {
      write(partial)
      renameSync(native(partial), native(place))
    })
  } catch (error) {
    rmSync(native(partial), { force: true })
    throw error
  }
}

/** What the system refuses meanwhile is thrown as a DedupeError that names the file. */
export function toldOf<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (systemCode(error) === null) throw error
    throw new DedupeError('cannot-write', `Cannot write ${path}: ${reasonOf(error)}`)
  }
}
