/** The way back: originals, byte for byte, from `clean/` and the ledger. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { DedupeError, reasonOf } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { Skipped } from '../model.js'
import { createAtomicFolder } from './atomic-folder.js'
import { createFile, FileReader, hashFile, type Stamp, stampOf } from './files.js'
import { type LedgerEntry, RemovedReader, readLedger, restoredPieces } from './ledger.js'
import { CLEAN, INDEX, type Manifest, REMOVED, readManifest } from './manifest.js'
import { native } from './names.js'

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
  const manifest = readManifest(folder)
  if (!manifest.text) {
    throw new DedupeError('no-text', `${folder} was written with --no-text and holds nothing to restore from`)
  }
  assertLedgerUnchanged(folder, manifest)
  assertEmpty(target)
  const refused: Skipped[] = []
  const removed = new RemovedReader(folder)
  const reader = new FileReader()
  const output = createAtomicFolder(target)
  let files = 0
  let bytes = 0
  try {
    for (const entry of readLedger(folder)) {
      assertInside(entry.path, folder)
      const rebuilt = rebuild(folder, entry, reader, removed)
      if (typeof rebuilt === 'string') {
        refused.push({ path: entry.path, code: 'changed', message: rebuilt })
      } else {
        write(join(output.folder, entry.path), rebuilt, join(target, entry.path))
        files += 1
        bytes += entry.bytes
      }
      onFile(entry.bytes)
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

function write(path: string, { pieces, stamp }: Rebuilt, name: string): void {
  try {
    mkdirSync(native(dirname(path)), { recursive: true })
    createFile(path, pieces, stamp)
  } catch (error) {
    throw new DedupeError('cannot-write', `Cannot write ${name}: ${reasonOf(error)}`)
  }
}

interface Rebuilt {
  readonly pieces: Uint8Array[]
  readonly stamp: Stamp
}

/** The pieces of an original, or why they cannot be had. */
export function rebuild(
  folder: string,
  entry: LedgerEntry,
  reader: FileReader,
  removed: RemovedReader,
): Rebuilt | string {
  const path = join(folder, CLEAN, entry.path)
  let clean: Uint8Array = new Uint8Array(0)
  let problem: string | null = null
  let stamp = entry.stamp
  try {
    if (entry.clean !== null) {
      clean = reader.read(path)
      stamp = stampOf(path)
      if (hashName(clean) !== entry.clean) problem = `${entry.path} was changed since it was cleaned`
    }
  } catch (error) {
    problem = `Cannot read ${path}: ${reasonOf(error)}`
  }
  // Taken also for a refused file: the removed bytes stand in the order of the entries.
  const pieces = [...restoredPieces(entry, clean, removed)]
  if (problem !== null) return problem
  if (hashName(Buffer.concat(pieces)) !== entry.hash)
    return `${entry.path} cannot be rebuilt: its removed text was changed`
  return { pieces, stamp: stamp ?? { mode: 0o644, modifiedUs: 0 } }
}

/** Throws DedupeError where the ledger's files are not what the run wrote. */
export function assertLedgerUnchanged(folder: string, { hashes }: Manifest): void {
  for (const [name, hash] of [
    [INDEX, hashes.index],
    [REMOVED, hashes.removed],
  ] as const) {
    const path = join(folder, name)
    if (!existsSync(native(path)))
      throw new DedupeError('broken-ledger', `${path} is missing: nothing was restored`)
    if (hashFile(path).hash !== hash)
      throw new DedupeError('broken-ledger', `${path} was changed: nothing was restored`)
  }
}

/** A path that leaves the target would write anywhere. */
export function assertInside(path: string, folder: string): void {
  const inside =
    path !== '' && !/^\/|\/$|\0/.test(path) && normalize(path) === path && !/^\.{1,2}(?:\/|$)/.test(path)
  if (!inside)
    throw new DedupeError('broken-ledger', `The ledger of ${folder} names a path outside of it: ${path}`)
}

function assertEmpty(target: string): void {
  const hint = 'Name another place with --out'
  try {
    if (readdirSync(native(target)).length === 0) return
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw new DedupeError('out-exists', `Cannot restore to ${target}: ${reasonOf(error)}`, hint)
  }
  throw new DedupeError('out-exists', `Cannot restore to ${target}: the folder is not empty`, hint)
}
