/**
 * What the arguments name: folders, files and globs, and where each comes to stand under `clean/`. One
 * folder alone gives its contents; among several arguments each folder keeps a folder of its own; a file
 * keeps its path below the longest part of the argument that holds no wildcard.
 */
import { lstatSync, statSync } from 'node:fs'
import { basename, dirname, normalize, resolve } from 'node:path'
import glob from 'fast-glob'
import picomatch from 'picomatch'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { byBytes, native } from './names.js'

export interface Root {
  /** The folder that the paths of this root are below; null for documents from memory. */
  readonly folder: string | null
  /** What to take from the folder: a glob, or one file's name. */
  readonly pattern: string
  readonly isFile: boolean
  /** Folder under `clean/` that holds this root, '' for none. */
  readonly mount: string
}

/** A root in the file system. */
export interface FolderRoot extends Root {
  readonly folder: string
  /** Files below the folder, sorted, where a list names them. */
  readonly list?: readonly string[]
}

/** Roots of files that a list names: those in the current folder keep their paths, others the whole of theirs. */
export function listRoots(list: readonly string[]): FolderRoot[] {
  const [inside, outside]: [Set<string>, Set<string>] = [new Set(), new Set()]
  for (const path of list) {
    const below = normalize(path)
    const isInside = !below.startsWith('/') && below.split('/')[0] !== '..'
    if (isInside) inside.add(below)
    else outside.add(resolve(path).slice(1))
  }
  const root = (folder: string, paths: ReadonlySet<string>) =>
    paths.size === 0 ? [] : [{ folder, pattern: '', isFile: true, mount: '', list: [...paths].sort(byBytes) }]
  return [...root('.', inside), ...root('/', outside)]
}

/** Throws DedupeError where a path names nothing that can be read. */
export function resolveRoots(paths: readonly string[]): FolderRoot[] {
  const mounts = new Set<string>()
  const last = new Map<string, number>()
  return paths.map((path) => {
    const root = resolveRoot(path)
    if (root.isFile || root.pattern !== '**' || paths.length === 1) return root
    const mount = unused(basename(resolve(path)) || 'root', mounts, last)
    mounts.add(mount)
    return { ...root, mount }
  })
}

function resolveRoot(path: string): FolderRoot {
  if (path === '') throw new DedupeError('no-path', 'An empty path was given')
  const stats = statOf(path)
  if (stats?.isDirectory()) return { folder: path, pattern: '**', isFile: false, mount: '' }
  if (stats?.isFile()) return { folder: dirname(path), pattern: basename(path), isFile: true, mount: '' }
  if (stats !== null)
    throw new DedupeError(
      'not-a-file',
      `Cannot read ${path}: it is neither a file nor a folder`,
      stats.isFIFO() ? "What a pipe brings is read from standard input, by the path '-'" : null,
    )
  if (!glob.isDynamicPattern(path)) {
    throw new DedupeError('no-such-path', `Cannot read ${path}: no such file or folder`)
  }
  const { base, glob: pattern } = picomatch.scan(path.replace(/^\.\//, ''))
  const folder = base === '' ? '.' : base
  if (!statOf(folder)?.isDirectory()) {
    throw new DedupeError('no-such-path', `Cannot read ${path}: there is no folder ${folder}`)
  }
  return { folder, pattern, isFile: false, mount: '' }
}

function statOf(path: string) {
  try {
    return statSync(native(path))
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && !isLink(path)) return null
    throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
  }
}

function isLink(path: string): boolean {
  return lstatSync(native(path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/**
 * `name`, or `name-2`, `name-3` ... before its ending, whichever is free. `last` remembers the number that each
 * name got, and belongs to one `taken`, which only grows: else equal names would cost the square of their count.
 */
export function unused(
  name: string,
  taken: Pick<ReadonlySet<string>, 'has'>,
  last: Map<string, number>,
): string {
  if (!taken.has(name)) return name
  const dot = name.lastIndexOf('.')
  const cut = dot > name.lastIndexOf('/') + 1 ? dot : name.length
  for (let n = last.get(name) ?? 2; ; n += 1) {
    const candidate = `${name.slice(0, cut)}-${n}${name.slice(cut)}`
    if (taken.has(candidate)) continue
    last.set(name, n)
    return candidate
  }
}
