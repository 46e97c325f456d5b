/**
 * The first places of shingles, or of whole blocks, in the text that stays, in corpus order. A place is found by the class
 * of a seed (seed-stream.ts) or a block (block-classes.ts), which is one 32-bit hash, and believed only if all its tokens are
 * equal: at a gigabyte, hashes alone would give half a million false pairs. Classes are numbered as they are met, so that what is
 * known of neighbours in a text stands side by side; in a table by hash each would be a cache miss, or a page to read.
 */
import type { Columns, Words } from '../columns/column.js'
import { NumberList } from '../number-list.js'

export const NOWHERE = 0xffffffff
/**
 * Places kept of one shingle. Text that stays repeats little, so that more than one is seldom there; where it is, the
 * first may lie in a text with another fact, and the very same text further on.
 */
export const PLACES = 8

export class PlaceIndex {
  readonly #tokens: Words
  readonly #most: number
  /** By class, side by side: its first place + 1, and the number of its next entry + 1; 0 where there is none. */
  readonly #known: Words
  /** By entry: a place, and the number of the next entry of its class + 1. */
  readonly #place: NumberList
  readonly #next: NumberList

  /** `tokens` are those of the whole corpus; of what is equal `most` places are kept. */
  constructor(tokens: Words, columns: Columns, classes: number, most: number) {
    this.#tokens = tokens
    this.#most = most
    this.#known = columns.words(classes * 2)
    this.#place = new NumberList(columns.words)
    this.#next = new NumberList(columns.words)
  }

  /** The first place with the same `size` tokens as at `place`, of this class, or NOWHERE. */
  find(one: number, place: number, size: number): number {
    const first = this.#known.at(one * 2)
    if (first === 0) return NOWHERE
    if (this.#equal(first - 1, place, size)) return first - 1
    for (let entry = this.#known.at(one * 2 + 1); entry !== 0; entry = this.#next.at(entry - 1))
      if (this.#equal(this.#place.at(entry - 1), place, size)) return this.#place.at(entry - 1)
    return NOWHERE
  }

  /** Whether a class has no place but this one. */
  isOnly(one: number, place: number): boolean {
    return this.#known.at(one * 2) === place + 1 && this.#known.at(one * 2 + 1) === 0
  }

  /** Writes all places with the same tokens as at `place` into `out`, as they were taken in; answers how many. */
  findAll(one: number, place: number, size: number, out: Uint32Array): number {
    const first = this.#known.at(one * 2)
    if (first === 0) return 0
    let count = 0
    if (this.#equal(first - 1, place, size)) out[count++] = first - 1
    for (let entry = this.#known.at(one * 2 + 1); entry !== 0; entry = this.#next.at(entry - 1)) {
      const found = this.#place.at(entry - 1)
      if (this.#equal(found, place, size)) out[count++] = found
    }
    return count
  }

  /** Takes `place` in, unless enough of the same are there already. */
  add(one: number, place: number, size: number): void {
    const first = this.#known.at(one * 2)
    if (first === 0) {
      this.#known.set(one * 2, place + 1)
      return
    }
    let before = this.#equal(first - 1, place, size) ? 1 : 0
    let last = 0
    for (let entry = this.#known.at(one * 2 + 1); entry !== 0; entry = this.#next.at(entry - 1)) {
      if (this.#equal(this.#place.at(entry - 1), place, size)) before += 1
      last = entry
    }
    if (before >= this.#most) return
    this.#place.push(place)
    this.#next.push(0)
    if (last === 0) this.#known.set(one * 2 + 1, this.#place.length)
    else this.#next.set(last - 1, this.#place.length)
  }

  /** Forgets all that was taken in, if that was of these classes only, doubled; NOWHERE is none. */
  forget(classes: Uint32Array, count: number): void {
    for (let i = 0; i < count; i += 1) {
      if (classes[i] === NOWHERE) continue
      const one = classes[i] >>> 1
      this.#known.set(one * 2, 0)
      this.#known.set(one * 2 + 1, 0)
    }
    this.#place.length = this.#next.length = 0
  }

  letGo(): void {
    for (const one of [this.#known, this.#place, this.#next]) one.letGo()
  }

  #equal(a: number, b: number, size: number): boolean {
    const tokens = this.#tokens
    for (let i = 0; i < size; i += 1) if (tokens.at(a + i) !== tokens.at(b + i)) return false
    return true
  }
}
