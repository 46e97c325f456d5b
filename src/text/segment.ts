/**
 * A document's UTF-8 bytes into blocks: paragraphs, the unit that is kept or removed.
 *
 * Offsets are bytes, ends exclusive. Every byte is in exactly one block or in the gap between two; a gap holds
 * only line ends, white space, what prints nothing, and quote lines without text.
 */

import { arrayOf } from '../spare-heap.js'
import { BORDER, Lines, readLines } from './lines.js'
import { markMarkdown } from './markdown.js'
import { markRules } from './rules.js'
import { unwrap } from './wrapping.js'

/** Blocks that a Blocks object keeps room for between documents: 8 bytes each, so 2 MB. */
const KEPT_BLOCKS = 1 << 18

/** Blocks of one document; growable flat arrays, reused from document to document. */
export class Blocks {
  count = 0
  start = new Uint32Array(256)
  end = new Uint32Array(256)

  clear(): void {
    this.count = 0
    if (this.start.length > KEPT_BLOCKS) {
      this.start = new Uint32Array(KEPT_BLOCKS)
      this.end = new Uint32Array(KEPT_BLOCKS)
    }
  }

  push(start: number, end: number): void {
    if (this.count === this.start.length) {
      const wider = arrayOf(Uint32Array, this.count * 2)
      wider.set(this.start)
      this.start = wider
      const further = arrayOf(Uint32Array, this.count * 2)
      further.set(this.end)
      this.end = further
    }
    this.start[this.count] = start
    this.end[this.count] = end
    this.count++
  }
}

/** One for the thread: the arrays cost more to make than a small document to read. */
const lines = new Lines()

/**
 * Appends the blocks of a UTF-8 text. A block's span starts with the indentation of its first line and ends
 * with the trailing spaces of its last, without the line's terminator, so that cutting it leaves no stray
 * spaces. The text may be invalid; nothing throws. Linear in its length.
 */
export function segment(bytes: Uint8Array, markdown: boolean, out: Blocks): void {
  readLines(bytes, lines, markdown)
  if (markdown) markMarkdown(bytes, lines)
  markRules(bytes, lines, markdown)
  unwrap(bytes, markdown, lines)
  let first = 0
  for (let line = 1; line <= lines.count; line++) {
    if (line < lines.count && lines.border[line] !== BORDER) continue
    out.push(lines.start[first], lines.end[line - 1])
    first = line
  }
  lines.clear()
}
