/**
 * Lines that were stretched to reach both margins, as manual pages are. Where few long words stand in one, its gaps are as
 * wide as those between the columns of a table; but they are even, and words of the lines around it stand elsewhere.
 */
import type { Lines } from './lines.js'

const SPACE = 0x20
/** The blanks that are left over are spread over a line: its gaps differ by one. */
const UNEVEN = 1
/** Fewer gaps are even by chance. */
const LEAST_GAPS = 2
/** A gap as wide as between columns: without one, what looks spread are the leaders of a contents page. */
const WIDE = 4

/** Whether a line is set to `columns`, with gaps that no table makes. Columns are code points, offsets bytes. */
export function isJustified(bytes: Uint8Array, lines: Lines, line: number, columns: number): boolean {
  if (lines.columns[line] < columns - 1) return false
  let narrowest = lines.columns[line]
  let widest = 0
  let gaps = 0
  let aligned = false
  eachGap(bytes, lines, line, lines.columns[line], (width, column) => {
    gaps += 1
    narrowest = Math.min(narrowest, width)
    widest = Math.max(widest, width)
    aligned ||= isColumn(bytes, lines, line - 1, column) || isColumn(bytes, lines, line + 1, column)
  })
  return gaps >= LEAST_GAPS && widest >= WIDE && widest - narrowest <= UNEVEN && !aligned
}

/** Whether a word of a line starts at `column` behind more than one blank. */
function isColumn(bytes: Uint8Array, lines: Lines, line: number, column: number): boolean {
  if (line < 0 || line >= lines.count) return false
  let found = false
  eachGap(bytes, lines, line, column, (width, at) => {
    found = at === column && width > 1
  })
  return found
}

/**
 * Visits the gaps between the words of a line that begin up to the column `last`: their widths, and the columns where the next
 * words start. The line beside one of a wrapped text may be as long as its file.
 */
function eachGap(
  bytes: Uint8Array,
  lines: Lines,
  line: number,
  last: number,
  visit: (width: number, column: number) => void,
): void {
  let column = lines.indent[line]
  let blanks = 0
  for (let at = lines.body[line]; at < lines.end[line] && column <= last; at += 1) {
    const byte = bytes[at]
    if (byte === SPACE) blanks += 1
    else {
      if (blanks > 0) visit(blanks, column)
      blanks = 0
    }
    if ((byte & 0xc0) !== 0x80) column += 1
  }
}
