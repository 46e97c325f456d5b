/** Where one sentence ends and the next begins, judged by what stands between two words. */

import { decode, lastStart } from '../text/code-point.js'
import {
  CAPITAL,
  CLOSES,
  FULL_STOP,
  letterKind,
  MARK,
  OPENS,
  SMALL,
  SPACELESS,
  TERMINAL,
  UNCASED,
  WHITE,
} from './letter-kinds.js'

/** Words before a full stop that ends no sentence, in small letters; a single letter never does. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr st vs no vol fig figs eq sec ch pp ed eds prof gen rep sen gov inc ltd co corp jr sr rev hon ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mt ft etc approx ca cf al usw bzw nr str bd vgl ggf evtl mme mlle av ' +
    // German, French, Spanish, Portuguese, Italian
    'sog hrsg abs jh hl tel sra srta dra dña ud uds pág págs núm aprox sig dott avv pag ' +
    // Dutch, Polish, Turkish
    'dhr mevr bijv nl zgn np tzn tj tzw ul godz mgr inż örn sn yy ' +
    // Russian, Ukrainian
    'гг им ул пр стр см тыс млн млрд руб напр тел проф акад св ст вул ' +
    // Hindi, Bengali, Tamil
    'डॉ प्रो श्री कि मी ড ডা মো প্রো திரு டாக்டர் ' +
    // Arabic
    'أ م ص'
  ).split(' '),
)
/** Of these, those that as often end a sentence: "pumps, hoses, etc. The yard". A title or "fig." never does. */
const MAY_BE_LAST = new Set('inc ltd co corp jr etc al usw'.split(' '))
/** Bytes of the longest. */
const LONGEST = 24

const isAscii = (byte: number) => byte < 0x80

/** What `endsSentence` answers: "1.", "URI.", "etc." and "(Fig. 3)." may end a sentence or not. */
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
  /** A stop that asks for no space; and a quotation that ends behind the stop, perhaps inside a sentence. */
  let full = false
  let closed = false
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
    } else if (stop > 0 && byte === 0x22) {
      closed = !white
    } else if (byte >= 0xc2 && at + 1 < gapEnd) {
      const kind = kindOf(text, at, gapEnd)
      if ((kind & FULL_STOP) !== 0) {
        stop = 2
        full = true
        white = false
      } else if ((kind & TERMINAL) !== 0) stop = 2
      else if (stop > 0) {
        if ((kind & WHITE) !== 0) white = true
        else if ((kind & CLOSES) !== 0) closed = !white
        else if ((kind & OPENS) !== 0 && closed) closed = false
      }
    }
  }
  if (stop === 0 || (!white && !full)) return ENDS_NOT
  const next = kindOf(text, gapEnd, text.length)
  // 「本当？」と聞いた, “好。”他说: the sentence may go on behind the quotation. In other scripts a small letter says so.
  if (closed && (next & UNCASED) !== 0 && !(full && white)) return MAY_END
  if (full) return ENDS
  const small = (next & SMALL) !== 0
  if (small && (stop === 2 || closed || unsure || !isBullet(text, gapEnd))) return ENDS_NOT
  if (stop === 2) return unsure ? MAY_END : ENDS
  const short = abbreviation(text, wordStart, gapStart)
  if (short !== NO_ABBREVIATION) return short === MAY_BE_LAST_WORD && !small ? MAY_END : ENDS_NOT
  if (small) return endsInSmallLetters(text, wordStart, gapStart) ? MAY_END : ENDS_NOT
  return unsure || !endsInSmallLetters(text, wordStart, gapStart) ? MAY_END : ENDS
}

/** Whether a letter alone stands at an offset, as a list has it that lost its lines: "of the pier. o The ferry". */
function isBullet(text: Uint8Array, at: number): boolean {
  return isAscii(text[at]) && text[at + 1] === 0x20
}

/** Only a stop after a word in small letters surely ends a sentence; Thai and its like have stops in abbreviations. */
function endsInSmallLetters(text: Uint8Array, from: number, to: number): boolean {
  // Vowel signs and other marks stand behind their letter.
  for (let end = to; end > from; ) {
    const start = lastStart(text, from, end)
    const last = kindOf(text, start, end)
    if ((last & (SMALL | UNCASED)) !== 0) return (last & SPACELESS) === 0
    if ((last & MARK) === 0) return false
    end = start
  }
  return false
}

const NO_ABBREVIATION = 0
const NEVER_LAST = 1
const MAY_BE_LAST_WORD = 2

/** Whether the word text[from, to) before a full stop is an abbreviation, and of which kind. */
function abbreviation(text: Uint8Array, from: number, to: number): number {
  const length = to - from
  if (length > LONGEST) return NO_ABBREVIATION
  // A letter alone is an initial: J. Smith; "A.I." has its dots inside the token or before it.
  if (length === 1) return (text[from] | 0x20) >= 0x61 ? NEVER_LAST : NO_ABBREVIATION
  let word = ''
  for (let at = from; at < to; at += 1) {
    if (!isAscii(text[at])) return isForeignAbbreviation(text, from, to) ? NEVER_LAST : NO_ABBREVIATION
    word += String.fromCharCode(text[at] | 0x20)
  }
  if (!ABBREVIATIONS.has(word)) return NO_ABBREVIATION
  return MAY_BE_LAST.has(word) ? MAY_BE_LAST_WORD : NEVER_LAST
}

/** Whether it is one beyond ASCII: А. С., ул., डॉ. */
function isForeignAbbreviation(text: Uint8Array, from: number, to: number): boolean {
  const decoded = decode(text, from, to)
  if (decoded >= 0 && from + (decoded & 7) === to)
    return (letterKind(decoded >>> 3) & (CAPITAL | SMALL)) !== 0
  const word = Buffer.from(text.buffer, text.byteOffset + from, to - from).toString('utf8')
  return ABBREVIATIONS.has(word.toLowerCase())
}

/** The bits of the code point at `at`, or none where there is none. */
function kindOf(text: Uint8Array, at: number, end: number): number {
  const decoded = decode(text, at, end)
  return decoded < 0 ? 0 : letterKind(decoded >>> 3)
}
