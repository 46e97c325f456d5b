/** What is kept of texts that are read, in flat arrays over all their tokens and blocks, in reading order; see corpus.ts. */

import { arrayOf } from '../spare-heap.js'
import { Blocks, segment } from '../text/segment.js'
import { otherWords } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import type { KnownBlocks } from './known-blocks.js'
import { BARRED, barredShapeOf, labelShapeOf } from './label-shape.js'
import { DOCUMENT, markLabels, markTokensFrom } from './marks.js'
import { Operators } from './operators.js'
import { plainTokens } from './plain-tokens.js'
import { AFTER_FEED, shapeOf } from './shape.js'
import { hashBytes, hashTokens } from './token-hash.js'

/** Expected tokens a block: lists of single words have fewer, and make the arrays grow. */
const LEAST_TOKENS = 8
/** Tokens that room is made for at once. */
const ROOM = 1 << 12

/** Named rules that take blocks by their tokens [from, to). */
export interface BlockRules {
  /**
   * Whether a rule may take the block: what else rules ask for need not be read of all others. `signed`: it holds the
   * sign ©, which is no token.
   */
  mightMatch(hash: Uint32Array, marks: Uint8Array, from: number, to: number, signed: boolean): boolean
  /** The number of the rule that takes all of the block, or -1; `shape` is that of label-shape.ts. */
  matchBlock(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number): number
}

/** The arrays of Fingerprints, which may have room for more. */
export type FingerprintArrays = Pick<
  Fingerprints,
  'hash' | 'marks' | 'first' | 'start' | 'end' | 'bare' | 'rigid' | 'shape' | 'rule'
>

/** Some documents; `first` counts from the part's own first token. */
export interface FingerprintsPart {
  readonly tokens: number
  readonly blocks: number
  readonly arrays: FingerprintArrays
}

export class Fingerprints {
  /** Tokens so far. */
  tokens = 0
  /** 32-bit hash of each folded token. */
  hash: Uint32Array
  /** Bits of each token, see marks.ts. */
  marks: Uint8Array
  /** Blocks so far. */
  count = 0
  /** Block b has the tokens [first[b], first[b + 1]). */
  first: Uint32Array
  /** Span in the document's UTF-8 text, in bytes, end exclusive. */
  start: Uint32Array
  end: Uint32Array
  /** Hash of the bytes of a block without tokens, so that two rulers of dashes can be told apart; else 0. */
  bare: Uint32Array
  /** 1 for blocks in which each token counts: code, tables, front matter. */
  rigid: Uint8Array
  /** Bits of each block: the lower eight of shape.ts, the upper ones of label-shape.ts. */
  shape: Uint16Array
  /** For each block 0, or the number of the rule that takes it + 1. */
  rule: Uint16Array
  readonly #blocks = new Blocks()
  readonly #tokens = new Tokens()
  readonly #operators = new Operators()
  readonly #known: KnownBlocks | null
  readonly #rules: BlockRules | null
  /** Whether the last block may hold characters beyond ASCII. */
  #isBeyondAscii = false

  /**
   * `expected` tokens: more make the arrays grow. Memory that is not written to is not taken. `known` is what was read with
   * the same rules; without it each block is read.
   */
  constructor(expected = 1 << 16, rules: BlockRules | null = null, known: KnownBlocks | null = null) {
    this.#rules = rules
    this.#known = known
    this.hash = new Uint32Array(expected)
    this.marks = new Uint8Array(expected)
    const blocks = Math.ceil(expected / LEAST_TOKENS) + 1
    this.first = new Uint32Array(blocks + 1)
    this.start = new Uint32Array(blocks)
    this.end = new Uint32Array(blocks)
    this.bare = new Uint32Array(blocks)
    this.rigid = new Uint8Array(blocks)
    this.shape = new Uint16Array(blocks)
    this.rule = new Uint16Array(blocks)
  }

  /** Appends one document; answers with how many blocks it has and tokens in them together. */
  add(text: Uint8Array, markdown: boolean): { readonly blocks: number; readonly words: number } {
    const blocks = this.#blocks
    const tokens = this.#tokens
    const began = this.tokens
    blocks.clear()
    segment(text, markdown, blocks)
    this.#operators.open(text)
    this.#reserveBlocks(this.count + blocks.count)
    const { start: starts, end: ends } = blocks
    this.start.set(starts.subarray(0, blocks.count), this.count)
    this.end.set(ends.subarray(0, blocks.count), this.count)
    for (let i = 0; i < blocks.count; i += 1) {
      const start = starts[i]
      const end = ends[i]
      const gap = i === 0 ? 0 : ends[i - 1]
      const known = isWhite(text, gap, start) ? this.#known : null
      if (known?.find(text, start, end)) {
        this.#reserveTokens(this.tokens + known.tokens)
        known.copy(this)
        this.tokens += known.tokens
        this.#operators.pass(end)
      } else {
        this.#addTokens(text, start, end)
        this.bare[this.count] = tokens.count === 0 ? hashBytes(text, start, end) : 0
        this.shape[this.count] = this.#labelOf(text, start, end) | shapeOf(text, start, end, tokens)
        known?.keep(text, start, end, this, tokens.count)
        this.tokens += tokens.count
      }
      if (hasFeed(text, gap, start)) this.shape[this.count] |= AFTER_FEED
      this.rigid[this.count] = isRigid(text, start, end) ? 1 : 0
      this.count += 1
      this.first[this.count] = this.tokens
    }
    if (this.tokens > began) this.marks[began] |= DOCUMENT
    return { blocks: blocks.count, words: this.tokens - began }
  }

  /** All documents so far, in the arrays that they stand in. */
  get part(): FingerprintsPart {
    const { tokens, count: blocks, hash, marks, first, start, end, bare, rigid, shape, rule } = this
    return { tokens, blocks, arrays: { hash, marks, first, start, end, bare, rigid, shape, rule } }
  }

  /** Begins anew in other arrays, of any contents. */
  begin({ hash, marks, first, start, end, bare, rigid, shape, rule }: FingerprintArrays): void {
    Object.assign(this, { tokens: 0, count: 0, hash, marks, first, start, end, bare, rigid, shape, rule })
    this.first[0] = 0
  }

  /** What rules ask of a block's bytes, BARRED where none may take it; names in `rule` the one that does. */
  #labelOf(text: Uint8Array, start: number, end: number): number {
    const { hash, marks, tokens: from, count } = this
    const to = from + this.#tokens.count
    const rules = this.#rules
    this.rule[count] = 0
    const isSigned = this.#isBeyondAscii && hasCopyrightSign(text, start, end)
    if (rules === null || !rules.mightMatch(hash, marks, from, to, isSigned))
      return barredShapeOf(text, start, end)
    const label = labelShapeOf(text, start, end)
    if ((label & BARRED) === 0) this.rule[count] = rules.matchBlock(hash, marks, from, to, label) + 1
    return label
  }

  /** Reads the tokens of a block into `#tokens`, their hashes and marks behind those of the blocks before. */
  #addTokens(text: Uint8Array, start: number, end: number): void {
    const tokens = this.#tokens
    tokens.clear()
    this.#isBeyondAscii = false
    for (let at = start; ; ) {
      const room = tokens.count + Math.min(end - at, ROOM)
      tokens.reserve(room, 0)
      this.#reserveTokens(this.tokens + room)
      at = plainTokens(text, start, at, end, tokens, this.hash, this.marks, this.tokens)
      if (at === end) break
      if (tokens.count >= room) continue
      this.#isBeyondAscii = true
      const first = tokens.count
      tokens.foldedStart[first] = 0
      at = otherWords(text, at, end, tokens)
      this.#reserveTokens(this.tokens + tokens.count)
      hashTokens(tokens, this.hash, this.marks, this.tokens, first)
      markTokensFrom(first, text, tokens, start, this.hash, this.marks, this.tokens)
    }
    markLabels(text, tokens, start, this.marks, this.tokens)
    this.#operators.mark(end, tokens, this.hash, this.marks, this.tokens)
  }

  #reserveTokens(count: number, growth = 1.5): void {
    if (count <= this.hash.length) return
    const size = Math.max(count, Math.ceil(this.hash.length * growth))
    this.hash = grown(arrayOf(Uint32Array, size), this.hash)
    this.marks = grown(arrayOf(Uint8Array, size), this.marks)
  }

  #reserveBlocks(count: number, growth = 2): void {
    if (count <= this.start.length) return
    const size = Math.max(count, this.start.length * growth)
    this.first = grown(arrayOf(Uint32Array, size + 1), this.first)
    this.start = grown(arrayOf(Uint32Array, size), this.start)
    this.end = grown(arrayOf(Uint32Array, size), this.end)
    this.bare = grown(arrayOf(Uint32Array, size), this.bare)
    this.rigid = grown(new Uint8Array(size), this.rigid)
    this.shape = grown(new Uint16Array(size), this.shape)
    this.rule = grown(new Uint16Array(size), this.rule)
  }
}

/** Whether nothing is visible, as far as ASCII goes. */
function isWhite(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text[at] > 0x20) return false
  return true
}

function hasFeed(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text[at] === 0x0c) return true
  return false
}

function hasCopyrightSign(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 1 < to; at += 1) if (text[at] === 0xc2 && text[at + 1] === 0xa9) return true
  return false
}

/** A fence, a row of a table, or front matter, by the first visible bytes. */
function isRigid(text: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && (text[at] === 0x20 || text[at] === 0x09 || text[at] === 0x3e)) at += 1
  const first = text[at]
  if (first === 0x7c) return true
  // ``` ~~~ --- +++
  const opens = first === 0x60 || first === 0x7e || first === 0x2d || first === 0x2b
  return opens && text[at + 1] === first && text[at + 2] === first
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(larger: T, old: T): T {
  larger.set(old)
  return larger
}
