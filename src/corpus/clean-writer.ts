/** Writes files under `clean/`, and tells a ledger of each, in the order they are handed over. */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf, systemCode } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { Emit, Skipped } from '../model.js'
import { hashPieces, KeptBytes } from './cut-bytes.js'
import { type CutFile, createCutFile } from './cut-file.js'
import type { Inserted } from './cut-marks.js'
import { copyFile, createFile } from './files.js'
import type { Ledger, LedgerEntry, LedgerWriter, RecordsEntry } from './ledger.js'
import { CLEAN } from './manifest.js'
import { native } from './names.js'
import type { RecordFile } from './records/record-file.js'
import type { FoundFile } from './walk.js'

export interface CleanWriterOptions {
  /** Write a document of which nothing is left as an empty file. */
  readonly keepEmpty: boolean
  /** Put the removed bytes into the ledger. */
  readonly text: boolean
  /** With `spans` nothing is cut: attributes.ts tells what would be. */
  readonly emit: Emit
}

export class CleanWriter {
  readonly #clean: string
  readonly #options: CleanWriterOptions
  readonly #ledger: Ledger
  readonly #kept = new KeptBytes()
  readonly #made = new Set<string>()
  /** Files that could not be written: the run goes on without them. */
  readonly failed: Skipped[] = []

  /** `folder` is the output's, where `clean/` stands already. */
  constructor(folder: string, options: CleanWriterOptions, ledger: Ledger) {
    this.#clean = join(folder, CLEAN)
    this.#options = options
    this.#ledger = ledger
  }

  /**
   * A document: its bytes, their hash, what to cut from them, and what to put in the place of cuts. Throws the system's
   * error for the ledger.
   */
  document(
    file: FoundFile,
    input: Uint8Array,
    hash: string,
    decided: LedgerEntry['cuts'],
    inserted?: Inserted,
  ): void {
    const cuts = this.#options.emit === 'spans' ? [] : decided
    const kept = this.#kept.pieces(input, cuts, inserted)
    const emptied = cuts.length > 0 && kept.length === 0
    const writes = !emptied || this.#options.keepEmpty
    if (writes && !this.#attempt(file, (path) => created(path, kept, file))) return
    const clean = !writes ? null : cuts.length === 0 ? hash : hashPieces(kept)
    const stamp = writes ? null : { mode: file.mode, modifiedUs: file.modifiedUs }
    const put =
      inserted?.size && cuts.length > 0
        ? { put: cuts.map(([start]) => inserted.get(start)?.length ?? 0) }
        : {}
    this.#ledger.add({ ...placeOf(file), bytes: input.length, hash, clean, cuts, ...put, stamp }, input)
  }

  /** An exact copy of a file; answers with its hash, null where it fails. Throws the system's error for the ledger. */
  copy(file: FoundFile, records?: RecordsEntry): string | null {
    const { data } = file
    if (data !== null) {
      const hash = hashName(data)
      this.document(file, data, hash, [])
      return hash
    }
    const copied = this.#attempt(file, (path) => copyFile(file.from, path, file))
    if (copied === null) return null
    const { hash, bytes } = copied
    const of = records === undefined ? {} : { records }
    this.#ledger.add({ ...placeOf(file), bytes, hash, clean: hash, cuts: [], ...of, stamp: null }, null)
    return hash
  }

  /** A file of records that something is cut from; null where it cannot be made. */
  records(file: RecordFile, ledger: LedgerWriter): CutFile | null {
    return this.#attempt(file.file, (path) => createCutFile(path, file, ledger))
  }

  /**
   * Creates a file under `clean/`; null where that fails. One bad file never ends a run (law 9); a full disk
   * does, and so does any failure of the ledger, which is never written in here.
   */
  #attempt<T>(file: FoundFile, write: (path: string) => T): T | null {
    // Paths of files are normal: joining them again would cost as much as closing the file.
    const path = `${this.#clean}/${file.path}`
    try {
      const folder = dirname(path)
      if (!this.#made.has(folder)) {
        mkdirSync(native(folder), { recursive: true })
        this.#made.add(folder)
      }
      return write(path)
    } catch (error) {
      const code = systemCode(error)
      if (code === null || FATAL.has(code)) throw error
      this.failed.push({
        path: file.path,
        code: 'not-copied',
        message: `Cannot copy ${file.path}: ${reasonOf(error)}`,
      })
      return null
    }
  }
}

/** What the system refuses to all files, not to one. */
export const FATAL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EMFILE'])

function created(path: string, kept: readonly Uint8Array[], file: FoundFile): true {
  createFile(path, kept, file)
  return true
}

function placeOf({ path, root, below }: FoundFile) {
  return { path, root, below }
}
