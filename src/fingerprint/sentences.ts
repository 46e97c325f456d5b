/** Where one sentence ends and the next begins, judged by what stands between two words. */

import { decode } from '../text/code-point.js'
import { letterKind, SMALL, UNCASED } from './letter-kinds.js'

/** Words before a full stop that ends no sentence, folded; single letters never do. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr st vs no vol fig figs eq sec ch pp ed eds prof gen rep sen gov inc ltd co corp jr sr rev hon ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mt ft etc approx ca cf al usw bzw nr str bd vgl ggf evtl mme mlle av'
  ).split(' '),
)
const LONGEST = 6

const isAscii = (byte: number) => byte < 0x80

/** What `endsSentence` answers: "1.", "URI." and "(Fig. 3)." may end a sentence or not. */
export const ENDS_NOT = 0
export const MAY_END = 1
export const ENDS = 2

/**
 * Whether a sentence ends in the gap text[gapStart, gapEnd) between the word that starts at `wordStart` and
 * the next word.
 */
export function endsSentence(text: Uint8Array, wordStart: number, gapStart: number, gapEnd: number): number {
  let stop = 0
  let unsure = false
  let white = false
  let bracket = false
  for (let at = gapStart; at < gapEnd; at += 1) {
    const byte = text[at]
    if (byte === 0x2e) {
      // A closing bracket before the stop leaves it open what ended: "(Fig. 3)." or a sentence.
      if (stop === 0 && bracket) unsure = true
      if (stop === 0) stop = 1
      white = false
    } else if (byte === 0x21 || byte === 0x3f) {
      stop = 2
      white = false
    } else if (byte === 0x29 || byte === 0x5d) {
      bracket = stop === 0
    } else if (stop > 0 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) {
      white = true
    } else if (byte >= 0xd8 && at + 1 < gapEnd) {
      const code = multiByte(text, at, gapEnd)
      // 。 ！ ？ ｡ end a sentence without a space; … ؟ ۔ । ॥ ። with one, as . does.
      if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61) return ENDS
      if (
        code === 0x2026 ||
        code === 0x61f ||
        code === 0x6d4 ||
        code === 0x964 ||
        code === 0x965 ||
        code === 0x1362
      )
        stop = 2
      else if (stop > 0 && code === 0xa0) white = true
    }
  }
  if (stop === 0 || !white) return ENDS_NOT
  const next = decode(text, gapEnd, text.length)
  if (next >= 0 && (letterKind(next >>> 3) & SMALL) !== 0) return ENDS_NOT
  if (stop === 2) return unsure ? MAY_END : ENDS
  if (isAbbreviation(text, wordStart, gapStart)) return ENDS_NOT
  return unsure || !endsInSmallLetters(text, wordStart, gapStart) ? MAY_END : ENDS
}

/** Only a stop after a word in small letters surely ends a sentence. */
function endsInSmallLetters(text: Uint8Array, from: number, to: number): boolean {
  let start = to - 1
  while (start > from && (text[start] & 0xc0) === 0x80) start -= 1
  const last = decode(text, start, to)
  return last >= 0 && (letterKind(last >>> 3) & (SMALL | UNCASED)) !== 0
}

function isAbbreviation(text: Uint8Array, from: number, to: number): boolean {
  const length = to - from
  if (length > LONGEST) return false
  let word = ''
  for (let at = from; at < to; at += 1) {
    if (!isAscii(text[at])) return false
    word += String.fromCharCode(text[at] | 0x20)
  }
  // A letter alone is an initial: J. Smith; "A.I." has its dots inside the token or before it.
  return (length === 1 && (text[from] | 0x20) >= 0x61) || ABBREVIATIONS.has(word)
}

/** The code point of a two- or three-byte sequence, 0 for anything else. */
function multiByte(text: Uint8Array, at: number, end: number): number {
  const lead = text[at]
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | (text[at + 1] & 0x3f)
  if (lead < 0xf0 && at + 2 < end)
    return ((lead & 0x0f) << 12) | ((text[at + 1] & 0x3f) << 6) | (text[at + 2] & 0x3f)
  return 0
}
