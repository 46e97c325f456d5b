/**
 * What a character is to the tokeniser, read from Unicode's properties (those of the running ICU). Works on
 * strings of one code point and is slow; `fold.ts` asks it once per code point and keeps the answers.
 */

/** The kinds, as small numbers: all below 0x30, so that a byte can hold a kind or a folded letter or digit. */
export const SEPARATOR = 1
/** As if absent: default-ignorable code points, optional Arabic and Hebrew marks, tatweel. */
export const IGNORED = 2
export const LETTER = 3
export const DIGIT = 4
/** A letter of a script that is written without spaces. */
export const CHARACTER = 5
export const MARK = 6
/** One code point that stands for several marks. */
export const MARKS = 7
/** A token of its own. */
export const SYMBOL = 8
export const APOSTROPHE = 9
export const POINT = 10
/** Stays between two digits: comma, Arabic decimal and thousands signs, fraction slash. */
export const COMMA = 11
/** A token of its own directly after a digit, else a separator. */
export const UNIT = 12
/** A byte that is not ASCII: only in the table of bytes. */
export const BEYOND_ASCII = 13

/** The letter in front of a mark decides whether that mark is optional. */
export const NO_BASE = 0
export const LATIN_BASE = 1
export const GREEK_BASE = 2
const CYRILLIC_BASE = 3
const OTHER_BASE = 4

/** U+0345 written under a Greek vowel is a letter by full case folding: upper case writes an iota for it. */
export const IOTA_SUBSCRIPT = '\u0345'

// Straight and curly quotes, prime, grave and acute as typed in plain text, the modifier letters apostrophe
// and turned comma (Hawaiian okina is scraped as any of these), Armenian apostrophe, Hebrew geresh.
const APOSTROPHES = "'\u2018\u2019\u201b\u2032`\u00b4\u02bb\u02bc\u055a\u05f3"
const COMMAS = ',\u066b\u066c\u2044'
const UNITS = '%\u2030\u2031\u00b0\u066a\u0609'
// Publishers add and drop these marks freely; a product's name is the same with and without.
const TRADE_MARKS = '\u2120\u2122'

const ignorable = /^\p{Default_Ignorable_Code_Point}$/u
const mark = /^\p{M}$/u
// The vowels that Thai and Lao write after their consonant are letters by category, yet the compatibility
// form of sara am is a mark and such a vowel: to keep both forms equal they count as marks.
const vowelAfter = /^[\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3]$/u
// Hamza and madda (U+0653-0655, U+065F) belong to their letter; the rest of Arabic's marks are optional.
const optional =
  /^(?:\u0640|(?![\u0653-\u0655\u065f\u{102e0}])(?=\p{M})\p{Script_Extensions=Arabic}|(?=\p{M})\p{Script=Hebrew})$/u
// Unassigned and private-use code points carry text that we cannot read: it must not be lost.
const letter = /^(?:[\p{L}\p{N}\p{Cn}\p{Co}\ufffd]|(?=\p{So})\p{Script=Han})$/u
const digit = /^\p{Nd}$/u
const emoji = /^\p{Emoji_Presentation}$/u
const currency = /^\p{Sc}$/u
const symbol = /^\p{S}$/u
const lettersOrDigits = /[\p{L}\p{N}]/u
const diacritic = /^(?=\p{M})[\p{Script=Inherited}\p{Script=Common}\p{Script=Latin}\p{Script=Greek}]$/u
// Those of UAX #14's complex-context scripts and East Asian scripts that put no space between words.
const UNSPACED_SCRIPTS = [
  'Han Hiragana Katakana Bopomofo Yi Tangut Nushu Khitan_Small_Script',
  'Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Ahom Javanese Balinese',
  'Egyptian_Hieroglyphs Anatolian_Hieroglyphs Cuneiform',
].flatMap((names) => names.split(' '))
let unspaced: RegExp | undefined
/** Made at first need: it costs a millisecond, and plain ASCII never asks. */
function isUnspaced(char: string): boolean {
  unspaced ??= new RegExp(
    `^[${UNSPACED_SCRIPTS.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]$`,
    'u',
  )
  return unspaced.test(char)
}
// Khmer coeng, Myanmar and Tai Tham stackers, Balinese adeg adeg, Javanese pangkon: the consonant that
// follows is written below this one.
const stacker = /^[\u17d2\u1039\u1a60\u1b44\ua9c0]$/u
const latin = /^[0-9\p{Script=Latin}]$/u
const greek = /^\p{Script=Greek}$/u
// Not г and к: with an acute these are letters of Macedonian, and no consonant bears stress.
const cyrillic = /^(?![гкГК])\p{Script=Cyrillic}$/u

export const isIgnored = (char: string): boolean => ignorable.test(char) || optional.test(char)
export const isMark = (char: string): boolean => mark.test(char) || vowelAfter.test(char)
export const isDiacritic = (char: string): boolean => diacritic.test(char)
export const isStress = (char: string): boolean => char === '\u0300' || char === '\u0301'
export const isStacker = (char: string): boolean => stacker.test(char)

/** LETTER, DIGIT or CHARACTER for a letter or number, else SEPARATOR. */
function letterKind(char: string): number {
  if (!letter.test(char)) return SEPARATOR
  if (digit.test(char)) return DIGIT
  return isUnspaced(char) ? CHARACTER : LETTER
}

export function baseOf(char: string): number {
  if (latin.test(char)) return LATIN_BASE
  if (greek.test(char)) return GREEK_BASE
  return cyrillic.test(char) ? CYRILLIC_BASE : OTHER_BASE
}

/**
 * Whether a mark folds away after a letter of this base group: every mark of Greek; every diacritic of Latin
 * and of ASCII digits; grave and acute of Cyrillic vowels; and a diacritic without any letter before it, since
 * U+2260 (a separator) is canonically `=` and such a diacritic.
 */
export function foldsAway(base: number, marksManyScripts: boolean, marksStress: boolean): boolean {
  if (base === GREEK_BASE) return true
  if (base === CYRILLIC_BASE) return marksStress
  return base !== OTHER_BASE && marksManyScripts
}

/** The kind of a character that is no mark, given its compatibility decomposition (NFKD). */
export function kindOf(char: string, decomposed: string): number {
  if (APOSTROPHES.includes(char.normalize('NFD')) || APOSTROPHES.includes(decomposed)) return APOSTROPHE
  if (emoji.test(char)) return SYMBOL
  if (decomposed === '.') return POINT
  if (COMMAS.includes(decomposed)) return COMMA
  if (UNITS.includes(decomposed)) return UNIT
  if (currency.test(char)) return SYMBOL
  const kind = letterKind(char)
  if (kind !== SEPARATOR) return kind
  // A symbol that stands for letters (№ ㎏ ℃ ㈱) is a word of its own, as if it had spaces around it.
  const spells = symbol.test(char) && !TRADE_MARKS.includes(char) && lettersOrDigits.test(decomposed)
  return spells ? SYMBOL : SEPARATOR
}
