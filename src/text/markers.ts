/**
 * The mark at the start of a line that labels it: bullets, item numbers, verse numbers. `value` is the number,
 * so that 1, 2, 3 can be told from a number that wrapping happened to carry to the start of a line.
 */

import { BULLET, classOf, codePointAt, lengthAt } from './edge-characters.js'
import type { Lines } from './lines.js'

export const NO_MARKER = 0
/** "1." "2)" "(3)" "[4]" "1.2.3" */
export const NUMBER = 1
/** "4 And ..." */
export const PLAIN_NUMBER = 2
/** "a)" "(b)" "iv." */
export const LETTERED = 3
/** A bullet beyond ASCII. The ASCII bullets - * + are their own codes, all over 32. */
export const ROUND_BULLET = 4

/** Items and verses have at most three digits (the longest psalm has 176 verses); four would be years. */
const MAX_DIGITS = 3
/** "viii" is the longest of the small Roman numbers. */
const MAX_LETTERS = 4

/** Sets marker and value of a line whose visible part is `from`..`end`. */
export function readMarker(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): void {
  lines.marker[line] = NO_MARKER
  lines.value[line] = 0
  const first = bytes[from]
  if (first === 0x2d || first === 0x2a || first === 0x2b) {
    if (isGap(bytes, from + 1, end)) lines.marker[line] = first
  } else if (first >= 0x80) {
    const codePoint = codePointAt(bytes, from, end)
    const behind = from + lengthAt(bytes, from, codePoint)
    if (classOf(codePoint) === BULLET && behind < end) lines.marker[line] = ROUND_BULLET
  } else if (first === 0x28 || first === 0x5b) {
    const close = readLabel(bytes, from + 1, end, line, lines)
    const wanted = first === 0x28 ? 0x29 : 0x5d
    if (bytes[close] !== wanted || !isGap(bytes, close + 1, end)) lines.marker[line] = NO_MARKER
  } else {
    const close = readLabel(bytes, from, end, line, lines)
    if (lines.marker[line] === NO_MARKER) return
    const byte = close < end ? bytes[close] : 0
    if ((byte === 0x2e || byte === 0x29) && isGap(bytes, close + 1, end)) return
    const number = lines.marker[line] === NUMBER
    if (number && byte === 0x2e && isSection(bytes, close, end)) lines.value[line] = 0
    else if (number && (byte === 0x20 || byte === 9) && close + 1 < end) lines.marker[line] = PLAIN_NUMBER
    else lines.marker[line] = NO_MARKER
  }
}

/** Reads a number or a few letters; gives the byte behind them. */
function readLabel(bytes: Uint8Array, from: number, end: number, line: number, lines: Lines): number {
  let at = from
  let value = 0
  while (at < end && at - from <= MAX_DIGITS && isDigit(bytes[at])) value = value * 10 + bytes[at++] - 0x30
  if (at > from) {
    if (at - from > MAX_DIGITS) return at
    lines.marker[line] = NUMBER
    lines.value[line] = value
    return at
  }
  while (at < end && at - from <= MAX_LETTERS && isRoman(bytes[at], at === from)) at++
  const letters = at - from
  const next = at < end ? bytes[at] | 0x20 : 0
  if (letters === 0 || letters > MAX_LETTERS || (next >= 0x61 && next <= 0x7a)) return at
  if (letters > 1 && !isRoman(bytes[from], false)) return at
  lines.marker[line] = LETTERED
  if (letters === 1) lines.value[line] = (bytes[from] | 0x20) - 0x60
  return at
}

/** Any letter may stand alone; longer labels are Roman numbers. */
function isRoman(byte: number, alone: boolean): boolean {
  const letter = byte | 0x20
  if (alone) return letter >= 0x61 && letter <= 0x7a && byte >= 0x41
  return letter === 0x69 || letter === 0x76 || letter === 0x78
}

/** ".2.3" and a gap, from the first dot on: a section number or a verse in a chapter. */
function isSection(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from
  while (at < end && bytes[at] === 0x2e) {
    at++
    if (!isDigit(bytes[at])) break
    while (at < end && isDigit(bytes[at])) at++
  }
  return isGap(bytes, at, end)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isGap(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && (bytes[at] === 0x20 || bytes[at] === 9)
}
