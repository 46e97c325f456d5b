/**
 * What a character does at the edge of a line: open it, close a sentence, or count for nothing. Works on
 * code points decoded from UTF-8 bytes; invalid bytes count as one caseless letter each.
 *
 * Classes come from the Unicode tables of the running Node, asked once for each character of the BMP and
 * then remembered, because building the whole table at load costs more than most documents need; ASCII's is.
 */

export const BLANK = 1
export const LOWER = 2
export const UPPER = 3
/** A letter of a script with spaces and without case. */
export const LETTER = 4
/** A letter of a script written without spaces. */
export const SPACELESS = 5
export const DIGIT = 6
export const SENTENCE_END = 7
/** Quotes, brackets, footnote signs: seen through on both edges of a line. */
export const BRACKET = 8
/** Commas, hyphens and dashes: the sentence goes on behind them. */
export const COMMA = 9
export const BULLET = 10
/** Colon, semicolon, symbols, pictures: no evidence. */
export const OTHER = 11

/** Stands for invalid UTF-8, and for itself. */
const INVALID = 0xfffd

/** White space, and what prints nothing: zero-width spaces, joiners, bidi controls, soft hyphens, BOM. */
const BLANKS =
  /[\p{White_Space}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Yiii}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u
const BRACKETS = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`*_†‡]/u
const BULLETS = /[•‣⁃◦▪▫■□●○◆◇►▶▸➢➤✓✔·∙]/u
const COMMAS = /[\p{Pd},、，،፣՝﹐﹑､]/u
/** Semicolons and colons are sentence terminals in a few scripts, but not in this sense. */
const TERMINALS = /[\p{Sentence_Terminal}…]/u

const known = new Uint8Array(0x10000)
/** The class of each ASCII character, without asking. */
export const ASCII_CLASSES = known.subarray(0, 0x80)
for (let byte = 0; byte < 0x80; byte++) known[byte] = classify(byte)

/** One of the classes above. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint)
  let found = known[codePoint]
  if (found === 0) {
    found = classify(codePoint)
    known[codePoint] = found
  }
  return found
}

function classify(codePoint: number): number {
  if (codePoint === INVALID) return LETTER
  const text = String.fromCodePoint(codePoint)
  if (BLANKS.test(text)) return BLANK
  if (/\p{Lowercase}/u.test(text)) return LOWER
  if (/[\p{Lu}\p{Lt}]/u.test(text)) return UPPER
  if (BULLETS.test(text)) return BULLET
  if (TERMINALS.test(text)) return SENTENCE_END
  // Braces are code: a line goes on behind them, a sentence does not.
  if (text === '{' || text === '}') return OTHER
  if (BRACKETS.test(text)) return BRACKET
  if (COMMAS.test(text)) return COMMA
  if (/\p{N}/u.test(text)) return DIGIT
  if (!/[\p{L}\p{M}]/u.test(text)) return OTHER
  return UNSPACED.test(text) ? SPACELESS : LETTER
}

/** The code point whose first byte is at `at`; U+FFFD where the bytes before `end` are no UTF-8. */
export function codePointAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]
  if (first < 0x80) return first
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0 || at + length > end) return INVALID
  let value = first & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]
    if ((next & 0xc0) !== 0x80) return INVALID
    value = (value << 6) | (next & 0x3f)
  }
  const shortest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  const surrogate = value >= 0xd800 && value <= 0xdfff
  return value < shortest || value > 0x10ffff || surrogate ? INVALID : value
}

/** Bytes that `codePoint` takes at `at`. A U+FFFD that stands in the text takes three, an invalid byte one. */
export function lengthAt(bytes: Uint8Array, at: number, codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  if (codePoint !== INVALID) return codePoint < 0x10000 ? 3 : 4
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd ? 3 : 1
}

/** Where the character that ends at `end` starts, not before `from`. */
export function previous(bytes: Uint8Array, from: number, end: number): number {
  let at = end - 1
  const lowest = Math.max(from, end - 4)
  while (at > lowest && (bytes[at] & 0xc0) === 0x80) at--
  const codePoint = codePointAt(bytes, at, end)
  return at + lengthAt(bytes, at, codePoint) === end ? at : end - 1
}
