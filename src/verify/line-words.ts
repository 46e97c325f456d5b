/** The words of a line of boilerplate as one string, numbers and dates masked as law 3 lets them be. */
import { isDateWord } from '../boilerplate/date-words.js'
import { hashWord } from '../fingerprint/token-hash.js'
import type { Tokens } from '../text/tokens.js'

/** Tokens of boilerplate, at most, and those that must remain beside masks (law 3). */
export const MOST_TOKENS = 40
const UNMASKED = 3
const MASK = '#'

export function wordsOf({ count, folded, foldedStart }: Tokens): string[] {
  return Array.from({ length: count }, (_, i) =>
    Buffer.from(folded.subarray(foldedStart[i], foldedStart[i + 1] - 1)).toString('utf8'),
  )
}

/** Words with numbers and dates masked, a row of them as one, if enough others remain and there is a number. */
export function maskedWords(words: readonly string[]): string[] {
  const numbers = words.map((word) => /\p{Nd}/u.test(word))
  if (!numbers.includes(true)) return [...words]
  const masks = words.map((word, i) => numbers[i] || isDateWord(hashWord(word)))
  if (masks.filter((masked) => !masked).length < UNMASKED) return [...words]
  return words.flatMap((word, i) => (masks[i] ? (masks[i - 1] === true ? [] : [MASK]) : [word]))
}

/** Whether one word, or one word written as two, is all that tells two lines apart. */
export function isNearLine(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return start + end >= UNMASKED && Math.max(a.length, b.length) - start - end <= 2
}
