/**
 * What was read of short blocks that stood before, byte for byte: two of five blocks of scraped text did. It holds for one set of
 * rules, and for blocks with nothing but white space before them: all else that is read of a block are its own bytes. Each slot
 * keeps the last block that fell into it, its bytes too, so that an answer is never that of another block (law 4).
 */
import { FNV_PRIME } from './token-hash.js'

/** Bytes and tokens of a block at most: longer ones are seldom the same. */
const MOST_BYTES = 64
const MOST_TOKENS = 16
/** Slots, in bits: with eight times as many one block in twenty more is found, and they fall out of the caches. */
const SLOT_BITS = 13

// A slot in words of 32 bits, all side by side: what a look needs is then in two or three lines of the cache.
const LENGTHS = 0
const BARE = 1
const SHAPE_AND_RULE = 2
const BYTES = 3
const HASHES = BYTES + MOST_BYTES / 4
const MARKS = HASHES + MOST_TOKENS
const SIZE = MARKS + MOST_TOKENS / 4

/** Those of Fingerprints: `tokens` and `count` are where the block that is copied or kept stands in them. */
interface BlockArrays {
  readonly hash: Uint32Array
  readonly marks: Uint8Array
  readonly tokens: number
  readonly bare: Uint32Array
  readonly shape: Uint16Array
  readonly rule: Uint16Array
  readonly count: number
}

export class KnownBlocks {
  readonly #words: Uint32Array
  readonly #bytes: Uint8Array
  readonly #bits: number
  /** The slot of the block that was looked for last, in words; -1 for a block that is too long. */
  #slot = -1

  /** With fewer `bits` more blocks share a slot. */
  constructor(bits = SLOT_BITS) {
    this.#bits = bits
    this.#words = new Uint32Array(SIZE << bits)
    this.#bytes = new Uint8Array(this.#words.buffer)
  }

  /** Looks for text[start, end); whether it is known. */
  find(text: Uint8Array, start: number, end: number): boolean {
    const length = end - start
    this.#slot = -1
    if (length > MOST_BYTES) return false
    let sum = length
    let at = start
    for (; at + 1 < end; at += 2) sum = Math.imul(sum ^ (text[at] | (text[at + 1] << 8)), FNV_PRIME)
    if (at < end) sum = Math.imul(sum ^ text[at], FNV_PRIME)
    const slot = this.#bits === 0 ? 0 : Math.imul(sum ^ (sum >>> 15), 0x85ebca6b) >>> (32 - this.#bits)
    this.#slot = slot * SIZE
    if ((this.#words[this.#slot] & 0xff) !== length) return false
    const bytes = this.#bytes
    const shift = (this.#slot + BYTES) * 4 - start
    for (at = start; at < end; at += 1) if (bytes[shift + at] !== text[at]) return false
    return true
  }

  /** Tokens of the block that was found. */
  get tokens(): number {
    return this.#words[this.#slot + LENGTHS] >>> 8
  }

  /** Writes the block that was found behind all others; there is room for it. */
  copy({ hash, marks, bare, shape, rule, tokens: at, count: block }: BlockArrays): void {
    const words = this.#words
    const bytes = this.#bytes
    const slot = this.#slot
    const { tokens } = this
    const hashes = slot + HASHES
    const own = (slot + MARKS) * 4
    for (let i = 0; i < tokens; i += 1) {
      hash[at + i] = words[hashes + i]
      marks[at + i] = bytes[own + i]
    }
    bare[block] = words[slot + BARE]
    shape[block] = words[slot + SHAPE_AND_RULE]
    rule[block] = words[slot + SHAPE_AND_RULE] >>> 16
  }

  /** Keeps the block text[start, end), which was looked for last and is the last one there, with so many tokens. */
  keep(text: Uint8Array, start: number, end: number, blocks: BlockArrays, tokens: number): void {
    const slot = this.#slot
    if (slot < 0 || tokens > MOST_TOKENS) return
    const { hash, marks, tokens: at, count: block } = blocks
    const words = this.#words
    const bytes = this.#bytes
    words[slot + LENGTHS] = (end - start) | (tokens << 8)
    words[slot + BARE] = blocks.bare[block]
    words[slot + SHAPE_AND_RULE] = blocks.shape[block] | (blocks.rule[block] << 16)
    const shift = (slot + BYTES) * 4 - start
    for (let byte = start; byte < end; byte += 1) bytes[shift + byte] = text[byte]
    const hashes = slot + HASHES
    const own = (slot + MARKS) * 4
    for (let i = 0; i < tokens; i += 1) {
      words[hashes + i] = hash[at + i]
      bytes[own + i] = marks[at + i]
    }
  }
}
