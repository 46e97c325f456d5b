/**
 * What a block looks like from outside, as bits: whether it can be a line of a page's frame, a heading, or half a
 * sentence. Read from the text while it is there; boilerplate is told from content by it. Offsets are bytes.
 */
import {
  BLANK,
  BRACKET,
  BULLET,
  COMMA,
  classOf,
  codePointAt,
  LOWER,
  lengthAt,
  previous,
  SENTENCE_END,
  UPPER,
} from '../text/edge-characters.js'
import type { Tokens } from '../text/tokens.js'

/** Begins with a small letter: the second half of a sentence. */
export const OPENS_SMALL = 1
/** Ends as a sentence does. */
export const ENDS_SENTENCE = 2
/** A heading by its marks: # or = before it, or a ruler below it. */
export const TITLE = 4
/** Begins with a bullet or an opening quote: one of a list, a definition, speech. */
export const ITEM = 8
/** Words set apart by | · » and the like, or a line between brackets or dashes: links, not language. */
export const LINKS = 16
/** A form feed stands between it and the block before. */
export const AFTER_FEED = 32
/** Ends in a small letter or a comma: the sentence goes on. */
export const GOES_ON = 64
/** Ends in a colon or an ellipsis: it leads on to what follows. Beside ENDS_SENTENCE, it ends as a question does. */
export const OPENS = 128

/** Whether a block leads on to what follows, and is no question. */
export function leadsOn(shape: number): boolean {
  return (shape & (OPENS | ENDS_SENTENCE)) === OPENS
}

/** Whether a block ends as a question does, a heading's or not; neither an item of a list nor speech. */
export function isQuestion(shape: number): boolean {
  return (shape & (OPENS | ENDS_SENTENCE | ITEM | LINKS)) === (OPENS | ENDS_SENTENCE)
}

/** Whether a block is there for what follows: a heading by its marks, a question, what ends in a colon. */
export function introduces(shape: number): boolean {
  return (shape & (ITEM | LINKS)) === 0 && (shape & (TITLE | OPENS)) !== 0
}

/** Whether it may be, as a line that begins with no small letter and does not end as a sentence does. */
export function mayIntroduce(shape: number): boolean {
  return (shape & (ITEM | LINKS | OPENS_SMALL)) === 0 && (shape & (OPENS | ENDS_SENTENCE)) !== ENDS_SENTENCE
}

/** A row of links has few words; longer blocks are not searched for separators. */
const MOST_LINKS = 16
/** Words of a menu, at least, and bytes of each: "What You Need To Know" has shorter ones. */
const MENU = 4
const LINK = 4

/** The shape of the block text[start, end) with these tokens, but for AFTER_FEED. */
export function shapeOf(text: Uint8Array, start: number, end: number, tokens: Tokens): number {
  let shape = 0
  if (tokens.count === 0) return shape
  const firstWord = tokens.start[0]
  let at = start
  while (at < firstWord && (text[at] === 0x20 || text[at] === 0x09)) at += 1
  const opening = codePointAt(text, at, end)
  if (isMarked(text, at, opening)) shape |= TITLE
  else if (at < firstWord && isItem(text, at, opening)) shape |= ITEM
  else if (classOf(codePointAt(text, firstWord, end)) === LOWER) shape |= OPENS_SMALL
  if ((shape & ITEM) !== 0 && isClosed(text, at, end)) shape ^= ITEM
  const lastWord = tokens.end[tokens.count - 1]
  if (isRuled(text, lastWord, end)) return shape | TITLE
  shape |= ending(text, start, end)
  if (tokens.count <= MOST_LINKS && isLinks(text, at, opening, end, tokens)) shape |= LINKS
  return shape
}

/** "# Title", "## Title", "== Title", "=head1"; but not "#tag". Scraped text keeps such marks whatever its ending. */
function isMarked(text: Uint8Array, at: number, opening: number): boolean {
  return opening === 0x3d || (opening === 0x23 && (text[at + 1] === 0x23 || text[at + 1] === 0x20))
}

function isItem(text: Uint8Array, at: number, opening: number): boolean {
  if (opening === 0x2d || opening === 0x2a || opening === 0x2b) return text[at + 1] === 0x20
  // " ' “ ‘ „ « 「
  return (
    opening === 0x22 ||
    opening === 0x27 ||
    opening === 0x201c ||
    opening === 0x2018 ||
    opening === 0x201e ||
    opening === 0xab ||
    opening === 0x300c ||
    classOf(opening) === BULLET
  )
}

/** Three or more of one ruler sign behind the last word, on a line of their own. */
function isRuled(text: Uint8Array, lastWord: number, end: number): boolean {
  let broken = false
  for (let at = lastWord; at + 2 < end; at += 1) {
    const byte = text[at]
    if (byte === 0x0a) broken = true
    else if (broken && byte !== 0x20 && byte === text[at + 1] && byte === text[at + 2]) return true
  }
  return false
}

function ending(text: Uint8Array, start: number, end: number): number {
  let shape = 0
  let at = end
  while (at > start) {
    const before = previous(text, start, at)
    const last = codePointAt(text, before, at)
    const found = classOf(last)
    const isEllipsis = last === 0x2026 || (last === 0x2e && text[before - 1] === 0x2e)
    // "See also:", "To open this menu..."; but an ellipsis of its own behind a sentence says that something was left out.
    if (shape === 0 && (last === 0x3a || last === 0xff1a)) return OPENS
    if (isEllipsis) shape = OPENS
    else if (found === SENTENCE_END) return isQuestionMark(last) ? ENDS_SENTENCE | OPENS : ENDS_SENTENCE
    else if (found !== BRACKET && found !== BLANK)
      return shape === 0 && (found === LOWER || found === COMMA) ? GOES_ON : shape
    at = before
    if (!isEllipsis) continue
    while (at > start && text[at - 1] === 0x2e) at -= 1
    const apart = classOf(codePointAt(text, previous(text, start, at), at))
    if (apart !== BRACKET && apart !== BLANK) return OPENS
  }
  return shape
}

/** ? in Latin, full-width, Arabic, Greek script; Greek has a semicolon, which is no sentence end here. */
function isQuestionMark(character: number): boolean {
  return character === 0x3f || character === 0xff1f || character === 0x61f || character === 0x37e
}

function isLinks(text: Uint8Array, at: number, opening: number, end: number, tokens: Tokens): boolean {
  const { count, start, end: ends } = tokens
  if (opening === 0x5b && lastVisible(text, at, end) === 0x5d) return true
  if (start[0] > at && isClosed(text, at, end)) return true
  if (isMenu(text, tokens)) return true
  if (hasSeparator(text, at, start[0])) return true
  for (let i = 1; i < count; i += 1) {
    const gap = ends[i - 1]
    if (start[i] - gap > 2 && hasSeparator(text, gap, start[i])) return true
  }
  return false
}

/** - Between dashes -, or stars. */
function isClosed(text: Uint8Array, at: number, end: number): boolean {
  return (text[at] === 0x2d || text[at] === 0x2a) && lastVisible(text, at, end) === text[at]
}

function lastVisible(text: Uint8Array, at: number, end: number): number {
  let last = end - 1
  while (last > at && (text[last] === 0x20 || text[last] === 0x09)) last -= 1
  return text[last]
}

/** "Home News Sports Weather": four words or more, each with one capital. A heading has small words between. */
function isMenu(text: Uint8Array, { count, start, end }: Tokens): boolean {
  if (count < MENU) return false
  for (let i = 0; i < count; i += 1) {
    if (i > 0 && (start[i] - end[i - 1] !== 1 || text[end[i - 1]] !== 0x20)) return false
    const first = codePointAt(text, start[i], end[i])
    if (classOf(first) !== UPPER || end[i] - start[i] < LINK) return false
    const second = start[i] + lengthAt(text, start[i], first)
    if (classOf(codePointAt(text, second, end[i])) !== LOWER) return false
  }
  return true
}

/** | © · • « » › ← → ▸ ▶ */
function hasSeparator(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const one = codePointAt(text, at, to)
    if (one === 0x7c || one === 0xa9 || one === 0xb7 || one === 0xbb) return true
    if (one === 0x2022 || one === 0x203a || one === 0x2190 || one === 0x2192) return true
    if (one === 0x25b8 || one === 0x25b6) return true
    at += lengthAt(text, at, one)
  }
  return false
}
