/**
 * Which single newlines are inside a hard-wrapped paragraph. Works on stretches of neighbouring lines whose
 * borders are undecided, and decides each.
 *
 * Two questions, in this order. Is a break a paragraph border for sure, if the text is wrapped at this width
 * (borders.ts)? And do the breaks that are left look like wrapping at all (evidence.ts)?
 */

import { isBorder } from './borders.js'
import { unmarkComments } from './comments.js'
import { goesOn } from './continued.js'
import { CLEAR, weigh } from './evidence.js'
import { BORDER, JOINED, type Lines, UNDECIDED } from './lines.js'
import { measure, NARROWEST, WIDEST, type Width } from './width.js'

/** Before any evidence, with two or three lines only: 1 break in 4 is wrapping, as in width.ts. */
const FEW = Math.log(1 / 3)
/** One document's habit is worth two or three clear breaks, no more. */
const MOST_ODDS = 2.5
/** A list's habit is worth more: 1 break in 50 looks like wrapping there. */
const LEAST_ODDS = -4
/** One stretch in five is set narrower than its document: ln(1/5), rounded. */
const NARROWER = -1.5
/** Fewer lines than this have no width of their own: their longest line fits it by definition. */
const OWN_LINES = 4
const documentWidth: Width = { columns: 0, odds: 0 }
const ownWidth: Width = { columns: 0, odds: 0 }
/** Whether the last call of `decide` made one paragraph of its stretch. */
let joinedAll = false

/** Decides every undecided border of the document. In Markdown a star is a list item, never a comment. */
export function unwrap(bytes: Uint8Array, markdown: boolean, lines: Lines): void {
  const { border, count } = lines
  if (!markdown) unmarkComments(bytes, lines)
  measure(lines, 0, count, documentWidth)
  let from = 0
  while (from < count) {
    let to = from + 1
    while (to < count && border[to] === UNDECIDED) to++
    if (to - from > 1) {
      unwrapStretch(bytes, lines, from, to)
      if (!joinedAll) continueSentences(bytes, lines, from, to, markdown)
    }
    from = to
  }
}

/** Joins what is left of the lines `from`..`to` (exclusive) where a sentence goes on. */
function continueSentences(
  bytes: Uint8Array,
  lines: Lines,
  from: number,
  to: number,
  markdown: boolean,
): void {
  let run = from
  for (let line = from + 1; line < to; line++) {
    if (lines.border[line] === JOINED) continue
    if (goesOn(bytes, lines, line, run, to, markdown)) lines.border[line] = JOINED
    else run = line
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
  joinedAll = false
  const columns = width.columns
  if (columns === 0) {
    for (let line = from + 1; write && line < to; line++) lines.border[line] = BORDER
    return 0
  }
  const odds = Math.max(LEAST_ODDS, Math.min(MOST_ODDS, width.odds))
  const fitted = short && width === ownWidth && width.columns !== documentWidth.columns
  let total = 0
  let run = from
  let evidence = 0
  let number = lines.value[from]
  for (let line = from + 1; line <= to; line++) {
    const sure = line === to || isBorder(bytes, lines, line, run, columns, number)
    if (!sure) {
      evidence += weigh(lines, line, columns, fitted)
      continue
    }
    const joins = line - run > 1 && odds + evidence > 0
    if (joins) total += odds + evidence
    joinedAll = joins && run === from && line === to
    if (write) {
      if (joins) for (let inner = run + 1; inner < line; inner++) lines.border[inner] = JOINED
      else joinParts(lines, run, line, width, odds, fitted)
      if (line < to) lines.border[line] = BORDER
    }
    if (line < to && lines.value[line] > 0) number = lines.value[line]
    run = line
    evidence = 0
  }
  return total
}

/** In a run that is not wrapped as a whole, joins the lines between which every break speaks clearly for it. */
function joinParts(
  lines: Lines,
  from: number,
  to: number,
  width: Width,
  odds: number,
  fitted: boolean,
): void {
  let part = from
  let evidence = 0
  for (let line = from + 1; line <= to; line++) {
    const found = line === to ? 0 : weigh(lines, line, width.columns, fitted)
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
