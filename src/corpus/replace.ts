/**
 * What may be replaced by a new output (law 8): nothing, an empty folder, or an earlier output of which
 * every original still stands unchanged and in which nobody worked. All else needs --force, and a folder that is being read never goes.
 */
import { accessSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { recover, standingAt } from './atomic-folder.js'
import { attributesDigest } from './attributes.js'
import { isDryReport } from './dry-report.js'
import { hashFile } from './files.js'
import { filesUnder } from './files-under.js'
import { cleanBytes, type LedgerEntry, readLedger } from './ledger.js'
import {
  ATTRIBUTES,
  CLEAN,
  EDITS,
  INDEX,
  isOutput,
  LEDGER,
  MANIFEST,
  PACKED,
  PAGE,
  REMOVED,
  REPORT,
  readManifest,
} from './manifest.js'
import { native, realPath } from './names.js'
import { type PackedOriginal, readPackedList } from './packed/packed-list.js'
import { isReport } from './report-beginnings.js'

/**
 * Throws DedupeError where `out` must not be replaced by an output that reads `inputs` (folders or files). Answers
 * with what stands there (`standingAt`): the check holds for that alone.
 */
export function assertReplaceable(out: string, inputs: readonly string[], force: boolean): string {
  assertHoldsNone(out, inputs)
  try {
    recover(out)
  } catch {
    // Whoever makes the folder tells why it cannot be made.
  }
  const standing = standingAt(out)
  const stats = lstatSync(native(out), { throwIfNoEntry: false })
  if (stats === undefined) return standing
  assertIsNoInput(out, inputs, stats.isDirectory())
  if (!stats.isDirectory() && !stats.isFile() && !stats.isSymbolicLink())
    throw new DedupeError(
      'out-exists',
      `${out} is a device, a pipe or a socket`,
      'Name another place with --out',
    )
  if (force) return standing
  const hint = 'Name another place with --out, or use --force to replace it'
  if (!stats.isDirectory())
    throw new DedupeError('out-exists', `${out} exists already and is not a folder`, hint)
  const entries = readdirSync(native(out), { withFileTypes: true })
  if (entries.length === 0 || isDryReport(out, entries)) return standing
  if (!isOutput(out, entries))
    throw new DedupeError('out-exists', `${out} exists already and is not an output of dedupe`, hint)
  try {
    assertNothingLost(out, hint)
  } catch (error) {
    throw error instanceof DedupeError
      ? new DedupeError(error.code, error.message, error.hint ?? hint)
      : error
  }
  return standing
}

/** Throws DedupeError where `out` is or holds one of `inputs`, or the current folder. */
export function assertHoldsNone(out: string, inputs: readonly string[]): void {
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
}

/** Throws DedupeError where `out` lies in the folder `input`, of which nothing else may become a part. */
export function assertOutside(out: string, input: string): void {
  if (!isWithin(out, input)) return
  throw new DedupeError(
    'out-in-input',
    `Cannot write to ${out}: it lies in ${input}, which is read`,
    'Name another place with --out',
  )
}

function isWithin(place: string, folder: string): boolean {
  return realPlace(place).startsWith(`${realPlace(folder)}/`)
}

/** What stands inside an input, and is no output, is input: not even --force replaces that. */
function assertIsNoInput(out: string, inputs: readonly string[], isFolder: boolean): void {
  if (!inputs.some((input) => isWithin(out, input))) return
  const entries = isFolder ? readdirSync(native(out), { withFileTypes: true }) : null
  if (entries !== null && (entries.length === 0 || isDryReport(out, entries) || isOutput(out, entries)))
    return
  throw new DedupeError(
    'out-is-input',
    `Cannot write to ${out}: it stands in what is read`,
    'Name another place with --out',
  )
}

const OURS = new Set([REPORT, PAGE, INDEX, REMOVED, EDITS, PACKED, MANIFEST])
const FOLDERS = new Set([CLEAN, LEDGER, ATTRIBUTES])

/** Whether --format wrote a file of an output: a later run may replace it as it does the rest. */
function isReportBeside(out: string, path: string): boolean {
  return !path.includes('/') && isReport(join(out, path))
}

/** Throws DedupeError where a file of --format cannot be written, which would be told after all the work; one in `out` may wait for it. */
export function assertWritable(files: readonly string[], out: string | null): void {
  for (const file of files) {
    if (out !== null && isWithin(file, out)) continue
    try {
      accessSync(native(existsSync(native(file)) ? file : dirname(file)), constants.W_OK)
    } catch (error) {
      throw new DedupeError('cannot-write', `Cannot write ${file} of --format: ${reasonOf(error)}`)
    }
  }
}

/** Throws DedupeError where a file of --format would be in the place of what an output consists of. */
export function assertBesideOutput(files: readonly string[], out: string): void {
  for (const file of files) {
    if (!isWithin(file, out)) continue
    const below = realPlace(file).slice(realPlace(out).length + 1)
    if (below.includes('/') || OURS.has(below) || FOLDERS.has(below))
      throw new DedupeError(
        'out-exists',
        `Cannot write ${file} of --format: ${out} is the output, whose parts it would be among`,
        'Name another file',
      )
  }
}

/** Throws DedupeError where an output holds what stands nowhere else: somebody's own work, or the last way back. */
function assertNothingLost(out: string, hint: string): void {
  const { roots, hashes } = readManifest(out)
  const { copies, originals } = readPackedList(out)
  const kept = new Set([...copies.values()].map(({ parquet }) => parquet?.kept?.name))
  const written = new Set<string>()
  for (const { path, clean } of readLedger(out)) if (clean !== null) written.add(path)
  for (const path of filesUnder(out)) {
    const ours = path.startsWith(`${CLEAN}/`)
      ? written.has(path.slice(CLEAN.length + 1))
      : OURS.has(path) || kept.has(path) || path.startsWith(`${ATTRIBUTES}/`) || isReportBeside(out, path)
    if (!ours) throw changedOutput(`${join(out, path)}, which the run did not write`, hint)
  }
  const attributes = attributesDigest(out)
  // Attributes that were moved away are nothing to lose.
  if (attributes !== null && attributes !== hashes.attributes)
    throw changedOutput(`${join(out, ATTRIBUTES)}, which was edited since`, hint)
  for (const { root, below, bytes, hash } of originals)
    assertOriginal(out, roots, { root, below, bytes, hash, path: below }, hint)
  const isUnpacked = unpackedFrom(originals)
  for (const entry of readLedger(out)) {
    if (!isUnpacked(entry)) assertOriginal(out, roots, entry, hint)
    if (entry.clean === null) continue
    const clean = join(out, CLEAN, entry.path)
    // One that was deleted is nothing to lose.
    if (lstatSync(native(clean), { throwIfNoEntry: false }) === undefined) continue
    const copy = copies.get(entry.path)
    if (!isUnchanged(clean, lstatSync, copy?.bytes ?? cleanBytes(entry), copy?.hash ?? entry.clean))
      throw changedOutput(`${clean}, which was edited since`, hint)
  }
}

type Original = Pick<LedgerEntry, 'root' | 'below' | 'bytes' | 'hash' | 'path'>

function assertOriginal(
  out: string,
  roots: readonly (string | null)[],
  { root: number, below, bytes, hash, path }: Original,
  hint: string,
): void {
  const root = roots[number]
  const original = typeof root === 'string' ? join(out, root, below) : null
  if (original !== null && isUnchanged(original, statSync, bytes, hash)) return
  throw new DedupeError(
    'originals-changed',
    `${out} holds the only way back to files that changed or are gone since it was written, first: ${original ?? path}`,
    `Restore them first with: dedupe restore ${out}. Or ${hint.toLowerCase()}`,
  )
}

/** Whether a file of the ledger was in a packed one: then that one is what must stand. */
function unpackedFrom(originals: readonly PackedOriginal[]): (entry: Original) => boolean {
  const files = new Set<string>()
  const archives = new Set<string>()
  for (const { root, below, isArchive } of originals) (isArchive ? archives : files).add(`${root}/${below}`)
  return ({ root, below }) => {
    const place = `${root}/${below}`
    if (files.has(place)) return true
    for (let at = place.indexOf('/'); at > 0; at = place.indexOf('/', at + 1)) {
      if (archives.has(place.slice(0, at))) return true
    }
    return false
  }
}

function changedOutput(what: string, hint: string): DedupeError {
  return new DedupeError('output-changed', `Cannot replace an earlier output that holds ${what}`, hint)
}

/** Whether a regular file has this size and hash; a pipe in its place is not waited for. */
function isUnchanged(
  path: string,
  stat: typeof statSync | typeof lstatSync,
  bytes: number,
  hash: string,
): boolean {
  try {
    const stats = stat(native(path))
    return stats?.isFile() === true && stats.size === bytes && hashFile(path).hash === hash
  } catch {
    return false
  }
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
