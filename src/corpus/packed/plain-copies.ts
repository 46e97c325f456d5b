/**
 * Files under `clean/` as they were before the last step packed them: for restore and verify, which read all as plain. A
 * packed file is unpacked beside the temporary files, one at a time. Its hash is checked first, so that nothing hostile is
 * unpacked; by fflate and fzstd, which need no waiting.
 */
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { FileWriter, hashFile, regularStampOf } from '../files.js'
import { CLEAN } from '../manifest.js'
import { native } from '../names.js'
import { createTempFolder, type TempFolder } from '../records/temp-folder.js'
import { type PackedCopy, type PackedList, readPackedList } from './packed-list.js'

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
    unpackTo(place, copy, plain)
    this.#held = path
    return plain
  }

  /** Where a file is restored to. */
  restored(path: string): string {
    return this.#list.copies.get(path)?.inner ?? path
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
