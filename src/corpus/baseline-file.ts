/** The file of a baseline. */
import { randomBytes } from 'node:crypto'
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { type Baseline, baselineText, parseBaseline } from '../gates/baseline.js'
import { native } from './names.js'

/** Throws DedupeError where it cannot be read or is none. */
export function readBaseline(path: string): Baseline {
  let text: string
  try {
    text = readFileSync(native(path), 'utf8')
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path} of --baseline: ${reasonOf(error)}`)
  }
  return parseBaseline(text, path)
}

/** Writes it whole or not at all. Throws DedupeError where it cannot be written. */
export function writeBaseline(path: string, baseline: Baseline): void {
  const partial = `${path}.partial-${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(native(partial), baselineText(baseline), { flag: 'wx' })
    renameSync(native(partial), native(path))
  } catch (error) {
    rmSync(native(partial), { force: true })
    throw new DedupeError('cannot-write', `Cannot write ${path}: ${reasonOf(error)}`)
  }
}

/**
 * Says of a place in a baseline whether its file stands no more: neither below the working folder nor below that of the
 * baseline, for a check of the same files may run in another folder. A member stands while its archive does.
 */
export function goneFrom(baseline: string): (place: string) => boolean {
  const folders = ['.', dirname(baseline)]
  return (place) => !folders.some((folder) => stands(resolve(folder, place)))
}

function stands(path: string): boolean {
  for (let at = path, below = false; ; at = dirname(at), below = true) {
    try {
      const stats = lstatSync(native(at), { throwIfNoEntry: false })
      if (stats !== undefined) return !below || stats.isFile()
    } catch (error) {
      // Below a file there is nothing; what may not be looked at is not known to be gone.
      if (systemCode(error) !== 'ENOTDIR') return true
    }
    if (at === dirname(at)) return false
  }
}
