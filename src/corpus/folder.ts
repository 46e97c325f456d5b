/**
 * One folder's files, found by fast-glob through a file system that keeps what Node's strings would lose:
 * names that are not UTF-8, names with line ends, folders that cannot be read, links that run in circles.
 * Left out are dot-folders, link loops and our own outputs, each with a word (laws 9 and 10).
 */
import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import glob from 'fast-glob'
import { reasonOf, systemCode } from '../failure.js'
import type { Skipped } from '../model.js'
import { isDryReport } from './dry-report.js'
import { isOutput } from './manifest.js'
import { byBytes, matchable, nameOf, native, nativeBytes, realPath } from './names.js'
import { OWN_OUTPUT } from './own-outputs.js'

export interface FolderEntry {
  /** Path below the folder, `/` separated. */
  readonly path: string
  readonly isFile: boolean
  readonly isLink: boolean
}

/**
 * Every entry below `folder` that matches `pattern` and is no folder, in no order. `skip` is told what is
 * left out, with its path below the folder. `leaveOut` holds real paths of folders not to enter.
 */
export function listFolder(
  folder: string,
  pattern: string,
  leaveOut: ReadonlySet<string>,
  skip: (entry: Skipped) => void,
): FolderEntry[] {
  const root = resolve(folder)
  const left = new Set<string>()
  const links = new Set<string>()
  const entered = new Set<string>()
  // Any other pattern may leave out the place itself.
  const takesAll = pattern === '**' || pattern.startsWith('**/')
  const leave = (path: string, code: string, message: string) => {
    const below = relative(root, path)
    left.add(below)
    skip({ path: plain(below), code, message })
  }

  // Nothing may be thrown in here but by `follow`: the walk takes "no such file" for an empty folder.
  const readFolder = (path: string): Dirent[] => {
    try {
      const names = readdirSync(native(path), BYTES).map(withMatchableName).sort(inOrder)
      if (isSecondEntry(path)) {
        leave(path, 'link-again', 'This link leads to a folder that is read already')
        return []
      }
      if (path === root || !isOurs(path, names)) {
        return names.filter((entry) => !entry.isDirectory() || enters(join(path, entry.name)))
      }
      leave(path, OWN_OUTPUT, 'An earlier output is not read as input')
    } catch (error) {
      leave(
        path,
        'unreadable',
        `Cannot read the folder ${plain(relative(root, path)) || folder}: ${reasonOf(error)}`,
      )
    }
    return []
  }

  /**
   * Whether a link leads to a folder that is read anyhow: from its own place, or by a link that was reached
   * before (the walk goes breadth first). Else sixteen folders with two links to the next have 65,536 paths.
   */
  const isSecondEntry = (path: string): boolean => {
    if (!links.has(path)) return false
    const real = realPath(path)
    if (entered.has(real) || isReadInPlace(real)) return true
    entered.add(real)
    return false
  }

  const isReadInPlace = (real: string): boolean => {
    const below = relative(realPath(root), real)
    return takesAll && below !== '' && !below.split('/').some((part) => part.startsWith('.'))
  }

  const enters = (path: string): boolean => {
    if (basename(path).startsWith('.'))
      leave(path, 'dot-folder', 'Folders whose name starts with a dot are left out')
    else if (isWithin(realPath(path), leaveOut))
      leave(path, OWN_OUTPUT, 'The output folder is not read as input')
    else return true
    return false
  }

  const statOf = (path: string): Stats => {
    try {
      return statSync(native(path))
    } catch (error) {
      if (systemCode(error) === 'ELOOP') leave(path, 'link-loop', 'This link leads to itself')
      throw error
    }
  }

  /** What a symbolic link leads to. A link to a folder that it lies in would never end. */
  const follow = (path: string): Stats => {
    const stats = statOf(path)
    if (!stats.isDirectory()) return stats
    if (leadsBack(path, root)) leave(path, 'link-loop', 'This link leads back to a folder that holds it')
    else if (enters(path)) {
      links.add(path)
      return stats
    }
    return Object.assign(Object.create(stats), { isDirectory: () => false, isFile: () => false })
  }

  const found = glob.sync(pattern, {
    cwd: root,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    unique: false,
    fs: {
      readdirSync: readFolder,
      statSync: follow,
      lstatSync: (path: string) => lstatSync(native(path)),
    } as never,
  })
  return found
    .filter((entry) => !entry.dirent.isDirectory() && !left.has(entry.path))
    .map((entry) => ({
      path: plain(entry.path),
      isFile: entry.dirent.isFile(),
      isLink: entry.dirent.isSymbolicLink(),
    }))
}

const BYTES = { withFileTypes: true, encoding: 'buffer' } as const

/** Which link reaches a folder first hangs on this order, and a folder is listed in any (law 4). */
function inOrder(a: Dirent, b: Dirent): number {
  return byBytes(a.name, b.name)
}

function isOurs(path: string, entries: readonly Dirent[]): boolean {
  try {
    return isOutput(path, entries) || isDryReport(path, entries)
  } catch {
    return false // Then it is told where its files are read.
  }
}

function withMatchableName(entry: Dirent<Buffer>): Dirent {
  return Object.assign(entry, { name: matchable(nameOf(entry.name)) }) as unknown as Dirent
}

function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  for (const folder of folders) if (path === folder || path.startsWith(`${folder}/`)) return true
  return false
}

/** Takes the matcher's escapes out of a path again. */
function plain(path: string): string {
  return path.isWellFormed() ? path : nameOf(nativeBytes(path))
}

/** Whether the folder that a link leads to holds, or is, one that was walked through to reach the link. */
function leadsBack(link: string, root: string): boolean {
  const target = realPath(link)
  for (let at = dirname(link); ; at = dirname(at)) {
    const real = realPath(at)
    if (real === target || real.startsWith(target === '/' ? '/' : `${target}/`)) return true
    if (at === root || at === dirname(at)) return false
  }
}
