/**
 * Bounded samples of a document, in bytes, chosen by position alone. The head is not enough: scraped pages often
 * begin with kilobytes of ASCII, and archives and programs with a readable header.
 */
import { isAscii } from 'node:buffer'

/** Stretches a document is looked at in. 16 see what is in 1/16 of a file or more, in order of reading. */
const STRETCHES = 16

/**
 * Bytes for a statistical detector. All of it is text around non-ASCII characters, so 4 KiB tell as much as 16 of
 * a file's head; four times that lets damaged stretches be outvoted. A larger one takes longer and tells no more.
 */
const TEXT_SAMPLE = 16384

/** Bytes kept on each side of a non-ASCII byte: about the words before and after it, which tell a language. */
const CONTEXT = 40

/** Steps in which plain ASCII is skipped at the speed of memory. */
const SKIP = 4096

/**
 * The text around the non-ASCII bytes of `input`, in pieces joined by line feeds. Pieces begin and end at safe
 * borders, since detectors rule an encoding out for one split character. Controls other than white space are
 * replaced by spaces: detectors take them for the sign of a binary file, which is decided elsewhere. `input` is
 * in a superset of ASCII.
 */
export function aroundNonAscii(input: Uint8Array, budget = TEXT_SAMPLE): Uint8Array {
  const sample = new Uint8Array(budget)
  const stretches = input.length <= budget ? 1 : STRETCHES
  let filled = 0
  let last = 0
  for (let k = 0; k < stretches; k++) {
    const end = Math.floor((input.length / stretches) * (k + 1))
    const limit = filled + Math.floor((budget - filled) / (stretches - k))
    let at = nextNonAscii(input, Math.max(last, Math.floor((input.length / stretches) * k)), end)
    while (at < end) {
      const from = pieceStart(input, at, last, end)
      if (from === end) break
      const to = pieceEnd(input, from, Math.min(input.length, from + limit - filled - 1), filled === 0)
      if (to <= from) break
      for (let i = from; i < to; i++) {
        const byte = input[i]
        sample[filled++] = byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d ? 0x20 : byte
      }
      if (to < input.length) sample[filled++] = 0x0a
      last = to
      at = nextNonAscii(input, last, end)
    }
  }
  return sample.subarray(0, filled)
}

/** Controls, space, ASCII punctuation up to the slash: never the second byte of a character in any encoding. */
const SAFE = 0x30

/** How far a border is looked for: a long line of CJK has some ASCII in every few thousand bytes. */
const REACH = 4096

/** Where a piece that shows the byte at `at` begins: its context if there is a border, else behind it. */
function pieceStart(input: Uint8Array, at: number, last: number, end: number): number {
  const floor = Math.max(last, at - REACH)
  for (let i = Math.max(floor, at - CONTEXT); i > floor; i--) if (input[i - 1] < SAFE) return i
  if (floor === last) return last
  for (let i = at; i < end; i++) if (input[i] < SAFE) return i
  return end
}

/**
 * Where it ends: when its context is ASCII only, else at the last border before `limit`. A first piece without
 * any border is cut behind an even number of bytes, which is right for text all in pairs.
 */
function pieceEnd(input: Uint8Array, from: number, limit: number, isFirst: boolean): number {
  let border = from
  let silent = 0
  for (let i = from; i < limit; i++) {
    const byte = input[i]
    silent = byte < 0x80 ? silent + 1 : 0
    if (byte >= SAFE) continue
    border = i
    if (silent > CONTEXT) return border
  }
  if (limit === input.length) return limit
  return isFirst && border === from ? limit - ((limit - from) & 1) : border
}

function nextNonAscii(input: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && isAscii(input.subarray(at, Math.min(at + SKIP, end)))) at += SKIP
  while (at < end && input[at] < 0x80) at++
  return Math.min(at, end)
}

/** Bytes looked at per stretch for control characters: a disk page, enough to meet a format's padding. */
const PAGE = 4096

/**
 * Share of control characters, 0..1, without white space and ESC (which colours text in a terminal). Text has
 * hardly any, random bytes have 11 %, programs and images far more. `lowest`: 1 leaves NULs out.
 */
export function controlShare(input: Uint8Array, lowest: 0 | 1 = 0): number {
  const stretches = input.length <= STRETCHES * PAGE ? 1 : STRETCHES
  const width = stretches === 1 ? input.length : PAGE
  let seen = 0
  let controls = 0
  for (let k = 0; k < stretches; k++) {
    const start = stretches === 1 ? 0 : Math.floor(((input.length - PAGE) / (STRETCHES - 1)) * k)
    for (let i = start; i < start + width; i++) {
      const byte = input[i]
      if ((byte < 0x09 && byte >= lowest) || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f)
        controls++
    }
    seen += width
  }
  return seen === 0 ? 0 : controls / seen
}
