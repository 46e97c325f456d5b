/**
 * Lines of one repeated punctuation character: a heading's underline and overline belong to the heading (as in
 * reStructuredText and Markdown), any other such line is a separator and stands alone.
 */

import { RULE, STARTS_SPACELESS, WORDLESS } from './edges.js'
import { BORDER, JOINED, type Lines, UNDECIDED } from './lines.js'
import { LETTERED, NO_MARKER } from './markers.js'

/** An underline is as long as its heading, give or take three columns or a quarter: people do not count. */
const OFF_COLUMNS = 3
const OFF_SHARE = 0.25

/** Decides the borders around every rule whose border is undecided so far. */
export function markRules(bytes: Uint8Array, lines: Lines, markdown: boolean): void {
  const { count, border, flags } = lines
  for (let line = 0; line < count; line++) {
    if ((flags[line] & WORDLESS) === 0 || border[line] === JOINED) continue
    if (markdown && line > 0 && border[line] === UNDECIDED && isSetext(bytes, lines, line)) {
      isolate(lines, line, line + 1)
      border[line] = JOINED
      continue
    }
    if ((flags[line] & RULE) === 0) continue
    if (!markdown && isOverline(bytes, lines, line)) {
      isolate(lines, line, line + 3)
      border[line + 1] = JOINED
      border[line + 2] = JOINED
      line += 2
    } else if (line > 0 && border[line] === UNDECIDED && isUnderlined(lines, line)) {
      isolate(lines, line - 1, line + 1)
      border[line] = JOINED
    } else isolate(lines, line, line + 1)
  }
}

function isolate(lines: Lines, from: number, to: number): void {
  if (lines.border[from] === UNDECIDED) lines.border[from] = BORDER
  if (to < lines.count && lines.border[to] === UNDECIDED) lines.border[to] = BORDER
}

function isUnderlined(lines: Lines, line: number): boolean {
  const heading = line - 1
  // Below a list item, a rule is a separator; numbers may belong to a heading.
  const marker = lines.marker[heading]
  if ((lines.flags[heading] & WORDLESS) !== 0 || (marker !== NO_MARKER && marker > LETTERED)) return false
  const columns = lines.columns[heading] - lines.indent[heading]
  const ruled = lines.columns[line] - lines.indent[line]
  const wide = (lines.flags[heading] & STARTS_SPACELESS) !== 0
  // Wide characters take two columns on screen, and the underline with them.
  return isSimilar(columns, ruled) || (wide && isSimilar(columns * 2, ruled))
}

function isSimilar(columns: number, ruled: number): boolean {
  return Math.abs(columns - ruled) <= Math.max(OFF_COLUMNS, columns * OFF_SHARE)
}

function isOverline(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const under = line + 2
  if (under >= lines.count || (lines.flags[under] & RULE) === 0) return false
  if (lines.border[line + 1] !== UNDECIDED || lines.border[under] !== UNDECIDED) return false
  if (bytes[lines.body[line]] !== bytes[lines.body[under]] || lines.columns[line] !== lines.columns[under])
    return false
  // A centred title is shorter than its rules, but not longer.
  const wordless = (lines.flags[line + 1] & WORDLESS) !== 0
  return !wordless && (lines.columns[line + 1] <= lines.columns[line] || isUnderlined(lines, under))
}

/** In Markdown an underline of = or - may have any length, and the heading above it several lines. */
function isSetext(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const ruler = bytes[lines.body[line]]
  if (ruler !== 0x3d && ruler !== 0x2d) return false
  const heading = line - 1
  if ((lines.flags[heading] & WORDLESS) !== 0 || lines.marker[heading] !== NO_MARKER) return false
  let at = lines.body[line] + 1
  while (bytes[at] === ruler) at++
  while (bytes[at] === 0x20 || bytes[at] === 9) at++
  return at >= lines.end[line]
}
