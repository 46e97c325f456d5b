/**
 * The way back: for each file of an output, what was cut from it. `files.ndjson` has a line a file,
 * `removed.bin` the cut bytes in the same order. Together with `clean/` they give every original byte.
 *
 * `put` is a key of those lines only in whose files marks stand (--mark). The version of the format did not change
 * for it: lines without it mean what they meant, and a program that does not know it finds the hash of the original
 * to be another and restores nothing wrong.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError, reasonOf } from '../failure.js'
import { JsonBytes } from '../report/json-bytes.js'
import { eachRun } from './cut-bytes.js'
import { FileWriter, linesOf, type Stamp } from './files.js'
import { writeEntry } from './ledger-line.js'
import { EDITS, INDEX, type Manifest, REMOVED } from './manifest.js'
import { native } from './names.js'
import { PlainCopies } from './packed/plain-copies.js'
import { EditReader, type ListedEdit, writeEdit } from './records/edit-list.js'
import { type FormatName, isFormatName } from './records/formats.js'

export interface LedgerEntry {
  /** Place under `clean/`. */
  readonly path: string
  /** Number of the root it was found under, and its path below that root. */
  readonly root: number
  readonly below: string
  /** Of the original. */
  readonly bytes: number
  readonly hash: string
  /** Hash of the file under `clean/`; null where none was written because nothing was left. */
  readonly clean: string | null
  /** What was cut: pairs of start and length in bytes of the original, ascending. */
  readonly cuts: readonly (readonly [start: number, length: number])[]
  /** Of a file of records that something was cut from: `cuts` is empty, and edits.bin holds them. */
  readonly records?: RecordsEntry
  /** For each cut how many bytes of the file under `clean/` stand in its place; missing where none do in any. */
  readonly put?: readonly number[]
  /** Mode and time, only where no file under `clean/` keeps them. */
  readonly stamp: Stamp | null
}

/** How a file of records was read, and what of edits.bin and removed.bin belongs to it. */
export interface RecordsEntry extends FormatName {
  readonly edits: number
  /** Bytes of its edits in edits.bin. */
  readonly listed: number
  /** Bytes that went and bytes that came in. */
  readonly removed: number
  readonly put: number
}

/** Takes entries in order. */
export interface Ledger {
  /** `original` is looked at only where there are cuts. Throws the system's error. */
  add(entry: LedgerEntry, original: Uint8Array | null): void
}

/** Entries as they will stand in the two files. */
export interface LedgerPartBytes {
  readonly index: Uint8Array
  readonly removed: Uint8Array
  readonly files: number
}

export class LedgerWriter implements Ledger {
  readonly #index: FileWriter
  readonly #removed: FileWriter
  readonly #line = new JsonBytes(1 << 10)
  readonly #text: boolean
  readonly #folder: string
  #edits: FileWriter | null = null
  /** Entries written so far. */
  files = 0

  /** With `text` false the cut bytes are left out and cannot be restored. */
  constructor(folder: string, text: boolean) {
    this.#folder = folder
    this.#index = new FileWriter(join(folder, INDEX))
    this.#removed = new FileWriter(join(folder, REMOVED))
    this.#text = text
  }

  /** Bytes that go from the file of records whose entry comes next. */
  cut(bytes: Uint8Array): void {
    if (this.#text) this.#removed.write(bytes)
  }

  /** The same file's edits, one by one; answers with the bytes that edits.bin has now. */
  edit(edit: ListedEdit | null): number {
    this.#edits ??= new FileWriter(join(this.#folder, EDITS))
    if (edit !== null) writeEdit(this.#edits, edit)
    return this.#edits.length
  }

  add(entry: LedgerEntry, original: Uint8Array | null): void {
    // First the bytes, so that no line of the index speaks of bytes that are not there.
    if (this.#text && original !== null)
      eachRun(entry.cuts, (start, end) => this.#removed.write(original.subarray(start, end)))
    writeEntry(entry, this.#line)
    this.#index.write(this.#line.take())
    this.files += 1
  }

  /** Appends entries of a part. */
  append({ index, removed, files }: LedgerPartBytes): void {
    this.#removed.write(removed)
    this.#index.write(index)
    this.files += files
  }

  /** Ends the files; answers with their hashes. */
  close(): Pick<Manifest['hashes'], 'index' | 'removed' | 'edits'> {
    const edits = this.#edits === null ? {} : { edits: this.#edits.close() }
    return { index: this.#index.close(), removed: this.#removed.close(), ...edits }
  }
}

/** The entries of an output's ledger. Throws DedupeError where it cannot be read or a line is no entry. */
export function* readLedger(folder: string): Generator<LedgerEntry> {
  const path = join(folder, INDEX)
  let number = 0
  for (const line of indexLines(path)) {
    number += 1
    const entry = parseEntry(line.toString('utf8'))
    if (entry === null)
      throw new DedupeError('broken-ledger', `${path}, line ${number} is not a ledger entry`)
    yield entry
  }
}

function* indexLines(path: string): Generator<Buffer> {
  try {
    yield* linesOf(path)
  } catch (error) {
    throw new DedupeError('broken-ledger', `Cannot read ${path}: ${reasonOf(error)}`)
  }
}

/** Reads the removed bytes, and the edits of files of records, in the order they were written. */
export class RemovedReader {
  readonly #folder: string
  readonly #file: number
  readonly #size: number
  /** The files under `clean/`, plain. */
  readonly copies: PlainCopies
  #at = 0
  #edits: EditReader | null = null
  /** Where the edits, and the removed bytes, of the next file of records begin. */
  #listed = 0
  #next = 0

  constructor(folder: string) {
    this.#folder = folder
    this.copies = new PlainCopies(folder)
    this.#file = openSync(native(join(folder, REMOVED)), 'r')
    this.#size = fstatSync(this.#file).size
  }

  /** The next bytes, fewer at the end of the file. */
  next(length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.#size - this.#at)))
    let got = 0
    while (got < bytes.length) {
      const more = readSync(this.#file, bytes, got, bytes.length - got, this.#at + got)
      if (more === 0) break
      got += more
    }
    this.#at += got
    return bytes.subarray(0, got)
  }

  /** Passes over an entry that nobody asked for. */
  pass({ cuts, records }: LedgerEntry): void {
    for (const [, length] of cuts) this.#at += length
    this.#at += records?.removed ?? 0
    this.#listed += records?.listed ?? 0
  }

  /** The edits of a file of records; its removed bytes come next, and `end` goes behind those that were not taken. */
  editsOf({ records }: { readonly records: RecordsEntry }): EditReader {
    this.#edits ??= new EditReader(join(this.#folder, EDITS))
    this.#edits.seek(this.#listed)
    this.#listed += records.listed
    this.#next = this.#at + records.removed
    return this.#edits
  }

  end(): void {
    this.#at = this.#next
  }

  close(): void {
    this.#edits?.close()
    this.copies.close()
    closeSync(this.#file)
  }
}

/** The original again, in pieces: kept and removed bytes in turn, without what was put in. */
export function* restoredPieces(
  entry: LedgerEntry,
  clean: Uint8Array,
  removed: RemovedReader,
): Generator<Uint8Array> {
  let at = 0
  let kept = 0
  for (const [i, [start, length]] of entry.cuts.entries()) {
    yield clean.subarray(kept, kept + start - at)
    kept += start - at + (entry.put?.[i] ?? 0)
    yield removed.next(length)
    at = start + length
  }
  yield clean.subarray(kept)
}

/** What stands in the place of each cut in the file under `clean/`. */
export function putPieces({ cuts, put = [] }: LedgerEntry, clean: Uint8Array): Uint8Array[] {
  // How much longer than the original the file is up to a cut.
  let grown = 0
  return cuts.map(([start, length], i) => {
    const bytes = put[i] ?? 0
    const piece = clean.subarray(start + grown, start + grown + bytes)
    grown += bytes - length
    return piece
  })
}

/** Length of the file under `clean/`. */
export function cleanBytes({ bytes, cuts, put = [], records }: LedgerEntry): number {
  let length = bytes - (records?.removed ?? 0) + (records?.put ?? 0)
  for (const [, cut] of cuts) length -= cut
  for (const more of put) length += more
  return length
}

function parseEntry(line: string): LedgerEntry | null {
  let value: Partial<Record<keyof LedgerEntry, unknown>>
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  const { path, root, below, bytes, hash, clean, cuts, put, records, stamp } = value ?? {}
  if (typeof path !== 'string' || typeof below !== 'string' || typeof hash !== 'string') return null
  if (!isCount(root) || !isCount(bytes) || !(clean === null || typeof clean === 'string')) return null
  if (!Array.isArray(cuts) || !ascending(cuts, bytes) || !(stamp === null || isStamp(stamp))) return null
  if (records !== undefined) {
    if (cuts.length > 0 || put !== undefined || !isRecords(records)) return null
    return { path, root, below, bytes, hash, clean, cuts, records, stamp }
  }
  if (put === undefined) return { path, root, below, bytes, hash, clean, cuts, stamp }
  if (!Array.isArray(put) || put.length !== cuts.length || !put.every(isCount)) return null
  return { path, root, below, bytes, hash, clean, cuts, put, stamp }
}

function isRecords(value: unknown): value is RecordsEntry {
  const { edits, listed, removed, put, ...name } = (value ?? {}) as Partial<
    Record<keyof RecordsEntry, unknown>
  >
  return isCount(edits) && isCount(listed) && isCount(removed) && isCount(put) && isFormatName(name)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isStamp(value: unknown): value is Stamp {
  const { mode, modifiedUs } = (value ?? {}) as Partial<Record<keyof Stamp, unknown>>
  return isCount(mode) && mode <= 0o7777 && typeof modifiedUs === 'number' && Number.isFinite(modifiedUs)
}

function ascending(cuts: readonly unknown[], bytes: number): boolean {
  let at = 0
  for (const cut of cuts) {
    if (!Array.isArray(cut) || cut.length !== 2 || !isCount(cut[0]) || !isCount(cut[1])) return false
    if (cut[0] < at || cut[1] === 0 || cut[0] + cut[1] > bytes) return false
    at = cut[0] + cut[1]
  }
  return true
}
