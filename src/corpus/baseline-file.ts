/** The file of a baseline. */
import { lstatSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { type Baseline, baselineText, parseBaseline } from '../gates/baseline.js'
import { readGiven } from './given-file.js'
import { native } from './names.js'
import { writeWhole } from './whole-file.js'

/** Throws DedupeError where it cannot be read or is none. */
export function readBaseline(path: string): Baseline {
  let text: string
  try {
    text = readGiven(path).toString('utf8')
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path} of --baseline: ${reasonOf(error)}`)
  }
  return parseBaseline(text, path)
}

/** Throws DedupeError where another file stands, which may be the only one of its kind: a text, a device. */
export function assertIsBaseline(path: string): void {
  const stats = statSync(native(path), { throwIfNoEntry: false })
  if (stats === undefined || (stats.isFile() && stats.size === 0)) return
  const hint = 'Name another file with --baseline'
  if (!stats.isFile()) throw new DedupeError('not-ours', `Cannot replace ${path}: it is no file`, hint)
  try {
    readBaseline(path)
  } catch (error) {
    if ((error as DedupeError).code === 'unreadable') throw error
    throw new DedupeError('not-ours', `Cannot replace ${path}: it is no baseline of dedupe`, hint)
  }
}

/** Writes it whole or not at all, where nothing else stands. Throws DedupeError where it cannot be written. */
export function writeBaseline(path: string, baseline: Baseline): void {
  assertIsBaseline(path)
  writeWhole(path, (partial) => writeFileSync(native(partial), baselineText(baseline), { flag: 'wx' }))
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
