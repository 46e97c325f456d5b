/**
 * From tokens back to the bytes and lines of a text. Block borders are known; for a border inside a block the block is
 * tokenised again, which is cheaper than keeping 8 bytes a token for the few that are asked for. All calls are linear
 * in the text together where they go through its blocks in order.
 */
import { flat } from '../columns/flat.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { NumberList } from '../number-list.js'
import { arrayOf } from '../spare-heap.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { countLineEnds, hasLoneReturn, LineFeeds } from './line-feeds.js'

/** What is needed of the corpus: the borders of its blocks, in tokens and in bytes. */
export type BlockBorders = Pick<Corpus, 'first' | 'start' | 'end'>

export class TextSpans {
  readonly #corpus: BlockBorders
  #text: Uint8Array = new Uint8Array(0)
  #firstBlock = 0
  #blocks = 0
  /** Lines of the blocks of the text: at their first byte, and at the byte behind their last one. */
  #startLine = new Uint32Array(1024)
  #endLine = new Uint32Array(1024)
  #lastLine = 1
  /** The block whose tokens and line ends are held. */
  #held = -1
  readonly #tokens = new Tokens()
  readonly #lineEnds = new NumberList(flat.words)

  constructor(corpus: BlockBorders) {
    this.#corpus = corpus
  }

  /** Turns to the text of another document. */
  open(text: Uint8Array, firstBlock: number, blocks: number): void {
    this.#text = text
    this.#firstBlock = firstBlock
    this.#blocks = blocks
    this.#held = -1
    if (this.#startLine.length < blocks) {
      this.#startLine = arrayOf(Uint32Array, blocks * 2)
      this.#endLine = arrayOf(Uint32Array, blocks * 2)
    }
    const { start, end } = this.#corpus
    const [startLine, endLine] = [this.#startLine, this.#endLine]
    const feeds = hasLoneReturn(text) ? null : new LineFeeds(text)
    const between = (from: number, to: number) =>
      feeds === null ? countLineEnds(text, from, to) : feeds.count(from, to)
    let line = 1
    let at = 0
    for (let block = 0; block < blocks; block += 1) {
      const [begin, past] = [start.at(firstBlock + block), end.at(firstBlock + block)]
      line += between(at, begin)
      startLine[block] = line
      line += between(begin, past)
      endLine[block] = line
      at = past
    }
    line += between(at, text.length)
    this.#lastLine = line
  }

  /** The block that holds token `to - 1`, for a stretch that begins in `block`. */
  blockBefore(to: number, block: number): number {
    const { first } = this.#corpus
    if (to <= first.at(block + 1)) return block
    let low = block
    let high = this.#firstBlock + this.#blocks
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (first.at(middle) < to) low = middle
      else high = middle
    }
    return low
  }

  /** Where the stretch that begins with token `from`, in `block`, begins. */
  startOf(from: number, block: number): number {
    const { first, start } = this.#corpus
    return first.at(block) === from ? start.at(block) : this.#hold(block).start[from - first.at(block)]
  }

  /** Where the stretch that ends before token `to` ends, its last token being in `block`. */
  endOf(to: number, block: number): number {
    const { first, end } = this.#corpus
    return first.at(block + 1) === to ? end.at(block) : this.#hold(block).end[to - 1 - first.at(block)]
  }

  /** The line of a place in a block, or at a border of the gap before or behind it. */
  lineAt(offset: number, block: number): number {
    const { start, end } = this.#corpus
    const at = block - this.#firstBlock
    if (offset === start.at(block)) return this.#startLine[at]
    if (offset === end.at(block)) return this.#endLine[at]
    if (offset < start.at(block)) return at === 0 ? 1 : this.#endLine[at - 1]
    if (offset > end.at(block)) return at === this.#blocks - 1 ? this.#lastLine : this.#startLine[at + 1]
    this.#hold(block)
    let low = 0
    let high = this.#lineEnds.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#lineEnds.at(middle) < offset) low = middle + 1
      else high = middle
    }
    return this.#startLine[at] + low
  }

  /** The line of the last byte of a stretch: one that takes its line end along does not reach the next line. */
  lastLineOf(startLine: number, end: number, block: number): number {
    const text = this.#text
    const last = text[end - 1]
    const ends = last === 10 || (last === 13 && text[end] !== 10)
    return Math.max(startLine, this.lineAt(end, block) - (ends ? 1 : 0))
  }

  /** The bytes to cut for whole sentences inside a block: what stays is spaced as before. */
  sentences(block: number, from: number, to: number): [start: number, end: number] {
    const { first, start, end } = this.#corpus
    const toEnd = to === first.at(block + 1)
    const cutEnd = toEnd ? end.at(block) : this.#sentenceStart(block, to)
    if (from === first.at(block)) return [start.at(block), cutEnd]
    let cutStart = this.#sentenceStart(block, from)
    while (toEnd && isSpace(this.#text[cutStart - 1])) cutStart -= 1
    return [cutStart, cutEnd]
  }

  /** Where the sentence that begins with a token begins: its opening quotes and brackets belong to it. */
  #sentenceStart(block: number, token: number): number {
    const { first } = this.#corpus
    const { start, end } = this.#hold(block)
    const at = token - first.at(block)
    const gap = end[at - 1]
    for (let i = start[at]; i > gap; i -= 1) if (isSpace(this.#text[i - 1])) return i
    // No space: in Chinese and Japanese the stop and its closing quotes belong to the sentence before.
    let begin = start[at]
    while (begin > gap && isOpening(this.#text, begin, gap)) begin = previous(this.#text, begin)
    return begin
  }

  #hold(block: number): Tokens {
    const tokens = this.#tokens
    if (this.#held === block) return tokens
    const text = this.#text
    const start = this.#corpus.start.at(block)
    const end = this.#corpus.end.at(block)
    tokens.clear()
    tokenise(text, start, end, tokens)
    const lineEnds = this.#lineEnds
    lineEnds.length = 0
    for (let at = start; at < end; at += 1) {
      const byte = text[at]
      if (byte === 10 || (byte === 13 && text[at + 1] !== 10)) lineEnds.push(at)
    }
    this.#held = block
    return tokens
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13)
}

function previous(text: Uint8Array, at: number): number {
  let before = at - 1
  while (before > 0 && (text[before] & 0xc0) === 0x80) before -= 1
  return before
}

const OPENING = new Set(Array.from('([{<"\'“‘«‹「『（《〈【〔', (mark) => mark.codePointAt(0)))

function isOpening(text: Uint8Array, at: number, from: number): boolean {
  const begin = previous(text, at)
  if (begin < from) return false
  const mark = Buffer.from(text.subarray(begin, at)).toString('utf8').codePointAt(0)
  return OPENING.has(mark)
}
