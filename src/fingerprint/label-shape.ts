/**
 * What a rule may ask of a block beside its tokens, read from its bytes at the first reading: the upper bits of its
 * shape (shape.ts has the lower eight). Here is also what no rule takes, whatever its words: what somebody says in
 * quotes, headings and numbered items, code.
 */
import { decode, lastStart } from '../text/code-point.js'

/** Ends with a full stop, ! or ?; not with an ellipsis, which labels have, too. */
export const STOPPED = 256
export const COLON = 512
/** All of it stands in brackets. */
export const BRACKETED = 1024
/** No rule takes it. */
export const BARRED = 2048
/** Holds an arrow or an address; an arrow is also `>` or `/` that parts words, as on the way to a page. */
export const POINTING = 4096
/** Holds the sign ©, which is no token. */
export const COPYRIGHT = 8192
/** Begins with a small letter, as identifiers do. */
export const SMALL_START = 16384
/** Set in from the margin as code, drawings and quoted output are: by a tab, or by INDENT blanks. */
export const INDENTED = 32768

/** Longer blocks have more words than rules look at, whatever their script. */
const LONGEST = 2048

// Marks of Markdown and bullets around a line say nothing of it.
const AROUND = new Set([...' \t\r\n*_>-•·|~'].map(codeOf))
const STOPS = new Set([...'.!?。！？؟।｡'].map(codeOf))
const COLONS = new Set([...':：'].map(codeOf))
/** What ends here goes on in the next block: an item of a list, a statement of a program. */
const GOES_ON = new Set([...',;{(、，；،؛'].map(codeOf))
const ARROWS = new Set([...'→»›▶►➔➜⟶≫'].map(codeOf))
const QUOTES = new Set([...`"'“„‟”«‘‚‛’「『〝＂＇`].map(codeOf))
/** Quotes whose opening sign is an arrow or a pager's sign where nothing closes it. */
const POINTED = new Map([...['»«', '›‹', '‹›', '《》', '〈〉']].map(([a, b]) => [codeOf(a), codeOf(b)]))
/** What opens speech in many languages: – — ―. Of both sides it sets a label apart: "— Advertisement —". */
const DASHES = new Set([...'–—―'].map(codeOf))
const BRACKETS = new Map([...['()', '[]', '（）', '【】', '［］']].map(([a, b]) => [codeOf(a), codeOf(b)]))
/** Markdown takes text that is set in by four blanks for code; pages that were printed as text have a margin of three. */
const INDENT = 4
/** Bytes of programs and markup, not of labels. */
const CODE = new Set([...'{}=\\^`;'].map(codeOf))

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39
const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a
const isLetter = (byte: number) => isSmall(byte | 0x20)
const isWord = (byte: number) => isLetter(byte) || isDigit(byte)

function codeOf(text: string): number {
  return text.codePointAt(0) ?? 0
}

/** The upper bits of the block text[start, end), UTF-8. */
export function labelShapeOf(text: Uint8Array, start: number, end: number): number {
  if (end - start > LONGEST) return barredShapeOf(text, start, end)
  let from = start
  let to = end
  while (from < to && AROUND.has(codeAt(text, from, to)))
    from += text[from] < 0x80 ? 1 : widthAt(text, from, to)
  while (to > from && AROUND.has(lastCode(text, from, to))) to = lastStart(text, from, to)
  if (from === to) return 0
  const first = codeAt(text, from, to)
  const last = lastCode(text, from, to)
  const barred =
    QUOTES.has(first) ||
    POINTED.get(first) === last ||
    opensSpeech(text, start, from, to, end) ||
    isQuoted(text, start, from) ||
    GOES_ON.has(last) ||
    isHeading(text, start, from, end) ||
    isNumbered(text, from, to) ||
    isCode(text, from, to)
  let shape = barred ? BARRED : 0
  if (isIndented(text, start, from)) shape |= INDENTED
  if (isSmall(first)) shape |= SMALL_START
  if (BRACKETS.get(first) === last) shape |= BRACKETED
  if (COLONS.has(last)) shape |= COLON
  if (STOPS.has(last) && !(last === 0x2e && to - from > 1 && text[to - 2] === 0x2e)) shape |= STOPPED
  for (let at = from; at < to; at += 1) {
    const byte = text[at]
    if (byte === 0xc2 && text[at + 1] === 0xa9) shape |= COPYRIGHT
    else if (byte >= 0xc2) shape |= ARROWS.has(codeAt(text, at, to)) ? POINTING : 0
    // "://"
    else if (byte === 0x3a && text[at + 1] === 0x2f && text[at + 2] === 0x2f && at + 2 < to) shape |= POINTING
    else if ((byte === 0x3e || byte === 0x2f) && at > from && text[at - 1] === 0x20 && text[at + 1] === 0x20)
      shape |= POINTING
  }
  return shape
}

/** The upper bits of a block that no rule takes: only how it is set in, which says what the line above it is. */
export function barredShapeOf(text: Uint8Array, start: number, end: number): number {
  return isIndented(text, start, end) ? BARRED | INDENTED : BARRED
}

function isIndented(text: Uint8Array, start: number, from: number): boolean {
  let at = start
  while (at < from && text[at] === 0x20) at += 1
  return at - start >= INDENT || text[at] === 0x09
}

/** "— Sign in", "-- Yes": a dash opens the line, and none closes it. */
function opensSpeech(text: Uint8Array, start: number, from: number, to: number, end: number): boolean {
  if (DASHES.has(lastCode(text, from, to)) || hasTypedDash(text, to, end)) return false
  return DASHES.has(codeAt(text, from, to)) || hasTypedDash(text, start, from)
}

/** "> Subscribe": a quotation in Markdown and in letters, whoever says it. */
function isQuoted(text: Uint8Array, start: number, from: number): boolean {
  for (let at = start; at < from; at += 1) if (text[at] === 0x3e) return true
  return false
}

/** Two hyphens and no more: a ruler has three. */
function hasTypedDash(text: Uint8Array, from: number, to: number): boolean {
  let hyphens = 0
  for (let at = from; at < to && hyphens < 3; at += 1) if (text[at] === 0x2d) hyphens += 1
  return hyphens === 2
}

/** "# Privacy", or a line that is underlined: content, even where it is called as a label is. */
function isHeading(text: Uint8Array, start: number, from: number, end: number): boolean {
  if (text[from] === 0x23 || text[start] === 0x7c) return true
  for (let at = from; at + 3 < end; at += 1) {
    if (text[at] !== 0x0a) continue
    const rule = text[at + 1]
    if ((rule === 0x3d || rule === 0x2d) && text[at + 2] === rule && text[at + 3] === rule) return true
  }
  return false
}

/** "1. Choose", "2.1 Users", "3) Order", "4\\. Terms": digits, and a stop or bracket among them or behind. */
function isNumbered(text: Uint8Array, from: number, to: number): boolean {
  let at = from
  let stops = 0
  while (at < to && (isDigit(text[at]) || text[at] === 0x2e || text[at] === 0x5c)) {
    if (!isDigit(text[at])) stops += 1
    at += 1
  }
  if (at === from || at === to || stops === at - from) return false
  return text[at] === 0x29 || (stops > 0 && text[at] === 0x20)
}

/** So many blanks, dashes or dots follow one: columns, diagrams and leaders; an ellipsis has two more dots. */
const DRAWN = 3

/** Words joined by _ or ::, a name with a dot, a call, a tag, a comment, or a sign that only programs and formulas have. */
function isCode(text: Uint8Array, from: number, to: number): boolean {
  if (text[from] === 0x2f && (text[from + 1] === 0x2f || text[from + 1] === 0x2a)) return true
  if (text[from] === 0x25 || text[from] === 0x40 || isDotted(text, from, to)) return true
  let address = false
  let run = 0
  for (let at = from; at < to; at += 1) {
    const byte = text[at]
    const next = at + 1 < to ? text[at + 1] : 0
    if (byte === 0x3a && next === 0x2f) address = true
    if (byte === 0x20 || byte === 0x29) address = false
    // An address may hold what else is code.
    if (address) continue
    if (CODE.has(byte)) return true
    if (byte === 0x5f && at > from && isWord(text[at - 1]) && isWord(next)) return true
    if (byte === 0x28 && at > from && isLetter(text[at - 1]) && isCall(text, at + 1, to)) return true
    if (byte === 0x3c && (isLetter(next) || next === 0x2f)) return true
    if (byte === 0x3a && next === 0x3a) return true
    if (byte === next && (byte === 0x20 || byte === 0x2d || byte === 0x2e)) {
      run += 1
      if (run === DRAWN) return true
    } else run = 0
  }
  return false
}

/** "error.code": one word of letters and signs with a dot in it, a field of something or an address. */
function isDotted(text: Uint8Array, from: number, to: number): boolean {
  let dotted = false
  for (let at = from; at < to; at += 1) {
    if (text[at] === 0x20 || text[at] === 0x09 || text[at] === 0x0a || text[at] >= 0x80) return false
    if (text[at] === 0x2e && at > from && isLetter(text[at - 1]) && at + 1 < to && isLetter(text[at + 1]))
      dotted = true
  }
  return dotted
}

/** The longest bracket that is looked into; an argument is a word, an aside is several. */
const ARGUMENT = 24

/** "f(x)" and "f()", not "Share(opens in a new window)" and not "Share(12)". */
function isCall(text: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + ARGUMENT)
  for (let at = from; at < end; at += 1) {
    if (text[at] === 0x20) return false
    if (text[at] === 0x29) return at === from || !isDigit(text[from])
  }
  return false
}

function codeAt(text: Uint8Array, at: number, to: number): number {
  return at < to ? decode(text, at, to) >>> 3 : 0
}

function widthAt(text: Uint8Array, at: number, to: number): number {
  const decoded = decode(text, at, to)
  return decoded < 0 ? 1 : decoded & 7
}

function lastCode(text: Uint8Array, from: number, to: number): number {
  return codeAt(text, lastStart(text, from, to), to)
}
