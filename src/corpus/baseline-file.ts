/** The file of a baseline. */
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { DedupeError, reasonOf } from '../failure.js'
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
