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

/** The first word that holds a letter or digit; what stands before it is a comment prefix or a bullet. */
function readFirstWord(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): number {
  const classes = ASCII_CLASSES
  let columns = 0
  let kind = 0
  let second = 0
  let sign = false
  let at = from
  while (at < end && columns < MAX_WORD) {
    const byte = bytes[at]
    const codePoint = byte < 0x80 ? byte : codePointAt(bytes, at, end)
    const found = byte < 0x80 ? classes[byte] : classOf(codePoint)
    if (found === BLANK) {
      if (kind !== 0) break
      columns = 0
      sign = false
    } else {
      columns++
      if (kind !== 0) {
        if (second === 0) second = found
        // ( [ _ and = inside a word: code, where every line starts in lower case.
        if (found === OTHER || codePoint === 0x28 || codePoint === 0x5b || codePoint === 0x5f) sign = true
      } else if (found === SPACELESS) {
        lines.word[line] = 1
        return STARTS_SPACELESS
      } else if (found >= LOWER && found <= DIGIT) kind = found
      // Behind a sign other than a quote or bracket, as in <name> or @name, case says nothing.
      else if (found !== BRACKET) sign = true
    }
    at += byte < 0x80 ? 1 : lengthAt(bytes, at, codePoint)
  }
  if (kind === 0 && at < end) kind = OTHER
  lines.word[line] = columns
  if (kind === 0) return WORDLESS
  let flags = at === end ? SINGLE : 0
  if (kind === DIGIT) flags |= STARTS_DIGIT
  else if (kind === LOWER && !sign) flags |= STARTS_LOWER
  else if (kind === UPPER && !sign && second === LOWER) flags |= STARTS_TITLE
  else if (kind === UPPER && !sign && second === UPPER) flags |= STARTS_CAPITALS
  return flags
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
