/** What a rule may ask of a block beside its tokens, read from its bytes at the first reading: one byte of bits. */
import { decode } from '../text/code-point.js'

/** Ends with a full stop, ! or ?; not with an ellipsis, which labels have, too. */
export const STOPPED = 1
export const COLON = 2
/** All of it stands in brackets. */
export const BRACKETED = 4
/** Begins with a quotation mark: somebody says it, and no rule takes it. */
export const QUOTED = 8
/** Holds an arrow or an address. */
export const POINTING = 16
/** Holds the sign ©, which is no token. */
export const COPYRIGHT = 32

// Marks of Markdown and bullets around a line say nothing of it.
const AROUND = new Set([...' \t\r\n*_#>-•·|~'].map(codeOf))
const STOPS = new Set([...'.!?。！？؟।｡'].map(codeOf))
const COLONS = new Set([...':：'].map(codeOf))
const ARROWS = new Set([...'→»›▶►➔➜⟶≫'].map(codeOf))
const QUOTES = new Set([...'"“„«‘「『”'].map(codeOf))
const BRACKETS = new Map(
  [...['()', '[]', '{}', '（）', '【】', '［］', '<>']].map(([a, b]) => [codeOf(a), codeOf(b)]),
)

function codeOf(text: string): number {
  return text.codePointAt(0) ?? 0
}

/** The bits of the block text[start, end), UTF-8. */
export function shapeOf(text: Uint8Array, start: number, end: number): number {
  let from = start
  let to = end
  while (from < to && AROUND.has(text[from])) from += 1
  let lastAt = before(text, from, to)
  let last = codeAt(text, lastAt, to)
  while (to > from && AROUND.has(last)) {
    to = lastAt
    lastAt = before(text, from, to)
    last = codeAt(text, lastAt, to)
  }
  if (from === to) return 0
  const first = codeAt(text, from, to)
  let shape = QUOTES.has(first) ? QUOTED : 0
  if (BRACKETS.get(first) === last) shape |= BRACKETED
  if (COLONS.has(last)) shape |= COLON
  if (STOPS.has(last) && !(last === 0x2e && lastAt > from && text[lastAt - 1] === 0x2e)) shape |= STOPPED
  for (let at = from; at < to; at += 1) {
    const byte = text[at]
    if (byte === 0xc2 && text[at + 1] === 0xa9) shape |= COPYRIGHT
    else if (byte >= 0xc2) shape |= ARROWS.has(codeAt(text, at, to)) ? POINTING : 0
    // "://"
    else if (byte === 0x3a && text[at + 1] === 0x2f && text[at + 2] === 0x2f && at + 2 < to) shape |= POINTING
  }
  return shape
}

/** Where the character begins that ends at `to`. */
function before(text: Uint8Array, from: number, to: number): number {
  let at = to - 1
  while (at > from && (text[at] & 0xc0) === 0x80) at -= 1
  return at
}

function codeAt(text: Uint8Array, at: number, to: number): number {
  return at < to ? decode(text, at, to) >>> 3 : 0
}
