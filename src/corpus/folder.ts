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
import { isOutput } from './manifest.js'
import { matchable, nameOf, native, nativeBytes, realPath } from './names.js'

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
  const leave = (path: string, code: string, message: string) => {
    const below = relative(root, path)
    left.add(below)
    skip({ path: plain(below), code, message })
  }

  // Nothing may be thrown in here but by `follow`: the walk takes "no such file" for an empty folder.
  const readFolder = (path: string): Dirent[] => {
    try {
      const names = readdirSync(native(path), BYTES).map(withMatchableName)
      if (path === root || !isOutput(path, names)) {
        return names.filter((entry) => !entry.isDirectory() || enters(join(path, entry.name)))
      }
      leave(path, 'own-output', 'An earlier output is not read as input')
    } catch (error) {
      leave(
        path,
        'unreadable',
        `Cannot read the folder ${plain(relative(root, path)) || folder}: ${reasonOf(error)}`,
      )
    }
    return []
  }

  const enters = (path: string): boolean => {
    if (basename(path).startsWith('.'))
      leave(path, 'dot-folder', 'Folders whose name starts with a dot are left out')
    else if (isWithin(realPath(path), leaveOut))
      leave(path, 'own-output', 'The output folder is not read as input')
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
    else if (enters(path)) return stats
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

function withMatchableName(entry: Dirent<Buffer>): Dirent {
  const named: Dirent = Object.create(entry)
  return Object.defineProperty(named, 'name', { value: matchable(nameOf(entry.name)) })
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
