/** Names of members as paths below a folder: safe ones only, and each once. */
import { posix } from 'node:path'
import { nameOf } from '../names.js'
import { type MemberProblem, memberProblem } from './member.js'

/** The longest that any usual file system takes for a part of a path, in bytes. */
const LONGEST = 255

/** What is left below the 4096 bytes that a system call takes, so that an archive's own place and an output's fit before it. */
const LONGEST_PATH = 3072

/**
 * Slashes before a name, as `tar -P` and backups have them: left out, as the usual programs do, and the member is told. All
 * else of the name is judged behind them.
 */
const LEADING = /^\/+/

/**
 * Hands out names; one for each archive. A backslash separates folders, whatever system an archive says that it was made on:
 * programs on Windows write it and name Unix. As a part of a name it would lead elsewhere on Windows.
 */
export interface MemberNames {
  /** Where a member goes; null where it cannot. `tell` hears why, and of new names. */
  place(name: string, tell: (problem: MemberProblem) => void): string | null
}

export function memberNames(): MemberNames {
  // Files and the folders above them, as a file system would compare them that knows no capitals.
  const taken = new Map<string, 'file' | 'folder'>()
  const last = new Map<string, number>()
  return {
    place(name, tell) {
      const parted = name.replaceAll('\\', '/')
      const below = parted.replace(LEADING, '')
      const path = safePath(below)
      if (path === null) {
        tell(memberProblem(name, 'unsafe-name'))
        return null
      }
      let free = path
      // From the last number of that name on: an archive may hold a million members of one.
      let n = last.get(folded(path)) ?? 1
      while (!isFree(free, taken)) {
        n += 1
        free = numbered(path, n, taken)
      }
      if (n > 1) last.set(folded(path), n)
      // A number may make a name too long.
      if (safePath(free) === null) {
        tell(memberProblem(name, 'unsafe-name'))
        return null
      }
      if (parted !== name) tell(memberProblem(name, 'backslash-name'))
      if (below !== parted) tell(memberProblem(name, 'absolute-name'))
      if (free !== path) tell(memberProblem(name, 'same-name'))
      taken.set(folded(free), 'file')
      for (let at = free.indexOf('/'); at > 0; at = free.indexOf('/', at + 1))
        taken.set(folded(free.slice(0, at)), 'folder')
      return free
    },
  }
}

/** Whether no member is in the way: not of this name, nor one that is a file where a folder is needed. */
function isFree(path: string, taken: ReadonlyMap<string, 'file' | 'folder'>): boolean {
  if (taken.has(folded(path))) return false
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    if (taken.get(folded(path.slice(0, at))) === 'file') return false
  }
  return true
}

function folded(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase()
}

/** `a/b-2.txt`; where `a` itself is a file `a-2/b.txt`. */
function numbered(path: string, n: number, taken: ReadonlyMap<string, 'file' | 'folder'>): string {
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    if (taken.get(folded(path.slice(0, at))) === 'file') return `${path.slice(0, at)}-${n}${path.slice(at)}`
  }
  const { dir, name, ext } = posix.parse(path)
  return posix.join(dir, `${name}-${n}${ext}`)
}

/**
 * The path without `./` and doubled slashes; null for one that leads elsewhere, that some system would take for such, or
 * that no file can have.
 */
function safePath(name: string): string | null {
  if (name === '' || name.includes('\0')) return null
  if (/^[A-Za-z]:/.test(name)) return null
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.length === 0 || parts.includes('..')) return null
  if (parts.some((part) => Buffer.byteLength(part) > LONGEST)) return null
  const path = parts.join('/')
  return Buffer.byteLength(path) > LONGEST_PATH ? null : path
}

/** The name that bytes of an archive say. */
export function memberName(bytes: Uint8Array): string {
  return nameOf(bytes)
}
