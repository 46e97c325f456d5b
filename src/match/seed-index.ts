/**
 * The first places of each shingle in the text that stays, in corpus order. A place is found by a 32-bit hash
 * and believed only if all its tokens are equal: at a gigabyte, hashes alone would give half a million false
 * pairs. Open addressing; a slot is two numbers, the hash and the place + 1, side by side in one cache line.
 */
import { SHINGLE } from '../fingerprint/winnowing.js'

export const NOWHERE = 0xffffffff
/**
 * Places kept of one shingle. Text that stays repeats little, so that more than one is seldom there; where it is, the
 * first may lie in a text with another fact, and the very same text further on.
 */
export const PLACES = 8

export class SeedIndex {
  readonly #tokens: Uint32Array
  readonly #size: number
  #slots: Uint32Array
  #mask: number
  #count = 0

  /** `tokens` are those of the whole corpus; `expected` seeds, more make the table grow. */
  constructor(tokens: Uint32Array, expected: number, shingle = SHINGLE) {
    this.#tokens = tokens
    this.#size = shingle
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 1.5)))
    this.#mask = size - 1
    this.#slots = new Uint32Array(size * 2)
  }

  /** The first place with the same shingle as `place`, or NOWHERE. */
  find(hash: number, place: number): number {
    return this.findNth(hash, place, 0)
  }

  /** The place with the same shingle as `place` that was taken in after `n` others, or NOWHERE. */
  findNth(hash: number, place: number, n: number): number {
    const slots = this.#slots
    const mask = this.#mask
    let before = n
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot * 2 + 1]
      if (found === 0) return NOWHERE
      if (slots[slot * 2] !== hash || !this.#equal(found - 1, place)) continue
      if (before === 0) return found - 1
      before -= 1
    }
  }

  /** Takes `place` in, unless enough of its shingle are there already. */
  add(hash: number, place: number): void {
    const slots = this.#slots
    const mask = this.#mask
    let before = 0
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot * 2 + 1]
      if (found === 0) {
        slots[slot * 2] = hash
        slots[slot * 2 + 1] = place + 1
        this.#count += 1
        if (this.#count * 4 > slots.length * 1.5) this.#grow()
        return
      }
      if (slots[slot * 2] !== hash || !this.#equal(found - 1, place)) continue
      before += 1
      if (before === PLACES) return
    }
  }

  #equal(a: number, b: number): boolean {
    const tokens = this.#tokens
    const size = this.#size
    for (let i = 0; i < size; i += 1) if (tokens[a + i] !== tokens[b + i]) return false
    return true
  }

  #grow(): void {
    const old = this.#slots
    const slots = new Uint32Array(old.length * 2)
    const mask = slots.length / 2 - 1
    // From a free slot on, so that a row of slots that goes around the end keeps its order: the first place is first.
    let free = 0
    while (old[free + 1] !== 0) free += 2
    for (let i = 0; i < old.length; i += 2) {
      const from = (free + i) % old.length
      if (old[from + 1] === 0) continue
      let slot = old[from] & mask
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      slots[slot * 2] = old[from]
      slots[slot * 2 + 1] = old[from + 1]
    }
    this.#slots = slots
    this.#mask = mask
  }
}
