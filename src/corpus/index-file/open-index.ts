/** An index that is read where it lies: what is asked for, and nothing else, is read from the file and checked. */
import type { DedupeError } from '../../failure.js'
import { hash64, named } from '../../fingerprint/hash.js'
import { BARRED } from '../../fingerprint/label-shape.js'
import { nativeBytes } from '../names.js'
import { type BlockTable, emptyTable, LEAST, unpackBlocks } from './block-table.js'
import { IndexBytes, numbersIn } from './index-bytes.js'
import { KeyLookup } from './key-lookup.js'
import {
  BLOCKS,
  CHECK,
  CHECK_HIGH,
  CHUNK,
  CHUNK_HIGH,
  type Footer,
  HASH,
  HASH_HIGH,
  NAME_END,
  type PartName,
  ROW,
  SITE,
  SIZE,
  TOKENS,
} from './layout.js'
import { isCount, readFooter } from './read-footer.js'

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

/** The hash of the real path of a document, by which it is known again (real-places.ts). */
export function placeHash(place: string): bigint {
  return hash64(nativeBytes(place))
}

export class OpenIndex {
  readonly path: string
  readonly footer: Footer
  /** Rows of ROW numbers. */
  readonly directory: Uint32Array
  readonly names: Buffer
  readonly #file: IndexBytes
  #lookup: KeyLookup | null = null

  /** Throws DedupeError for a file that cannot be read, is no index, is broken, or was made by another version. */
  constructor(path: string) {
    this.path = path
    this.#file = new IndexBytes(path)
    try {
      this.footer = readFooter(this.#file)
      this.directory = numbersIn(this.#part('directory'))
      this.names = this.#part('names')
      if (this.directory.length !== this.footer.documents * ROW || !this.#holdsRows()) throw this.broken()
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#file.close()
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
    const name = this.#file.json(this.names.subarray(from, this.number(document, NAME_END)))
    if (!isName(name)) throw this.broken()
    return name
  }

  siteNames(): readonly string[] {
    const names = this.#file.json(this.#part('sites'))
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
    const bytes = this.#file.read(at, size)
    const check = hash64(bytes)
    const isWhole =
      Number(check & 0xffffffffn) === this.number(document, CHECK) &&
      Number(check >> 32n) === this.number(document, CHECK_HIGH)
    if (!isWhole) throw this.broken()
    return bytes
  }

  /** The documents of keys that ascend by their bucket: calls with each. */
  lookUp(keys: Uint32Array, take: (document: number) => void): void {
    this.#keys().find(keys, take)
  }

  /** Buckets of the table of keys: a power of two. */
  get bucketCount(): number {
    return this.#keys().count
  }

  /** Calls with all keys and their documents, the documents of a key ascending. */
  eachKey(take: (key: number, document: number) => void): void {
    this.#keys().each(take)
  }

  /** All chunks, one by one, each checked. */
  *chunkPieces(): Generator<Uint8Array> {
    for (let document = 0; document < this.footer.documents; document += 1) yield this.#chunkBytes(document)
  }

  broken(): DedupeError {
    return this.#file.broken()
  }

  #keys(): KeyLookup {
    this.#lookup ??= new KeyLookup(this.#file, this.footer, {
      buckets: numbersIn(this.#part('buckets')),
      checks: numbersIn(this.#part('checks')),
    })
    return this.#lookup
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

  #part(name: PartName): Buffer {
    const { at, bytes, hash } = this.footer.parts[name]
    const read = this.#file.read(at, bytes)
    if (named(hash64(read)) !== hash) throw this.broken()
    return read
  }
}

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
