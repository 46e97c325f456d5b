/**
 * A folder of our own among the temporary files, for texts that lie in no file of their own. Nobody else can read it
 * (mode 0700), it goes with the run, and what a killed run left is cleared by the next one in the same place.
 */
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../../failure.js'
import { native } from '../names.js'

export interface TempFolder {
  readonly path: string
  remove(): void
}

/** Its name tells the process that made it; the file in it says that we did, and where its number is that of a process. */
const NAME = /^dedupe-(\d+)-[0-9A-Za-z]{6}$/
const MARK = 'corpus-dedupe-spool'

/** Hours after which a folder of another machine or container, whose processes cannot be asked for, is a leftover. */
const FORGOTTEN = 24

/** Where numbers of processes mean the same: containers with a place in common do not know each other's. */
const WHERE = processesOf()

const inUse = new Set<string>()

/** Modes of a folder that nobody else can enter, as mkdtemp makes it. */
const PRIVATE = 0o700
/** Times that a folder is made anew which another run took for a leftover before it had its mark: each is a race lost. */
const ATTEMPTS = 5

/** `parent` is where to make it; null for the system's place. Throws DedupeError where it cannot be made. */
export function createTempFolder(parent: string | null): TempFolder {
  clearLeftovers(parent)
  let path: string
  try {
    path = marked(parent ?? tmpdir())
  } catch (error) {
    throw noRoom(parent, error)
  }
  return {
    path,
    remove() {
      inUse.delete(path)
      if (existsSync(native(path))) clear(path)
    },
  }
}

export function noRoom(parent: string | null, error: unknown): DedupeError {
  return new DedupeError(
    'cannot-write',
    `Cannot write temporary files in ${parent ?? tmpdir()}: ${reasonOf(error)}`,
    'Name another place with --temp',
  )
}

function marked(place: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = mkdtempSync(join(place, `dedupe-${process.pid}-`))
    inUse.add(path)
    try {
      writeFileSync(native(join(path, MARK)), WHERE, { flag: 'wx', mode: 0o600 })
      return path
    } catch (error) {
      inUse.delete(path)
      if (systemCode(error) === 'ENOENT' && attempt < ATTEMPTS) continue
      // A full disk: what could not be marked is empty.
      rmSync(native(path), { recursive: true, force: true })
      throw error
    }
  }
}

/**
 * Removes what killed runs left in a place, null for the system's. Another user's folders, those of processes that run, and what
 * cannot be removed are left alone: the run goes on without.
 */
export function clearLeftovers(parent: string | null): void {
  const place = parent ?? tmpdir()
  let names: readonly string[]
  try {
    names = readdirSync(native(place), 'utf8')
  } catch {
    return
  }
  for (const name of names) {
    const match = NAME.exec(name)
    if (match === null) continue
    const path = join(place, name)
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false })
      if (stats?.isDirectory() !== true || stats.uid !== process.getuid?.()) continue
      if (isAtWork(path, Number(match[1]), stats.ctimeMs)) continue
      const mark = join(path, MARK)
      const where = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
      if (where !== '' && where !== WHERE && Date.now() - stats.ctimeMs < FORGOTTEN * 3_600_000) continue
      if (existsSync(mark)) clear(path)
      // Killed before it had its mark: the system removes a folder in this way only if nothing is in it.
      else if ((stats.mode & 0o7777) === PRIVATE) rmdirSync(path)
    } catch {}
  }
}

/** The mark goes last: what a kill leaves of the folder meanwhile is known as ours. */
function clear(path: string): void {
  for (const name of readdirSync(native(path), 'utf8'))
    if (name !== MARK) rmSync(native(join(path, name)), { recursive: true, force: true })
  rmSync(native(path), { recursive: true, force: true })
}

/** `made` is when the folder had its name or more, in milliseconds. */
function isAtWork(path: string, pid: number, made: number): boolean {
  // In a container every run may have the same process id. What other threads of this process have made is not older than it.
  if (pid === process.pid) return inUse.has(path) || made >= Date.now() - process.uptime() * 1000
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function processesOf(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
