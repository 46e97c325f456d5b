/**
 * The visible lines of a document as flat arrays, one entry a line, with the facts about their edges that
 * segmentation asks for. Blank lines take no entry: they only leave a border before the next line, so ten
 * million of them cost no memory.
 *
 * `start`, `end`, `body` are byte offsets (end exclusive, without the line's terminator); widths are columns,
 * one for each code point, counted behind the quote prefix.
 */

import { type Arrays, arrayOf } from '../spare-heap.js'
import { BLANK, classOf, codePointAt, lengthAt, previous } from './edge-characters.js'
import { describe } from './edges.js'
import { NO_MARKER } from './markers.js'

/** Nothing known yet: the wrapping rule decides. */
export const UNDECIDED = 0
export const BORDER = 1
export const JOINED = 2

/** A tab stop every eight columns, as terminals and `fold` have it. */
const TAB = 8
/** Wider than any wrapped text, and fits the arrays. */
export const MAX_COLUMNS = 0xffff
/** Lines that a Lines object keeps room for between documents: 26 bytes each, so 6.5 MB. */
const KEPT_LINES = 1 << 18

export class Lines {
  count = 0
  capacity = 0
  /** Where the visible part of the last line ends. */
  visibleEnd = 0
  start = new Uint32Array(0)
  end = new Uint32Array(0)
  /** First byte behind quote prefix and indentation. */
  body = new Uint32Array(0)
  indent = new Uint16Array(0)
  /** Columns up to the last visible character, indentation included. */
  columns = new Uint16Array(0)
  /** Value of a number that labels the line. */
  value = new Uint16Array(0)
  flags = new Uint16Array(0)
  /** Columns of the first word: what the line before had no room for, if the text is wrapped. */
  word = new Uint8Array(0)
  /** Quote depth. */
  depth = new Uint8Array(0)
  /** What the line starts with: one of the marker kinds in edges.ts. */
  marker = new Uint8Array(0)
  /** UNDECIDED, BORDER or JOINED: what stands between the line before and this one. */
  border = new Uint8Array(0)

  constructor() {
    this.resize(1024)
  }

  clear(): void {
    this.count = 0
    if (this.capacity > KEPT_LINES) this.resize(KEPT_LINES)
  }

  resize(capacity: number): void {
    this.capacity = capacity
    this.start = resized(this.start, Uint32Array, capacity)
    this.end = resized(this.end, Uint32Array, capacity)
    this.body = resized(this.body, Uint32Array, capacity)
    this.indent = resized(this.indent, Uint16Array, capacity)
    this.columns = resized(this.columns, Uint16Array, capacity)
    this.value = resized(this.value, Uint16Array, capacity)
    this.flags = resized(this.flags, Uint16Array, capacity)
    this.word = resized(this.word, Uint8Array, capacity)
    this.depth = resized(this.depth, Uint8Array, capacity)
    this.marker = resized(this.marker, Uint8Array, capacity)
    this.border = resized(this.border, Uint8Array, capacity)
  }
}

function resized<T extends Uint8Array | Uint16Array | Uint32Array>(
  old: T,
  type: Arrays<T>,
  capacity: number,
): T {
  const array = arrayOf(type, capacity)
  array.set(old.length > capacity ? old.subarray(0, capacity) : old)
  return array
}

/**
 * Fills `lines` with the visible lines of a UTF-8 text, valid or not. A leading BOM belongs to no line. Of a line
 * between two borders nobody asks how it starts and ends, outside of Markdown: it is only described if `all` are. More
 * than half of the lines of scraped text stand alone.
 */
export function readLines(bytes: Uint8Array, lines: Lines, all: boolean): void {
  lines.clear()
  let described = true
  const size = bytes.length
  // Four bytes at once, from the first whole word of memory on.
  const shift = -bytes.byteOffset & 3
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + shift, Math.max(0, size - shift) >> 2)
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let broken = true
  while (at < size) {
    const start = at
    let continuation = 0
    for (; at < size; at++) {
      if (((at - shift) & 3) === 0) {
        at = shift + 4 * plainWords(words, (at - shift) >> 2)
        if (at === size) break
      }
      const byte = bytes[at]
      if (byte < 0x80) {
        if (byte <= 13 && byte >= 10) break
      } else if (byte < 0xc0) continuation++
      else if (byte === 0xc2 && bytes[at + 1] === 0x85) break
      else if (byte === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] | 1) === 0xa9) break
    }
    if (at > start) {
      const before = lines.visibleEnd
      if (readLine(bytes, start, at, continuation, lines)) {
        const line = lines.count - 1
        const requoted = line > 0 && lines.depth[line] !== lines.depth[line - 1]
        const isBorder = broken || requoted
        lines.border[line] = isBorder ? BORDER : UNDECIDED
        if (all || !isBorder) {
          if (!described) describe(bytes, lines.body[line - 1], before, line - 1, lines)
          describe(bytes, lines.body[line], lines.visibleEnd, line, lines)
          described = true
        } else {
          lines.flags[line] = 0
          lines.marker[line] = NO_MARKER
          described = false
        }
        broken = false
      } else broken = true
    } else broken = true
    if (at === size) break
    const byte = bytes[at]
    // A page break and a paragraph separator are as good as a blank line.
    if (byte === 0x0c || (byte === 0xe2 && bytes[at + 2] === 0xa9)) broken = true
    at += byte === 0xe2 ? 3 : byte === 0xc2 || (byte === 13 && bytes[at + 1] === 10) ? 2 : 1
  }
}

/**
 * The first of `words` from `word` on that may hold a byte beyond ASCII or one below 14, as line ends are. A byte is
 * below 14 if subtracting 14 sets its highest bit; that a byte can borrow from the next costs a look, no line end.
 */
function plainWords(words: Int32Array, word: number): number {
  let at = word
  while (at < words.length) {
    const four = words[at]
    if ((((four - 0x0e0e0e0e) | four) & 0x80808080) !== 0) break
    at++
  }
  return at
}

/** Appends the line unless it is blank; says whether it did. */
function readLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  continuation: number,
  lines: Lines,
): boolean {
  let at = start
  let depth = 0
  // Quote marks stand at the margin: at most three spaces before each, as in Markdown.
  for (;;) {
    let mark = at
    while (mark < end && mark < at + 3 && bytes[mark] === 0x20) mark++
    if (mark === end || bytes[mark] !== 0x3e) break
    at = mark + 1
    if (depth < 255) depth++
  }
  if (depth > 0 && at < end && bytes[at] === 0x20) at++

  let indent = 0
  let multibyte = 0
  for (; at < end; at++) {
    const byte = bytes[at]
    if (byte === 0x20) indent++
    else if (byte === 9) indent += TAB - (indent % TAB)
    else if (byte < 0x80) break
    else {
      const codePoint = codePointAt(bytes, at, end)
      if (classOf(codePoint) !== BLANK) break
      const length = lengthAt(bytes, at, codePoint)
      if (isWide(codePoint)) indent++
      at += length - 1
      multibyte += length - 1
    }
  }
  if (at === end || (bytes[at] === 0x3e && onlyMarks(bytes, at, end))) return false

  let last = end
  while (last > at) {
    const byte = bytes[last - 1]
    if (byte === 0x20 || byte === 9) last--
    else if (byte < 0x80) break
    else {
      const before = previous(bytes, at, last)
      if (classOf(codePointAt(bytes, before, last)) !== BLANK) break
      multibyte += last - before - 1
      last = before
    }
  }

  const line = lines.count++
  if (line === lines.capacity) lines.resize(lines.capacity * 2)
  lines.start[line] = start
  lines.end[line] = end
  lines.body[line] = at
  lines.depth[line] = depth
  lines.indent[line] = Math.min(indent, MAX_COLUMNS)
  lines.columns[line] = Math.min(indent + last - at - (continuation - multibyte), MAX_COLUMNS)
  lines.visibleEnd = last
  return true
}

/** White space takes a column, zero-width characters none. */
function isWide(codePoint: number): boolean {
  return (
    codePoint === 0xa0 ||
    codePoint === 0x3000 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x205f && codePoint < 0x200b) ||
    codePoint === 0x202f ||
    codePoint === 0x205f
  )
}

/** Whether only quote marks and blanks are left. */
function onlyMarks(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from
  while (at < end) {
    const codePoint = codePointAt(bytes, at, end)
    if (codePoint !== 0x3e && classOf(codePoint) !== BLANK) return false
    at += lengthAt(bytes, at, codePoint)
  }
  return true
}
