/**
 * The first place of each block in the text that stays, in corpus order. The seeds of a block may all stand earlier
 * elsewhere, each in other company, and then they do not lead to it: its own hash does. A block is believed to be
 * another one only if all its tokens are equal. Open addressing; a slot is the hash, the place + 1 and the length.
 */
import type { Columns, Words } from '../columns/column.js'
import { mix } from '../fingerprint/token-hash.js'
import { NOWHERE } from './seed-index.js'

/** Numbers of a slot. */
const SLOT = 3
/** Base of the hash, odd so that no token drops out of it. */
const BASE = 0x2c1b3c6d

/** Hash of the tokens [from, to), never 0 and not that of a shingle: Murmur3's finaliser over a polynomial. */
export function blockHash(tokens: Words, from: number, to: number): number {
  let h = 1
  for (let at = from; at < to; at += 1) h = (Math.imul(h, BASE) + tokens.at(at)) | 0
  return mix(h) >>> 0 || 1
}

export class BlockIndex {
  readonly #tokens: Words
  readonly #columns: Columns
  #slots: Words
  #mask: number
  #count = 0

  /** Tokens of the shortest block that is taken in. */
  readonly least: number

  /** `tokens` are those of the whole corpus; `expected` blocks, more make the table grow. */
  constructor(tokens: Words, columns: Columns, expected: number, least: number) {
    this.#columns = columns
    this.least = least
    this.#tokens = tokens
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 1.5)))
    this.#mask = size - 1
    this.#slots = columns.words(size * SLOT)
  }

  /** The first place of a block with the same tokens as [from, to), or NOWHERE; `hash` is what `blockHash` says. */
  find(from: number, to: number, hash = blockHash(this.#tokens, from, to)): number {
    const slot = this.#slot(hash, from, to)
    const found = this.#slots.at(slot + 1)
    return found === 0 ? NOWHERE : found - 1
  }

  /** Takes the block [from, to) in, unless it is too short or an equal one is there already. */
  add(from: number, to: number, hash = blockHash(this.#tokens, from, to)): void {
    if (to - from < this.least) return
    const slot = this.#slot(hash, from, to)
    const slots = this.#slots
    if (slots.at(slot + 1) !== 0) return
    slots.set(slot, hash)
    slots.set(slot + 1, from + 1)
    slots.set(slot + 2, to - from)
    this.#count += 1
    if (this.#count * 4 * SLOT > slots.length * 3) this.#grow()
  }

  letGo(): void {
    this.#slots.letGo()
  }

  /** Where the block [from, to) stands in the table, or the free slot where it would. */
  #slot(hash: number, from: number, to: number): number {
    const slots = this.#slots
    const mask = this.#mask
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = at * SLOT
      const found = slots.at(slot + 1)
      if (found === 0) return slot
      if (
        slots.at(slot) === hash &&
        slots.at(slot + 2) === to - from &&
        this.#equal(found - 1, from, to - from)
      )
        return slot
    }
  }

  #equal(a: number, b: number, size: number): boolean {
    const tokens = this.#tokens
    for (let i = 0; i < size; i += 1) if (tokens.at(a + i) !== tokens.at(b + i)) return false
    return true
  }

  #grow(): void {
    const old = this.#slots
    const slots = this.#columns.words(old.length * 2)
    const mask = slots.length / SLOT - 1
    for (let from = 0; from < old.length; from += SLOT) {
      if (old.at(from + 1) === 0) continue
      let at = old.at(from) & mask
      while (slots.at(at * SLOT + 1) !== 0) at = (at + 1) & mask
      for (let i = 0; i < SLOT; i += 1) slots.set(at * SLOT + i, old.at(from + i))
    }
    old.letGo()
    this.#slots = slots
    this.#mask = mask
  }
}
