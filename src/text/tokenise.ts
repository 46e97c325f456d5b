/**
 * Splits UTF-8 bytes into folded tokens: the program's hottest loop. Offsets are bytes. What a character is
 * and what it folds to comes from the tables of `fold.ts`; here is only what depends on its neighbours.
 */
import {
  APOSTROPHE,
  BEYOND_ASCII,
  CHARACTER,
  COMMA,
  DIGIT,
  IGNORED,
  LATIN_BASE,
  LETTER,
  MARK,
  MARKS,
  POINT,
  SEPARATOR,
  SYMBOL,
  UNIT,
} from './characters.js'
import { decode, INVALID } from './code-point.js'
import {
  BASE_SHIFT,
  FOLDED,
  INFO,
  INVALID_BYTE,
  KIND,
  LENGTH,
  LENGTH_SHIFT,
  LONG,
  learn,
  MOST_GROWTH,
  RANK,
  RANK_SHIFT,
  STACKER,
} from './fold.js'
import {
  endsInDigit,
  isSingleLetter,
  letterOrDigitAhead,
  singleLetterAhead,
  staysInNumber,
  withoutGroups,
} from './joins.js'
import { appendMark, isIotaSubscript, isOptional, tailAfterMark } from './marks.js'
import { BYTE_KINDS, FIRST_LETTER, plainWords } from './plain-words.js'
import type { Tokens } from './tokens.js'

// The state between two code points: which token is open, and so what may go on with it.
const NONE = 0
const RUN = 1
/** A character of an unspaced script, a symbol, or a mark without a letter: only marks go on with it. */
const SINGLE = 2
/** The same after a stacker: the next consonant goes on with it, too. */
const STACK = 3

/** Room is made once for so many bytes of input: enough to forget its cost, and small beside the caches. */
const STRETCH = 1 << 14
/** An ASCII letter's or digit's own entry. */
const ASCII_LETTER = LETTER | (1 << LENGTH_SHIFT) | (LATIN_BASE << BASE_SHIFT)

/**
 * Appends the tokens of bytes[from, to) to `out`. `from` and `to` are line borders: no token crosses the end
 * of a line, so that a line's tokens do not depend on the lines around it.
 */
export function tokenise(bytes: Uint8Array, from: number, to: number, out: Tokens): void {
  let at = from
  while (at < to) {
    const stop = Math.min(to, at + STRETCH)
    out.reserve(out.count + stop - at, out.foldedStart[out.count] + stop - at + 1)
    at = plainWords(bytes, at, stop, out)
    if (at < to) at = otherWords(bytes, at, to, out)
  }
}

/**
 * The same by the general rules, from a place where no token is open, and only up to where a word of ASCII letters
 * may begin behind the first token: returns that place, or `to`.
 */
export function otherWords(bytes: Uint8Array, from: number, to: number, out: Tokens): number {
  // Tables in locals: V8 reads an imported binding anew at every use. Literals for the imported constants gave
  // 10-20 % more on text beyond ASCII, and were not worth reading; arithmetic for the byte table gave nothing.
  const kinds = BYTE_KINDS
  const infos = INFO
  const foldings = FOLDED
  let i = from
  let n = out.count
  let o = out.foldedStart[n]
  let open = NONE
  /** The entry of what was appended last: a mark is judged by its base group and put in order by its rank. */
  let tail = 0
  /** Where in `folded` the part of the token began that may be a single letter; -1 if none can be. */
  let part = 0
  /** Whether the open token has a comma, which may only part its thousands. */
  let commas = false
  stretches: while (i < to) {
    const stop = Math.min(to, i + STRETCH)
    // The last code point may reach three bytes past `stop`; four bytes are written whatever a folding's length.
    out.reserve(n + stop - i + 2, o + (stop - i + 4) * MOST_GROWTH)
    const { start, end, folded, foldedStart } = out
    while (i < stop) {
      let kind = kinds[bytes[i]]
      if (open === NONE && kind >= FIRST_LETTER && i !== from) break stretches
      if (kind >= FIRST_LETTER && open <= RUN) {
        if (open === NONE) {
          start[n] = i
          part = o
          open = RUN
        }
        tail = ASCII_LETTER
        do {
          folded[o++] = kind
          i++
          if (i === stop) continue stretches
          kind = kinds[bytes[i]]
        } while (kind >= FIRST_LETTER)
      }

      let width = 1
      let info = 0
      let value = bytes[i]
      let length = 1
      /** The state behind this code point if it becomes text of a token, and whether that is the open one. */
      let next = NONE
      let goesOn = false
      if (kind !== SEPARATOR) {
        if (kind >= FIRST_LETTER) {
          value = kind
          info = ASCII_LETTER
          kind = LETTER
        } else if (kind === BEYOND_ASCII) {
          const decoded = decode(bytes, i, to)
          if (decoded === INVALID) {
            value = 0xff | (value << 8)
            info = INVALID_BYTE
          } else {
            width = decoded & 7
            const codePoint = decoded >> 3
            info = infos[codePoint] || learn(codePoint)
            value = foldings[codePoint]
          }
          kind = info & KIND
          length = (info >> LENGTH_SHIFT) & LENGTH
        }

        switch (kind) {
          case LETTER:
          case DIGIT:
            next = RUN
            goesOn = open === RUN
            break
          case CHARACTER:
            next = SINGLE
            goesOn = open === STACK
            break
          case IGNORED:
            i += width
            continue
          case MARK:
          case MARKS: {
            let at = kind === MARKS ? value : -1
            const last = kind === MARKS ? value + length : -1
            do {
              if (kind === MARKS) {
                const decoded = decode(LONG, at, last)
                at += decoded & 7
                info = infos[decoded >> 3] || learn(decoded >> 3)
                value = foldings[decoded >> 3]
              }
              if (isIotaSubscript(info, tail)) {
                folded[o++] = 0xce // ι
                folded[o++] = 0xb9
              } else if (!isOptional(info, tail)) {
                if (open === NONE) {
                  start[n] = i
                  part = o
                  open = SINGLE
                }
                o = appendMark(folded, foldedStart[n], o, info, value, tail)
                tail = tailAfterMark(info, tail)
                // A mark that is no starter may stand on either side of a stacker, by canonical order.
                if (open !== RUN && (info & STACKER) !== 0) open = STACK
                else if (open === STACK && ((info >> RANK_SHIFT) & RANK) === 0) open = SINGLE
              }
            } while (at < last)
            i += width
            continue
          }
          case SYMBOL:
            next = SINGLE
            break
          case APOSTROPHE:
            if (open === RUN && letterOrDigitAhead(bytes, i + width, to)) {
              // An abbreviation may follow an elided article: l'O.N.U. is l'onu.
              part = isSingleLetter(folded, part, o) ? o + 1 : -1
              value = 0x27
              next = RUN
              goesOn = true
            }
            break
          case POINT:
            if (open !== RUN || i + width >= to || bytes[i + width] <= 0x20) break
            if (isSingleLetter(folded, part, o) && singleLetterAhead(bytes, i + width, to)) {
              part = o
              i += width
              continue
            }
            next = staysInNumber(folded, foldedStart[n], o, bytes, i + width, to) ? RUN : NONE
            goesOn = next === RUN
            break
          case COMMA:
            if (open !== RUN || i + width >= to || bytes[i + width] <= 0x20) break
            next = staysInNumber(folded, foldedStart[n], o, bytes, i + width, to) ? RUN : NONE
            goesOn = next === RUN
            commas ||= goesOn
            break
          case UNIT:
            if (open === RUN && endsInDigit(folded, foldedStart[n], o)) next = SINGLE
        }
      }

      if (open !== NONE && !goesOn) {
        end[n] = i
        if (commas) o = withoutGroups(folded, foldedStart[n], o)
        commas = false
        folded[o++] = 0x20
        foldedStart[++n] = o
        open = NONE
        tail = 0
      }
      if (next !== NONE) {
        if (!goesOn) {
          start[n] = i
          part = o
        }
        open = next
        tail = info
        if (length <= 4) {
          folded[o] = value
          folded[o + 1] = value >>> 8
          folded[o + 2] = value >>> 16
          folded[o + 3] = value >>> 24
        } else {
          for (let k = 0; k < length; k++) folded[o + k] = LONG[value + k]
        }
        o += length
      }
      i += width
    }
  }
  if (open !== NONE) {
    out.end[n] = to
    if (commas) o = withoutGroups(out.folded, out.foldedStart[n], o)
    out.folded[o++] = 0x20
    out.foldedStart[++n] = o
  }
  out.count = n
  return i
}
