/**
 * The fast path of fingerprinting: words of ASCII are found, folded, hashed and marked in one pass over the text,
 * without writing folded bytes. It gives the same as `tokenise`, `hashTokens` and `markTokens` one after another,
 * and gives up where a neighbour beyond ASCII, an abbreviation with dots or a sign has a say. Offsets are bytes.
 */
import * as kinds from '../text/characters.js'
import { BYTE_KINDS } from '../text/plain-words.js'
import type { Tokens } from '../text/tokens.js'
import { isTellingWord, LABEL, NUMBER, SENTENCE, TELLING } from './marks.js'
import { ENDS, endsSentence, MAY_END } from './sentences.js'
import { signOf } from './signs.js'
import { FNV_BASIS, FNV_PRIME, mix } from './token-hash.js'

// What a byte is, below the folded letters and digits: ordered by how often the end of a word asks for it.
/** @: the words on both sides are an address, or a name of its own. */
const AT_SIGN = 0
const PLAIN = 1
/** ! and ?: a sentence may end. */
const STOP = 2
const DOT = 3
/** + and #: the word before may be another one. */
const SIGN = 4
const COMMA = 5
const QUOTE = 6
const PERCENT = 7
/** A symbol, or part of a character beyond ASCII. */
const OTHER = 8
const LETTER = 0x30

const KIND_OF = new Map([
  [kinds.POINT, DOT],
  [kinds.COMMA, COMMA],
  [kinds.APOSTROPHE, QUOTE],
  [kinds.UNIT, PERCENT],
  [kinds.SYMBOL, OTHER],
  [kinds.BEYOND_ASCII, OTHER],
])
/** Of a byte: the folded letter or digit, else one of the kinds above. */
const BYTES = BYTE_KINDS.map((kind) => (kind >= LETTER ? kind : (KIND_OF.get(kind) ?? PLAIN)))
BYTES[0x40] = AT_SIGN
for (const stop of '!?') BYTES[stop.charCodeAt(0)] = STOP
for (const sign of '+#') BYTES[sign.charCodeAt(0)] = SIGN

/** Set in every folded letter and in no digit. */
const LETTER_BIT = 0x40

/**
 * Appends the tokens of text[from, to), part of the block that begins at `blockStart`, as long as they are plain and
 * there is room: their places to `tokens`, hash and marks to `hash` and `marks` from `at` on for the block's first.
 * Returns where it stopped: `to`, or where a token may begin. `folded` is not written.
 */
export function plainTokens(
  text: Uint8Array,
  blockStart: number,
  from: number,
  to: number,
  tokens: Tokens,
  hash: Uint32Array,
  marks: Uint8Array,
  at: number,
): number {
  const { start, end } = tokens
  // In locals, for V8 reads a module's constants anew at every use; | 0 tells it that they are integers.
  const bytes = BYTES
  const letter = LETTER | 0
  const plain = PLAIN | 0
  const stop = STOP | 0
  const basis = FNV_BASIS | 0
  const prime = FNV_PRIME | 0
  const room = Math.min(start.length, hash.length - at)
  let n = tokens.count
  let i = from
  /** Whether a sentence may have ended since the last token: what stands before `from` is not known. */
  let mayEnd = true
  /** Behind the last @. */
  let address = from > blockStart && text[from - 1] === 0x40 ? from : -1
  scan: while (i < to && n < room) {
    const first = bytes[text[i]]
    if (first < letter) {
      if (first === OTHER) break
      if (first === DOT || first === stop) mayEnd = true
      else if (first === AT_SIGN) {
        if (n > 0 && end[n - 1] === i) marks[at + n - 1] |= TELLING
        address = i + 1
      }
      i += 1
      continue
    }
    const began = i
    let sum = basis
    /** All folded letters and digits, and-ed: without LETTER_BIT one of them is a digit. */
    let all = LETTER_BIT
    let kind = first
    let sign = 0
    let elides = false
    for (;;) {
      // What stands before it keeps this loop apart from the one around it: alone it calls nothing, and V8 then
      // checks its arrays once.
      let seen = LETTER_BIT
      do {
        sum = Math.imul(sum ^ kind, prime)
        seen &= kind
        i += 1
        kind = i < to ? bytes[text[i]] : plain
      } while (kind >= letter)
      all &= seen
      if (kind <= stop) break
      if (kind === SIGN) {
        sign = signOf(text, began, i, blockStart, false)
        break
      }
      const joins = joinsAt(text, began, i, to, kind)
      if (joins === BREAKS) break
      if (joins === OTHERWISE) {
        i = began
        break scan
      }
      if (kind === QUOTE) elides = true
      sum = Math.imul(sum ^ (kind === QUOTE ? 0x27 : text[i]), prime)
      i += 1
      kind = bytes[text[i]]
    }

    const h = mix(sum) >>> 0
    let mark = 0
    if (all === 0) {
      mark = TELLING | NUMBER
      sign = signOf(text, began, i, blockStart, true)
    }
    if (mayEnd) mark |= n === 0 ? SENTENCE : beginsAs(text, start[n - 1], end[n - 1], began, mark)
    // Only a capital folds to another byte. (Doing this without a branch gained nothing.)
    if ((mark & SENTENCE) === 0 && text[began] !== first) mark |= TELLING
    if (began === address) mark |= TELLING
    if (isTellingWord(h) || (elides && endsInNt(text, began, i))) mark |= TELLING
    mayEnd = false
    start[n] = began
    end[n] = i
    hash[at + n] = h ^ sign
    marks[at + n] = mark
    n += 1
  }
  tokens.count = n
  return i
}

/** The mark of a word, no number, with which a sentence begins or may begin after the gap before it. */
function beginsAs(
  text: Uint8Array,
  wordStart: number,
  gapStart: number,
  gapEnd: number,
  mark: number,
): number {
  const ends = endsSentence(text, wordStart, gapStart, gapEnd)
  if (ends === ENDS) return SENTENCE
  return ends === MAY_END && (mark & NUMBER) === 0 ? LABEL : 0
}

const BREAKS = 0
const STAYS = 1
const OTHERWISE = 2

/** Whether the byte at `i`, of kind DOT or above, ends the word that began at `began`, stays in it, or is not for us. */
function joinsAt(text: Uint8Array, began: number, i: number, to: number, kind: number): number {
  if (kind === OTHER) return text[i] < 0x80 ? BREAKS : OTHERWISE
  if (kind === PERCENT) return isDigit(text[i - 1]) ? OTHERWISE : BREAKS
  if (i + 1 >= to) return BREAKS
  const next = BYTES[text[i + 1]]
  if (next < LETTER) return text[i + 1] < 0x80 ? BREAKS : OTHERWISE
  if (kind === QUOTE) return STAYS
  if (isDigit(text[i - 1])) {
    if (!isDigit(next)) return BREAKS
    // The commas between thousands are no part of the number.
    return kind === COMMA && isDigit(text[i + 2]) && isDigit(text[i + 3]) && !isDigit(text[i + 4])
      ? OTHERWISE
      : STAYS
  }
  if (kind === COMMA || isDigit(next)) return BREAKS
  // Only between single letters a dot may be an abbreviation's.
  const isSingle = i - 1 === began || BYTES[text[i - 2]] < LETTER
  return isSingle && (i + 2 >= to || BYTES[text[i + 2]] < LETTER) ? OTHERWISE : BREAKS
}

function isDigit(byte: number): boolean {
  return byte <= 0x39 && byte >= 0x30
}

/** Whether the word ends in n't behind another letter. */
function endsInNt(text: Uint8Array, from: number, end: number): boolean {
  return (
    end - from > 3 &&
    (text[end - 1] | 0x20) === 0x74 &&
    (text[end - 3] | 0x20) === 0x6e &&
    BYTES[text[end - 2]] === QUOTE
  )
}
