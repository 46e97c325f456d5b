/**
 * The rules by which blocks go, each asked once for all blocks that look alike: what rules take repeats by nature, and
 * to match a label costs a hundred times what it costs to meet it again. Open addressing; a slot is a block + 1.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { DOCUMENT } from '../fingerprint/marks.js'
import { mix } from '../fingerprint/token-hash.js'

/** What of a token's marks rules may ask. */
const ASKED = 0xff & ~DOCUMENT
const BASE = 0x2c1b3c6d
const SLOTS = 1 << 12

export class RuleMemo {
  readonly #corpus: Fingerprints
  readonly #ask: (block: number) => number
  #slots = new Uint32Array(SLOTS)
  #rule = new Int32Array(SLOTS)
  #count = 0

  /** `ask` says the number of a block's rule, or -1; it knows of the block its tokens, their marks and its shape. */
  constructor(corpus: Fingerprints, ask: (block: number) => number) {
    this.#corpus = corpus
    this.#ask = ask
  }

  /** What `ask` says of a block. */
  ruleOf(block: number): number {
    const slot = this.#slot(block)
    if (this.#slots[slot] !== 0) return this.#rule[slot]
    const rule = this.#ask(block)
    this.#slots[slot] = block + 1
    this.#rule[slot] = rule
    this.#count += 1
    if (this.#count * 2 > this.#slots.length) this.#grow()
    return rule
  }

  /** Where a block that looks alike stands in the table, or the free slot where it would. */
  #slot(block: number): number {
    const { first, hash, marks, shape } = this.#corpus
    const to = first[block + 1]
    let h = shape[block]
    for (let at = first[block]; at < to; at += 1)
      h = (Math.imul(h, BASE) + (hash[at] ^ (marks[at] & ASKED))) | 0
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = mix(h) & mask
    while (slots[slot] !== 0 && !this.#alike(slots[slot] - 1, block)) slot = (slot + 1) & mask
    return slot
  }

  #alike(one: number, other: number): boolean {
    const { first, hash, marks, shape } = this.#corpus
    const size = first[one + 1] - first[one]
    if (first[other + 1] - first[other] !== size || shape[one] !== shape[other]) return false
    const [a, b] = [first[one], first[other]]
    for (let i = 0; i < size; i += 1)
      if (hash[a + i] !== hash[b + i] || ((marks[a + i] ^ marks[b + i]) & ASKED) !== 0) return false
    return true
  }

  #grow(): void {
    const slots = this.#slots
    const rule = this.#rule
    this.#slots = new Uint32Array(slots.length * 2)
    this.#rule = new Int32Array(slots.length * 2)
    for (let old = 0; old < slots.length; old += 1) {
      if (slots[old] === 0) continue
      const slot = this.#slot(slots[old] - 1)
      this.#slots[slot] = slots[old]
      this.#rule[slot] = rule[old]
    }
  }
}
