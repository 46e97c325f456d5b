/**
 * From tokens back to the bytes and lines of a text. Block borders are known; for a border inside a block the block is
 * tokenised again, which is cheaper than keeping 8 bytes a token for the few that are asked for. All calls are linear
 * in the text together where they go through its blocks in order.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { NumberList } from '../number-list.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'

/** What is needed of the corpus: the borders of its blocks, in tokens and in bytes. */
export type BlockBorders = Pick<Fingerprints, 'first' | 'start' | 'end'>

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
  readonly #lineEnds = new NumberList(Uint32Array)

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
      this.#startLine = new Uint32Array(blocks * 2)
      this.#endLine = new Uint32Array(blocks * 2)
    }
    const { start, end } = this.#corpus
    const [startLine, endLine] = [this.#startLine, this.#endLine]
    let line = 1
    // The next border that a line end may stand before or behind: the start of block `next`, or its end if `inside`.
    let next = 0
    let inside = false
    let border = blocks > 0 ? start[firstBlock] : text.length
    for (let at = nextLow(text, 0); at < text.length; at = nextLow(text, at + 1)) {
      const byte = text[at]
      if (byte !== 10 && (byte !== 13 || text[at + 1] === 10)) continue
      while (next < blocks && border <= at) {
        if (inside) endLine[next++] = line
        else startLine[next] = line
        inside = !inside
        if (next < blocks) border = inside ? end[firstBlock + next] : start[firstBlock + next]
      }
      line += 1
    }
    for (; next < blocks; next += 1) {
      if (!inside) startLine[next] = line
      endLine[next] = line
      inside = false
    }
    this.#lastLine = line
  }

  /** The block that holds token `to - 1`, for a stretch that begins in `block`. */
  blockBefore(to: number, block: number): number {
    const { first } = this.#corpus
    if (to <= first[block + 1]) return block
    let low = block
    let high = this.#firstBlock + this.#blocks
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (first[middle] < to) low = middle
      else high = middle
    }
    return low
  }

  /** Where the stretch that begins with token `from`, in `block`, begins. */
  startOf(from: number, block: number): number {
    const { first, start } = this.#corpus
    return first[block] === from ? start[block] : this.#hold(block).start[from - first[block]]
  }

  /** Where the stretch that ends before token `to` ends, its last token being in `block`. */
  endOf(to: number, block: number): number {
    const { first, end } = this.#corpus
    return first[block + 1] === to ? end[block] : this.#hold(block).end[to - 1 - first[block]]
  }

  /** The line of a place in a block, or at a border of the gap before or behind it. */
  lineAt(offset: number, block: number): number {
    const { start, end } = this.#corpus
    const at = block - this.#firstBlock
    if (offset === start[block]) return this.#startLine[at]
    if (offset === end[block]) return this.#endLine[at]
    if (offset < start[block]) return at === 0 ? 1 : this.#endLine[at - 1]
    if (offset > end[block]) return at === this.#blocks - 1 ? this.#lastLine : this.#startLine[at + 1]
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
    const toEnd = to === first[block + 1]
    const cutEnd = toEnd ? end[block] : this.#sentenceStart(block, to)
    if (from === first[block]) return [start[block], cutEnd]
    let cutStart = this.#sentenceStart(block, from)
    while (toEnd && isSpace(this.#text[cutStart - 1])) cutStart -= 1
    return [cutStart, cutEnd]
  }

  /** Where the sentence that begins with a token begins: its opening quotes and brackets belong to it. */
  #sentenceStart(block: number, token: number): number {
    const { first } = this.#corpus
    const { start, end } = this.#hold(block)
    const at = token - first[block]
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
    const start = this.#corpus.start[block]
    const end = this.#corpus.end[block]
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

/** The first byte from `at` on that is below 14, as line ends are, or the length. Most bytes are looked at in fours. */
function nextLow(text: Uint8Array, from: number): number {
  const { length } = text
  let at = from
  while (at < length) {
    while (at + 4 <= length && text[at] > 13 && text[at + 1] > 13 && text[at + 2] > 13 && text[at + 3] > 13)
      at += 4
    while (at < length && text[at] > 13) at += 1
    if (at < length) return at
  }
  return length
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
