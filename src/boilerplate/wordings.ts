/**
 * The distinct wordings of a site's lines, each with a number of its own: a line whose date changes has one for each
 * date, and the report tells all of them in full (law 3). An open hash table of numbers; what was put in before the
 * first number of the present site counts as empty, so that nothing is cleared between sites.
 */
import type { Corpus } from '../fingerprint/corpus.js'

export class Wordings {
  readonly #corpus: Corpus
  readonly #blockOf: (number: number) => number
  #slots = new Uint32Array(64)
  #from = 1
  #count = 0

  /** `blockOf` names the block that stands for a number; numbers count from 1. */
  constructor(corpus: Corpus, blockOf: (number: number) => number) {
    this.#corpus = corpus
    this.#blockOf = blockOf
  }

  /** Forgets all but the numbers from `from` on. */
  begin(from: number): void {
    this.#from = from
    this.#count = 0
  }

  /** The number of the block's wording, or what `add` makes of a new one. */
  number(block: number, add: () => number): number {
    if (this.#count * 2 >= this.#slots.length) this.#grow()
    const slot = this.#slotOf(block)
    if (this.#slots[slot] >= this.#from) return this.#slots[slot]
    const number = add()
    this.#slots[slot] = number
    this.#count += 1
    return number
  }

  #slotOf(block: number): number {
    const mask = this.#slots.length - 1
    let slot = this.#hashOf(block) & mask
    while (
      this.#slots[slot] >= this.#from &&
      !sameWords(this.#corpus, this.#blockOf(this.#slots[slot]), block)
    )
      slot = (slot + 1) & mask
    return slot
  }

  #hashOf(block: number): number {
    const { first, hash } = this.#corpus
    let h = 0
    for (let at = first.at(block); at < first.at(block + 1); at += 1) {
      h = Math.imul(h ^ hash.at(at), 0x9e3779b1)
      h ^= h >>> 15
    }
    return h
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (const number of old)
      if (number >= this.#from) this.#slots[this.#slotOf(this.#blockOf(number))] = number
  }
}

/** Whether two blocks have the same words, numbers included. */
export function sameWords({ first, hash }: Corpus, a: number, b: number): boolean {
  const size = first.at(a + 1) - first.at(a)
  if (first.at(b + 1) - first.at(b) !== size) return false
  for (let i = 0; i < size; i += 1) if (hash.at(first.at(a) + i) !== hash.at(first.at(b) + i)) return false
  return true
}
