/**
 * What signs at a token make of its hash: "-5", "<5", "~5", "±5" and "5+" are not "5", nor is "-$5" "$5"; 5′ are minutes and
 * 5″ seconds; C++ and C# are not C. Folding passes over all other punctuation, and over these where they are a dash (5-7), a
 * range (5~7), a bullet, a quotation (> 5, "5") or a heading's mark. Offsets are bytes.
 */
import { byteSet, isLetterByte, isWordByte } from './byte-kinds.js'

const MINUS = 0x9e3779b9
const PLUS_PLUS = 0x7f4a7c15
const SHARP = 0x85157af5
const LESS = 0x3c6ef372
const MORE = 0x5be0cd19
const ABOUT = 0x1f83d9ab
const POWER = 0x510e527f
const PRIME = 0x6a09e667
const DOUBLE_PRIME = 0x2545f491
const AND_MORE = 0x4cf5ad43
/** Of a comparison with an equals sign, beside the sign before it. */
const EQUAL = 0x27d4eb2f
const NOT = 0x165667b1

const [BLANK, QUOTE, DOUBLE_QUOTE, DOT, EQUALS] = Array.from(' \'".=', (sign) => sign.charCodeAt(0))

/** Whether a byte that is no letter, blank or bracket may be a sign before an amount. */
const SIGNS = byteSet('-<>~^=')
/** What may stand right before a minus: behind a word, a number or its unit it is a hyphen or parts a range ("5%-7%", 5"-7"). */
const BEFORE = byteSet('\t\n\r ([{,;:=|<>$')
/** ... and before a tilde, which may have a blank behind it, or a quote that opens. */
const OPENS = byteSet('\t\n\r ([{,;:=|"\'*_')

/** The sign of the token text[start, end); `isAmount`: a number, or the currency before one. */
export function signOf(
  text: Uint8Array,
  start: number,
  end: number,
  blockStart: number,
  isAmount: boolean,
): number {
  if (isAmount) return signBefore(text, start, end, blockStart) ^ signBehind(text, start, end, blockStart)
  if (text[end] === 0x2b && text[end + 1] === 0x2b) return PLUS_PLUS
  return text[end] === 0x23 ? SHARP : 0
}

function signBefore(text: Uint8Array, start: number, end: number, blockStart: number): number {
  if (start === blockStart) return 0
  const byte = text[start - 1]
  // p<.05, r = -.45: the dot is the number's, unless it is one of several.
  if (byte === DOT)
    return start - 1 > blockStart && text[start - 2] !== DOT
      ? signBefore(text, start - 1, end, blockStart)
      : 0
  // Beyond ASCII signs are set apart as well: ± 5, ▲ 5.
  if (byte === BLANK) return text[start - 2] >= 0x80 ? mathSign(text, start - 1, blockStart) : 0
  if (byte >= 0x80) return isNegative(text, start, blockStart) ? MINUS : mathSign(text, start, blockStart)
  if (SIGNS[byte] === 0) return 0
  if (isNegative(text, start, blockStart)) return MINUS
  // x5 and h1 are names, and <5> is in brackets.
  if (isLetterByte(text[start]) || (byte === 0x3c && text[end] === 0x3e)) return 0
  return asciiSign(text, start, blockStart)
}

/** The sign in ASCII, but for a minus, that ends at an offset behind the beginning of its block. */
function asciiSign(text: Uint8Array, end: number, blockStart: number): number {
  const before = end - 2 < blockStart ? BLANK : text[end - 2]
  switch (text[end - 1]) {
    case 0x3c:
      return LESS
    case 0x3e:
      return isComparison(text, end - 1, blockStart) ? MORE : 0
    case 0x7e:
      return OPENS[before] === 1 ? ABOUT : 0
    case 0x5e:
      // Not [^5], a footnote.
      return isWordByte(before) || before === 0x29 ? POWER : 0
    case EQUALS:
      if (before === 0x3c) return LESS ^ EQUAL
      if (before === 0x3e) return MORE ^ EQUAL
      return before === 0x21 ? NOT : 0
    default:
      return 0
  }
}

/** Bytes of a tag, at most, that are looked through for its begin. */
const LONGEST_TAG = 80

/** Whether the > at an offset compares, and is no mark of a quoted line, end of a tag or head of an arrow. */
function isComparison(text: Uint8Array, at: number, blockStart: number): boolean {
  const before = at > blockStart ? text[at - 1] : 0
  if (before === 0x2d || before === EQUALS || before === 0x3e) return false
  let quoted = at
  while (quoted > blockStart && (text[quoted - 1] === BLANK || text[quoted - 1] === 0x3e)) quoted -= 1
  if (quoted === blockStart || text[quoted - 1] === 0x0a || text[quoted - 1] === 0x0d) return false
  const least = Math.max(blockStart, at - LONGEST_TAG)
  for (let open = at - 1; open >= least && text[open] !== 0x3e; open -= 1)
    if (text[open] === 0x3c) return !(text[open + 1] === 0x2f || (text[open + 1] | 0x20) >= 0x61)
  return true
}

/** ± × ÷, those of mathematics that are no dots, bars or slashes, ↑ ↓ ▲ ▼ and the wide ＜ ＞, before an offset; else 0. */
function mathSign(text: Uint8Array, end: number, blockStart: number): number {
  const last = text[end - 1]
  const second = text[end - 2]
  if (end - 2 < blockStart) return 0
  if ((second === 0xc2 && last === 0xb1) || (second === 0xc3 && (last === 0x97 || last === 0xb7)))
    return mixed(second, last)
  if (end - 3 < blockStart) return 0
  const lead = text[end - 3]
  if (lead === 0xef && second === 0xbc) return last === 0x9c ? LESS : last === 0x9e ? MORE : 0
  if (lead !== 0xe2) return 0
  if (second === 0x86) return last === 0x91 || last === 0x93 ? mixed(second, last) : 0
  if (second === 0x96) return last === 0xb2 || last === 0xbc ? mixed(second, last) : 0
  // U+2248 and U+223C are printed for a tilde.
  if ((second === 0x89 && last === 0x88) || (second === 0x88 && last === 0xbc)) return ABOUT
  if (second === 0x89) return mixed(second, last)
  return second === 0x88 && (last === 0x93 || last >= 0x9d) && last !== 0xa3 && last !== 0xb6
    ? mixed(second, last)
    : 0
}

const mixed = (second: number, last: number) => Math.imul((second << 8) | last, 0x9e3779b1) | 1

/** Bytes before a number in which a quotation may begin that ends behind it. */
const QUOTED = 400

/** The sign behind the number text[start, end): 5+, 5′, 5″; and a raised or lowered last digit: 10⁵ is not 105. */
function signBehind(text: Uint8Array, start: number, end: number, blockStart: number): number {
  const byte = text[end]
  let sign = 0
  // +5+ is set in another type.
  if (byte === 0x2b) sign = start > blockStart && text[start - 1] === 0x2b ? 0 : AND_MORE
  else if (byte === QUOTE || byte === DOUBLE_QUOTE) {
    // '' closes a quotation as well.
    if (text[end + 1] !== QUOTE && !isQuoted(text, start, byte, blockStart))
      sign = byte === QUOTE ? PRIME : DOUBLE_PRIME
  } else if (byte === 0xe2 && text[end + 1] === 0x80) {
    if (text[end + 2] === 0xb2) sign = PRIME
    else if (text[end + 2] === 0xb3) sign = DOUBLE_PRIME
  }
  return text[end - 1] >= 0x80 && isRaised(text, start, end) ? sign ^ POWER : sign
}

/**
 * Whether a quotation that such a quote closes has begun before a number: "5", '5' or `5'. Looked for from the number on, past
 * quotations that ended, as what stands further in front is not the same in all copies. An apostrophe begins and ends none.
 */
function isQuoted(text: Uint8Array, start: number, quote: number, blockStart: number): boolean {
  const least = Math.max(blockStart, start - QUOTED)
  let ended = 0
  for (let at = start - 1; at >= least; at -= 1) {
    const byte = text[at]
    if (byte !== quote && (byte !== 0x60 || quote !== QUOTE)) continue
    const before = at === blockStart || byte === 0x60 ? BLANK : text[at - 1]
    const isLetterBehind = (text[at + 1] | 0x20) >= 0x61
    const isBehindDash = quote === DOUBLE_QUOTE && isLetterBehind && (before >= 0x80 || before === 0x2d)
    if (OPENS[before] === 1 || isBehindDash) {
      if (ended === 0) return true
      ended -= 1
    } else if (quote === DOUBLE_QUOTE || !isLetterBehind) ended += 1
  }
  return false
}

/** ² ³ ¹, ⁰ to ⁹ or ₀ to ₉ at the end of a number that begins otherwise. */
function isRaised(text: Uint8Array, start: number, end: number): boolean {
  if (text[start] >= 0x80) return false
  const [lead, second, last] = [text[end - 3], text[end - 2], text[end - 1]]
  if (second === 0xc2) return last === 0xb2 || last === 0xb3 || last === 0xb9
  return lead === 0xe2 && ((second === 0x81 && last >= 0xb0) || (second === 0x82 && last <= 0x89))
}

/** Whether a minus stands directly before an amount: - or U+2212, or the dash U+2013 that is printed for it. */
function isNegative(text: Uint8Array, start: number, blockStart: number): boolean {
  const width = text[start - 1] === 0x2d ? 1 : isLongMinus(text, start) ? 3 : 0
  const before = start - width
  if (width === 0 || before < blockStart) return false
  if (before === blockStart) return true
  const byte = text[before - 1]
  // A blank that does not break.
  return byte < 0x80 ? BEFORE[byte] === 1 : byte === 0xa0 && text[before - 2] === 0xc2
}

function isLongMinus(text: Uint8Array, end: number): boolean {
  if (end < 3 || text[end - 3] !== 0xe2) return false
  const [second, third] = [text[end - 2], text[end - 1]]
  return (second === 0x88 && third === 0x92) || (second === 0x80 && third === 0x93)
}
