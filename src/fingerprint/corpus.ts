/**
 * All that is kept of the texts between their two reads: columns over all tokens and blocks, in reading order. 5 bytes a
 * token and 21 a block; no text. A place in the corpus is the number of a token.
 */
import type { Bytes, Column, Columns, Halves, Words } from '../columns/column.js'
import { flat } from '../columns/flat.js'
import { DedupeError } from '../failure.js'
import type { Numbers } from '../shared-numbers.js'
import type { FingerprintArrays, FingerprintsPart } from './fingerprints.js'
import { DOCUMENT, SENTENCE } from './marks.js'

/** Tokens or blocks that are turned or moved at once. */
const PIECE = 1 << 16

/**
 * Places behind the last token: no words, and marked as where another document begins, so that the last text ends as all others
 * do, however much room is behind it. What follows a source is asked for as many words as a copy may have new ones in a row.
 */
const BEYOND = 8
const END = DOCUMENT | SENTENCE

/**
 * Tokens and blocks at most: places are numbers of 32 bits, of which the last ones stand for no place (place-index.ts); numbers of
 * blocks are doubled in places (near-lines.ts).
 */
const MOST_TOKENS = 2 ** 32 - 2 * BEYOND
const MOST_BLOCKS = 2 ** 31 - 1

type ByBlock = Exclude<keyof FingerprintArrays, 'hash' | 'marks' | 'first'>
const BY_BLOCK: readonly ByBlock[] = ['start', 'end', 'bare', 'rigid', 'shape', 'rule']

/** The columns of FingerprintArrays, of all documents. */
export class Corpus {
  readonly columns: Columns
  /** Tokens so far. */
  tokens = 0
  readonly hash: Words
  readonly marks: Bytes
  /** Blocks so far. */
  count = 0
  /** Block b has the tokens [first.at(b), first.at(b + 1)). */
  readonly first: Words
  readonly start: Words
  readonly end: Words
  readonly bare: Words
  readonly rigid: Bytes
  readonly shape: Halves
  readonly rule: Halves
  /** The tokens of a block that was set aside are [aside.at(b), aside.at(b + 1)); empty where none was. */
  aside: Words
  /** Whether words were set aside that stay where they are: the first token behind them is marked as that of a document. */
  hasSeams = false

  constructor(columns: Columns = flat) {
    this.columns = columns
    this.hash = columns.words(0)
    this.marks = columns.bytes(0)
    // The second reading asks for these, in all threads.
    this.first = columns.sharedWords(1)
    this.start = columns.sharedWords(0)
    this.end = columns.sharedWords(0)
    this.bare = columns.words(0)
    this.rigid = columns.bytes(0)
    this.shape = columns.halves(0)
    this.rule = columns.halves(0)
    this.aside = columns.words(0)
  }

  /** Makes room for so many tokens and blocks more. Throws DedupeError where their numbers would be too large. */
  reserve(tokens: number, blocks: number): void {
    if (this.tokens + tokens > MOST_TOKENS || this.count + blocks > MOST_BLOCKS)
      throw new DedupeError(
        'too-large',
        'The texts have more than four billion words, or two billion paragraphs, together',
        'Clean a part of them, then the next with --against the first',
      )
    this.hash.reserve(this.tokens + tokens + BEYOND)
    this.marks.reserve(this.tokens + tokens + BEYOND)
    this.first.reserve(this.count + blocks + 1)
    for (const name of BY_BLOCK) this[name].reserve(this.count + blocks)
  }

  /** Appends documents. */
  append({ tokens: more, blocks, arrays }: FingerprintsPart): void {
    const { tokens, count } = this
    this.reserve(more, blocks)
    this.hash.write(tokens, arrays.hash.subarray(0, more))
    this.marks.write(tokens, arrays.marks.subarray(0, more))
    for (let i = 1; i <= blocks; i += 1) this.first.set(count + i, tokens + arrays.first[i])
    for (const name of BY_BLOCK) (this[name] as Column).write(count, arrays[name].subarray(0, blocks))
    this.tokens += more
    this.count += blocks
    this.#end()
  }

  /** Has all threads see its tokens, for one that works beside this one. */
  share(): void {
    this.hash.share(this.tokens + BEYOND)
    this.marks.share(this.tokens + BEYOND)
  }

  /** Forgets all blocks and tokens behind these. */
  cut(blocks: number, tokens: number): void {
    this.count = blocks
    this.tokens = tokens
    this.#end()
  }

  /** Ends the text, behind which there is room. */
  #end(): void {
    this.hash.fill(0, this.tokens, this.tokens + BEYOND)
    this.marks.fill(END, this.tokens, this.tokens + BEYOND)
  }

  /** Puts all from block `from` on, which begins a document, before all others. */
  rotate(from: number): void {
    const { tokens, count } = this
    const at = this.first.at(from)
    turn(this.hash, at, tokens)
    turn(this.marks, at, tokens)
    // Of borders between blocks the one at the end moves with what is before it.
    for (let block = 0; block < from; block += 1) this.first.set(block, this.first.at(block) + tokens - at)
    for (let block = from; block < count; block += 1) this.first.set(block, this.first.at(block) - at)
    for (const name of ['first', ...BY_BLOCK] as const) turn<Numbers>(this[name], from, count)
  }

  /**
   * Puts the tokens of the blocks that `goes` names behind all others, in `aside`: what stood around them stands
   * together from now on, as it will in the output, and nothing can be matched with them. Of the first `old` blocks they
   * stay in the text all the same: what stands around them is found together, and is no one piece.
   */
  setAside(goes: (block: number) => boolean, old = 0): void {
    const { first, hash, marks, count } = this
    const aside = this.columns.words(count + 1)
    let size = 0
    for (let block = 0; block < count; block += 1)
      if (goes(block)) size += first.at(block + 1) - first.at(block)
    const hashes = this.columns.words(size)
    const [total, stays] = [this.tokens, this.tokens - size]
    let to = 0
    let out = 0
    let begins = 0
    for (let block = 0; block < count; ) {
      const from = first.at(block)
      if (goes(block)) {
        const end = first.at(block + 1)
        first.set(block, to)
        aside.set(block, stays + out)
        const isSeam = block < old && from < end
        if (isSeam) this.hasSeams = true
        begins |= isSeam ? DOCUMENT : from < end ? marks.at(from) & DOCUMENT : 0
        hashes.write(out, hash.read(from, end))
        out += end - from
        block += 1
        continue
      }
      // What stays moves by as much, up to the next block that goes.
      const shift = from - to
      for (; block < count && !goes(block); block += 1) {
        first.set(block, first.at(block) - shift)
        aside.set(block, stays + out)
      }
      const end = first.at(block)
      if (from === end) continue
      if (shift > 0) {
        hash.move(to, from, end)
        marks.move(to, from, end)
      }
      marks.set(to, marks.at(to) | begins)
      begins = 0
      to += end - from
    }
    first.set(count, to)
    aside.set(count, total)
    for (let at = 0; at < size; at += PIECE)
      hash.write(stays + at, hashes.read(at, Math.min(size, at + PIECE)))
    hashes.letGo()
    // No run reaches from the last text that stays into what is set aside.
    if (size > 0) marks.set(stays, marks.at(stays) | DOCUMENT)
    this.aside = aside
  }
}

/** Puts the numbers [middle, end) before [0, middle): each half is turned over, and then the whole. */
function turn<T extends Numbers>(values: Column<T>, middle: number, end: number): void {
  flip(values, 0, middle)
  flip(values, middle, end)
  flip(values, 0, end)
}

function flip<T extends Numbers>(values: Column<T>, from: number, to: number): void {
  for (let [a, b] = [from, to - 1]; a < b; a += 1, b -= 1) {
    const one = values.at(a)
    values.set(a, values.at(b))
    values.set(b, one)
  }
}
