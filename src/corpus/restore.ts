/** The way back: originals, byte for byte, from `clean/` and the ledger. */
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { Skipped } from '../model.js'
import { createAtomicFolder, standingAt } from './atomic-folder.js'
import { hashPieces } from './cut-bytes.js'
import {
  copyFile,
  createFile,
  FileReader,
  FileWriter,
  hashFile,
  regularStampOf,
  type Stamp,
} from './files.js'
import { assertInside } from './inside.js'
import { type LedgerEntry, putPieces, RemovedReader, readLedger, restoredPieces } from './ledger.js'
import { CLEAN, EDITS, INDEX, type Manifest, PACKED, REMOVED, readManifest } from './manifest.js'
import { native } from './names.js'
import { isOfRecords, type RecordsFile, rebuiltRecords } from './records/rebuild.js'
import { assertHoldsNone, assertOutside } from './replace.js'

export interface Restored {
  readonly files: number
  readonly bytes: number
  /** Files that were not restored, and why. */
  readonly refused: readonly Skipped[]
}

/**
 * Rebuilds the originals of the output `folder` in `target`, which must be new or empty. A file whose
 * cleaned copy was changed is refused, the others are restored. Throws DedupeError where the ledger itself
 * cannot be trusted or `target` cannot be written.
 */
export function restore(
  folder: string,
  target: string,
  onFile: (bytes: number) => void = () => {},
): Restored {
  const files = restoreEach(folder, target)
  let step = files.next()
  for (; !step.done; step = files.next()) onFile(step.value)
  return step.value
}

/**
 * The same, file by file: gives the length of each, so that whoever asks for the next may wait in between. An error
 * thrown into it clears what was written.
 */
export function* restoreEach(folder: string, target: string): Generator<number, Restored> {
  const manifest = readManifest(folder)
  if (!manifest.text) {
    throw new DedupeError('no-text', `${folder} was written with --no-text and holds nothing to restore from`)
  }
  assertLedgerUnchanged(folder, manifest)
  const standing = assertEmpty(target, folder)
  const refused: Skipped[] = []
  const removed = new RemovedReader(folder)
  const reader = new FileReader()
  const output = createAtomicFolder(target, standing)
  let files = 0
  let bytes = 0
  try {
    for (const entry of readLedger(folder)) {
      assertInside(entry.path, folder)
      const place = makePlace(output.folder, removed.copies.restored(entry.path), target)
      const problem = removed.copies.isParquet(entry.path)
        ? restoredRows(entry, place, target, removed)
        : isCutFromRecords(entry)
          ? streamBack(rebuiltRecords(folder, entry, removed), folder, entry, place, target, removed)
          : entry.cuts.length === 0 && entry.clean !== null
            ? copyBack(folder, entry, place, target, removed)
            : putTogether(rebuild(folder, entry, reader, removed), entry, place, target)
      if (problem !== null) {
        refused.push({ path: entry.path, code: 'changed', message: problem })
      } else {
        files += 1
        bytes += entry.bytes
      }
      yield entry.bytes
    }
    output.commit()
  } catch (error) {
    output.abort()
    throw error
  } finally {
    removed.close()
  }
  return { files, bytes, refused }
}

/** The path to write a file to; its folder is made. */
function makePlace(folder: string, path: string, target: string): string {
  const place = join(folder, path)
  orTell(join(target, path), () => mkdirSync(native(dirname(place)), { recursive: true }))
  return place
}

/** Of a Parquet file what comes back are its values; the ledger speaks of the lines that its rows were read as. */
function restoredRows(
  entry: LedgerEntry,
  place: string,
  target: string,
  removed: RemovedReader,
): string | null {
  removed.pass(entry)
  const problem = orTell(join(target, entry.path), () => removed.copies.restoreParquet(entry.path, place))
  if (problem !== null) rmSync(native(place), { force: true })
  return problem
}

/** A file that nothing was cut from, of any size: its copy, hashed while nobody can change it any more. */
function copyBack(
  folder: string,
  entry: LedgerEntry,
  place: string,
  target: string,
  { copies }: RemovedReader,
): string | null {
  let path = join(folder, CLEAN, entry.path)
  let stamp: Stamp
  try {
    path = copies.place(entry.path)
    stamp = regularStampOf(path)
    closeSync(openSync(native(path), 'r'))
  } catch (error) {
    return `Cannot read ${path}: ${reasonOf(error)}`
  }
  const { hash } = orTell(join(target, entry.path), () => copyFile(path, place, stamp))
  if (hash === entry.hash) return null
  unlinkSync(native(place))
  return `${entry.path} was changed since it was cleaned`
}

/** Of a file of records without cuts the copy is the original. */
function isCutFromRecords(entry: LedgerEntry): entry is RecordsFile {
  return isOfRecords(entry) && entry.records.edits > 0
}

/** A file of records that something was cut from, of any size. */
function streamBack(
  chunks: Generator<Uint8Array, string | null>,
  folder: string,
  { path }: LedgerEntry,
  place: string,
  target: string,
  { copies }: RemovedReader,
): string | null {
  let stamp: Stamp
  try {
    stamp = regularStampOf(copies.place(path))
  } catch (error) {
    for (const _ of chunks);
    return `Cannot read ${join(folder, CLEAN, path)}: ${reasonOf(error)}`
  }
  return orTell(join(target, path), () => {
    const file = new FileWriter(place, stamp.mode | 0o200)
    let step = chunks.next()
    for (; step.done !== true; step = chunks.next()) file.write(step.value)
    file.close(stamp)
    if (step.value !== null) unlinkSync(native(place))
    return step.value
  })
}

function putTogether(rebuilt: Rebuilt | string, entry: LedgerEntry, place: string, target: string) {
  if (typeof rebuilt === 'string') return rebuilt
  orTell(join(target, entry.path), () => createFile(place, rebuilt.pieces, rebuilt.stamp))
  return null
}

function orTell<T>(name: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw new DedupeError('cannot-write', `Cannot write ${name}: ${reasonOf(error)}`)
  }
}

interface Rebuilt {
  readonly pieces: Uint8Array[]
  /** What stands in the place of each cut in the cleaned copy. */
  readonly put: readonly Uint8Array[]
  readonly stamp: Stamp
}

/** The pieces of an original, or why they cannot be had. */
export function rebuild(
  folder: string,
  entry: LedgerEntry,
  reader: FileReader,
  removed: RemovedReader,
): Rebuilt | string {
  let path = join(folder, CLEAN, entry.path)
  let clean: Uint8Array = new Uint8Array(0)
  let problem: string | null = null
  let stamp = entry.stamp
  try {
    if (entry.clean !== null) {
      path = removed.copies.place(entry.path)
      stamp = regularStampOf(path)
      clean = reader.read(path)
      if (hashName(clean) !== entry.clean) problem = `${entry.path} was changed since it was cleaned`
    }
  } catch (error) {
    problem = `Cannot read ${path}: ${reasonOf(error)}`
  }
  // Taken also for a refused file: the removed bytes stand in the order of the entries.
  const pieces = [...restoredPieces(entry, clean, removed)]
  if (problem !== null) return problem
  if (hashPieces(pieces) !== entry.hash)
    return `${entry.path} cannot be rebuilt: its removed text was changed`
  return { pieces, put: putPieces(entry, clean), stamp: stamp ?? { mode: 0o644, modifiedUs: 0 } }
}

/** Throws DedupeError where the ledger's files are not what the run wrote; `outcome` is what comes of that. */
export function assertLedgerUnchanged(
  folder: string,
  { hashes }: Manifest,
  outcome = 'nothing was restored',
): void {
  for (const [name, hash] of [
    [INDEX, hashes.index],
    [REMOVED, hashes.removed],
    ...(hashes.edits === undefined ? [] : [[EDITS, hashes.edits] as const]),
    ...(hashes.packed === undefined ? [] : [[PACKED, hashes.packed] as const]),
  ] as const) {
    const path = join(folder, name)
    if (hashOrTell(path, outcome) !== hash)
      throw new DedupeError('broken-ledger', `${path} was changed: ${outcome}`)
  }
}

function hashOrTell(path: string, outcome: string): string {
  try {
    regularStampOf(path)
    return hashFile(path).hash
  } catch (error) {
    throw new DedupeError('broken-ledger', `Cannot read ${path}: ${reasonOf(error)}: ${outcome}`)
  }
}

/** Answers with what stands there, for the commit to find it again. */
function assertEmpty(target: string, folder: string): string {
  assertHoldsNone(target, [folder])
  assertOutside(target, folder)
  const hint = 'Name another place with --out'
  const standing = standingAt(target)
  try {
    if (readdirSync(native(target)).length === 0) return standing
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return standing
    throw new DedupeError('out-exists', `Cannot restore to ${target}: ${reasonOf(error)}`, hint)
  }
  throw new DedupeError('out-exists', `Cannot restore to ${target}: the folder is not empty`, hint)
}
