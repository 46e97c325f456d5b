/** The words of all patterns: from a token's hash to the word's number, by open addressing, a quarter full. */
export class WordNumbers {
  readonly #hash: Uint32Array
  readonly #number: Int32Array
  readonly #mask: number

  constructor(words: ReadonlyMap<number, number>) {
    let slots = 64
    while (slots < words.size * 4) slots *= 2
    this.#mask = slots - 1
    this.#hash = new Uint32Array(slots)
    this.#number = new Int32Array(slots).fill(-1)
    for (const [hash, number] of words) {
      let slot = hash & this.#mask
      while (this.#number[slot] >= 0) slot = (slot + 1) & this.#mask
      this.#hash[slot] = hash
      this.#number[slot] = number
    }
  }

  /** The number of the word with this hash; -1 if no pattern holds it. */
  of(hash: number): number {
    const mask = this.#mask
    for (let slot = hash & mask; this.#number[slot] >= 0; slot = (slot + 1) & mask)
      if (this.#hash[slot] === hash) return this.#number[slot]
    return -1
  }
}
