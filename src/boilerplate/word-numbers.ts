/** The words of all patterns: from a token's hash to the word's number, by open addressing, a third full. */
export class WordNumbers {
  /** Of each slot the hash, and the number + 1: side by side, so that a look costs one line of the cache. */
  readonly #slots: Int32Array
  readonly #mask: number

  constructor(words: ReadonlyMap<number, number>) {
    let slots = 64
    while (slots < words.size * 3) slots *= 2
    this.#mask = slots - 1
    this.#slots = new Int32Array(slots * 2)
    for (const [hash, number] of words) {
      let slot = hash & this.#mask
      while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot * 2] = hash
      this.#slots[slot * 2 + 1] = number + 1
    }
  }

  /** The number of the word with this hash; -1 if no pattern holds it. */
  of(hash: number): number {
    const slots = this.#slots
    const mask = this.#mask
    const sought = hash | 0
    for (let slot = sought & mask; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask)
      if (slots[slot * 2] === sought) return slots[slot * 2 + 1] - 1
    return -1
  }
}
