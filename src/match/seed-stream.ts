/**
 * The seeds of all documents in the order in which they are compared, and which of them are equal. Most stand once:
 * they are no earlier text of any other and have none, so that they are neither looked up nor taken in. Equal ones are
 * one class: classes are numbered as they are met, so that what is known of neighbours in a text stands side by side in
 * memory.
 *
 * Seeds are dealt out by their hash, so that the tables of one part stay in the second-level cache: a look at memory for
 * each seed would take longer than all else that is done with it. A seed is kept as one byte, its distance from the one
 * before and its part, and four for its hash; once classes are settled as the byte alone, with four more for the class of
 * those that stand twice.
 */
import type { Bytes, Columns, Words } from '../columns/column.js'
import { type Seeds, WINDOW } from '../fingerprint/winnowing.js'
import { arrayOf } from '../spare-heap.js'
import { Repeats } from './repeats.js'
import { SeedClasses } from './seed-classes.js'

/** Parts, by the lowest bits of the hash: winnowing prefers hashes whose upper bits are 0. */
const PART_BITS = 6
const PARTS = 1 << PART_BITS
/** Of a step once classes are settled: the seed stands twice. */
const TWICE = WINDOW
/** The seeds of a part lie in pieces of so many. */
const PIECE = 1 << 12

/** Seeds of one document that stand elsewhere as well, ascending. */
export class TwiceSeeds {
  count = 0
  place = new Uint32Array(1024)
  /** Twice the number of its class, and 1 more where an equal one comes before it. */
  class = new Uint32Array(1024)
  /** Tokens of a shingle. */
  readonly size: number

  constructor(size: number) {
    this.size = size
  }

  reserve(count: number): void {
    if (count < this.place.length) return
    this.place = arrayOf(Uint32Array, count * 2)
    this.class = arrayOf(Uint32Array, count * 2)
  }
}

export class SeedStream {
  readonly #columns: Columns
  /** By seed: its distance from the one before less 1, at most WINDOW - 1, and above that its part, later TWICE or 0. */
  readonly #steps: Bytes
  #end = 0
  #at = 0
  /** Seeds of each document. */
  readonly #counts: number[] = []
  #document = 0
  /** By seed, each part in pieces of its own: its hash, later what TwiceSeeds has of its class + 2; 0 if it stands once. */
  readonly #seeds: Words
  /** By part: its pieces, where its next seed is written or read, and how many pieces were read. */
  readonly #pieces: number[][] = Array.from({ length: PARTS }, () => [])
  readonly #cursor = new Uint32Array(PARTS)
  readonly #read = new Uint32Array(PARTS)
  #made = 0
  /** By seed that stands twice, in the order in which they come: what TwiceSeeds has of its class. */
  #twice: Words
  #told = 0
  /** Classes, once they are settled. */
  classes = 0

  /** Of `tokens` no more than one each begins a seed. Memory that is not written to is not taken. */
  constructor(tokens: number, columns: Columns) {
    this.#columns = columns
    this.#steps = columns.bytes(tokens)
    this.#seeds = columns.words(tokens + PARTS * PIECE)
    this.#twice = columns.words(0)
  }

  /** Takes in the seeds of a document; the first of them begins within its first WINDOW tokens from `from` on. */
  add({ place, hash, count }: Seeds, from: number): void {
    const steps = this.#steps
    const seeds = this.#seeds
    const cursor = this.#cursor
    const end = this.#end
    let before = from - 1
    for (let i = 0; i < count; i += 1) {
      const part = hash[i] & (PARTS - 1)
      steps.set(end + i, (place[i] - before - 1) | (part << 2))
      before = place[i]
      let at = cursor[part]
      if ((at & (PIECE - 1)) === 0) at = this.#newPiece(part)
      seeds.set(at, hash[i])
      cursor[part] = at + 1
    }
    this.#end = end + count
    this.#counts.push(count)
  }

  /** Ends the first passage: finds the classes of what was taken in. */
  settle(): void {
    const seeds = this.#seeds
    const repeats = new Repeats()
    const classes = new SeedClasses()
    for (let part = 0; part < PARTS; part += 1) {
      const pieces = this.#pieces[part]
      const last = this.#cursor[part]
      repeats.begin(pieces.length * PIECE)
      classes.begin()
      const endOf = (n: number) => (n === pieces.length - 1 ? last : pieces[n] + PIECE)
      for (let n = 0; n < pieces.length; n += 1) repeats.count(seeds, pieces[n], endOf(n), PART_BITS)
      for (let n = 0; n < pieces.length; n += 1) classify(repeats, classes, seeds, pieces[n], endOf(n))
      this.#cursor[part] = 0
    }
    this.classes = classes.count
    this.#inOrder()
  }

  /** Puts the classes into the order of the seeds, and gives the memory of those that stand once back. */
  #inOrder(): void {
    const steps = this.#steps
    const seeds = this.#seeds
    const cursor = this.#cursor
    const end = this.#end
    const twice = this.#columns.words(end)
    let count = 0
    for (let i = 0; i < end; i += 1) {
      const part = steps.at(i) >>> 2
      let at = cursor[part]
      if ((at & (PIECE - 1)) === 0) at = this.#pieces[part][this.#read[part]++]
      cursor[part] = at + 1
      // Written whether it counts or not: which seeds do, no processor foresees.
      const one = seeds.at(at)
      const counts = one === 0 ? 0 : 1
      twice.set(count, one - 2)
      count += counts
      steps.set(i, (steps.at(i) & (WINDOW - 1)) | (counts * TWICE))
    }
    this.#twice = twice
    seeds.letGo()
  }

  /** Leaves in `found` those seeds of the next document, whose first token is `from`, that stand twice. */
  next(found: TwiceSeeds, from: number): void {
    const steps = this.#steps
    const twice = this.#twice
    const count = this.#counts[this.#document++]
    found.reserve(count)
    const { place, class: classes } = found
    const first = this.#at
    const told = this.#told
    let kept = 0
    let token = from - 1
    for (let i = first; i < first + count; i += 1) {
      const step = steps.at(i)
      token += (step & (WINDOW - 1)) + 1
      // Written whether it counts or not, as above.
      place[kept] = token
      classes[kept] = twice.at(told + kept)
      kept += step >>> 2
    }
    this.#at = first + count
    this.#told = told + kept
    found.count = kept
  }

  letGo(): void {
    this.#steps.letGo()
    this.#twice.letGo()
  }

  #newPiece(part: number): number {
    const at = this.#made * PIECE
    this.#made += 1
    this.#pieces[part].push(at)
    return at
  }
}

/** Puts its class in the place of each hash of [from, to). */
function classify(repeats: Repeats, classes: SeedClasses, seeds: Words, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const hash = seeds.at(at)
    if (repeats.of(hash >>> PART_BITS) === 0) {
      seeds.set(at, 0)
      continue
    }
    const known = classes.count
    const one = classes.of(hash, PART_BITS)
    seeds.set(at, (one + 1) * 2 + (one < known ? 1 : 0))
  }
}
