/**
 * From arguments to the list of files, in path order: roots as given, then relative paths by their UTF-8
 * bytes. Says of each file whether its name makes it a document; what is in it is judged when it is read.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { reasonOf } from '../failure.js'
import type { Skipped, Warning } from '../model.js'
import { isFile, type Stamp, stampOf } from './files.js'
import { listFolder } from './folder.js'
import { MANIFEST } from './manifest.js'
import { byBytes, native, realPath } from './names.js'
import { originOf } from './origin.js'
import { outputRead, withoutOutputs } from './own-outputs.js'
import type { Unpacked } from './packed/packed-list.js'
import { placesBeside } from './places.js'
import type { FormatName } from './records/formats.js'
import type { RecordFile } from './records/record-file.js'
import { type FolderRoot, listRoots, type Root, resolveRoots } from './roots.js'
import { type Patterns, patternsOf } from './walk-patterns.js'
import { writtenReport, writtenReports } from './written-reports.js'

/** A file found, not yet read. */
export interface FoundFile extends Stamp {
  /** Its place under `clean/`, `/` separated. */
  readonly path: string
  /** Where it is read from; see names.ts for the encoding of names. */
  readonly from: string
  /** The bytes of a document that the caller holds in memory; null for a file. */
  readonly data: Uint8Array | null
  readonly root: number
  /** Its path below its root. */
  readonly below: string
  readonly bytes: number
  /** Null for a document; else why its name makes it none, and it is copied unread. */
  readonly passed: Pass | null
  /** Named by --include, packed or as what is in it: read even if it looks like HTML. */
  readonly included: boolean
  /** Of a file that was unpacked: the packed one. `from` is then a file of our own, and `path` may be another. */
  readonly original?: FoundFile
  /** Whether that is an archive, and this one of its members. */
  readonly isMember?: boolean
  /** Whether it came from standard input; `from` is then a file of our own. */
  readonly isStandardInput?: boolean
  /** What it holds, where that is known and not to be looked for. */
  readonly format?: FormatName
  /** Why it is copied unread, where that is no matter of its name. */
  readonly broken?: { readonly code: string; readonly reason: string }
  /** Fields of its first records, where none of them is known to hold a text. */
  readonly fields?: readonly string[]
  /** Of a document that is a record: its bytes are a range of the file `from`, and are UTF-8. */
  readonly record?: RecordPlace
}

/** A record of a file, and what it tells of itself. */
export interface RecordPlace {
  /** Where its file is read from. */
  readonly from: string
  /** Number of its file in `Walk.records`. */
  readonly source: number
  /** Where its text begins in the spool. */
  readonly offset: number
  /** 1-based line of its file. */
  readonly line: number
  readonly id: string | null
  readonly site: string | null
  readonly date: string | null
}

/** Where the files of a walk come from, by their places under `clean/`; those of records stand for all of theirs. */
export function originsOf({ files, records = [] }: Pick<Walk, 'files' | 'records'>): Map<string, string> {
  const origins = new Map<string, string>()
  for (const file of files) if (file.record === undefined) origins.set(file.path, originOf(file))
  for (const { file } of records) origins.set(file.path, originOf(file))
  return origins
}

/** Why a file is copied through and not read as text. */
export type Pass =
  | 'ending'
  | 'excluded'
  | 'dot-file'
  | 'html'
  | 'binary'
  | 'too-large'
  | 'no-text-field'
  | 'no-records'
  | 'no-texts'
  | 'packed-member'
  | 'broken'

export interface Walk {
  readonly roots: readonly Root[]
  readonly files: readonly FoundFile[]
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  /** Files whose documents are records; these stand among `files`, the files themselves do not. */
  readonly records?: readonly RecordFile[]
  /** What was unpacked, and how it goes out. */
  readonly packed?: Unpacked
  /** What --include and --exclude say, of members of archives as well; missing for documents from memory. */
  readonly patterns?: Patterns
  /** What stood in the place of the output when it was checked (atomic-folder.ts); the commit replaces nothing else. */
  readonly standing?: string | undefined
  /** Files that the run writes its report to. */
  readonly reports?: readonly string[]
}

export interface WalkOptions {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** The output folder: not entered, whatever stands in it. */
  readonly out: string | null
  /** The file that stands for the argument `-`: what came from standard input. */
  readonly stdin?: string | null
  /** Files beside those of the arguments, which keep the paths that they are listed by. */
  readonly list?: readonly string[]
  /** Files that the run writes its report to, wherever they lie. */
  readonly reports?: readonly string[]
}

/** Throws DedupeError where an argument names nothing. */
export function walk(paths: readonly string[], options: WalkOptions): Walk {
  const { stdin = null, list = [] } = options
  const patterns = patternsOf(options)
  const leaveOut = leftOut(options.out)
  const files: FoundFile[] = []
  const skipped: Skipped[] = []
  const warnings: Warning[] = []
  const roots = [
    ...resolveRoots(paths.map((path) => (path === STDIN && stdin !== null ? stdin : path))),
    ...withoutOutputs(
      listRoots(list),
      leaveOut,
      (entry) => skipped.push(entry),
      (warning) => warnings.push(warning),
    ),
  ]
  const seen = new Set<string>()
  const place = placesBeside(roots.map((root) => root.mount).filter((mount) => mount !== ''))
  const written = options.reports ?? []
  const reports = writtenReports(written)
  let twice = 0

  for (const [number, root] of roots.entries()) {
    const mounted = (path: string) =>
      root.mount === '' ? path : path === '' ? root.mount : `${root.mount}/${path}`
    const skip = (entry: Skipped) => skipped.push({ ...entry, path: mounted(entry.path) })
    const real = realPath(root.folder)
    let found = 0
    for (const entry of entriesOf(root, leaveOut, skip)) {
      const below = entry.path
      if (entry.isFile) found += 1
      if (roots.length > 1) {
        const full = join(real, below)
        if (seen.has(full)) {
          twice += 1
          continue
        }
        seen.add(full)
      }
      const from = join(root.folder, below)
      if (reports.isOne(from)) {
        patterns.of(below)
        skip(writtenReport(below))
        continue
      }
      const stamp = entry.isFile ? tryStamp(from, mounted(below), root.list !== undefined, skip) : null
      if (!entry.isFile) skip(irregular(mounted(below), entry.isLink))
      if (stamp === null) continue
      const path = roots.length > 1 && root.mount === '' ? place(below) : mounted(below)
      files.push(
        foundFile(
          path,
          from,
          number,
          below,
          stamp,
          patterns.of(below),
          stdin !== null && paths[number] === STDIN,
        ),
      )
    }
    if (root.pattern === '**' && root.list === undefined && existsSync(native(join(root.folder, MANIFEST)))) {
      warnings.push(outputRead(paths[number]))
    }
    if (found === 0 && roots.length > 1) {
      warnings.push({ code: 'nothing-found', message: `There is no file in ${paths[number]}` })
    }
  }
  if (twice > 0) {
    warnings.push({
      code: 'named-twice',
      message: `${twice === 1 ? '1 file was' : `${twice} files were`} named by two arguments: read once`,
    })
  }
  const inInput = reports.warnings(roots, patterns)
  warnings.push(...patterns.idle(), ...inInput)
  // Folders are listed in any order (law 4).
  skipped.sort((a, b) => byBytes(a.path, b.path))
  // What came from standard input stands in no folder that a later run could find it in.
  const named = roots.map((root, i) =>
    paths[i] === STDIN && stdin !== null ? { ...root, folder: null } : root,
  )
  return { roots: named, files, skipped, warnings, patterns, reports: written }
}

/**
 * What is held of each file as long as the run lasts, in few bytes: paths that are the end of another one are parts of it, and
 * all fields stand in one object (of spread ones the last go into another).
 */
function foundFile(
  path: string,
  from: string,
  root: number,
  below: string,
  { mode, modifiedUs, bytes }: Stamp & { readonly bytes: number },
  { passed, included }: Pick<FoundFile, 'passed' | 'included'>,
  isStandardInput: boolean,
): FoundFile {
  const place = endOf(from, path)
  const inRoot = below === path ? place : endOf(from, below)
  const file = {
    path: place,
    from,
    data: null,
    root,
    below: inRoot,
    mode,
    modifiedUs,
    bytes,
    passed,
    included,
  }
  return isStandardInput ? { ...file, isStandardInput } : file
}

/** `end`, as a part of `text` where it ends so. */
const endOf = (text: string, end: string): string =>
  text.endsWith(end) ? text.slice(text.length - end.length) : end

/** The argument that names standard input; a file of that name is `./-`. */
export const STDIN = '-'

function entriesOf(root: FolderRoot, leaveOut: ReadonlySet<string>, skip: (entry: Skipped) => void) {
  if (root.list !== undefined) return root.list.map((path) => ({ path, isFile: true, isLink: false }))
  if (root.isFile) return [{ path: root.pattern, isFile: true, isLink: false }]
  const pattern = root.pattern
  return listFolder(root.folder, pattern, leaveOut, skip).sort((a, b) => byBytes(a.path, b.path))
}

function tryStamp(from: string, path: string, mustBeFile: boolean, skip: (entry: Skipped) => void) {
  try {
    if (mustBeFile && !isFile(from)) {
      skip({ path, code: 'not-regular', message: `${path} is no regular file and is left out` })
      return null
    }
    return stampOf(from)
  } catch (error) {
    skip({ path, code: 'unreadable', message: `Cannot read ${path}: ${reasonOf(error)}` })
    return null
  }
}

function irregular(path: string, isLink: boolean): Skipped {
  return isLink
    ? { path, code: 'dangling-link', message: `Cannot read ${path}: the link leads nowhere` }
    : { path, code: 'not-regular', message: `${path} is no regular file and is left out` }
}

function leftOut(out: string | null): ReadonlySet<string> {
  try {
    return new Set(out === null ? [] : [realPath(resolve(out))])
  } catch {
    return new Set() // It does not stand yet.
  }
}
