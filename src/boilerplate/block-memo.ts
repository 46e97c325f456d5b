/**
 * What was found of short blocks that came before. Half of the blocks of scraped text are ones that stood there already,
 * and the same tokens get the same answer. A block is the tokens [from, to) of `hash` and `marks`; each slot keeps the last
 * block that fell into it, all of it, so that an answer is never that of another block (law 4). Of fixed size.
 */
import { DOCUMENT, GONE, LABEL } from '../fingerprint/marks.js'

/** Longer blocks are seldom the same, and four of five that rules may take are shorter. */
const MOST = 16
/** Slots: of a corpus of 336 MB four times as many would find 4 % more blocks, and fall out of the caches. */
const SLOT_BITS = 13
/** Marks that no rule looks at, and those that are set later. */
const MARKS = 0xff & ~(DOCUMENT | GONE | LABEL)

export const UNKNOWN = -2

export class BlockMemo {
  readonly #hash = new Uint32Array(MOST << SLOT_BITS)
  readonly #marks = new Uint8Array(MOST << SLOT_BITS)
  /** Tokens of the block in each slot; 0 where none is. */
  readonly #count = new Uint8Array(1 << SLOT_BITS)
  readonly #shape = new Uint16Array(1 << SLOT_BITS)
  readonly #answer = new Int32Array(1 << SLOT_BITS)
  /** Where the block that was looked for last belongs; -1 for none. */
  #slot = -1

  /** What was kept of a block with this shape; UNKNOWN where nothing is. */
  find(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number): number {
    const count = to - from
    this.#slot = -1
    if (count > MOST) return UNKNOWN
    let sum = shape
    for (let at = from; at < to; at += 1) sum = Math.imul(sum ^ hash[at], 0x9e3779b1) ^ (sum >>> 15)
    const slot = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b) >>> (32 - SLOT_BITS)
    this.#slot = slot
    if (this.#count[slot] !== count || this.#shape[slot] !== shape) return UNKNOWN
    const hashes = this.#hash
    const kept = this.#marks
    let own = slot * MOST
    for (let at = from; at < to; at += 1, own += 1)
      if (hashes[own] !== hash[at] || kept[own] !== (marks[at] & MARKS)) return UNKNOWN
    return this.#answer[slot]
  }

  /** Keeps the answer for the block that was looked for last. */
  keep(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number, answer: number): void {
    const slot = this.#slot
    if (slot < 0) return
    this.#count[slot] = to - from
    this.#shape[slot] = shape
    this.#answer[slot] = answer
    let own = slot * MOST
    for (let at = from; at < to; at += 1, own += 1) {
      this.#hash[own] = hash[at]
      this.#marks[own] = marks[at] & MARKS
    }
  }
}
