/**
 * What is kept of the text between its two reads: flat arrays over all tokens and blocks of the corpus, in
 * reading order. 5 bytes a token and 19 a block; no text. A place in the corpus is the number of a token.
 */
import { Blocks, segment } from '../text/segment.js'
import { otherWords } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { BARRED, labelShapeOf } from './label-shape.js'
import { DOCUMENT, markLabels, markTokensFrom } from './marks.js'
import { Operators } from './operators.js'
import { plainTokens } from './plain-tokens.js'
import { shapeOf } from './shape.js'
import { hashBytes, hashTokens } from './token-hash.js'

/** Expected tokens a block: lists of single words have fewer, and make the arrays grow. */
const LEAST_TOKENS = 8
/** Tokens that room is made for at once. */
const ROOM = 1 << 12

/** Named rules that take blocks by their tokens [from, to). */
export interface BlockRules {
  /**
   * Whether a rule may take the block: what else rules ask for need not be read of all others. `signed`: it may hold the
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

/** Documents read elsewhere; `first` counts from the part's own first token. */
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
  /** The tokens of a block that was set aside are [aside[b], aside[b + 1]); empty where none was. */
  aside = new Uint32Array(0)

  readonly #blocks = new Blocks()
  readonly #tokens = new Tokens()
  readonly #operators = new Operators()
  readonly #rules: BlockRules | null
  /** Whether the last block may hold characters beyond ASCII. */
  #isBeyondAscii = false

  /** `expected` tokens: more make the arrays grow. Memory that is not written to is not taken. */
  constructor(expected = 1 << 16, rules: BlockRules | null = null) {
    this.#rules = rules
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
      this.#addTokens(text, start, end)
      this.bare[this.count] = tokens.count === 0 ? hashBytes(text, start, end) : 0
      this.rigid[this.count] = isRigid(text, start, end) ? 1 : 0
      const label = this.#labelOf(text, start, end)
      this.shape[this.count] = shapeOf(text, i === 0 ? 0 : ends[i - 1], start, end, tokens) | label
      this.tokens += tokens.count
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

  /** Makes room for so many tokens and blocks more. */
  reserve(tokens: number, blocks: number): void {
    this.#reserveTokens(this.tokens + tokens, 1)
    this.#reserveBlocks(this.count + blocks, 1)
  }

  /** Forgets all blocks and tokens behind these. */
  cut(blocks: number, tokens: number): void {
    this.count = blocks
    this.tokens = tokens
  }

  /** Puts all from block `from` on, which begins a document, before all others. */
  rotate(from: number): void {
    const { tokens, count } = this
    const at = this.first[from]
    const turn = <T extends Uint8Array | Uint16Array | Uint32Array>(
      values: T,
      middle: number,
      end: number,
    ) => {
      const moved = values.slice(0, middle)
      values.copyWithin(0, middle, end)
      values.set(moved, end - middle)
    }
    const ends = this.first.slice(0, count + 1)
    for (let block = from; block <= count; block += 1) this.first[block - from] = ends[block] - at
    for (let block = 1; block <= from; block += 1)
      this.first[count - from + block] = tokens - at + ends[block]
    turn(this.hash, at, tokens)
    turn(this.marks, at, tokens)
    for (const values of [this.start, this.end, this.bare, this.rigid, this.shape, this.rule])
      turn(values, from, count)
  }

  /** Appends documents that were read elsewhere. */
  append({ tokens: more, blocks, arrays }: FingerprintsPart): void {
    const { tokens, count } = this
    this.#reserveTokens(tokens + more)
    this.#reserveBlocks(count + blocks)
    this.hash.set(arrays.hash.subarray(0, more), tokens)
    this.marks.set(arrays.marks.subarray(0, more), tokens)
    for (let i = 1; i <= blocks; i += 1) this.first[count + i] = tokens + arrays.first[i]
    this.start.set(arrays.start.subarray(0, blocks), count)
    this.end.set(arrays.end.subarray(0, blocks), count)
    this.bare.set(arrays.bare.subarray(0, blocks), count)
    this.rigid.set(arrays.rigid.subarray(0, blocks), count)
    this.shape.set(arrays.shape.subarray(0, blocks), count)
    this.rule.set(arrays.rule.subarray(0, blocks), count)
    this.tokens += more
    this.count += blocks
  }

  /** What rules ask of a block's bytes, BARRED where none may take it; names in `rule` the one that does. */
  #labelOf(text: Uint8Array, start: number, end: number): number {
    const { hash, marks, tokens: from, count } = this
    const to = from + this.#tokens.count
    const rules = this.#rules
    this.rule[count] = 0
    if (rules === null || !rules.mightMatch(hash, marks, from, to, this.#isBeyondAscii)) return BARRED
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
    this.hash = grown(new Uint32Array(size), this.hash)
    this.marks = grown(new Uint8Array(size), this.marks)
  }

  #reserveBlocks(count: number, growth = 2): void {
    if (count <= this.start.length) return
    const size = Math.max(count, this.start.length * growth)
    this.first = grown(new Uint32Array(size + 1), this.first)
    this.start = grown(new Uint32Array(size), this.start)
    this.end = grown(new Uint32Array(size), this.end)
    this.bare = grown(new Uint32Array(size), this.bare)
    this.rigid = grown(new Uint8Array(size), this.rigid)
    this.shape = grown(new Uint16Array(size), this.shape)
    this.rule = grown(new Uint16Array(size), this.rule)
  }

  /**
   * Puts the tokens of the blocks that `goes` names behind all others, in `aside`: what stood around them stands
   * together from now on, as it will in the output, and nothing can be matched with them.
   */
  setAside(goes: (block: number) => boolean): void {
    const { first, hash, marks, count } = this
    const aside = new Uint32Array(count + 1)
    let size = 0
    for (let block = 0; block < count; block += 1) if (goes(block)) size += first[block + 1] - first[block]
    const hashes = new Uint32Array(size)
    const [total, stays] = [this.tokens, this.tokens - size]
    let to = 0
    let out = 0
    let begins = 0
    for (let block = 0; block < count; ) {
      const from = first[block]
      if (goes(block)) {
        const end = first[block + 1]
        first[block] = to
        aside[block] = stays + out
        begins |= from < end ? marks[from] & DOCUMENT : 0
        hashes.set(hash.subarray(from, end), out)
        out += end - from
        block += 1
        continue
      }
      // What stays moves by as much, up to the next block that goes.
      const shift = from - to
      for (; block < count && !goes(block); block += 1) {
        first[block] -= shift
        aside[block] = stays + out
      }
      const end = first[block]
      if (from === end) continue
      if (shift > 0) {
        hash.copyWithin(to, from, end)
        marks.copyWithin(to, from, end)
      }
      marks[to] |= begins
      begins = 0
      to += end - from
    }
    first[count] = to
    aside[count] = total
    hash.set(hashes, stays)
    // No run reaches from the last text that stays into what is set aside.
    if (size > 0) marks[stays] |= DOCUMENT
    this.aside = aside
  }
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
