/**
 * What may be replaced by a new output (law 8): nothing, an empty folder, or an earlier output of which
 * every original still stands unchanged. All else needs --force, and a folder that is being read never goes.
 */
import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { TOOL } from '../tool.js'
import { hashFile, linesOf } from './files.js'
import { readLedger } from './ledger.js'
import { isOutput, REPORT, readManifest } from './manifest.js'
import { native, realPath } from './names.js'

/** Throws DedupeError where `out` must not be replaced by an output that reads `inputs` (folders or files). */
export function assertReplaceable(out: string, inputs: readonly string[], force: boolean): void {
  const real = realPlace(out)
  for (const input of [...inputs, '.']) {
    const read = realPlace(input)
    if (read === real || read.startsWith(real === '/' ? '/' : `${real}/`)) {
      const what = input === '.' ? 'the current folder' : `${input}, which is read,`
      throw new DedupeError(
        'out-holds-input',
        `Cannot write to ${out}: ${what} lies in it`,
        'Name another place with --out',
      )
    }
  }
  const stats = lstatSync(native(out), { throwIfNoEntry: false })
  if (stats === undefined || force) return
  const hint = 'Name another place with --out, or use --force to replace it'
  if (!stats.isDirectory())
    throw new DedupeError('out-exists', `${out} exists already and is not a folder`, hint)
  const entries = readdirSync(native(out), { withFileTypes: true })
  if (entries.length === 0 || isDryReport(out, entries)) return
  if (!isOutput(out, entries))
    throw new DedupeError('out-exists', `${out} exists already and is not an output of dedupe`, hint)
  const changed = changedOriginal(out, hint)
  if (changed === null) return
  throw new DedupeError(
    'originals-changed',
    `${out} holds the only way back to files that changed or are gone since it was written, first: ${changed}`,
    `Restore them first with: dedupe restore ${out}. Or ${hint.toLowerCase()}`,
  )
}

/** Whether all that stands in a folder is the report of a dry run: there is no way back in it to lose. */
function isDryReport(out: string, entries: readonly Dirent[]): boolean {
  if (entries.length !== 1 || entries[0].name !== REPORT || !entries[0].isFile()) return false
  let tool = false
  for (const line of linesOf(join(out, REPORT))) {
    const text = line.toString('utf8')
    tool ||= text.startsWith(`  "tool": {"name":${JSON.stringify(TOOL.name)},`)
    if (text.startsWith('  "run": ')) return tool && text.includes('"options":{"dryRun":true,')
    if (!/^( {2}"|\{$)/.test(text)) return false
  }
  return false
}

/** The first file of an earlier output whose original is not what it was, or null. Throws DedupeError with `hint`. */
function changedOriginal(out: string, hint: string): string | null {
  try {
    return findChanged(out)
  } catch (error) {
    throw error instanceof DedupeError ? new DedupeError(error.code, error.message, hint) : error
  }
}

function findChanged(out: string): string | null {
  const { roots } = readManifest(out)
  for (const entry of readLedger(out)) {
    const root = roots[entry.root]
    if (typeof root !== 'string') return entry.path
    const original = join(out, root, entry.below)
    try {
      if (statSync(native(original)).size !== entry.bytes || hashFile(original).hash !== entry.hash)
        return original
    } catch {
      return original
    }
  }
  return null
}

/** The real path of a place that need not exist yet. */
function realPlace(path: string): string {
  const full = resolve(path)
  try {
    return realPath(full)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
    return dirname(full) === full ? full : join(realPlace(dirname(full)), basename(full))
  }
}
