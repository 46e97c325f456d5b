/**
 * ledger/packed.ndjson: which files under `clean/` are packed, and which packed files of the inputs stand behind what the
 * ledger has. There only with such files. All other parts of an output speak of what is in them, unpacked.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError } from '../../failure.js'
import { FileWriter, linesOf } from '../files.js'
import { assertInside } from '../inside.js'
import { LEDGER, PACKED } from '../manifest.js'
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

/** Of an output; empty where it has no packed file. Throws DedupeError where a line is none, or names a place outside. */
export function readPackedList(folder: string): PackedList {
  const copies = new Map<string, PackedCopy>()
  const originals: PackedOriginal[] = []
  const path = join(folder, PACKED)
  if (!existsSync(native(path))) return { copies, originals }
  for (const line of linesOf(path)) {
    const { copy, original } = entryIn(line.toString('utf8'))
    if (isCopy(copy)) {
      // The ledger's own paths are looked at where they are used; this one stands here alone, and is written to.
      assertInside(copy.inner, folder)
      copies.set(copy.path, copy)
    } else if (isOriginal(original)) originals.push(original)
    else throw new DedupeError('broken-ledger', `${path} is not a list of packed files`)
  }
  return { copies, originals }
}

type Fields = Readonly<Record<string, unknown>>

/** What rows that went are kept in: a name that a run gives, and none that leads anywhere else. */
const KEPT = new RegExp(`^${LEDGER}/rows-\\d+\\.parquet$`)

function entryIn(line: string): Fields {
  try {
    return fieldsOf(JSON.parse(line)) ?? {}
  } catch {
    return {}
  }
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null
}

function isCopy(value: unknown): value is PackedCopy {
  const { path, kind, inner, bytes, hash, parquet } = fieldsOf(value) ?? {}
  const isFile = typeof path === 'string' && typeof inner === 'string' && typeof bytes === 'number'
  if (!isFile || !(hash === null || typeof hash === 'string')) return false
  if (kind !== 'parquet') return (kind === 'gz' || kind === 'zst') && parquet === undefined
  return hash === null || isParquetCopy(parquet)
}

function isParquetCopy(value: unknown): boolean {
  const { fields, kept, values } = fieldsOf(value) ?? {}
  if (fieldsOf(fields) === null || kept === undefined) return false
  if (kept === null) return values === null
  const { name, hash, bytes } = fieldsOf(kept) ?? {}
  const isNamed = typeof name === 'string' && KEPT.test(name)
  return isNamed && typeof hash === 'string' && typeof bytes === 'number' && typeof values === 'string'
}

function isOriginal(value: unknown): value is PackedOriginal {
  const { root, below, isArchive, bytes, hash } = fieldsOf(value) ?? {}
  const isPlace = Number.isInteger(root) && typeof below === 'string' && typeof isArchive === 'boolean'
  return isPlace && typeof bytes === 'number' && typeof hash === 'string'
}
