/**
 * The first places of each shingle in the text that stays, in corpus order. A place is found by the class of a seed
 * (seed-stream.ts), which is one 32-bit hash, and believed only if all its tokens are equal: at a gigabyte, hashes alone
 * would give half a million false pairs.
 */
import { SHINGLE } from '../fingerprint/winnowing.js'
import { letGo } from '../let-go.js'

export const NOWHERE = 0xffffffff
/**
 * Places kept of one shingle. Text that stays repeats little, so that more than one is seldom there; where it is, the
 * first may lie in a text with another fact, and the very same text further on.
 */
export const PLACES = 8

export class SeedIndex {
  readonly #tokens: Uint32Array
  readonly #size: number
  /** By class: its first place + 1, and the number of its next entry + 1; 0 where there is none. */
  readonly #first: Uint32Array
  readonly #more: Uint32Array
  /** By entry: a place, and the number of the next entry of its class + 1. */
  #place = new Uint32Array(1024)
  #next = new Uint32Array(1024)
  #entries = 0

  /** `tokens` are those of the whole corpus; seeds are of so many `classes`. */
  constructor(tokens: Uint32Array, classes: number, shingle = SHINGLE) {
    this.#tokens = tokens
    this.#size = shingle
    this.#first = new Uint32Array(classes)
    this.#more = new Uint32Array(classes)
  }

  /** The first place with the same shingle as `place`, of this class, or NOWHERE. */
  find(one: number, place: number): number {
    const first = this.#first[one]
    if (first === 0) return NOWHERE
    if (this.#equal(first - 1, place)) return first - 1
    for (let entry = this.#more[one]; entry !== 0; entry = this.#next[entry - 1])
      if (this.#equal(this.#place[entry - 1], place)) return this.#place[entry - 1]
    return NOWHERE
  }

  /** Whether a class has no place but this one. */
  isOnly(one: number, place: number): boolean {
    return this.#first[one] === place + 1 && this.#more[one] === 0
  }

  /** Writes all places with the same shingle as `place` into `out`, as they were taken in; answers how many, up to PLACES. */
  findAll(one: number, place: number, out: Uint32Array): number {
    const first = this.#first[one]
    if (first === 0) return 0
    let count = 0
    if (this.#equal(first - 1, place)) out[count++] = first - 1
    for (let entry = this.#more[one]; entry !== 0; entry = this.#next[entry - 1]) {
      const found = this.#place[entry - 1]
      if (this.#equal(found, place)) out[count++] = found
    }
    return count
  }

  /** Takes `place` in, unless enough of its shingle are there already. */
  add(one: number, place: number): void {
    const first = this.#first[one]
    if (first === 0) {
      this.#first[one] = place + 1
      return
    }
    let before = this.#equal(first - 1, place) ? 1 : 0
    let last = 0
    for (let entry = this.#more[one]; entry !== 0; entry = this.#next[entry - 1]) {
      if (this.#equal(this.#place[entry - 1], place)) before += 1
      last = entry
    }
    if (before === PLACES) return
    if (this.#entries === this.#place.length) this.#grow()
    this.#place[this.#entries] = place
    this.#next[this.#entries] = 0
    this.#entries += 1
    if (last === 0) this.#more[one] = this.#entries
    else this.#next[last - 1] = this.#entries
  }

  /** Forgets all that was taken in, if that was of these classes only. */
  forget(classes: Uint32Array, count: number): void {
    for (let i = 0; i < count; i += 1) this.#first[classes[i] >>> 1] = this.#more[classes[i] >>> 1] = 0
    this.#entries = 0
  }

  letGo(): void {
    letGo({ first: this.#first, more: this.#more, place: this.#place, next: this.#next })
  }

  #equal(a: number, b: number): boolean {
    const tokens = this.#tokens
    const size = this.#size
    for (let i = 0; i < size; i += 1) if (tokens[a + i] !== tokens[b + i]) return false
    return true
  }

  #grow(): void {
    const place = new Uint32Array(this.#place.length * 2)
    place.set(this.#place)
    this.#place = place
    const next = new Uint32Array(this.#next.length * 2)
    next.set(this.#next)
    this.#next = next
  }
}
