/** An index that is read where it lies: what is asked for, and nothing else, is read from the file and checked. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { DedupeError, reasonOf, systemCode } from '../../failure.js'
import { hash64, named } from '../../fingerprint/hash.js'
import { BARRED } from '../../fingerprint/label-shape.js'
import { SHINGLE } from '../../fingerprint/winnowing.js'
import { TOOL } from '../../report/tool.js'
import { FOLD_VERSION } from '../../text/fold.js'
import { isFile } from '../files.js'
import { native, nativeBytes } from '../names.js'
import { type BlockTable, emptyTable, LEAST, unpackBlocks } from './block-table.js'
import { checkOf } from './key-table.js'
import {
  BEGINS,
  BLOCKS,
  CHECK,
  CHECK_HIGH,
  CHUNK,
  CHUNK_HIGH,
  END_BYTES,
  FORMAT,
  type Footer,
  HASH,
  HASH_HIGH,
  MAGIC,
  NAME_END,
  type PartName,
  ROW,
  SITE,
  SIZE,
  TOKENS,
  VERSION,
} from './layout.js'

/** What is told of a document beside its numbers in the directory. */
export interface IndexedName {
  /** Where it was read from. */
  readonly path: string
  /** XXH64 of its real path, or of that of its file of records. */
  readonly place: string
  /** Of a record in a file. */
  readonly line?: number
  readonly id?: string
  readonly encoding: string
  readonly bytes: number
}

/** The fingerprints of a document: its blocks, and its tokens. */
export interface Chunk extends BlockTable {
  readonly hash: Uint32Array
  readonly marks: Uint8Array
}

const AGAIN = "Make it anew with 'dedupe index'"
/** Bytes that are read at once where all of a part is. */
const PIECE = 1 << 24

/** The hash of the real path of a document, by which it is known again (real-places.ts). */
export function placeHash(place: string): bigint {
  return hash64(nativeBytes(place))
}

/** Whether a file is an index, of any version. */
export function isIndex(path: string): boolean {
  try {
    // A pipe would be waited for, and nothing hears an interrupt meanwhile.
    if (!isFile(path)) return false
    const file = openSync(native(path), 'r')
    try {
      const begin = Buffer.alloc(BEGINS.length)
      return readSync(file, begin, 0, begin.length, 0) === begin.length && begin.toString() === BEGINS
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

export class OpenIndex {
  readonly path: string
  readonly footer: Footer
  /** Rows of ROW numbers. */
  readonly directory: Uint32Array
  readonly names: Buffer
  readonly #file: number
  #keyTable: { readonly buckets: Uint32Array; readonly checks: Uint32Array } | null = null

  /** Throws DedupeError for a file that cannot be read, is no index, is broken, or was made by another version. */
  constructor(path: string) {
    this.path = path
    try {
      if (!isFile(path)) throw new Error('it is no file')
      this.#file = openSync(native(path), 'r')
    } catch (error) {
      throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
    }
    try {
      this.footer = this.#footer()
      const directory = this.#part('directory')
      this.directory = new Uint32Array(directory.buffer, directory.byteOffset, directory.length / 4)
      this.names = this.#part('names')
      if (this.directory.length !== this.footer.documents * ROW || !this.#holdsRows()) throw this.broken()
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  /** A number of the row of a document. */
  number(document: number, column: number): number {
    return this.directory[document * ROW + column]
  }

  /** `xxh64:` and 16 hex digits, of the document's bytes. */
  hashOf(document: number): string {
    const high = BigInt(this.number(document, HASH_HIGH))
    return named((high << 32n) | BigInt(this.number(document, HASH)))
  }

  nameOf(document: number): IndexedName {
    const from = document === 0 ? 0 : this.number(document - 1, NAME_END)
    const name = this.#json(this.names.subarray(from, this.number(document, NAME_END)))
    if (!isName(name)) throw this.broken()
    return name
  }

  siteNames(): readonly string[] {
    const names = this.#json(this.#part('sites'))
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) throw this.broken()
    return names
  }

  siteOf(document: number): number {
    return this.number(document, SITE)
  }

  /** The fingerprints of a document. */
  chunk(document: number): Chunk {
    const [tokens, blocks] = [this.number(document, TOKENS), this.number(document, BLOCKS)]
    const bytes = this.#chunkBytes(document)
    const table = emptyTable(blocks)
    unpackBlocks(bytes.subarray(tokens * 5), table, BARRED)
    if (tokens !== (table.ends.at(-1) ?? 0)) throw this.broken()
    const hash = new Uint32Array(bytes.buffer, bytes.byteOffset, tokens)
    return { ...table, hash, marks: bytes.subarray(tokens * 4, tokens * 5) }
  }

  #chunkBytes(document: number): Buffer {
    const { chunks } = this.footer.parts
    const at = this.number(document, CHUNK) + this.number(document, CHUNK_HIGH) * 2 ** 32
    const size = this.number(document, SIZE)
    if (at < chunks.at || at + size > chunks.at + chunks.bytes) throw this.broken()
    const bytes = this.#read(at, size)
    const check = hash64(bytes)
    const isWhole =
      Number(check & 0xffffffffn) === this.number(document, CHECK) &&
      Number(check >> 32n) === this.number(document, CHECK_HIGH)
    if (!isWhole) throw this.broken()
    return bytes
  }

  /** The documents of keys that ascend by their bucket: calls with each. */
  lookUp(keys: Uint32Array, take: (document: number) => void): void {
    const { buckets, checks } = this.#table()
    const mask = checks.length - 1
    const at = this.footer.parts.keys.at
    let open = -1
    let rows: Uint32Array = new Uint32Array(0)
    for (const key of keys) {
      const bucket = key & mask
      if (bucket !== open) {
        open = bucket
        const from = buckets[bucket]
        const bytes = this.#read(at + from * 8, (buckets[bucket + 1] - from) * 8)
        rows = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
        if (checkOf(rows) !== checks[bucket]) throw this.broken()
      }
      for (let row = 0; row < rows.length; row += 2) if (rows[row] === key) take(this.#known(rows[row + 1]))
    }
  }

  /** Buckets of the table of keys: a power of two. */
  get bucketCount(): number {
    return this.#table().checks.length
  }

  /** Calls with all keys and their documents, the documents of a key ascending. */
  eachKey(take: (key: number, document: number) => void): void {
    const { buckets, checks } = this.#table()
    const { at } = this.footer.parts.keys
    for (let bucket = 0; bucket < checks.length; bucket += 1) {
      const from = buckets[bucket]
      const bytes = this.#read(at + from * 8, (buckets[bucket + 1] - from) * 8)
      const rows = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
      if (checkOf(rows) !== checks[bucket]) throw this.broken()
      for (let row = 0; row < rows.length; row += 2) take(rows[row], this.#known(rows[row + 1]))
    }
  }

  /** All chunks, one by one, each checked. */
  *chunkPieces(): Generator<Uint8Array> {
    for (let document = 0; document < this.footer.documents; document += 1) yield this.#chunkBytes(document)
  }

  broken(): DedupeError {
    return new DedupeError(
      'broken-index',
      `${this.path} is broken: what it holds is not what was written`,
      AGAIN,
    )
  }

  #table(): { readonly buckets: Uint32Array; readonly checks: Uint32Array } {
    if (this.#keyTable !== null) return this.#keyTable
    const [buckets, checks] = [numbersIn(this.#part('buckets')), numbersIn(this.#part('checks'))]
    const { keys } = this.footer.parts
    const isPower = checks.length > 0 && (checks.length & (checks.length - 1)) === 0
    if (!isPower || buckets.length !== checks.length + 1 || buckets[checks.length] * 8 > keys.bytes)
      throw this.broken()
    for (let i = 0; i < checks.length; i += 1) if (buckets[i] > buckets[i + 1]) throw this.broken()
    this.#keyTable = { buckets, checks }
    return this.#keyTable
  }

  /** Whether rows ask for no more than the file has: memory is taken by them before a chunk is read. */
  #holdsRows(): boolean {
    let names = 0
    for (let document = 0; document < this.footer.documents; document += 1) {
      const [tokens, blocks] = [this.number(document, TOKENS), this.number(document, BLOCKS)]
      if (tokens * 5 + blocks * LEAST > this.number(document, SIZE)) return false
      const end = this.number(document, NAME_END)
      if (end < names || end > this.names.length) return false
      names = end
    }
    return true
  }

  #known(document: number): number {
    if (document >= this.footer.documents) throw this.broken()
    return document
  }

  #json(bytes: Buffer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8'))
    } catch {
      throw this.broken()
    }
  }

  #footer(): Footer {
    const { size } = fstatSync(this.#file)
    const begin = this.#read(0, Math.min(size, MAGIC.length))
    if (begin.toString('latin1', 0, BEGINS.length) !== BEGINS)
      throw new DedupeError('no-index', `${this.path} is no index of dedupe`, AGAIN)
    const version = /^\d+/.exec(begin.toString('latin1', BEGINS.length))?.[0]
    if (version !== String(VERSION) && version !== undefined)
      throw new DedupeError(
        'other-version',
        `${this.path} is an index of version ${version}, this program reads ${VERSION}`,
        AGAIN,
      )
    if (!begin.equals(MAGIC) || size < MAGIC.length + END_BYTES) throw this.broken()
    const end = this.#read(size - END_BYTES, END_BYTES)
    const length = end.readUInt32LE(0)
    if (length > size - END_BYTES || end.readUInt32LE(4) !== 0) throw this.broken()
    const bytes = this.#read(size - END_BYTES - length, length)
    if (hash64(bytes) !== end.readBigUInt64LE(8)) throw this.broken()
    const footer = this.#json(bytes)
    if (!isFooter(footer)) throw this.broken()
    const other = (what: string, one: unknown, own: unknown) =>
      new DedupeError(
        'other-index',
        `${this.path} was made with ${what} ${one}, this program has ${own}`,
        AGAIN,
      )
    if (footer.icu !== TOOL.icu) throw other('ICU', footer.icu, TOOL.icu)
    if (footer.fold !== FOLD_VERSION) throw other('folding', footer.fold, FOLD_VERSION)
    if (footer.shingle !== SHINGLE) throw other('shingles of', footer.shingle, SHINGLE)
    if (!areParts(footer.parts, size)) throw this.broken()
    return footer
  }

  #part(name: PartName): Buffer {
    const { at, bytes, hash } = this.footer.parts[name]
    const read = this.#read(at, bytes)
    if (named(hash64(read)) !== hash) throw this.broken()
    return read
  }

  /** Throws DedupeError where the file ends before. The memory begins at a multiple of 8. */
  #read(at: number, length: number): Buffer {
    const bytes = Buffer.from(new ArrayBuffer(length))
    try {
      for (let got = 0; got < length; ) {
        const more = readSync(this.#file, bytes, got, Math.min(PIECE, length - got), at + got)
        if (more === 0) throw this.broken()
        got += more
      }
    } catch (error) {
      if (systemCode(error) === null) throw error
      throw new DedupeError('unreadable', `Cannot read ${this.path}: ${reasonOf(error)}`)
    }
    return bytes
  }
}

function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

/** The hashes tell of what decayed and not of what was made to deceive: shapes are checked as well. */
function isFooter(value: unknown): value is Footer {
  if (typeof value !== 'object' || value === null) return false
  const footer = value as Partial<Record<keyof Footer, unknown>>
  const { format, version, paths, parts, documents, blocks, words, bytes, sites } = footer
  return (
    format === FORMAT &&
    version === VERSION &&
    typeof footer.tool === 'string' &&
    Array.isArray(paths) &&
    paths.every((path) => typeof path === 'string') &&
    [documents, blocks, words, bytes, sites].every(isCount) &&
    typeof parts === 'object' &&
    parts !== null
  )
}

/** Whether all parts are there, lie in a file of so many bytes, and those of numbers hold whole ones. */
function areParts(parts: Partial<Record<PartName, unknown>>, size: number): boolean {
  return PARTS.every(([name, unit]) => {
    const part = parts[name]
    if (typeof part !== 'object' || part === null) return false
    const { at, bytes } = part as { readonly at?: unknown; readonly bytes?: unknown }
    return isCount(at) && isCount(bytes) && at + bytes <= size && bytes % unit === 0
  })
}

/** With the bytes of what each holds. */
const PARTS: readonly (readonly [PartName, number])[] = [
  ['chunks', 4],
  ['names', 1],
  ['sites', 1],
  ['directory', ROW * 4],
  ['buckets', 4],
  ['checks', 4],
  ['keys', 8],
]

function isName(value: unknown): value is IndexedName {
  if (typeof value !== 'object' || value === null) return false
  const { path, place, line, id, encoding, bytes } = value as Partial<Record<keyof IndexedName, unknown>>
  return (
    [path, place, encoding].every((text) => typeof text === 'string') &&
    isCount(bytes) &&
    (line === undefined || isCount(line)) &&
    (id === undefined || typeof id === 'string')
  )
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
