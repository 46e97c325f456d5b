/**
 * The first place of each block in the text that stays, in corpus order. The seeds of a block may all stand earlier
 * elsewhere, each in other company, and then they do not lead to it: its own hash does. A block is believed to be
 * another one only if all its tokens are equal. Open addressing; a slot is the hash, the place + 1 and the length.
 */
import { mix } from '../fingerprint/token-hash.js'
import { letGo } from '../let-go.js'
import { NOWHERE } from './seed-index.js'

/** Numbers of a slot. */
const SLOT = 3
/** Base of the hash, odd so that no token drops out of it. */
const BASE = 0x2c1b3c6d

/** Hash of the tokens [from, to), never 0 and not that of a shingle: Murmur3's finaliser over a polynomial. */
export function blockHash(tokens: Uint32Array, from: number, to: number): number {
  let h = 1
  for (let at = from; at < to; at += 1) h = (Math.imul(h, BASE) + tokens[at]) | 0
  return mix(h) >>> 0 || 1
}

export class BlockIndex {
  readonly #tokens: Uint32Array
  #slots: Uint32Array
  #mask: number
  #count = 0

  /** Tokens of the shortest block that is taken in. */
  readonly least: number

  /** `tokens` are those of the whole corpus; `expected` blocks, more make the table grow. */
  constructor(tokens: Uint32Array, expected: number, least: number) {
    this.least = least
    this.#tokens = tokens
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 1.5)))
    this.#mask = size - 1
    this.#slots = new Uint32Array(size * SLOT)
  }

  /** The first place of a block with the same tokens as [from, to), or NOWHERE; `hash` is what `blockHash` says. */
  find(from: number, to: number, hash = blockHash(this.#tokens, from, to)): number {
    const slot = this.#slot(hash, from, to)
    const found = this.#slots[slot + 1]
    return found === 0 ? NOWHERE : found - 1
  }

  /** Takes the block [from, to) in, unless it is too short or an equal one is there already. */
  add(from: number, to: number, hash = blockHash(this.#tokens, from, to)): void {
    if (to - from < this.least) return
    const slot = this.#slot(hash, from, to)
    const slots = this.#slots
    if (slots[slot + 1] !== 0) return
    slots[slot] = hash
    slots[slot + 1] = from + 1
    slots[slot + 2] = to - from
    this.#count += 1
    if (this.#count * 4 * SLOT > slots.length * 3) this.#grow()
  }

  letGo(): void {
    letGo({ slots: this.#slots })
  }

  /** Where the block [from, to) stands in the table, or the free slot where it would. */
  #slot(hash: number, from: number, to: number): number {
    const slots = this.#slots
    const mask = this.#mask
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = at * SLOT
      const found = slots[slot + 1]
      if (found === 0) return slot
      if (slots[slot] === hash && slots[slot + 2] === to - from && this.#equal(found - 1, from, to - from))
        return slot
    }
  }

  #equal(a: number, b: number, size: number): boolean {
    const tokens = this.#tokens
    for (let i = 0; i < size; i += 1) if (tokens[a + i] !== tokens[b + i]) return false
    return true
  }

  #grow(): void {
    const old = this.#slots
    const slots = new Uint32Array(old.length * 2)
    const mask = slots.length / SLOT - 1
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue
      let at = old[from] & mask
      while (slots[at * SLOT + 1] !== 0) at = (at + 1) & mask
      slots.set(old.subarray(from, from + SLOT), at * SLOT)
    }
    this.#slots = slots
    this.#mask = mask
  }
}
