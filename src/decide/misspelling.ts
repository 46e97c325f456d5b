/** Whether two words are one word, written in two ways: told by their folded letters alone. */
import { areTwinWords } from './twin-words.js'

/** A word of fewer letters has too many neighbours that are words as well: car, care, cart. */
const LETTERS = 4

/** Numbers are two, however alike: xxvi, xxxvi. */
const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

/** How a word came out of another one. */
export type Slip =
  /** A letter doubled, or no longer, or two that changed places: this seldom makes another word. */
  | 'slip'
  /** Two that changed places as they do in forms of one word: schreiben, schrieben; resim, resmi. English has none such. */
  | 'form'
  /** A letter dropped or put in, inside the word: county, country. */
  | 'one-letter'
  /** Another letter in the place of one, inside the word: with many, this makes another word. */
  | 'other-letter'
  /** Another spelling that is right as well: -ise and -ize, -our and -or. A plural is another fact as often as not. */
  | 'spelling'

/**
 * How one word differs from another, or null if not by a slip. First letters are equal: a slip comes later, and a letter
 * in front makes opposites (typical, atypical).
 */
export function slipBetween(one: string, other: string): Slip | null {
  const [short, long] = one.length <= other.length ? [[...one], [...other]] : [[...other], [...one]]
  // A sign behind it may tell a word from itself: C and C#.
  if (one === other || short.length < LETTERS || long.length - short.length > 2) return null
  if (short[0] !== long[0] || areTwinWords(one, other) || (ROMAN.test(one) && ROMAN.test(other))) return null
  if (isSpelling(short.join(''), long.join(''))) return 'spelling'
  if (long.length - short.length > 1) return null
  let begin = 0
  while (begin < short.length && short[begin] === long[begin]) begin += 1
  let end = 0
  while (end < short.length - begin && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1
  const [less, more] = [short.length - begin - end, long.length - begin - end]
  // Three of one letter in a row are in no word, be it at its end.
  if (less === 0 && more === 1 && long[begin - 1] === long[begin] && long[begin - 2] === long[begin])
    return 'slip'
  if (less === 0 && more === 1 && end > 0) return long[begin] === long[begin - 1] ? 'slip' : 'one-letter'
  if (less === 2 && more === 2 && short[begin] === long[begin + 1] && short[begin + 1] === long[begin])
    return isForm(short[begin] + short[begin + 1], end) ? 'form' : 'slip'
  // The last letter is an ending: amigo and amiga are two.
  return less === 1 && more === 1 && end > 0 && short.length > LETTERS ? 'other-letter' : null
}

const VOWEL = /[aeiouyıаеиоуыэюя]/

/** Whether two letters that changed places, `end` before the end of a word, may do so by grammar. */
function isForm(letters: string, end: number): boolean {
  if (letters === 'ei' || letters === 'ie') return true
  return end === 0 && VOWEL.test(letters[0]) !== VOWEL.test(letters[1])
}

/** Pairs of endings and middles that spell the same word in two ways, in either order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations|able)$/, 'iz$1'],
  [/ys(e|ed|es|er|ers|ing)$/, 'yz$1'],
  [/our(s|ed|ing|able|ite|ites|ful|less)?$/, 'or$1'],
  [/ll(ed|ing|er|ers|able|s|ment|ments)?$/, 'l$1'],
  [/ence(s?)$/, 'ense$1'],
  [/ogue(s?)$/, 'og$1'],
  [/re(s?)$/, 'er$1'],
  [/gement(s?)$/, 'gment$1'],
]

function isSpelling(one: string, other: string): boolean {
  return SPELLINGS.some(
    ([ending, instead]) => one.replace(ending, instead) === other || other.replace(ending, instead) === one,
  )
}
