/** A file of records as it was, in chunks: from its cleaned copy, the removed bytes and the list of edits. */
import { join } from 'node:path'
import { reasonOf } from '../../failure.js'
import { hasher } from '../../fingerprint/hash.js'
import { regularStampOf } from '../files.js'
import type { LedgerEntry, RecordsEntry, RemovedReader } from '../ledger.js'
import { CLEAN } from '../manifest.js'
import type { ListedEdit } from './edit-list.js'
import { chunksOf } from './source.js'

/** An entry of a file of records. */
export type RecordsFile = LedgerEntry & { readonly records: RecordsEntry }

export function isOfRecords(entry: LedgerEntry): entry is RecordsFile {
  return entry.records !== undefined
}

/** Removed bytes that are held at once. */
const PIECE = 1 << 20

/**
 * Chunks of the original, each valid until the next is asked for. Returns why they are not to be trusted, or null:
 * hashes are known at the end alone.
 */
export function* rebuiltRecords(
  folder: string,
  entry: RecordsFile,
  removed: RemovedReader,
  onEdit: (edit: ListedEdit) => void = () => {},
): Generator<Uint8Array, string | null> {
  const { edits: count } = entry.records
  const edits = removed.editsOf(entry)
  let path = join(folder, CLEAN, entry.path)
  const [cleanHash, rawHash] = [hasher(), hasher()]
  try {
    path = removed.copies.place(entry.path)
    regularStampOf(path)
    const clean = new Bytes(chunksOf(path), cleanHash)
    for (let i = 0; i < count; i += 1) {
      const edit = edits.next()
      const { gap, length, put } = edit
      onEdit(edit)
      for (const piece of clean.take(gap)) yield hashed(piece, rawHash)
      for (const _ of clean.take(put));
      for (let left = length; left > 0; left -= PIECE)
        yield hashed(removed.next(Math.min(left, PIECE)), rawHash)
    }
    for (const piece of clean.take(Number.POSITIVE_INFINITY)) yield hashed(piece, rawHash)
  } catch (error) {
    return `Cannot read ${path}: ${reasonOf(error)}`
  } finally {
    removed.end()
  }
  if (cleanHash.digest() !== entry.clean) return `${entry.path} was changed since it was cleaned`
  return rawHash.digest() === entry.hash
    ? null
    : `${entry.path} cannot be rebuilt: its removed text was changed`
}

function hashed(piece: Uint8Array, hash: ReturnType<typeof hasher>): Uint8Array {
  hash.update(piece)
  return piece
}

/** A stream taken in lengths. */
class Bytes {
  readonly #chunks: Iterator<Uint8Array>
  readonly #hash: ReturnType<typeof hasher>
  #chunk: Uint8Array = new Uint8Array(0)

  constructor(chunks: Iterator<Uint8Array>, hash: ReturnType<typeof hasher>) {
    this.#chunks = chunks
    this.#hash = hash
  }

  /** The next bytes, fewer at the end. */
  *take(length: number): Generator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.#chunk.length === 0) {
        const next = this.#chunks.next()
        if (next.done === true) return
        this.#chunk = next.value
        this.#hash.update(this.#chunk)
      }
      const piece = this.#chunk.subarray(0, Math.min(left, this.#chunk.length))
      this.#chunk = this.#chunk.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}
