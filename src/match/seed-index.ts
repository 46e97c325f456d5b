/**
 * The first places of each shingle in the text that stays, in corpus order. A place is found by the class of a seed
 * (seed-stream.ts), which is one 32-bit hash, and believed only if all its tokens are equal: at a gigabyte, hashes alone
 * would give half a million false pairs.
 */
import type { Columns, Words } from '../columns/column.js'
import { SHINGLE } from '../fingerprint/winnowing.js'
import { NumberList } from '../number-list.js'

export const NOWHERE = 0xffffffff
/**
 * Places kept of one shingle. Text that stays repeats little, so that more than one is seldom there; where it is, the
 * first may lie in a text with another fact, and the very same text further on.
 */
export const PLACES = 8

export class SeedIndex {
  readonly #tokens: Words
  readonly #size: number
  /** By class: its first place + 1, and the number of its next entry + 1; 0 where there is none. */
  readonly #first: Words
  readonly #more: Words
  /** By entry: a place, and the number of the next entry of its class + 1. */
  readonly #place: NumberList
  readonly #next: NumberList

  /** `tokens` are those of the whole corpus; seeds are of so many `classes`. */
  constructor(tokens: Words, columns: Columns, classes: number, shingle = SHINGLE) {
    this.#tokens = tokens
    this.#size = shingle
    this.#first = columns.words(classes)
    this.#more = columns.words(classes)
    this.#place = new NumberList(columns.words)
    this.#next = new NumberList(columns.words)
  }

  /** The first place with the same shingle as `place`, of this class, or NOWHERE. */
  find(one: number, place: number): number {
    const first = this.#first.at(one)
    if (first === 0) return NOWHERE
    if (this.#equal(first - 1, place)) return first - 1
    for (let entry = this.#more.at(one); entry !== 0; entry = this.#next.at(entry - 1))
      if (this.#equal(this.#place.at(entry - 1), place)) return this.#place.at(entry - 1)
    return NOWHERE
  }

  /** Whether a class has no place but this one. */
  isOnly(one: number, place: number): boolean {
    return this.#first.at(one) === place + 1 && this.#more.at(one) === 0
  }

  /** Writes all places with the same shingle as `place` into `out`, as they were taken in; answers how many, up to PLACES. */
  findAll(one: number, place: number, out: Uint32Array): number {
    const first = this.#first.at(one)
    if (first === 0) return 0
    let count = 0
    if (this.#equal(first - 1, place)) out[count++] = first - 1
    for (let entry = this.#more.at(one); entry !== 0; entry = this.#next.at(entry - 1)) {
      const found = this.#place.at(entry - 1)
      if (this.#equal(found, place)) out[count++] = found
    }
    return count
  }

  /** Takes `place` in, unless enough of its shingle are there already. */
  add(one: number, place: number): void {
    const first = this.#first.at(one)
    if (first === 0) {
      this.#first.set(one, place + 1)
      return
    }
    let before = this.#equal(first - 1, place) ? 1 : 0
    let last = 0
    for (let entry = this.#more.at(one); entry !== 0; entry = this.#next.at(entry - 1)) {
      if (this.#equal(this.#place.at(entry - 1), place)) before += 1
      last = entry
    }
    if (before === PLACES) return
    this.#place.push(place)
    this.#next.push(0)
    if (last === 0) this.#more.set(one, this.#place.length)
    else this.#next.set(last - 1, this.#place.length)
  }

  /** Forgets all that was taken in, if that was of these classes only. */
  forget(classes: Uint32Array, count: number): void {
    for (let i = 0; i < count; i += 1) {
      this.#first.set(classes[i] >>> 1, 0)
      this.#more.set(classes[i] >>> 1, 0)
    }
    this.#place.length = this.#next.length = 0
  }

  letGo(): void {
    for (const one of [this.#first, this.#more, this.#place, this.#next]) one.letGo()
  }

  #equal(a: number, b: number): boolean {
    const tokens = this.#tokens
    const size = this.#size
    for (let i = 0; i < size; i += 1) if (tokens.at(a + i) !== tokens.at(b + i)) return false
    return true
  }
}
