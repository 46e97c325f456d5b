/**
 * Which single newlines are inside a hard-wrapped paragraph. Works on stretches of neighbouring lines whose
 * borders are undecided, and decides each.
 *
 * Two questions, in this order. Is a break a paragraph border for sure, supposing that the text is wrapped at
 * this width (a marker, an indent, a sentence end before a word that would have fitted)? And do the breaks
 * that are left look like wrapping at all? The second is a sum of log odds, wrapped against one line a
 * paragraph: few weights, each about ln(share in wrapped prose / share in lists, verse and comments), rounded.
 */

import { unmarkComments } from './comments.js'
import {
  ENDS_COMMA,
  ENDS_LOWER,
  ENDS_SENTENCE,
  ENDS_WORD,
  GRID,
  RULE,
  SEARCHED,
  SINGLE,
  SPREAD,
  STARTS_CAPITALS,
  STARTS_DIGIT,
  STARTS_LOWER,
  STARTS_SPACELESS,
  STARTS_TITLE,
  WORDLESS,
} from './edges.js'
import { BORDER, JOINED, type Lines, UNDECIDED } from './lines.js'
import { NO_MARKER, NUMBER, PLAIN_NUMBER } from './markers.js'
import { measure, NARROWEST, needed, overhang, WIDEST, type Width } from './width.js'

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
/** Before any evidence, with two or three lines only: 1 break in 4 is wrapping, as in width.ts. */
const FEW = Math.log(1 / 3)
/** One document's habit is worth two or three clear breaks, no more. */
const MOST_ODDS = 2.5
/** A list's habit is worth more: 1 break in 50 looks like wrapping there. */
const LEAST_ODDS = -4
/** A break that speaks for itself: lower case that had at most a little room. */
const CLEAR = LOWER + LITTLE_ROOM
/** One stretch in five is set narrower than its document: ln(1/5), rounded. */
const NARROWER = -1.5
/** Fewer lines than this have no width of their own: their longest line fits it by definition. */
const OWN_LINES = 4
/** Centred and flush-right lines: further in than any first-line indent. */
const FAR = 12
/** Four spaces or dots in a row: columns of a table, leaders of a contents page; justified text has three. */
const LEADERS = 4

const documentWidth: Width = { columns: 0, odds: 0 }
const ownWidth: Width = { columns: 0, odds: 0 }
/** Whether the last call of `decide` made one paragraph of its stretch. */
let joinedAll = false

/** Decides every undecided border of the document. */
export function unwrap(bytes: Uint8Array, lines: Lines): void {
  const { border, count } = lines
  unmarkComments(bytes, lines)
  measure(lines, 0, count, documentWidth)
  let from = 0
  while (from < count) {
    let to = from + 1
    while (to < count && border[to] === UNDECIDED) to++
    if (to - from > 1) unwrapStretch(bytes, lines, from, to)
    from = to
  }
}

/** Decides the borders between the lines `from`..`to` (exclusive). */
function unwrapStretch(bytes: Uint8Array, lines: Lines, from: number, to: number): void {
  const short = to - from < OWN_LINES
  const byDocument = decide(bytes, lines, from, to, documentWidth, short, true)
  if (joinedAll || (!short && to - from === lines.count)) return
  if (short) {
    ownWidth.columns = longest(lines, from, to)
    ownWidth.odds = FEW
  } else measure(lines, from, to, ownWidth, true)
  // Where the document has a habit, a stretch with another width is more often a list than a quotation.
  if (documentWidth.odds > 0 && ownWidth.columns < documentWidth.columns) ownWidth.odds += NARROWER
  if (decide(bytes, lines, from, to, ownWidth, short, false) > byDocument) {
    decide(bytes, lines, from, to, ownWidth, short, true)
  }
}

function longest(lines: Lines, from: number, to: number): number {
  let columns = 0
  for (let line = from; line < to; line++) columns = Math.max(columns, lines.columns[line])
  return columns >= NARROWEST && columns <= WIDEST ? columns : 0
}

/**
 * Cuts the stretch at its sure borders and weighs each run between them. Gives the sum of the odds that spoke
 * for joining; sets the borders if `write`.
 */
function decide(
  bytes: Uint8Array,
  lines: Lines,
  from: number,
  to: number,
  width: Width,
  short: boolean,
  write: boolean,
): number {
  const columns = width.columns
  if (columns === 0) {
    for (let line = from + 1; write && line < to; line++) lines.border[line] = BORDER
    return 0
  }
  const odds = Math.max(LEAST_ODDS, Math.min(MOST_ODDS, width.odds))
  joinedAll = false
  let total = 0
  let run = from
  let evidence = 0
  let number = lines.value[from]
  for (let line = from + 1; line <= to; line++) {
    const sure = line === to || isBorder(bytes, lines, line, run, columns, number)
    if (!sure) {
      evidence += weigh(lines, line, columns, short)
      continue
    }
    const joins = line - run > 1 && odds + evidence > 0
    if (joins) total += odds + evidence
    joinedAll = joins && run === from && line === to
    if (write) {
      if (joins) for (let inner = run + 1; inner < line; inner++) lines.border[inner] = JOINED
      else joinParts(lines, run, line, width, odds, short)
      if (line < to) lines.border[line] = BORDER
    }
    if (line < to && lines.value[line] > 0) number = lines.value[line]
    run = line
    evidence = 0
  }
  return total
}

/** In a run that is not wrapped as a whole, joins the lines between which every break speaks clearly for it. */
function joinParts(lines: Lines, from: number, to: number, width: Width, odds: number, short: boolean): void {
  let part = from
  let evidence = 0
  for (let line = from + 1; line <= to; line++) {
    const found = line === to ? 0 : weigh(lines, line, width.columns, short)
    if (found >= CLEAR) {
      evidence += found
      continue
    }
    const joined = odds + evidence > 0 ? JOINED : BORDER
    for (let inner = part + 1; inner < line; inner++) lines.border[inner] = joined
    if (line < to) lines.border[line] = BORDER
    part = line
    evidence = 0
  }
}

/** Columns that would have been left with the next word on the line before; negative if it had no room. */
function roomBefore(lines: Lines, line: number, columns: number): number {
  return columns - lines.columns[line - 1] - needed(lines, line)
}

/** From here on a word had room for sure: a short word, and the raggedness of wrapping by hand. */
function enough(columns: number): number {
  return 4 + columns / 16
}

/** Log odds for wrapping from one break. */
function weigh(lines: Lines, line: number, columns: number, short: boolean): number {
  const flags = lines.flags[line]
  const before = lines.flags[line - 1]
  const room = roomBefore(lines, line, columns)
  const spaceless = (flags & STARTS_SPACELESS) !== 0
  let odds = 0
  if (isTooLong(lines, line - 1, columns) || isTooLong(lines, line, columns)) odds = TOO_LONG
  else if ((before & SINGLE) !== 0 && lines.columns[line - 1] > columns) odds = 0
  else if (room >= enough(columns)) odds = ROOM + (ROOM_SHARE * room) / columns
  else if (room >= 0) odds = LITTLE_ROOM
  else if (!short || columns === documentWidth.columns) odds = spaceless ? NO_ROOM_SPACELESS : NO_ROOM
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

/** Whether a paragraph ends before `line`, if the text is wrapped at `columns`; its run starts at `run`. */
function isBorder(
  bytes: Uint8Array,
  lines: Lines,
  line: number,
  run: number,
  columns: number,
  number: number,
): boolean {
  const flags = lines.flags[line]
  const before = lines.flags[line - 1]
  if (((flags | before) & (WORDLESS | RULE | GRID)) !== 0) return true
  if (isNumberSign(bytes, lines, line) !== isNumberSign(bytes, lines, line - 1)) return true
  if (isParagraph(lines, line) || isParagraph(lines, line - 1)) return true
  const room = roomBefore(lines, line, columns)
  const fits = room >= enough(columns)
  const sentence = (before & ENDS_SENTENCE) !== 0
  const goesOn = (before & (ENDS_WORD | ENDS_COMMA)) !== 0
  const lower = (flags & STARTS_LOWER) !== 0
  const indent = lines.indent[line] - lines.indent[line - 1]
  if (lines.marker[line] !== NO_MARKER) {
    const kind = lines.marker[line]
    const next = lines.value[line] > 0 && lines.value[line] === number + 1
    if (kind === PLAIN_NUMBER) {
      if (next || indent > 0 || (number === 0 && indent !== 0)) return true
    } else if (next || indent !== 0 || fits || !goesOn || (kind > NUMBER && isRepeated(lines, line, run)))
      return true
  }
  if (fits && (!goesOn || (!lower && room * 4 >= columns && (before & ENDS_COMMA) === 0))) return true
  if (indent !== 0 && !lower && (fits || Math.abs(indent) >= FAR)) return true
  if (indent > 0 && sentence && lines.marker[run] === NO_MARKER) return true
  if (indent < 0 && sentence && line - 1 > run) return true
  if (lower && room < 0) return false
  return isSpread(bytes, lines, line - 1) || isSpread(bytes, lines, line)
}

function isTooLong(lines: Lines, line: number, columns: number): boolean {
  return lines.columns[line] > columns + overhang(columns) && (lines.flags[line] & SINGLE) === 0
}

/** A line that is longer than wrapping makes, though words would have let it break. */
function isParagraph(lines: Lines, line: number): boolean {
  return isTooLong(lines, line, WIDEST)
}

/** "# " starts a heading, or a comment; where one line has it and the other not, something else begins. */
function isNumberSign(bytes: Uint8Array, lines: Lines, line: number): boolean {
  let at = lines.body[line]
  if (bytes[at] !== 0x23) return false
  while (bytes[at] === 0x23) at++
  return bytes[at] === 0x20
}

/** Whether the run starts with the same bullet. */
function isRepeated(lines: Lines, line: number, run: number): boolean {
  return lines.marker[run] === lines.marker[line] && lines.value[line] === 0
}

/** Columns of a table or the leaders of a contents page. */
function isSpread(bytes: Uint8Array, lines: Lines, line: number): boolean {
  if ((lines.flags[line] & SEARCHED) === 0) {
    lines.flags[line] |= hasLeaders(bytes, lines, line) ? SEARCHED | SPREAD : SEARCHED
  }
  return (lines.flags[line] & SPREAD) !== 0
}

function hasLeaders(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const end = lines.end[line]
  let at = lines.body[line] + LEADERS - 1
  // Looks at every fourth byte: a run of four holds one of them.
  for (; at < end; at += LEADERS) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x2e) continue
    let first = at
    while (bytes[first - 1] === byte && first > lines.body[line]) first--
    let last = at + 1
    while (last < end && bytes[last] === byte) last++
    if (last - first >= LEADERS && last < end) return true
  }
  return false
}
