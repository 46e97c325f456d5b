/** The words of a line of boilerplate as numbers, digits and dates masked as law 3 lets them be. */
import { isDateWord } from '../boilerplate/date-words.js'
import { hashWord } from '../fingerprint/token-hash.js'
import type { Tokens } from '../text/tokens.js'
import { isLabel, type Stretch } from './telling.js'
import { tokenIds } from './token-ids.js'

/** Tokens of boilerplate, at most, and those that must remain beside masks (law 3). */
export const MOST_TOKENS = 40
const UNMASKED = 3
/** Stands for a row of numbers and dates; never the number of a token by more than chance. */
const MASK = 0x23232323
const DIGIT = /\p{Nd}/u

/** The tokens as numbers. */
export const exactWords = (tokens: Tokens): Uint32Array => tokenIds(tokens)

/**
 * The same with numbers and dates masked, a row of them as one, if enough others remain, no fewer than rows, and there is
 * a number. A label's number stays and is none of the others.
 */
export function maskedWords(stretch: Stretch): Uint32Array {
  const { tokens } = stretch
  const ids = tokenIds(tokens)
  if (tokens.count > MOST_TOKENS || tokens.count <= UNMASKED) return ids
  const digits = Array.from(ids, (_, i) => hasDigit(tokens, i))
  const labels = digits.map((digit, i) => digit && isLabel(stretch, i))
  const numbers = digits.map((digit, i) => digit && !labels[i])
  if (!numbers.includes(true)) return ids
  const masks = numbers.map((number, i) => number || isDateWord(hashWord(foldedAt(tokens, i))))
  const others = masks.filter((masked, i) => !masked && !labels[i]).length
  const rows = masks.filter((masked, i) => masked && !masks[i - 1]).length
  if (others < UNMASKED || others < rows) return ids
  return ids.map((id, i) => (masks[i] ? MASK : id)).filter((_, i) => !(masks[i] && masks[i - 1]))
}

function hasDigit(tokens: Tokens, i: number): boolean {
  const { folded, foldedStart } = tokens
  let plain = true
  for (let at = foldedStart[i]; at < foldedStart[i + 1] - 1; at += 1) {
    if (folded[at] >= 0x30 && folded[at] <= 0x39) return true
    if (folded[at] >= 0x80) plain = false
  }
  return !plain && DIGIT.test(foldedAt(tokens, i))
}

/** Token i as it is folded. */
export function foldedAt({ folded, foldedStart }: Tokens, i: number): string {
  return Buffer.from(folded.subarray(foldedStart[i], foldedStart[i + 1] - 1)).toString('utf8')
}

/** One number for a line, by which lines are counted. */
export function lineNumber(words: Uint32Array): number {
  let h = words.length
  for (const word of words) {
    h = Math.imul(h ^ word, 0x85ebca6b)
    h = (h << 11) | (h >>> 21)
  }
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
  return (h ^ (h >>> 13)) >>> 0
}

export function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i])
}

/** Where two lines differ by one word, or one written as two: the words [from, to) of `a`; null if by more. */
export function gapBetween(a: Uint32Array, b: Uint32Array): readonly [from: number, to: number] | null {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const near = start + end >= UNMASKED && Math.max(a.length, b.length) - start - end <= 2
  return near ? [start, a.length - end] : null
}
