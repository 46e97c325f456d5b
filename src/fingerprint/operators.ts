/**
 * Signs that say something: "x < 5" is not "x > 5", "!ready" not "ready". Folding passes over them, as over all punctuation,
 * so that what stands behind one gets a hash of its own. Lines with such a sign are looked for in all of a text at once,
 * which most texts pass with few finds.
 *
 * In any line a comparison or a sum counts between blanks, before a number, a single letter, or with an equals sign:
 * "Home > News" is a path, and "> text" a quotation. The minus is left out, for it is typed as a dash. In a line of code
 * all operators count, and in a fenced block every visible byte, as code-signs.ts tells them. Offsets are bytes.
 */
import { lowerBound } from '../lower-bound.js'
import type { Tokens } from '../text/tokens.js'
import { exactSigns, isCall, isCodeLine, isFence, operatorSigns } from './code-signs.js'
import { isFunctionWord } from './function-words.js'
import { NUMBER, TELLING } from './marks.js'
import { FNV_BASIS, FNV_PRIME, mix } from './token-hash.js'

/** Signs by which a line is found: single bytes, which are found ten times as fast as two. */
const FINDERS: readonly (number | string)[] = [
  ...Array.from('<>+=!&', (sign) => sign.charCodeAt(0)),
  0x28,
  '≤',
  '≥',
  '≠',
]
const PAREN = FINDERS.indexOf(0x28)
/** Function words of a line from which on it is prose: code has one by chance, as a name. */
const PROSE = 2
const BLANK = 0x20
const LINE_FEED = 0x0a
const NOWHERE = Number.POSITIVE_INFINITY

export class Operators {
  #text: Buffer = Buffer.alloc(0)
  /** Where each sign stands next. */
  readonly #next: number[] = FINDERS.map(() => NOWHERE)
  #first = NOWHERE
  /** Where the block before ends. */
  #begin = 0

  /** Turns to the text of another document. */
  open(text: Uint8Array): void {
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.length)
    this.#begin = 0
    this.#findFrom(0)
  }

  /** Marks what stands behind a sign in the block that ends at `end`: blocks come in the order of the text. */
  mark(end: number, tokens: Tokens, hash: Uint32Array, marks: Uint8Array, at: number): void {
    const text = this.#text
    let begin = this.#begin
    this.#begin = end
    while (begin < end && text[begin] <= BLANK) begin += 1
    const isFenced = isFence(text, begin, end)
    if (isFenced) exactSigns(text, begin, tokens, hash, at)
    if (this.#first >= end) return
    // Within the block: a text whose lines end otherwise would be searched from end to end for each sign.
    const block = text.subarray(begin, end)
    while (this.#first < end) {
      const found = this.#first
      const feed = block.indexOf(LINE_FEED, found - begin)
      const to = feed < 0 ? end : begin + feed
      const from = begin + block.subarray(0, found - begin).lastIndexOf(LINE_FEED) + 1
      if (!isFenced) markLine(text, from, to, tokens, hash, marks, at)
      this.#findFrom(Math.max(to, found + 1))
    }
  }

  /** Leaves out the block that ends at `end`. */
  pass(end: number): void {
    this.#begin = end
    if (this.#first < end) this.#findFrom(end)
  }

  /** Finds each sign again that stands before an offset. */
  #findFrom(from: number): void {
    const text = this.#text
    const next = this.#next
    let first = NOWHERE
    for (let sign = 0; sign < next.length; sign += 1) {
      if (next[sign] < from || from === 0) {
        let found = text.indexOf(FINDERS[sign], from)
        // Of parentheses only those of calls count: prose has many others.
        while (sign === PAREN && found >= 0 && !isCall(text, found))
          found = text.indexOf(FINDERS[sign], found + 1)
        next[sign] = found < 0 ? NOWHERE : found
      }
      if (next[sign] < first) first = next[sign]
    }
    this.#first = first
  }
}

/** Marks the tokens of a line text[from, to) that stand behind signs. */
function markLine(
  text: Uint8Array,
  from: number,
  to: number,
  tokens: Tokens,
  hash: Uint32Array,
  marks: Uint8Array,
  at: number,
): void {
  const { start, end, count } = tokens
  const first = lowerBound(tokens.start, from, 0, tokens.count)
  const isCode = isCodeLine(text, from, to) && !isProse(tokens, first, to, hash, at)
  for (let i = first; i < count && start[i] < to; i += 1) {
    const gap = i === first ? from : end[i - 1]
    if (start[i] - gap < 2 && !(isCode && start[i] > gap)) continue
    const sum = isCode
      ? operatorSigns(text, gap, start[i], i === first)
      : comparison(
          text,
          gap,
          start[i],
          i === first,
          (marks[at + i] & NUMBER) !== 0 || end[i] - start[i] === 1,
        )
    if (sum === 0) continue
    hash[at + i] ^= mix(sum)
    marks[at + i] |= TELLING
  }
}

/** Whether a line, from its first token up to the offset `to`, speaks: prose calls functions by their names as well. */
function isProse(
  { start, end, count }: Tokens,
  first: number,
  to: number,
  hash: Uint32Array,
  at: number,
): boolean {
  let words = 0
  // Single letters are names of variables.
  for (let i = first; i < count && start[i] < to; i += 1)
    if (end[i] - start[i] > 1 && isFunctionWord(hash[at + i])) words += 1
  return words >= PROSE
}

const [LESS, MORE, PLUS, BANG, EQUALS] = Array.from('<>+!=', (sign) => sign.charCodeAt(0))

/**
 * The comparison or sum in a gap between two tokens of one line, as a sum, or 0. `isOperand`: a number or a letter follows.
 * Before the first token of a line, which it `leads`, all signs but one may be of a list, a quotation or a heading.
 */
function comparison(text: Uint8Array, from: number, to: number, leads: boolean, isOperand: boolean): number {
  if (leads)
    return isOperand && text[to - 2] === LESS && text[to - 1] === BLANK && isBlank(text, from, to - 2)
      ? sumOf(LESS, 0)
      : 0
  for (let at = from; at + 1 < to; at += 1) {
    if (text[at] !== BLANK) continue
    const sign = text[at + 1]
    const equal = text[at + 2] === EQUALS
    if (sign === LESS || sign === MORE) {
      if (equal) return sumOf(sign, EQUALS)
      if (isOperand && text[at + 2] === BLANK) return sumOf(sign, 0)
    } else if (sign === PLUS) {
      if (isOperand && text[at + 2] === BLANK) return sumOf(sign, 0)
    } else if (sign === BANG) {
      if (equal) return sumOf(sign, EQUALS)
    } else if (sign === 0xe2 && text[at + 2] === 0x89 && text[at + 4] === BLANK) {
      // ≠ ≤ ≥
      const last = text[at + 3]
      if (last === 0xa0) return sumOf(BANG, EQUALS)
      if (last === 0xa4) return sumOf(LESS, EQUALS)
      if (last === 0xa5) return sumOf(MORE, EQUALS)
    }
  }
  return 0
}

function isBlank(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text[at] !== BLANK) return false
  return true
}

/** The same sum as operatorSigns makes of one sign or two. */
function sumOf(sign: number, second: number): number {
  const one = Math.imul(FNV_BASIS ^ sign, FNV_PRIME)
  return second === 0 ? one : Math.imul(one ^ second, FNV_PRIME)
}
