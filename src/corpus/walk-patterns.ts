/** What --include and --exclude say of files, and of the members of archives, by their paths below a root. */
import { basename } from 'node:path'
import { globSet } from '../glob.js'
import type { Warning } from '../model.js'
import { packedName } from './compression/kind.js'
import type { FoundFile, Pass, WalkOptions } from './walk.js'

export interface Patterns {
  of(below: string): Pick<FoundFile, 'passed' | 'included'>
  /** A warning for each that has matched nothing so far (law 10). */
  idle(): Warning[]
}

/** Endings that make a document; a name without an ending is one as well. */
const DOCUMENT = new Set(['.txt', '.text', '.md', '.markdown'])

/** Why a name makes a file no document; null where it makes it one. */
export function passOf(name: string): Pass | null {
  if (name.startsWith('.')) return 'dot-file'
  const dot = name.lastIndexOf('.')
  if (dot < 0 || DOCUMENT.has(name.slice(dot).toLowerCase())) return null
  return /\.x?html?$/i.test(name) ? 'html' : 'ending'
}

export function patternsOf(options: Pick<WalkOptions, 'include' | 'exclude'>): Patterns {
  const include = globSet(options.include)
  const exclude = globSet(options.exclude)
  return {
    of(below) {
      const unpacked = packedName(below)?.inner
      const included = include.first(below) >= 0 || (unpacked !== undefined && include.first(unpacked) >= 0)
      if (exclude.first(below) >= 0) return { passed: 'excluded', included }
      return { passed: included ? null : passOf(basename(below)), included }
    },
    idle: () =>
      (
        [
          ['--include', include],
          ['--exclude', exclude],
        ] as const
      ).flatMap(([option, set]) =>
        set.idle().map((pattern) => ({
          code: 'option-no-effect',
          message: `${option} '${pattern}' matched no file`,
        })),
      ),
  }
}
