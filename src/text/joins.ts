/**
 * Whether a dot, a comma or an apostrophe inside a token stays there: looks at the folded token in front of
 * it and at the bytes behind it. All offsets are bytes. Rare beside the main loop, so written for clarity.
 */
import { DIGIT, GREEK_BASE, IGNORED, LETTER, MARK, MARKS } from './characters.js'
import { decode, INVALID, lastStart } from './code-point.js'
import { BASE, BASE_SHIFT, INFO, IOTA, infoAt, KIND, learn, ONE_LETTER } from './fold.js'

/** Past the code points, from bytes[i] on, that count as absent. */
function skipIgnored(bytes: Uint8Array, i: number, to: number): number {
  while (i < to && (infoAt(bytes, i, to) & KIND) === IGNORED) i += widthAt(bytes, i, to)
  return i
}

function widthAt(bytes: Uint8Array, i: number, to: number): number {
  const decoded = decode(bytes, i, to)
  return decoded === INVALID ? 1 : decoded & 7
}

/** The kind of the first code point of bytes[i, to) that does not count as absent, 0 if there is none. */
function kindAhead(bytes: Uint8Array, i: number, to: number): number {
  const at = skipIgnored(bytes, i, to)
  return at < to ? infoAt(bytes, at, to) & KIND : 0
}

export function letterOrDigitAhead(bytes: Uint8Array, i: number, to: number): boolean {
  const kind = kindAhead(bytes, i, to)
  return kind === LETTER || kind === DIGIT
}

/** Whether the text from bytes[i] on is a letter, its marks, and then no further letter or digit. */
export function singleLetterAhead(bytes: Uint8Array, i: number, to: number): boolean {
  let at = skipIgnored(bytes, i, to)
  if (at >= to) return false
  const letter = infoAt(bytes, at, to)
  if ((letter & ONE_LETTER) === 0) return false
  const isGreek = ((letter >> BASE_SHIFT) & BASE) === GREEK_BASE
  for (;;) {
    at = skipIgnored(bytes, at + widthAt(bytes, at, to), to)
    if (at >= to) return true
    const info = infoAt(bytes, at, to)
    const kind = info & KIND
    // The iota under a Greek vowel folds to a second letter.
    if (kind === LETTER || kind === DIGIT || (isGreek && (info & IOTA) !== 0)) return false
    if (kind !== MARK && kind !== MARKS) return true
  }
}

/** Whether folded[from, end) is one letter and its marks. */
export function isSingleLetter(folded: Uint8Array, from: number, end: number): boolean {
  if (from < 0 || from >= end || (infoAt(folded, from, end) & ONE_LETTER) === 0) return false
  for (let at = from + widthAt(folded, from, end); at < end; at += widthAt(folded, at, end)) {
    const kind = infoAt(folded, at, end) & KIND
    if (kind !== MARK && kind !== MARKS) return false
  }
  return true
}

/** Whether folded[from, end) ends in a digit of any script. */
export function endsInDigit(folded: Uint8Array, from: number, end: number): boolean {
  const last = folded[end - 1]
  if (last < 0x80) return last >= 0x30 && last <= 0x39
  const decoded = decode(folded, lastStart(folded, from, end), end)
  return decoded !== INVALID && ((INFO[decoded >> 3] || learn(decoded >> 3)) & KIND) === DIGIT
}

/** Whether a dot or comma between folded[from, end) and bytes[i, to) has a digit on both sides. */
export function staysInNumber(
  folded: Uint8Array,
  from: number,
  end: number,
  bytes: Uint8Array,
  i: number,
  to: number,
): boolean {
  return endsInDigit(folded, from, end) && kindAhead(bytes, i, to) === DIGIT
}

/** A group between two commas has so many digits, and the first as many at most. */
const GROUP = 3

/**
 * Takes the commas between thousands out of the token folded[from, end), and answers with its end: 12,000 is 12000. What
 * begins with 0 is a fraction (0,125), and so is what is not grouped to its end (1,25). A single group of other digits than
 * zeros may be one as well, where the comma is the decimal sign: 1,250 kg.
 */
export function withoutGroups(folded: Uint8Array, from: number, end: number): number {
  const isDigit = (at: number) => at < end && folded[at] >= 0x30 && folded[at] <= 0x39
  let at = from
  while (isDigit(at)) at += 1
  if (folded[from] === 0x30 || at - from < 1 || at - from > GROUP) return end
  let groups = 0
  let isRound = true
  for (; at < end && folded[at] === 0x2c; groups += 1) {
    const group = at + 1
    for (at = group; isDigit(at); at += 1) if (folded[at] !== 0x30) isRound = false
    if (at - group !== GROUP) return end
  }
  if (groups === 1 && !isRound && at === end) return end
  // Behind a dot there are digits only, and no other dot: 1,000.5.
  if (at < end && folded[at] === 0x2e) for (at += 1; isDigit(at); ) at += 1
  if (at < end) return end
  let to = from
  for (let i = from; i < end; i += 1) if (folded[i] !== 0x2c) folded[to++] = folded[i]
  return to
}
