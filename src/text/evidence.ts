/**
 * How much one break between two lines speaks for wrapping at a width, in log odds: wrapped against one line a
 * paragraph. Each weight is about ln(share in wrapped prose / share in lists, verse and comments), rounded.
 */

import {
  ENDS_COMMA,
  ENDS_LOWER,
  ENDS_SENTENCE,
  ENDS_WORD,
  SINGLE,
  STARTS_CAPITALS,
  STARTS_DIGIT,
  STARTS_LOWER,
  STARTS_SPACELESS,
  STARTS_TITLE,
} from './edges.js'
import type { Lines } from './lines.js'
import { needed, overhang } from './width.js'

/** The next word did not fit: 95 % of the breaks in wrapped prose, 20 % elsewhere. */
const NO_ROOM = 1.5
/** Without spaces the range is narrower, so a hit says more. */
const NO_ROOM_SPACELESS = 2
/** A word or less was left over: wrapped by hand. */
const LITTLE_ROOM = -0.5
/** Room left: 10 % (by hand) against 80 %, and less the shorter the line. */
const ROOM = -2
const ROOM_SHARE = -3
/** Longer than the width, which no program makes. */
const TOO_LONG = -4
/** Starts in lower case behind no sentence end: 70 % against 5 %. */
const LOWER = 2.5
/** ... but behind a colon, semicolon or sign: so do list items and lines of code. */
const LOWER_CLAUSE = 0.5
/** Starts with a capital: 13 % against 80 %; so that the lines of a list of equal lengths do not add up. */
const TITLE = -2
/** Capitals behind lower case: a name in prose, or a heading. */
const CAPITALS = -0.75
const DIGIT = -0.75
/** Ends a sentence: 7 % against 30 %. */
const SENTENCE = -1
/** ... and 4 % against 50 % where any character can end a line. */
const SENTENCE_SPACELESS = -2.5
const WORD = 0.3
/** Ends with a comma or hyphen: lists and code do so, too. */
const COMMA = 0.5
/** One-word lines in a row are columns of data. */
const SINGLES = -2
/** A break that speaks for itself: lower case that had at most a little room. */
export const CLEAR = LOWER + LITTLE_ROOM

/** Columns that would have been left with the next word on the line before; negative if it had no room. */
export function roomBefore(lines: Lines, line: number, columns: number): number {
  return columns - lines.columns[line - 1] - needed(lines, line)
}

/** From here on a word had room for sure: a short word, and the raggedness of wrapping by hand. */
export function enough(columns: number): number {
  return 4 + columns / 16
}

/**
 * Log odds for wrapping at `columns` from the break before `line`. Where the width was fitted to these very
 * lines, that a word had no room says nothing.
 */
export function weigh(lines: Lines, line: number, columns: number, fitted: boolean): number {
  const flags = lines.flags[line]
  const before = lines.flags[line - 1]
  const room = roomBefore(lines, line, columns)
  const spaceless = (flags & STARTS_SPACELESS) !== 0
  let odds = 0
  if (isTooLong(lines, line - 1, columns) || isTooLong(lines, line, columns)) odds = TOO_LONG
  else if ((before & SINGLE) !== 0 && lines.columns[line - 1] > columns) odds = 0
  else if (room >= enough(columns)) odds = ROOM + (ROOM_SHARE * room) / columns
  else if (room >= 0) odds = LITTLE_ROOM
  else if (!fitted) odds = spaceless ? NO_ROOM_SPACELESS : NO_ROOM
  if ((before & ENDS_SENTENCE) !== 0) odds += spaceless ? SENTENCE_SPACELESS : SENTENCE
  else if ((flags & STARTS_LOWER) !== 0)
    odds += (before & (ENDS_WORD | ENDS_COMMA)) !== 0 ? LOWER : LOWER_CLAUSE
  if ((flags & STARTS_TITLE) !== 0) odds += TITLE
  else if ((flags & STARTS_CAPITALS) !== 0 && (before & ENDS_LOWER) !== 0) odds += CAPITALS
  else if ((flags & STARTS_DIGIT) !== 0) odds += DIGIT
  if ((before & ENDS_WORD) !== 0) odds += WORD
  else if ((before & ENDS_COMMA) !== 0) odds += COMMA
  if ((flags & before & SINGLE) !== 0) odds += SINGLES
  return odds
}

/** Longer than the width and its raggedness, though words would have let the line break. */
export function isTooLong(lines: Lines, line: number, columns: number): boolean {
  return lines.columns[line] > columns + overhang(columns) && (lines.flags[line] & SINGLE) === 0
}
