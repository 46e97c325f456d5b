/**
 * Breaks that end a paragraph for sure, supposing that the text is wrapped at a given width: a marker, an
 * indent, a sentence end before a word that would have fitted, a line that no wrapping makes.
 */

import {
  ENDS_COMMA,
  ENDS_SENTENCE,
  ENDS_WORD,
  GRID,
  RULE,
  SEARCHED,
  SPREAD,
  STARTS_LOWER,
  WORDLESS,
} from './edges.js'
import { enough, isTooLong, roomBefore } from './evidence.js'
import { isJustified } from './justified.js'
import type { Lines } from './lines.js'
import { NO_MARKER, NUMBER, PLAIN_NUMBER } from './markers.js'
import { WIDEST } from './width.js'

/** Centred and flush-right lines: further in than any first-line indent. */
const FAR = 12
/** Four spaces or dots in a row: columns of a table, leaders of a contents page; justified text seldom has more than three. */
const LEADERS = 4

/**
 * Whether a paragraph ends before `line`, if the text is wrapped at `columns`. The paragraph starts at `run`, and
 * `number` is the last number that labelled a line.
 */
export function isBorder(
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
  return isTable(bytes, lines, line - 1, columns) || isTable(bytes, lines, line, columns)
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

/** A row of a table or of a contents page, in a text that is wrapped at `columns`. */
function isTable(bytes: Uint8Array, lines: Lines, line: number, columns: number): boolean {
  return isSpread(bytes, lines, line) && !isJustified(bytes, lines, line, columns)
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
