/**
 * Reports that --format writes into files, where they stand in what is read: no input of the run that writes them, and never
 * in the place of one (law 8).
 */
import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import picomatch from 'picomatch'
import { DedupeError } from '../failure.js'
import type { Skipped, Warning } from '../model.js'
import { native, realPath } from './names.js'
import { OWN_OUTPUT } from './own-outputs.js'
import { mayBeRead } from './packed/packing.js'
import { JSON_FILE } from './records/detect.js'
import { isReport } from './report-beginnings.js'
import type { FolderRoot } from './roots.js'
import type { Patterns } from './walk-patterns.js'

export interface WrittenReports {
  /** Whether a file that is read is one of them, by whatever name. Throws DedupeError where it is somebody else's. */
  isOne(path: string): boolean
  /** A warning where runs that do not write them would read some as texts. */
  warnings(roots: readonly FolderRoot[], patterns: Patterns): Warning[]
}

export function writtenReports(files: readonly string[]): WrittenReports {
  const places = new Map(files.map((file) => [placeOf(file), file]))
  const standing = new Map(files.flatMap((file) => identityOf(file).map((one) => [one, file])))
  return {
    isOne(path) {
      const [one] = standing.size === 0 ? [] : identityOf(path)
      const file = one === undefined ? undefined : standing.get(one)
      if (file === undefined) return false
      if (!isReport(path))
        throw new DedupeError(
          'out-is-input',
          `Cannot write ${file} of --format: it stands in what is read and is no report of dedupe`,
          'Name another file',
        )
      return true
    },
    warnings(roots, patterns) {
      const read = [...places].flatMap(([place, file]) => {
        // One object of JSON is no file of records.
        if (JSON_FILE.test(place)) return []
        const below = roots.map((root) => pathBelow(root, place)).find((path) => path !== null) ?? null
        const { passed } = patterns.of(below ?? '')
        return below !== null && mayBeRead(basename(place), passed) ? [{ file, below }] : []
      })
      if (read.length === 0) return []
      const [{ file, below }, ...more] = read
      const [lies, it] = more.length === 0 ? ['lies', 'it'] : [`and ${more.length} more lie`, 'them']
      const message = `${file} of --format ${lies} in what is read: runs that do not write ${it} read ${it} as texts, without --exclude '${below}'`
      return [{ code: 'report-in-input', message }]
    },
  }
}

export function writtenReport(path: string): Skipped {
  return { path, code: OWN_OUTPUT, message: 'What --format writes is not read as input' }
}

/** What a file has in common with all links to it; nothing where none stands. */
function identityOf(path: string): readonly string[] {
  try {
    const { dev, ino } = statSync(native(path), { bigint: true })
    return [`${dev} ${ino}`]
  } catch {
    return [] // Whoever reads or writes it tells why that cannot be.
  }
}

/** The real place of a file that need not exist yet. */
function placeOf(file: string): string {
  try {
    return realPath(file)
  } catch {
    return join(realFolder(dirname(resolve(file))), basename(file))
  }
}

function realFolder(folder: string): string {
  try {
    return realPath(folder)
  } catch {
    return folder // The file cannot be written, which is told then.
  }
}

/** The path of a file below a root that reads it; null for another one. */
function pathBelow({ folder, pattern, list, isFile }: FolderRoot, place: string): string | null {
  if (list !== undefined || isFile) return null
  const real = realFolder(folder)
  if (!place.startsWith(real === '/' ? '/' : `${real}/`)) return null
  const below = place.slice(real.length).replace(/^\//, '')
  return picomatch.isMatch(below, pattern, { dot: true }) ? below : null
}
