/**
 * The column that a text was wrapped at, by vote. A break between two lines of wrapped text was made because
 * the next word did not fit: so the width lies in columns[i] .. columns[i] + gap + word[i+1] - 1. Each break
 * votes for its whole range, and the width with the most votes wins; one long URL outvotes nothing.
 */

import {
  ENDS_SENTENCE,
  GRID,
  RULE,
  SINGLE,
  STARTS_DIGIT,
  STARTS_LOWER,
  STARTS_SPACELESS,
  STARTS_TITLE,
  WORDLESS,
} from './edges.js'
import { type Lines, UNDECIDED } from './lines.js'
import { NO_MARKER } from './markers.js'

/** Nobody wraps wider by hand or by program; longer lines are paragraphs. */
export const WIDEST = 200
/** Below this, lines are items, cells or verse far more often than the columns of a newspaper. */
export const NARROWEST = 36
/** The same in scripts without spaces, whose characters are wider; verse has up to 16, and 3 of room. */
const NARROWEST_SPACELESS = 20

/**
 * A line in a script without spaces can end anywhere, but a character that must not start a line takes one
 * or two before it along.
 */
export const SPACELESS_ROOM = 3

/** Votes of one break: lower case goes on with a sentence, a capital or digit more likely starts a line of its own. */
const VOTES_LOWER = 4
const VOTES = 2
const VOTES_TITLE = 1

export interface Width {
  /** Columns; 0 where the text has no width. */
  columns: number
  /** Log odds that a break of this text comes from wrapping at that width. */
  odds: number
}

const starts = new Int32Array(WIDEST + 2)
const ends = new Int32Array(WIDEST + 2)

/** Text set in a proportional font, as PDFs have it, is uneven by about a sixteenth. */
const UNEVEN = 1 / 16

/** Columns by which a line may pass the width. */
export function overhang(columns: number): number {
  return Math.floor(columns * UNEVEN)
}

/** What the line before would have needed to hold the first word of `line` as well, gap included. */
export function needed(lines: Lines, line: number): number {
  return (lines.flags[line] & STARTS_SPACELESS) !== 0 ? SPACELESS_ROOM : 1 + lines.word[line]
}

/** Whether the break before `line` can tell anything about a width. */
function votes(lines: Lines, line: number): number {
  const flags = lines.flags[line]
  const before = lines.flags[line - 1]
  if (lines.marker[line] !== NO_MARKER) return 0
  if (((flags | before) & (GRID | RULE | WORDLESS)) !== 0 || lines.columns[line - 1] > WIDEST) return 0
  if ((before & SINGLE) !== 0) return 0
  const sentence = (before & ENDS_SENTENCE) !== 0
  if ((flags & STARTS_LOWER) !== 0) return sentence ? VOTES : VOTES_LOWER
  return sentence || (flags & (STARTS_TITLE | STARTS_DIGIT)) !== 0 ? VOTES_TITLE : VOTES
}

/**
 * Puts the width of the lines `from`..`to` (exclusive) into `width`. Breaks that are decided tell nothing about
 * a document; inside one stretch the decision is about to be revised.
 */
export function measure(lines: Lines, from: number, to: number, width: Width, revised = false): void {
  const { border, columns: columnsOf, flags } = lines
  let all = 0
  let spaceless = 0
  let breaks = 0
  /** The votes lie in starts[lowest..] and ends[..highest]. */
  let lowest = WIDEST + 1
  let highest = 0
  for (let line = from + 1; line < to; line++) {
    const weight = revised || border[line] === UNDECIDED ? votes(lines, line) : 0
    if (weight === 0) continue
    const columns = columnsOf[line - 1]
    const fits = Math.min(columns + needed(lines, line), WIDEST + 1)
    starts[columns] += weight
    ends[fits] += weight
    lowest = Math.min(lowest, columns)
    highest = Math.max(highest, fits)
    all += weight
    breaks++
    if ((flags[line] & STARTS_SPACELESS) !== 0) spaceless++
  }
  const narrowest = spaceless * 2 > breaks ? NARROWEST_SPACELESS : NARROWEST
  let best = 0
  let bestScore = 0
  let found = 0
  let open = 0
  let begun = 0
  let reach = lowest
  for (let columns = lowest; columns <= WIDEST && columns <= highest; columns++) {
    open += starts[columns] - ends[columns]
    for (; reach <= WIDEST && reach <= columns + overhang(columns); reach++) begun += starts[reach]
    if (columns < narrowest) continue
    // A line that is longer speaks against a width as much as a break that fits it speaks for it.
    const score = open - (all - begun)
    if (score > bestScore) {
      bestScore = score
      best = columns
      found = open
    }
  }
  starts.fill(0, lowest, highest + 1)
  ends.fill(0, lowest, highest + 1)
  width.columns = best
  // The widest line agrees with itself whatever the text is, so one vote is taken off; one for each side is
  // Laplace's rule of succession for a share of few observations, pulled to 1 in 4.
  const agreed = Math.max(0, found - VOTES) + VOTES
  width.odds = Math.log(agreed / (all - found + 3 * VOTES))
}
