/**
 * Comparisons and sums: "x < 5" is not "x > 5". Folding passes over such signs, as over all punctuation, so that what
 * stands behind one gets a hash of its own. Looked for in all of a text at once, which most texts pass without a find.
 * A sign counts between blanks, and before a number, a single letter, or with an equals sign: "Home > News" is a path,
 * and "> text" a quotation. The minus is left out, for it is typed as a dash. Offsets are bytes.
 */
import type { Tokens } from '../text/tokens.js'
import { NUMBER, TELLING } from './marks.js'

/**
 * What a sign begins with behind its blank, and what it makes of the hash behind it: any numbers, but each another one.
 * Blanks are the most frequent byte of all: a search for one with its sign stops at every word, and took 8 % of the read.
 */
const SIGNS: readonly (readonly [string, number])[] = [
  ['<', 0x3c6ef372],
  ['>', 0xbb67ae85],
  ['+ ', 0xa54ff53a],
  ['!=', 0x510e527f],
  ['≤ ', 0x3c6ef373],
  ['≥ ', 0xbb67ae84],
  ['≠ ', 0x510e527e],
]
const BLANK = 0x20
const EQUALS = 0x3d
const NOWHERE = Number.POSITIVE_INFINITY

export class Operators {
  #text: Buffer = Buffer.alloc(0)
  /** Where the blank of each sign stands next. */
  readonly #next: number[] = SIGNS.map(() => NOWHERE)
  #first = NOWHERE

  /** Turns to the text of another document. */
  open(text: Uint8Array): void {
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.length)
    for (const sign of SIGNS.keys()) this.#next[sign] = this.#find(sign, 0)
    this.#first = Math.min(...this.#next)
  }

  /** Marks what stands behind a sign in the block that ends at `end`: blocks come in the order of the text. */
  mark(end: number, tokens: Tokens, hash: Uint32Array, marks: Uint8Array, at: number): void {
    while (this.#first < end) {
      const sign = this.#next.indexOf(this.#first)
      this.#apply(sign, end, tokens, hash, marks, at)
      this.#next[sign] = this.#find(sign, this.#first + 1)
      this.#first = Math.min(...this.#next)
    }
  }

  #find(sign: number, from: number): number {
    const text = this.#text
    const [spelt] = SIGNS[sign]
    for (let at = from + 1; ; ) {
      at = text.indexOf(spelt, at)
      if (at < 0) return NOWHERE
      if (text[at - 1] === BLANK) return at - 1
      // Rulers of one sign are passed over here: a call for each byte would cost a hundred times as much.
      const sign = text[at]
      while (text[at] === sign) at += 1
    }
  }

  #apply(sign: number, end: number, tokens: Tokens, hash: Uint32Array, marks: Uint8Array, at: number): void {
    const text = this.#text
    const [spelt, made] = SIGNS[sign]
    let behind = this.#first + 1 + Buffer.byteLength(spelt)
    const orEqual = text[behind] === EQUALS || sign > 2
    if (text[behind] === EQUALS) behind += 1
    if (text[behind - 1] !== BLANK && text[behind] !== BLANK) return
    const token = firstFrom(tokens, behind)
    if (token === 0 || token === tokens.count || tokens.end[token] > end) return
    // What begins a line behind its quote marks has nothing to be compared with.
    if (text.subarray(tokens.end[token - 1], this.#first).includes(0x0a)) return
    const isOperand = (marks[at + token] & NUMBER) !== 0 || tokens.end[token] - tokens.start[token] === 1
    if (!isOperand && !orEqual) return
    hash[at + token] ^= orEqual ? made ^ EQUALS : made
    marks[at + token] |= TELLING
  }
}

/** The first token of a block that begins at an offset or behind it. */
function firstFrom({ start, count }: Tokens, offset: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (start[middle] < offset) low = middle + 1
    else high = middle
  }
  return low
}
