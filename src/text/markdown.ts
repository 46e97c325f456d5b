/**
 * What Markdown keeps together over blank lines and single newlines: front matter, fenced code, tables, and
 * headings as blocks of their own (CommonMark 0.31, GFM tables). Decides borders between lines, nothing else;
 * setext headings are in rules.ts.
 */

import { BORDER, JOINED, type Lines, UNDECIDED } from './lines.js'
import { NO_MARKER } from './markers.js'

/** CommonMark: from four columns on, a line is indented code. */
const MAX_INDENT = 3
const SHORTEST_FENCE = 3
/** CommonMark: more than six number signs make no heading. */
const DEEPEST_HEADING = 6
const SPACE = 0x20
const TAB = 9
const PIPE = 0x7c

/** Decides the borders of Markdown's own blocks, those between blank lines inside them included. */
export function markMarkdown(bytes: Uint8Array, lines: Lines): void {
  let line = skipFrontMatter(bytes, lines)
  /** Columns to the text of the list item that we may be in. */
  let item = 0
  while (line < lines.count) {
    if (lines.marker[line] !== NO_MARKER) item = lines.indent[line] + 4
    else if (lines.indent[line] === 0) item = 0
    const open = fenceAt(bytes, lines, line, item)
    if (open > 0) line = skipFence(bytes, lines, line, open)
    else if (isHeading(bytes, lines, line)) line = isolate(lines, line, line + 1)
    else if (isTableHead(bytes, lines, line)) line = skipTable(bytes, lines, line)
    else line++
  }
}

/** Makes one block of the lines `from`..`to` (exclusive); gives `to`. */
function isolate(lines: Lines, from: number, to: number): number {
  if (lines.border[from] === UNDECIDED) lines.border[from] = BORDER
  for (let line = from + 1; line < to; line++) lines.border[line] = JOINED
  if (to < lines.count && lines.border[to] === UNDECIDED) lines.border[to] = BORDER
  return to
}

/** "---" on the first line with no blank line below it (as Pandoc asks), up to "---" or "..."; or +++ to +++. */
function skipFrontMatter(bytes: Uint8Array, lines: Lines): number {
  // Byte 3 is where a text with a BOM starts.
  if (lines.count < 2 || (lines.start[0] !== 0 && !(lines.start[0] === 3 && bytes[0] === 0xef))) return 0
  const sign = bytes[lines.start[0]]
  if ((sign !== 0x2d && sign !== 0x2b) || !isTriple(bytes, lines, 0, sign)) return 0
  if (lines.border[1] !== UNDECIDED) return 0
  for (let line = 1; line < lines.count; line++) {
    const closes = isTriple(bytes, lines, line, sign) || (sign === 0x2d && isTriple(bytes, lines, line, 0x2e))
    if (closes) return isolate(lines, 0, line + 1)
  }
  return 0
}

/** Whether the line is three times `sign`, at the margin. */
function isTriple(bytes: Uint8Array, lines: Lines, line: number, sign: number): boolean {
  const start = lines.start[line]
  if (bytes[start] !== sign || bytes[start + 1] !== sign || bytes[start + 2] !== sign) return false
  return isRest(bytes, start + 3, lines.end[line])
}

/** Only spaces up to `end`. */
function isRest(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  return at >= end
}

/** Where the fence of an opening line stands (a byte offset plus one), 0 if it opens none. */
function fenceAt(bytes: Uint8Array, lines: Lines, line: number, item: number): number {
  const end = lines.end[line]
  let at = lines.body[line]
  if (lines.marker[line] !== NO_MARKER) {
    while (at < end && bytes[at] !== SPACE && bytes[at] !== TAB) at++
    while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  } else if (lines.indent[line] > MAX_INDENT + item) return 0
  const sign = bytes[at]
  if (sign !== 0x60 && sign !== 0x7e) return 0
  const length = fenceLength(bytes, at, end)
  if (length < SHORTEST_FENCE) return 0
  // `` ```a``` `` is code inside a line.
  if (sign === 0x60) for (let rest = at + length; rest < end; rest++) if (bytes[rest] === sign) return 0
  return at + 1
}

function fenceLength(bytes: Uint8Array, from: number, end: number): number {
  let at = from + 1
  while (at < end && bytes[at] === bytes[from]) at++
  return at - from
}

/** The lines of a fenced block: to a closing fence at least as long, the end of its quote, or of the text. */
function skipFence(bytes: Uint8Array, lines: Lines, opening: number, open: number): number {
  const sign = bytes[open - 1]
  const length = fenceLength(bytes, open - 1, lines.end[opening])
  const depth = lines.depth[opening]
  let line = opening + 1
  for (; line < lines.count && lines.depth[line] >= depth; line++) {
    const body = lines.body[line]
    if (bytes[body] !== sign || lines.depth[line] !== depth) continue
    const closing = fenceLength(bytes, body, lines.end[line])
    if (closing >= length && isRest(bytes, body + closing, lines.end[line]))
      return isolate(lines, opening, line + 1)
  }
  return isolate(lines, opening, line)
}

function isHeading(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const body = lines.body[line]
  const end = lines.end[line]
  if (bytes[body] !== 0x23 || lines.indent[line] > MAX_INDENT) return false
  const signs = fenceLength(bytes, body, end)
  const next = body + signs
  return signs <= DEEPEST_HEADING && (next === end || bytes[next] === SPACE || bytes[next] === TAB)
}

/** A header row has a delimiter row with as many cells right below it. */
function isTableHead(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const below = line + 1
  if (below >= lines.count || lines.border[below] !== UNDECIDED) return false
  const cells = delimiterCells(bytes, lines, below)
  return cells > 0 && countCells(bytes, lines, line) === cells
}

function skipTable(bytes: Uint8Array, lines: Lines, head: number): number {
  let line = head + 2
  while (line < lines.count && lines.border[line] === UNDECIDED && countCells(bytes, lines, line) > 1) line++
  return isolate(lines, head, line)
}

/** Cells of a row like `|:---|---:|`, 0 if the line is none. */
function delimiterCells(bytes: Uint8Array, lines: Lines, line: number): number {
  const first = bytes[lines.body[line]]
  if (first !== PIPE && first !== 0x2d && first !== 0x3a) return 0
  let piped = false
  let dashed = false
  for (let at = lines.body[line]; at < lines.end[line]; at++) {
    const byte = bytes[at]
    if (byte === PIPE) piped = true
    else if (byte === 0x2d) dashed = true
    else if (byte !== 0x3a && byte !== SPACE && byte !== TAB) return 0
  }
  return piped && dashed ? countCells(bytes, lines, line) : 0
}

/** Cells between pipes, the outer pipes left out. A row without any pipe counts as one cell: no row here. */
function countCells(bytes: Uint8Array, lines: Lines, line: number): number {
  const body = lines.body[line]
  let end = lines.end[line]
  while (end > body && (bytes[end - 1] === SPACE || bytes[end - 1] === TAB)) end--
  let pipes = 0
  for (let at = body; at < end; at++)
    if (bytes[at] === PIPE && (at === body || bytes[at - 1] !== 0x5c)) pipes++
  const leading = bytes[body] === PIPE ? 1 : 0
  const trailing = end - 1 > body && bytes[end - 1] === PIPE && bytes[end - 2] !== 0x5c ? 1 : 0
  return pipes + 1 - leading - trailing
}
