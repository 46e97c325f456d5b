/**
 * Breaks that a sentence goes on over, told by their two lines alone. Some texts break their lines at clauses and
 * not at a width, or hold a few wrapped paragraphs among many lines that are a paragraph each: there the vote of
 * the document (width.ts) speaks against wrapping, though half a sentence is never a paragraph.
 *
 * In 582 Markdown files of packages, a line break inside a sentence is inside a block in 97.5 %, and in 95.9 % without
 * this. In 1,873 scraped pages read as Markdown, 112 of 545,000 breaks are joined by it; of 48 that were read, 40 rightly.
 */

import { ENDS_COMMA, ENDS_SENTENCE, ENDS_WORD, GRID, RULE, SINGLE, STARTS_LOWER, WORDLESS } from './edges.js'
import { JOINED, type Lines } from './lines.js'
import { NO_MARKER } from './markers.js'
import { WIDEST } from './width.js'

/**
 * Shorter lines are headings, terms and items of menus ("Sign in with", "What we believe in"), which lower case or
 * the name of a site may follow. A line of wrapped text is seldom shorter: 60 columns and more are usual, less a word.
 */
const FEWEST_COLUMNS = 50
/** A line that ends with a word that asks for another one: less is needed. */
const FEWEST_LINKED = 30
/** Columns from the mark of an item to its text: "10. ", and a tab after a dash is seven. */
const MOST_INDENT = 7
/** Numbers up to 2^48 are exact, so words of up to six bytes fit one each. */
const LONGEST_LINK = 6
const SPACE = 0x20
const TAB = 9
const SEMICOLON = 0x3b
const DASH = 0x2d
const BACKSLASH = 0x5c

/** No sentence takes more lines; bounds the look ahead. */
const MOST_LINES = 12

/**
 * Words that no sentence, heading or item ends with: articles, possessives, conjunctions. Prepositions that end English
 * verbs ("log in", "read on") are left out.
 */
const LINKS =
  'a an the its their your our my his whose and or nor of from with into than if via which as see that ' +
  'der dem des ein eine einer eines einem einen und oder für wenn weil dass ' +
  'le les du une leur et ou aux dans pour el los las del un una y gli della dei per um uma e ' +
  'het een en och eller att av som og'
/** The same before lower case alone; behind them, a formula or a name often stands in a line of its own. */
const VERBS = 'is are was were be been has have had'
const links = wordsOf(LINKS)
const verbs = wordsOf(`${LINKS} ${VERBS}`)

function wordsOf(list: string): ReadonlySet<number> {
  return new Set(list.split(' ').map((word) => packed(Buffer.from(word), 0, Buffer.byteLength(word))))
}

/** The bytes of a word as one number. */
function packed(bytes: Uint8Array, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at++) number = number * 256 + bytes[at]
  return number
}

/** Whether the sentence of the line before goes on in `line`. The paragraph starts at `run`. */
export function goesOn(
  bytes: Uint8Array,
  lines: Lines,
  line: number,
  run: number,
  to: number,
  markdown: boolean,
): boolean {
  if (!isOpen(lines, line)) return false
  const before = line - 1
  const columns = lines.columns[before] - lines.indent[before]
  if (columns < FEWEST_LINKED) return false
  // Below a shorter line, a line that no wrapping makes is a paragraph below its heading.
  if (!markdown && lines.columns[line] > WIDEST && lines.columns[before] <= WIDEST) return false
  const lower = (lines.flags[line] & STARTS_LOWER) !== 0 && isPlainWord(bytes, lines, line)
  const inline = markdown && !lower && isInline(bytes, lines, line)
  if (!lower && !inline) return false
  let end = lines.end[before]
  while (bytes[end - 1] === SPACE || bytes[end - 1] === TAB) end--
  // CommonMark: a backslash or two spaces at the end of a line are a break that is meant.
  if (markdown && (bytes[end - 1] === BACKSLASH || lines.end[before] - end > 1)) return false
  // "- Read on below -" is set off by its dashes.
  if (bytes[end - 1] === DASH && bytes[end - 2] === SPACE) return false
  const word = lastWord(bytes, lines.body[before], end)
  // "...; or" stands before the next item of a list.
  if (bytes[word - 2] === SEMICOLON) return false
  if (end - word <= LONGEST_LINK && (inline ? links : verbs).has(packed(bytes, word, end))) return true
  const comma = (lines.flags[before] & ENDS_COMMA) !== 0
  if (inline && comma && columns >= FEWEST_COLUMNS) return true
  // An item of a list in Markdown holds what is indented below it, and paragraphs are told from each other by blank lines.
  if (markdown && (lower || inline) && isInItem(lines, line, run)) return true
  if (columns < FEWEST_COLUMNS && !(markdown && (inline || comma))) return false
  const alike = inline
    ? bytes[lines.body[run]] === bytes[lines.body[line]]
    : (lines.flags[run] & STARTS_LOWER) !== 0
  return !alike && isClosed(lines, line, to)
}

/** Whether `run` starts an item of a list and `line` is indented to its text. */
function isInItem(lines: Lines, line: number, run: number): boolean {
  const indent = lines.indent[line] - lines.indent[run]
  return lines.marker[run] !== NO_MARKER && indent > 1 && indent <= MOST_INDENT
}

/** Whether the first word is letters only: `dbName` and a.name start lines of code, and names of sites items. */
function isPlainWord(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const end = lines.end[line]
  let at = lines.body[line]
  while (at < end && ((bytes[at] >= 0x61 && bytes[at] <= 0x7a) || bytes[at] >= 0x80 || isHyphen(bytes[at])))
    at++
  // RFCs write their bullets so.
  if (at - lines.body[line] === 1 && bytes[at - 1] === 0x6f) return false
  if (at < end && (bytes[at] === 0x2c || bytes[at] === 0x2e || bytes[at] === 0x29)) at++
  return at === end || bytes[at] === SPACE || bytes[at] === TAB
}

/** A hyphen or an apostrophe, as in "don't". */
function isHyphen(byte: number): boolean {
  return byte === 0x2d || byte === 0x27
}

/** Code or a link of Markdown, which stand inside sentences. */
function isInline(bytes: Uint8Array, lines: Lines, line: number): boolean {
  const first = bytes[lines.body[line]]
  return (first === 0x60 || first === 0x5b) && bytes[lines.body[line] + 1] !== SPACE
}

/** Whether the two lines may be of one sentence: no marker, no table, no sentence end between them. */
function isOpen(lines: Lines, line: number): boolean {
  const before = lines.flags[line - 1]
  if (((lines.flags[line] | before) & (WORDLESS | RULE | GRID)) !== 0 || lines.marker[line] !== NO_MARKER)
    return false
  return (before & (SINGLE | ENDS_SENTENCE)) === 0 && (before & (ENDS_WORD | ENDS_COMMA)) !== 0
}

/**
 * Whether the sentence that goes on in `line` comes to an end in this stretch, which ends before `to`: items of a list
 * in lower case, bylines and buttons have no full stop.
 */
function isClosed(lines: Lines, line: number, to: number): boolean {
  const last = Math.min(to, line + MOST_LINES) - 1
  for (let at = line; ; at++) {
    if ((lines.flags[at] & ENDS_SENTENCE) !== 0) return true
    if (at === last) return false
    const next = lines.border[at + 1] === JOINED || (lines.flags[at + 1] & STARTS_LOWER) !== 0
    if (!next || !isOpen(lines, at + 1)) return false
  }
}

/** Where the last word of bytes[from, end) starts; looks no further back than a link is long. */
function lastWord(bytes: Uint8Array, from: number, end: number): number {
  let at = end
  while (at > from && end - at <= LONGEST_LINK && bytes[at - 1] !== SPACE) at--
  return at
}
