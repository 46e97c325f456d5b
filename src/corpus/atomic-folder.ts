/**
 * A folder that appears whole or not at all (law 8): it is filled under a hidden name beside its place and
 * moved there as the last step. What a killed run left behind is cleared by the next one.
 */

import { randomBytes } from 'node:crypto'
import { type Dirent, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DedupeError, reasonOf } from '../failure.js'
import { hashFile, regularStampOf } from './files.js'
import { MANIFEST } from './manifest.js'
import { native } from './names.js'

export interface AtomicFolder {
  /** Where to write meanwhile. */
  readonly folder: string
  /** Moves the folder to its place, in exchange for what stands there. */
  commit(): void
  /** Removes all that was written. */
  abort(): void
}

/**
 * `expected` is what `standingAt` said when somebody found that `target` may be replaced: if by the commit it
 * is another, nothing is touched. Throws DedupeError where the folder cannot be made.
 */
export function createAtomicFolder(target: string, expected?: string): AtomicFolder {
  const place = resolve(target)
  const parent = dirname(place)
  const own = `${process.pid}-${randomBytes(4).toString('hex')}`
  const hidden = (state: State) => join(parent, `.${basename(place)}.${state}-${own}`)
  const folder = hidden('partial')
  try {
    mkdirSync(native(parent), { recursive: true })
    clearLeftovers(place)
    mkdirSync(native(folder))
  } catch (error) {
    throw cannotWrite(target, error)
  }
  inUse.add(own)
  const stood = expected ?? standingAt(place)
  return {
    folder,
    commit() {
      const former = hidden('former')
      const stands = standingAt(place)
      if (stands !== stood) {
        throw new DedupeError(
          'out-exists',
          `${target} changed while the run was at work: nothing was written`,
          'Look at what stands there, and run again',
        )
      }
      const replaces = stands !== NOTHING
      try {
        if (replaces) renameSync(native(place), native(former))
        try {
          renameSync(native(folder), native(place))
        } catch (error) {
          if (replaces) renameSync(native(former), native(place))
          throw error
        }
        inUse.delete(own)
        if (replaces) remove(former)
      } catch (error) {
        throw cannotWrite(target, error)
      }
    },
    abort() {
      inUse.delete(own)
      remove(folder)
    },
  }
}

type State = 'partial' | 'former'

/** Marks of this process's own unfinished folders. In a container every run may have the same process id. */
const inUse = new Set<string>()

function cannotWrite(target: string, error: unknown): DedupeError {
  return new DedupeError(
    'cannot-write',
    `Cannot write ${target}: ${reasonOf(error)}`,
    'Name another place with --out',
  )
}

const NOTHING = 'nothing'

/**
 * What stands in a place, as a text that differs for anything else: which file or folder, when an entry was last
 * added or removed, and the manifest of an output.
 */
export function standingAt(place: string): string {
  const stats = lstatSync(native(place), { throwIfNoEntry: false, bigint: true })
  if (stats === undefined) return NOTHING
  const { dev, ino, mtimeNs } = stats
  return `${dev}:${ino}:${mtimeNs}:${stats.isDirectory() ? manifestHash(place) : ''}`
}

function manifestHash(folder: string): string {
  const path = join(folder, MANIFEST)
  try {
    regularStampOf(path)
    return hashFile(path).hash
  } catch {
    return ''
  }
}

/** Gives back what a killed run left half moved in this place. Throws the system's error. */
export function recover(target: string): void {
  clearLeftovers(resolve(target))
}

/** A run that was killed between the two moves of a commit left the earlier folder hidden: it comes back. */
function clearLeftovers(place: string): void {
  const parent = dirname(place)
  const prefix = `.${basename(place)}.`
  const entries: Dirent[] = readdirSync(native(parent), { withFileTypes: true })
  for (const { name } of entries) {
    if (!name.startsWith(prefix)) continue
    const match = /^(partial|former)-((\d+)-[0-9a-f]{8})$/.exec(name.slice(prefix.length))
    if (match === null || isAtWork(match[2], Number(match[3]))) continue
    const path = join(parent, name)
    if (match[1] === 'former' && !stands(place)) renameSync(native(path), native(place))
    else remove(path)
  }
}

function isAtWork(mark: string, pid: number): boolean {
  if (pid === process.pid) return inUse.has(mark)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether anything has this name: a link that leads nowhere, too. */
function stands(path: string): boolean {
  return lstatSync(native(path), { throwIfNoEntry: false }) !== undefined
}

function remove(path: string): void {
  rmSync(native(path), { recursive: true, force: true })
}
