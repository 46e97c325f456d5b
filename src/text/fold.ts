/**
 * Folding, one code point at a time: full case folding, compatibility decomposition, optional marks away
 * (DESIGN: "token"). Every code point is folded once, when it is first met, and kept in two flat tables:
 * `INFO` (what it is) and `FOLDED` (its folding, as UTF-8 bytes). Both are zero pages until touched, so
 * that loading this module costs nothing.
 */
import {
  APOSTROPHE,
  baseOf,
  CHARACTER,
  DIGIT,
  foldsAway,
  GREEK_BASE,
  IGNORED,
  IOTA_SUBSCRIPT,
  isDiacritic,
  isIgnored,
  isMark,
  isStacker,
  isStress,
  kindOf,
  LETTER,
  MARK,
  MARKS,
  NO_BASE,
  SEPARATOR,
  SYMBOL,
} from './characters.js'
import { decode, INVALID } from './code-point.js'
import { combiningRank } from './combining-order.js'

/** Raised whenever any folding or hash of a token changes: hashes are comparable within one version only. */
export const FOLD_VERSION = 2

/**
 * The most bytes that one byte of input can fold to, with the space after a token: U+FDFA, three bytes, folds
 * to 30 and a space.
 */
export const MOST_GROWTH = 11

// The fields of an INFO entry; 0 means not yet met. Kind in bits 0-3; number of folded bytes in bits 4-9;
// base group of the last letter in bits 10-12; rank of the last mark in bits 13-18; then flags.
export const KIND = 0xf
export const LENGTH_SHIFT = 4
export const LENGTH = 0x3f
export const BASE_SHIFT = 10
export const BASE = 0x7
export const RANK_SHIFT = 13
export const RANK = 0x3f
/** Folds to one letter (and marks): it can be part of an abbreviation with dots. */
export const ONE_LETTER = 1 << 19
/** A mark that is used with letters of many scripts. */
export const DIACRITIC = 1 << 20
export const STRESS = 1 << 21
export const IOTA = 1 << 22
export const STACKER = 1 << 23

const CODE_POINTS = 0x110000
export const INFO = new Uint32Array(CODE_POINTS)
/** Up to four folded bytes, the first one lowest; of longer foldings, and of MARKS, the offset in `LONG`. */
export const FOLDED = new Uint32Array(CODE_POINTS)
/** Foldings over four bytes, one after another. Unicode 17 has 104 KB of them, mostly Hangul syllables. */
export const LONG = new Uint8Array(1 << 18)
let longEnd = 0

const encoder = new TextEncoder()
const FRACTION_SLASH = '\u2044'

/** Full case folding of one character. By way of upper case: only that unites ß with SS, ς with Σ. */
function foldCase(char: string): string {
  return isMark(char) ? char : char.toLowerCase().toUpperCase().toLowerCase()
}

/** Case folding and decomposition undo each other for a few characters, so both go on until nothing changes. */
function decompose(char: string): string {
  let text = char
  for (;;) {
    const next = Array.from(text.normalize('NFKD'), foldCase).join('').normalize('NFKD')
    if (next === text) return text
    text = next
  }
}

interface Folding {
  readonly kind: number
  readonly text: string
  readonly base: number
  readonly letters: number
}

/** Of a decomposed letter or number: what stays of it, and what it is by its first character that stays. */
function foldLetter(decomposed: string): Folding {
  let kind = IGNORED
  let text = ''
  let base = NO_BASE
  let letters = 0
  for (const char of decomposed) {
    if (isIgnored(char)) continue
    if (isMark(char)) {
      if (char === IOTA_SUBSCRIPT && base === GREEK_BASE) {
        text += 'ι'
        letters++
      } else if (!foldsAway(base, isDiacritic(char), isStress(char))) text += char
      continue
    }
    const own = kindOf(char, char)
    const isLetter = own === LETTER || own === DIGIT || own === CHARACTER
    if (!isLetter && char !== FRACTION_SLASH) continue
    if (text === '') kind = own
    text += char
    base = baseOf(char)
    letters++
  }
  return { kind, text, base, letters }
}

function foldMark(decomposed: string): Folding {
  const several = Array.from(decomposed).length > 1
  return { kind: several ? MARKS : MARK, text: decomposed, base: NO_BASE, letters: 0 }
}

function foldCharacter(char: string): Folding {
  const plain = { text: char, base: NO_BASE, letters: 0 }
  if (isIgnored(char)) return { ...plain, kind: IGNORED, text: '' }
  const decomposed = decompose(char)
  if (Array.from(decomposed).every(isMark)) return foldMark(decomposed)
  const kind = kindOf(char, char.normalize('NFKD'))
  if (kind === LETTER || kind === DIGIT || kind === CHARACTER) return foldLetter(decomposed)
  if (kind === SEPARATOR) return { ...plain, kind, text: '' }
  if (kind === APOSTROPHE) return { ...plain, kind, text: "'" }
  if (kind !== SYMBOL) return { ...plain, kind, text: decomposed }
  // Law: the inside of a token holds no white space (foldings are joined by spaces).
  return { ...plain, kind, text: decomposed.replace(/\s/gu, '') }
}

/** Folds a code point (no surrogate), keeps the answer in the tables and returns its INFO entry. */
export function learn(codePoint: number): number {
  if (INFO[codePoint] !== 0) return INFO[codePoint]
  const { kind, text, base, letters } = foldCharacter(String.fromCodePoint(codePoint))
  const bytes = encoder.encode(text)
  const last = Array.from(text).at(-1) ?? ''
  const info =
    kind |
    (bytes.length << LENGTH_SHIFT) |
    (base << BASE_SHIFT) |
    ((isMark(last) ? combiningRank(last) : 0) << RANK_SHIFT) |
    (kind === LETTER && letters === 1 ? ONE_LETTER : 0) |
    (kind === MARK || kind === MARKS ? markFlags(text) : 0)
  if (bytes.length <= 4 && kind !== MARKS) {
    FOLDED[codePoint] = bytes.reduceRight((packed, byte) => (packed << 8) | byte, 0)
  } else {
    FOLDED[codePoint] = longEnd
    LONG.set(bytes, longEnd)
    longEnd += bytes.length
  }
  INFO[codePoint] = info
  return info
}

function markFlags(text: string): number {
  const marks = Array.from(text)
  return (
    (marks.every(isDiacritic) ? DIACRITIC : 0) |
    (marks.every(isStress) ? STRESS : 0) |
    (text === IOTA_SUBSCRIPT ? IOTA : 0) |
    (marks.some(isStacker) ? STACKER : 0)
  )
}

/** The INFO entry of the code point or invalid byte at bytes[i]; an invalid byte is a letter. */
export function infoAt(bytes: Uint8Array, i: number, to: number): number {
  const decoded = decode(bytes, i, to)
  return decoded === INVALID ? INVALID_BYTE : INFO[decoded >> 3] || learn(decoded >> 3)
}

/** The INFO entry of a byte that belongs to no character: it folds to two bytes, 0xFF and itself. */
export const INVALID_BYTE = LETTER | (2 << LENGTH_SHIFT)
