/** Signs in lines of code and in fenced blocks, and what they make of the hashes of the tokens behind them. Offsets are bytes. */
import type { Tokens } from '../text/tokens.js'
import { byteSet, isWordByte } from './byte-kinds.js'
import { FNV_BASIS, FNV_PRIME, mix } from './token-hash.js'

/** Bytes of a line of code at most: a longer one is prose with a formula in it. */
const LONGEST = 200

const [BLANK, TAB, EQUALS, BANG, AND, PAREN, MINUS, PLUS, SLASH, BRACE] = Array.from(' \t=!&(-+/{', (sign) =>
  sign.charCodeAt(0),
)

/** Operators that count wherever they stand between two tokens of a line of code. */
const OPERATORS = byteSet('<>=&|^~*+%')
/** What stands before a minus that is no hyphen. */
const BEFORE_MINUS = byteSet(' \t([{,=<>+-*/!&|?:')
/** What may stand right before the first token of a line and is no bullet. */
const LEADING = byteSet('!-+&~')

/** Whether the parenthesis at an offset opens the arguments of a call: "move(x", but not "the copy(s)" or "the (old)". */
export function isCall(text: Uint8Array, at: number): boolean {
  if (at === 0 || !isWordByte(text[at - 1])) return false
  let end = at + 1
  while (end - at <= 3 && text[end] >= 0x61 && text[end] <= 0x7a) end += 1
  return text[end] !== 0x29 || end === at + 1
}

/** Whether text[from, to), a line, looks like code, by one of the signs that prose does not have. */
export function isCodeLine(text: Uint8Array, from: number, to: number): boolean {
  if (to - from > LONGEST) return false
  for (let at = from; at < to; at += 1) {
    const next = text[at + 1]
    switch (text[at]) {
      case PAREN:
        if (isCall(text, at)) return true
        break
      case EQUALS: {
        const before = at > from ? text[at - 1] : 0
        if (before === BLANK && next === BLANK) return true
        // ==, but no ruler of them; +=, != and the like.
        if (next === EQUALS && before !== EQUALS && text[at + 2] !== EQUALS) return true
        if (next === BLANK && (before === PLUS || before === MINUS || before === BANG)) return true
        break
      }
      case AND:
        if (next === AND) return true
        break
      case BANG:
        if (
          (isWordByte(next) || next === PAREN) &&
          at > from &&
          (text[at - 1] === BLANK || text[at - 1] === PAREN)
        )
          return true
        break
      case MINUS:
        if (
          isWordByte(next) &&
          at > from &&
          (text[at - 1] === PAREN || (text[at - 1] === BLANK && text[at - 2] === 0x2c))
        )
          return true
        break
      default:
    }
  }
  let last = to - 1
  while (last > from && text[last] <= BLANK) last -= 1
  return text[last] === BRACE
}

/** The operators of a line of code in the gap text[from, to) before a token, as a sum; 0 if there are none. `leads`: the first token of its line. */
export function operatorSigns(text: Uint8Array, from: number, to: number, leads: boolean): number {
  let sum = 0
  let first = from
  if (leads) {
    // Bullets, quotation marks and the like stand apart.
    first = to
    while (first > from && LEADING[text[first - 1]] === 1) first -= 1
  }
  for (let at = first; at < to; at += 1) {
    const byte = text[at]
    const counts =
      byte === MINUS
        ? at === first
          ? leads || (at > 0 && BEFORE_MINUS[text[at - 1]] === 1)
          : BEFORE_MINUS[text[at - 1]] === 1
        : byte === BANG
          ? isWordByte(text[at + 1]) ||
            text[at + 1] === PAREN ||
            text[at + 1] === EQUALS ||
            text[at + 1] === BANG
          : byte === SLASH
            ? text[at - 1] === BLANK && text[at + 1] === BLANK
            : OPERATORS[byte] === 1
    if (counts) sum = Math.imul((sum === 0 ? FNV_BASIS : sum) ^ byte, FNV_PRIME)
  }
  return sum
}

/** Whether a block is fenced code, by its first visible bytes. */
export function isFence(text: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to && (text[at] === BLANK || text[at] === TAB || text[at] === 0x3e)) at += 1
  return (text[at] === 0x60 || text[at] === 0x7e) && text[at + 1] === text[at] && text[at + 2] === text[at]
}

/**
 * Gives each token of a fenced block that begins at `begin` a hash of all that is visible from the token before to its own
 * end, its capitals included. The fence itself may be longer or shorter.
 */
export function exactSigns(
  text: Uint8Array,
  begin: number,
  tokens: Tokens,
  hash: Uint32Array,
  at: number,
): void {
  const { count, start, end } = tokens
  let from = begin
  while (text[from] === text[begin]) from += 1
  for (let i = 0; i < count; i += 1) {
    let sum = 0
    for (let byte = from; byte < start[i]; byte += 1)
      if (text[byte] > BLANK) sum = Math.imul((sum === 0 ? FNV_BASIS : sum) ^ text[byte], FNV_PRIME)
    for (let byte = start[i]; byte < end[i]; byte += 1)
      if (text[byte] >= 0x41 && text[byte] <= 0x5a)
        sum = Math.imul((sum === 0 ? FNV_BASIS : sum) ^ (byte - start[i]), FNV_PRIME) ^ text[byte]
    if (sum !== 0) hash[at + i] ^= mix(sum)
    from = end[i]
  }
}
