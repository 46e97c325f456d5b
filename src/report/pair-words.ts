/**
 * How many words each of many pairs of documents has in common: an open hash table in flat arrays. A map of pairs would
 * make an object of each key.
 */

/** Pairs that room is made for at first, a power of two. */
const FIRST_SLOTS = 1 << 10

export class PairWords {
  /** Pairs so far. */
  count = 0
  readonly #most: number
  /** By slot: the two numbers of a pair, the first one + 1, or 0 for a free slot; and its words. */
  #one = new Uint32Array(FIRST_SLOTS)
  #other = new Uint32Array(FIRST_SLOTS)
  #words = new Float64Array(FIRST_SLOTS)

  /** Of more than `most` pairs only the first ones are counted. */
  constructor(most: number) {
    this.#most = most
  }

  add(one: number, other: number, words: number): void {
    const slot = this.#slotOf(one, other)
    if (this.#one[slot] === 0) {
      if (this.count === this.#most) return
      this.#one[slot] = one + 1
      this.#other[slot] = other
      this.count += 1
    }
    this.#words[slot] += words
    if (this.count * 2 > this.#one.length) this.#grow()
  }

  /** Calls with the pairs of the most words, `most` of them: of equals those of the lower numbers, and these first. */
  eachLargest(most: number, take: (one: number, other: number, words: number) => void): void {
    const [ones, others, words] = [this.#one, this.#other, this.#words]
    const sizes = words.filter((_, slot) => ones[slot] > 0).sort()
    const least = sizes.length > most ? sizes[sizes.length - most] : 0
    const slots: number[] = []
    for (let slot = 0; slot < ones.length; slot += 1)
      if (ones[slot] > 0 && words[slot] >= least) slots.push(slot)
    slots.sort((a, b) => words[b] - words[a] || ones[a] - ones[b] || others[a] - others[b])
    for (const slot of slots.slice(0, most)) take(ones[slot] - 1, others[slot], words[slot])
  }

  #slotOf(one: number, other: number): number {
    const mask = this.#one.length - 1
    const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)
    let slot = (mixed ^ (mixed >>> 15)) & mask
    while (this.#one[slot] !== 0 && (this.#one[slot] !== one + 1 || this.#other[slot] !== other))
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [ones, others, words] = [this.#one, this.#other, this.#words]
    this.#one = new Uint32Array(ones.length * 2)
    this.#other = new Uint32Array(ones.length * 2)
    this.#words = new Float64Array(ones.length * 2)
    for (let from = 0; from < ones.length; from += 1) {
      if (ones[from] === 0) continue
      const slot = this.#slotOf(ones[from] - 1, others[from])
      this.#one[slot] = ones[from]
      this.#other[slot] = others[from]
      this.#words[slot] = words[from]
    }
  }
}
