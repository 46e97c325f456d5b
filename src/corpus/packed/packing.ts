/** Which files are packed, by their names. */
import { basename } from 'node:path'
import { type Archive, archiveName } from '../archives/archive-name.js'
import { type Compression, packedName } from '../compression/kind.js'
import { mayHoldRecords } from '../records/detect.js'
import type { FoundFile } from '../walk.js'
import { passOf } from '../walk-patterns.js'

const PARQUET = /.\.(?:parquet|pq)$/i

export interface Packing {
  readonly compression: Compression | null
  readonly archive: Archive | null
  readonly isParquet: boolean
  /** Name of what is in it. */
  readonly inner: string
}

/** Whether a file is packed and may hold documents; by its name. */
export function packingOf({ path, data, passed, included }: FoundFile): Packing | null {
  if (data !== null || !(passed === null || passed === 'ending')) return null
  const name = basename(path)
  if (PARQUET.test(name)) return { compression: null, archive: null, isParquet: true, inner: name }
  const outer = packedName(name)
  const inner = outer?.inner ?? name
  const archive = archiveName(inner)
  if (archive === 'zip' && outer !== null) return null
  if (archive !== null) return { compression: outer?.kind ?? null, archive, isParquet: false, inner }
  return outer !== null && (included || mayBeRead(inner))
    ? { compression: outer.kind, archive, isParquet: false, inner }
    : null
}

/** Whether a file of this name is no document but as a packed one. */
export function isPackedName(name: string): boolean {
  return PARQUET.test(name) || packedName(name) !== null || archiveName(name) !== null
}

/** Whether a file of this name may be a document, or hold some; `passed` is why it is none, where more than the name says so. */
export function mayBeRead(name: string, passed = passOf(name)): boolean {
  return passed === null || (passed === 'ending' && mayHoldRecords(name))
}
