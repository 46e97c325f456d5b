/** Numbers the blocks of a corpus that may be equal: those of one hash are one class, numbered as they are met. */
import type { Columns, Words } from '../columns/column.js'
import { NumberList } from '../number-list.js'
import { Repeats } from './repeats.js'
import { SeedClasses } from './seed-classes.js'

/** Blocks that are numbered at once, so that their table stays small: of more, those of one part of all hashes at a time. */
const PART = 1 << 19

export class BlockClasses {
  readonly #columns: Columns
  /** In the order in which they come: the hash of each block. */
  readonly #hashes: NumberList
  readonly #repeats = new Repeats()
  /** Once they are settled: twice the class + 1, and 1 more where an equal one comes before it; 0 if it stands once. */
  #classes: Words
  #read = 0

  /** Of `most` blocks some `expected` are added. */
  constructor(columns: Columns, most: number, expected: number) {
    this.#columns = columns
    this.#hashes = new NumberList(columns.words, most)
    this.#classes = columns.words(0)
    this.#repeats.begin(expected)
  }

  add(hash: number): void {
    this.#hashes.push(hash)
  }

  /** Counts what was added since the block `from`, which is done before all is settled. */
  count(from: number): void {
    this.#repeats.count(this.#hashes.column, from, this.#hashes.length, 0)
  }

  get length(): number {
    return this.#hashes.length
  }

  /** Ends the counting; answers with how many classes there are. */
  settle(): number {
    const hashes = this.#hashes
    let maybes = 0
    for (let i = 0; i < hashes.length; i += 1) {
      if (this.#repeats.of(hashes.at(i)) === 0) hashes.set(i, 0)
      else maybes += 1
    }
    this.#repeats.letGo()
    const bits = Math.max(0, Math.ceil(Math.log2(maybes / PART)))
    const numbered = this.#columns.words(hashes.length)
    const classes = new SeedClasses()
    for (let part = 0; part < 1 << bits; part += 1) {
      classes.begin()
      for (let i = 0; i < hashes.length; i += 1) {
        const hash = hashes.at(i)
        if (hash === 0 || (hash & ((1 << bits) - 1)) !== part) continue
        const known = classes.count
        const one = classes.of(hash, bits)
        numbered.set(i, one * 2 + (one < known ? 2 : 1))
      }
    }
    this.#classes = numbered
    hashes.letGo()
    return classes.count
  }

  /** Of the next block twice its class, and 1 more where an equal one comes before it; NOWHERE if it stands once. */
  next(): number {
    return (this.#classes.at(this.#read++) - 1) >>> 0
  }

  letGo(): void {
    this.#classes.letGo()
  }
}
