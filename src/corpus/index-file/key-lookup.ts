/** The table of an index that leads from keys to documents (key-table.ts), as it lies in the file. */
import type { IndexBytes } from './index-bytes.js'
import { checkOf, type KeyTable } from './key-table.js'
import type { Footer } from './layout.js'

export class KeyLookup {
  readonly #file: IndexBytes
  readonly #table: KeyTable
  readonly #at: number
  readonly #documents: number

  /** Throws DedupeError where the table is none. */
  constructor(file: IndexBytes, { documents, parts: { keys } }: Footer, table: KeyTable) {
    const { buckets, checks } = table
    const isPower = checks.length > 0 && (checks.length & (checks.length - 1)) === 0
    if (!isPower || buckets.length !== checks.length + 1 || buckets[checks.length] * 8 > keys.bytes)
      throw file.broken()
    for (let i = 0; i < checks.length; i += 1) if (buckets[i] > buckets[i + 1]) throw file.broken()
    this.#file = file
    this.#table = table
    this.#at = keys.at
    this.#documents = documents
  }

  /** Buckets of the table: a power of two. */
  get count(): number {
    return this.#table.checks.length
  }

  /** The documents of keys that ascend by their bucket: calls with each. */
  find(keys: Uint32Array, take: (document: number) => void): void {
    const mask = this.count - 1
    let open = -1
    let rows: Uint32Array = new Uint32Array(0)
    for (const key of keys) {
      const bucket = key & mask
      if (bucket !== open) {
        open = bucket
        rows = this.#rows(bucket)
      }
      for (let row = 0; row < rows.length; row += 2) if (rows[row] === key) take(this.#known(rows[row + 1]))
    }
  }

  /** Calls with all keys and their documents, the documents of a key ascending. */
  each(take: (key: number, document: number) => void): void {
    for (let bucket = 0; bucket < this.count; bucket += 1) {
      const rows = this.#rows(bucket)
      for (let row = 0; row < rows.length; row += 2) take(rows[row], this.#known(rows[row + 1]))
    }
  }

  #rows(bucket: number): Uint32Array {
    const { buckets, checks } = this.#table
    const from = buckets[bucket]
    const rows = this.#file.numbers(this.#at + from * 8, (buckets[bucket + 1] - from) * 8)
    if (checkOf(rows) !== checks[bucket]) throw this.#file.broken()
    return rows
  }

  #known(document: number): number {
    if (document >= this.#documents) throw this.#file.broken()
    return document
  }
}
