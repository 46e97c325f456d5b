/**
 * ledger/packed.ndjson: which files under `clean/` are packed, and which packed files of the inputs stand behind what the
 * ledger has. There only with such files. All other parts of an output speak of what is in them, unpacked.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError } from '../../failure.js'
import { FileWriter, linesOf } from '../files.js'
import { PACKED } from '../manifest.js'
import { native } from '../names.js'
import type { FoundFile } from '../walk.js'
import type { ParquetCopy, ParquetPart } from './parquet-copies.js'

export type PackedKind = 'gz' | 'zst' | 'parquet'

/** A file under `clean/` that is packed. */
export interface PackedCopy {
  readonly path: string
  readonly kind: PackedKind
  /** Where it is restored to, unpacked. */
  readonly inner: string
  /** Of the packed file; null where nothing was left to be packed. */
  readonly bytes: number
  readonly hash: string | null
  /** Of a Parquet file. */
  readonly parquet?: ParquetCopy
}

/** A packed file or archive of the inputs. */
export interface PackedOriginal {
  readonly root: number
  readonly below: string
  readonly isArchive: boolean
  readonly bytes: number
  readonly hash: string
}

export interface ToPack {
  readonly file: FoundFile
  readonly kind: PackedKind
  readonly inner: string
  readonly parquet?: ParquetPart
}

/** What a walk has unpacked. */
export interface Unpacked {
  /** Files to be packed again, by the file that was found for each. */
  readonly files: readonly ToPack[]
  readonly originals: readonly (PackedOriginal & { readonly file: FoundFile })[]
}

export interface PackedList {
  readonly copies: ReadonlyMap<string, PackedCopy>
  readonly originals: readonly PackedOriginal[]
}

/** Answers with the hash of the file. */
export function writePackedList(
  folder: string,
  copies: readonly PackedCopy[],
  originals: readonly PackedOriginal[],
): string {
  const file = new FileWriter(join(folder, PACKED))
  for (const copy of copies) file.write(`${JSON.stringify({ copy })}\n`)
  for (const { root, below, isArchive, bytes, hash } of originals)
    file.write(`${JSON.stringify({ original: { root, below, isArchive, bytes, hash } })}\n`)
  return file.close()
}

/** Of an output; empty where it has no packed file. Throws DedupeError where a line is none. */
export function readPackedList(folder: string): PackedList {
  const copies = new Map<string, PackedCopy>()
  const originals: PackedOriginal[] = []
  const path = join(folder, PACKED)
  if (!existsSync(native(path))) return { copies, originals }
  for (const line of linesOf(path)) {
    let entry: { readonly copy?: PackedCopy; readonly original?: PackedOriginal }
    try {
      entry = JSON.parse(line.toString('utf8'))
    } catch {
      throw new DedupeError('broken-ledger', `${path} is not a list of packed files`)
    }
    if (entry.copy !== undefined) copies.set(entry.copy.path, entry.copy)
    else if (entry.original !== undefined) originals.push(entry.original)
  }
  return { copies, originals }
}
