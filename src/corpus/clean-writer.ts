/** Writes `clean/` and the ledger, file by file, in the order they are handed over. */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf, systemCode } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { Skipped } from '../model.js'
import { copyFile, createFile } from './files.js'
import { keptPieces, type LedgerEntry, LedgerWriter } from './ledger.js'
import { CLEAN } from './manifest.js'
import { native } from './names.js'
import type { FoundFile } from './walk.js'

export interface CleanWriterOptions {
  /** Write a document of which nothing is left as an empty file. */
  readonly keepEmpty: boolean
  /** Put the removed bytes into the ledger. */
  readonly text: boolean
}

export class CleanWriter {
  readonly #folder: string
  readonly #options: CleanWriterOptions
  readonly #ledger: LedgerWriter
  readonly #made = new Set<string>()
  /** Files that could not be written: the run goes on without them. */
  readonly failed: Skipped[] = []

  constructor(folder: string, options: CleanWriterOptions) {
    this.#folder = folder
    this.#options = options
    mkdirSync(native(join(folder, CLEAN)))
    this.#ledger = new LedgerWriter(folder, options.text)
  }

  /** A document: its bytes, their hash, and what to cut from them. */
  document(file: FoundFile, input: Uint8Array, hash: string, cuts: LedgerEntry['cuts']): void {
    this.#attempt(file, (path) => {
      const kept = cuts.length === 0 ? [input] : keptPieces(input, cuts)
      const emptied = cuts.length > 0 && kept.length === 0
      const writes = !emptied || this.#options.keepEmpty
      if (writes) createFile(path, kept, file)
      const clean = !writes ? null : cuts.length === 0 ? hash : hashName(Buffer.concat(kept))
      const stamp = writes ? null : { mode: file.mode, modifiedUs: file.modifiedUs }
      this.#ledger.add({ ...placeOf(file), bytes: input.length, hash, clean, cuts, stamp }, input)
    })
  }

  /** A file that is not read as text: an exact copy. */
  copy(file: FoundFile): void {
    this.#attempt(file, (path) => {
      const { hash, bytes } = copyFile(file.from, path, file)
      this.#ledger.add({ ...placeOf(file), bytes, hash, clean: hash, cuts: [], stamp: null }, null)
    })
  }

  /** Ends the ledger; answers with its hashes and how many files it holds. */
  close(): { readonly index: string; readonly removed: string; readonly files: number } {
    return { ...this.#ledger.close(), files: this.#ledger.files }
  }

  /** One bad file never ends a run (law 9); a full disk does. */
  #attempt(file: FoundFile, write: (path: string) => void): void {
    const path = join(this.#folder, CLEAN, file.path)
    try {
      const folder = dirname(path)
      if (!this.#made.has(folder)) {
        mkdirSync(native(folder), { recursive: true })
        this.#made.add(folder)
      }
      write(path)
    } catch (error) {
      const code = systemCode(error)
      if (code === null || FATAL.has(code)) throw error
      this.failed.push({
        path: file.path,
        code: 'not-copied',
        message: `Cannot copy ${file.path}: ${reasonOf(error)}`,
      })
    }
  }
}

const FATAL = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EMFILE'])

function placeOf({ path, root, below }: FoundFile) {
  return { path, root, below }
}
