/**
 * Files under `clean/` as they were before the last step packed them: for restore and verify, which read all as plain. A
 * packed file is unpacked beside the temporary files, one at a time. Its hash is checked first, so that nothing hostile is
 * unpacked; by fflate and fzstd, which need no waiting.
 */
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { reasonOf } from '../../failure.js'
import { copyFile, FileWriter, hashFile, regularStampOf, stampFile } from '../files.js'
import { CLEAN } from '../manifest.js'
import { native } from '../names.js'
import { createTempFolder, type TempFolder } from '../records/temp-folder.js'
import { type PackedCopy, type PackedList, readPackedList } from './packed-list.js'
import { type ParquetCopy, restoreRows, writtenLines } from './parquet-copies.js'

const CHUNK = 1 << 18

/** Loaded where there is something packed, and without waiting. */
const load = createRequire(import.meta.url)

export class PlainCopies {
  readonly #folder: string
  readonly #list: PackedList
  #temp: TempFolder | null = null
  #held: string | null = null

  constructor(folder: string) {
    this.#folder = folder
    this.#list = readPackedList(folder)
  }

  /** Where the plain bytes of a file under `clean/` stand, until the next call. Throws where it is not what was written. */
  place(path: string): string {
    const place = join(this.#folder, CLEAN, path)
    const copy = this.#list.copies.get(path)
    if (copy === undefined || copy.hash === null) return place
    this.#temp ??= createTempFolder(null)
    const plain = join(this.#temp.path, 'plain')
    if (this.#held === path) return plain
    rmSync(native(plain), { force: true })
    this.#held = null
    if (copy.kind === 'parquet') this.#linesTo(place, copy, plain)
    else unpackTo(place, copy, plain)
    this.#held = path
    return plain
  }

  /** Where a file is restored to. */
  restored(path: string): string {
    return this.#list.copies.get(path)?.inner ?? path
  }

  isParquet(path: string): boolean {
    return this.#list.copies.get(path)?.kind === 'parquet'
  }

  /** Puts a Parquet file together again; answers with why not, or null. */
  restoreParquet(path: string, to: string): string | null {
    const copy = this.#list.copies.get(path)
    const place = join(this.#folder, CLEAN, path)
    if (copy?.parquet === undefined) return `${path} is not known`
    try {
      const stamp = regularStampOf(place)
      if (hashFile(place).hash !== copy.hash) return `${path} was changed since it was cleaned`
      const kept = this.#kept(copy.parquet)
      if (kept === null) copyFile(place, to, stamp)
      else {
        if (!restoreRows(place, kept, copy.parquet, to))
          return `${path} cannot be rebuilt: what was taken from it was changed`
        stampFile(to, stamp)
      }
      return null
    } catch (error) {
      return `Cannot read ${place}: ${reasonOf(error)}`
    }
  }

  #linesTo(place: string, { hash, parquet }: PackedCopy, plain: string): void {
    const stamp = regularStampOf(place)
    if (parquet === undefined || hashFile(place).hash !== hash)
      throw new Error('it was changed since it was cleaned')
    writtenLines(place, this.#kept(parquet), parquet, plain, stamp)
  }

  /** Where the rows that went are kept. Throws where they are others by now. */
  #kept({ kept }: ParquetCopy): string | null {
    if (kept === null) return null
    const path = join(this.#folder, kept.name)
    regularStampOf(path)
    if (hashFile(path).hash !== kept.hash) throw new Error('what was taken from it was changed')
    return path
  }

  close(): void {
    this.#temp?.remove()
    this.#temp = null
    this.#held = null
  }
}

function unpackTo(place: string, { kind, hash }: PackedCopy, plain: string): void {
  const stamp = regularStampOf(place)
  if (hashFile(place).hash !== hash) throw new Error('it was changed since it was cleaned')
  const out = new FileWriter(plain)
  const take = (chunk: Uint8Array) => out.write(chunk)
  const stream = kind === 'gz' ? gunzip(take) : unzstd(take)
  const file = openSync(native(place), 'r')
  try {
    for (let got = 1; got > 0; ) {
      // The libraries keep what they are handed.
      const chunk = new Uint8Array(CHUNK)
      got = readSync(file, chunk)
      stream.push(chunk.subarray(0, got), got === 0)
    }
  } finally {
    closeSync(file)
    out.close(stamp)
  }
}

type Take = (chunk: Uint8Array) => void

interface Unpacking {
  push(chunk: Uint8Array, isLast: boolean): void
}

function gunzip(take: Take): Unpacking {
  const { Gunzip } = load('fflate') as typeof import('fflate')
  return new Gunzip(take)
}

function unzstd(take: Take): Unpacking {
  const { Decompress } = load('fzstd') as typeof import('fzstd')
  return new Decompress(take)
}
