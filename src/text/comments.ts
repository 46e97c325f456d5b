/**
 * Comment blocks of programs look like lists: every line starts with " * ". Told by a line with the star and
 * nothing else, by uneven indents behind the stars, or by the fit test, for lines of a comment are wrapped and
 * items are not. Then the star is no marker, and what stands behind it may be one.
 */

import { STARTS_LOWER, WORDLESS } from './edges.js'
import { type Lines, UNDECIDED } from './lines.js'
import { readMarker } from './markers.js'
import { needed, WIDEST } from './width.js'

/** The codes of - * +; other marker kinds are below. */
const FIRST_ASCII_BULLET = 32
/** Fewer lines prove nothing: two of three breaks of a short list have no room by chance. */
const FEWEST_LINES = 5
/** Wrapped prose has about 95 % breaks without room and 70 % in lower case; lists a third of that. */
const NO_ROOM_SHARE = 0.6
const LOWER_SHARE = 0.25
/** Numbered conditions in a comment indent two lines of three; a typing error in a list indents one. */
const UNEVEN_SHARE = 0.25

/** Takes the marker from the lines of comment blocks. */
export function unmarkComments(bytes: Uint8Array, lines: Lines): void {
  let from = 0
  while (from < lines.count) {
    const bullet = lines.marker[from]
    let to = from + 1
    if (bullet > FIRST_ASCII_BULLET) {
      while (to < lines.count && lines.border[to] === UNDECIDED && belongs(lines, to, bullet)) to++
      if (isComment(bytes, lines, from, to)) {
        for (let line = from; line < to; line++) if (lines.marker[line] === bullet) unmark(bytes, lines, line)
      }
    }
    from = to
  }
}

function belongs(lines: Lines, line: number, bullet: number): boolean {
  return lines.marker[line] === bullet || (lines.flags[line] & WORDLESS) !== 0
}

function isComment(bytes: Uint8Array, lines: Lines, from: number, to: number): boolean {
  if (to - from < FEWEST_LINES) return false
  let columns = 0
  for (let line = from; line < to; line++) columns = Math.max(columns, lines.columns[line])
  if (columns > WIDEST) return false
  let breaks = 0
  let full = 0
  let lower = 0
  let bare = 0
  let uneven = 0
  for (let line = from + 1; line < to; line++) {
    if ((lines.flags[line] & WORDLESS) !== 0 && bytes[lines.body[line]] === lines.marker[from]) bare++
    else if (gapBehind(bytes, lines, line) !== gapBehind(bytes, lines, from)) uneven++
    if (((lines.flags[line] | lines.flags[line - 1]) & WORDLESS) !== 0) continue
    breaks++
    if (lines.columns[line - 1] + needed(lines, line) > columns) full++
    if ((lines.flags[line] & STARTS_LOWER) !== 0) lower++
  }
  if (breaks < 2 || lower === 0) return false
  if (bare > 0 || uneven >= breaks * UNEVEN_SHARE) return true
  return lower >= breaks * LOWER_SHARE && full >= breaks * NO_ROOM_SHARE
}

/** Blanks behind the star: the same in all items of a list, more in the inner lists of a comment. */
function gapBehind(bytes: Uint8Array, lines: Lines, line: number): number {
  let at = lines.body[line] + 1
  while (at < lines.end[line] && (bytes[at] === 0x20 || bytes[at] === 9)) at++
  return at - lines.body[line]
}

function unmark(bytes: Uint8Array, lines: Lines, line: number): void {
  const end = lines.end[line]
  readMarker(bytes, lines.body[line] + gapBehind(bytes, lines, line), end, line, lines)
}
