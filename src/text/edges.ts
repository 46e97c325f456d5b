/**
 * What the two edges of a line say about the break beside them: how the line starts (marker, word, case) and
 * how it ends (sentence end or not). Columns are code points; offsets are bytes.
 */

import {
  ASCII_CLASSES,
  BLANK,
  BRACKET,
  COMMA,
  classOf,
  codePointAt,
  DIGIT,
  LOWER,
  lengthAt,
  OTHER,
  previous,
  SENTENCE_END,
  SPACELESS,
  UPPER,
} from './edge-characters.js'
import type { Lines } from './lines.js'
import { readMarker } from './markers.js'

/** The first word starts in lower case. */
export const STARTS_LOWER = 1
/** ... with one capital. */
export const STARTS_TITLE = 2
export const STARTS_DIGIT = 4
/** The first letter belongs to a script without spaces, where a line can end behind any letter. */
export const STARTS_SPACELESS = 8
export const ENDS_SENTENCE = 16
/** Ends with a letter or digit: the sentence may go on. */
export const ENDS_WORD = 32
/** Ends with a comma, hyphen or dash: it does go on. */
export const ENDS_COMMA = 64
/** No letter and no digit in the whole line. */
export const WORDLESS = 128
/** A row of a drawn table or box. */
export const GRID = 256
/** Nothing but one word: a URL, a heading, a cell. */
export const SINGLE = 512
/** Three or more of one punctuation character and nothing else. */
export const RULE = 1024
/** The first word starts with two capitals. */
export const STARTS_CAPITALS = 2048
/** The last letter is in lower case; only told together with ENDS_WORD. */
export const ENDS_LOWER = 4096
/** Looked for columns and leaders; found them. Asked of few lines only, so set when first asked. */
export const SEARCHED = 8192
export const SPREAD = 16384

/** Longer first words are counted as this long; it fits a byte. */
const MAX_WORD = 255
/** The characters that headings are underlined with: = - ~ ^ * # _ + */
const RULERS = new Uint8Array(128)
for (const ruler of '=-~^*#_+') RULERS[ruler.charCodeAt(0)] = 1

/** Sets word, flags, marker and value of a line whose visible part is `from`..`end`. */
export function describe(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): void {
  const first = bytes[from]
  let flags = 0
  if (first < 0x80 && RULERS[first] === 1 && isRule(bytes, from, end)) flags = RULE
  // "| " and "+-" draw rows, but |name| does not; so do U+2500..U+259F, box drawing and blocks.
  const piped = first === 0x7c && (from + 1 === end || bytes[from + 1] === 0x20)
  const closed = bytes[end - 1] === 0x7c && end - 2 >= from && bytes[end - 2] === 0x20
  if (piped || closed || (first === 0x2b && bytes[from + 1] === 0x2d)) flags |= GRID
  if (first === 0xe2 && (bytes[from + 1] === 0x94 || bytes[from + 1] === 0x95 || bytes[from + 1] === 0x96)) {
    flags |= GRID
  }
  readMarker(bytes, from, end, line, lines)
  flags |= readFirstWord(bytes, from, end, line, lines)
  lines.flags[line] = flags | readEnd(bytes, from, end)
}

function isRule(bytes: Uint8Array, from: number, end: number): boolean {
  const first = bytes[from]
  let at = from + 1
  while (at < end && bytes[at] === first) at++
  return at === end && end - from >= 3
}

// What a byte says inside a word, as bits; 0 ends it.
const SAYS_NOTHING = 1
/** ( [ _ and = inside a word: code, where every line starts in lower case. */
const SAYS_CODE = 2
const BEYOND_ASCII = 4
const INSIDE_WORD = new Uint8Array(256).fill(BEYOND_ASCII, 0x80)
for (const [byte, found] of ASCII_CLASSES.entries())
  INSIDE_WORD[byte] = found === BLANK ? 0 : isCode(byte, found) ? SAYS_CODE : SAYS_NOTHING

function isCode(codePoint: number, found: number): boolean {
  return found === OTHER || codePoint === 0x28 || codePoint === 0x5b || codePoint === 0x5f
}

/** The first word that holds a letter or digit; what stands before it is a comment prefix or a bullet. */
function readFirstWord(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): number {
  const kind = bytes[from] < 0x80 ? ASCII_CLASSES[bytes[from]] : OTHER
  if (kind < LOWER || kind > DIGIT) return searchFirstWord(bytes, from, end, line, lines)
  const inside = INSIDE_WORD
  const last = Math.min(end, from + MAX_WORD)
  let seen = 0
  let at = from
  for (; at < last; at++) {
    const says = inside[bytes[at]]
    if (says === 0) break
    seen |= says
  }
  if (seen >= BEYOND_ASCII) return searchFirstWord(bytes, from, end, line, lines)
  lines.word[line] = at - from
  const second = at - from > 1 ? ASCII_CLASSES[bytes[from + 1]] : 0
  return (at === end ? SINGLE : 0) | startOf(kind, second, (seen & SAYS_CODE) !== 0)
}

/** The same where the line starts with a sign or the word has characters beyond ASCII. */
function searchFirstWord(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): number {
  let columns = 0
  let kind = 0
  let second = 0
  let sign = false
  let at = from
  while (at < end && columns < MAX_WORD) {
    const codePoint = codePointAt(bytes, at, end)
    const found = classOf(codePoint)
    if (found === BLANK) {
      if (kind !== 0) break
      columns = 0
      sign = false
    } else {
      columns++
      if (kind !== 0) {
        if (second === 0) second = found
        if (isCode(codePoint, found)) sign = true
      } else if (found === SPACELESS) {
        lines.word[line] = 1
        return STARTS_SPACELESS
      } else if (found >= LOWER && found <= DIGIT) kind = found
      // Behind a sign other than a quote or bracket, as in <name> or @name, case says nothing.
      else if (found !== BRACKET) sign = true
    }
    at += lengthAt(bytes, at, codePoint)
  }
  if (kind === 0 && at < end) kind = OTHER
  lines.word[line] = columns
  if (kind === 0) return WORDLESS
  return (at === end ? SINGLE : 0) | startOf(kind, second, sign)
}

/** What the classes of the first two characters say of a word; with a sign in or before it, case says nothing. */
function startOf(first: number, second: number, sign: boolean): number {
  if (first === DIGIT) return STARTS_DIGIT
  if (sign) return 0
  if (first === LOWER) return STARTS_LOWER
  if (first !== UPPER) return 0
  return second === LOWER ? STARTS_TITLE : second === UPPER ? STARTS_CAPITALS : 0
}

function readEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = end
  while (at > from) {
    const isAscii = bytes[at - 1] < 0x80
    const before = isAscii ? at - 1 : previous(bytes, from, at)
    const found = isAscii ? ASCII_CLASSES[bytes[before]] : classOf(codePointAt(bytes, before, at))
    if (found === SENTENCE_END) return ENDS_SENTENCE
    if (found === COMMA) return ENDS_COMMA
    if (found === LOWER) return ENDS_WORD | ENDS_LOWER
    if (found >= LOWER && found <= DIGIT) return ENDS_WORD
    if (found !== BRACKET && found !== BLANK) return 0
    at = before
  }
  return 0
}
