/** Excerpts in columns, for a run that does not hold all it knows in memory: no other thread sees them. */
import type { Bytes, Columns, Words } from '../columns/column.js'
import { EXCERPT_BYTES, Excerpts, wellFormed, writeFirst } from './excerpts.js'

/** Bytes that excerpts begin at a multiple of: a number of 32 bits names places in 64 GB of them, and not in 4. */
const STEP = 16

export class FiledExcerpts extends Excerpts {
  readonly #text: Bytes
  /** In steps. */
  readonly #begin: Words
  readonly #length: Words
  #used: number
  readonly #one = Buffer.alloc(EXCERPT_BYTES)

  /** Excerpts begin behind `taken` bytes, whole steps. */
  constructor(groups: number, columns: Columns, taken = 0) {
    super(Excerpts.room(0))
    this.#used = taken
    this.#text = columns.bytes(0)
    this.#begin = columns.words(groups)
    this.#length = columns.words(groups)
  }

  override keep(group: number, text: Uint8Array, start: number, end: number): void {
    this.#put(group, this.#one.subarray(0, writeFirst(text, start, end, this.#one, 0)))
  }

  override keepAll(group: number, text: Uint8Array, start: number, end: number): void {
    this.#put(group, wellFormed(text, start, end))
  }

  override piece(group: number): Uint8Array {
    const begin = this.#begin.at(group) * STEP
    return this.#text.read(begin, begin + this.#length.at(group))
  }

  override start(): number {
    return 0
  }

  override end(group: number): number {
    return this.#length.at(group)
  }

  override text(group: number): string {
    return Buffer.from(this.piece(group)).toString('utf8')
  }

  #put(group: number, bytes: Uint8Array): void {
    this.#text.reserve(this.#used + bytes.length)
    this.#text.write(this.#used, bytes)
    this.#begin.set(group, this.#used / STEP)
    this.#length.set(group, bytes.length)
    this.#used += Math.ceil(bytes.length / STEP) * STEP
  }
}
