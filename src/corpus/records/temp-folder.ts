/**
 * A folder of our own among the temporary files, for texts that lie in no file of their own. Nobody else can read it
 * (mode 0700), it goes with the run, and what a killed run left is cleared by the next one in the same place.
 */
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DedupeError, reasonOf } from '../../failure.js'
import { native } from '../names.js'

export interface TempFolder {
  readonly path: string
  remove(): void
}

/** Its name tells the process that made it; the file in it says that we did. */
const NAME = /^dedupe-(\d+)-[0-9A-Za-z]{6}$/
const MARK = 'corpus-dedupe-spool'

const inUse = new Set<string>()

/** `parent` is where to make it; null for the system's place. Throws DedupeError where it cannot be made. */
export function createTempFolder(parent: string | null): TempFolder {
  const place = parent ?? tmpdir()
  let path: string
  try {
    clearLeftovers(place)
    path = mkdtempSync(join(place, `dedupe-${process.pid}-`))
    inUse.add(path)
    writeFileSync(native(join(path, MARK)), '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw noRoom(parent, error)
  }
  return {
    path,
    remove() {
      inUse.delete(path)
      rmSync(native(path), { recursive: true, force: true })
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

/** Another user's folders, and those of processes that run, are left alone. */
function clearLeftovers(place: string): void {
  for (const name of readdirSync(native(place), 'utf8')) {
    const match = NAME.exec(name)
    if (match === null) continue
    const path = join(place, name)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory() !== true || stats.uid !== process.getuid?.()) continue
    if (!existsSync(join(path, MARK)) || isAtWork(path, Number(match[1]))) continue
    rmSync(path, { recursive: true, force: true })
  }
}

function isAtWork(path: string, pid: number): boolean {
  // In a container every run may have the same process id.
  if (pid === process.pid) return inUse.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
