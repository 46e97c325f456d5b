/**
 * A block's words as one 32-bit hash, with digits and dates masked where law 3 lets them be: if at least three
 * other tokens remain, "Page 3 of the archive, May 2019" and "Page 12 of the archive, June 2020" are one line.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isLabel, LABEL, NUMBER } from '../fingerprint/marks.js'
import { isDateWord } from './date-words.js'

/** Tokens of a line of boilerplate, at most (law 3). In scripts without spaces that is as many characters. */
export const MOST_TOKENS = 40
/** Tokens that must remain beside what is masked (law 3). */
const UNMASKED = 3
/** Numbers and dates in a row are one: "3 May 2020" and "May 3, 2020, 12:31" are both a date. */
const MASK = 0x2545f491
/** Tokens at either end by which a longer block is known, with its length. */
const KNOWN_BY = 12
/** What a masked block's hash begins with, so that it never equals that of a block without numbers by chance alone. */
const MASKED = 0x6c078965

/** Whether the tokens [from, to) of a block are compared with their numbers and dates masked. */
export function isMasked(corpus: Corpus, from: number, to: number): boolean {
  const { marks } = corpus
  if (to - from > MOST_TOKENS || to - from <= UNMASKED) return false
  let numbers = 0
  for (let at = from; at < to; at += 1) numbers += isFreeNumber(marks.at(at)) ? 1 : 0
  if (numbers === 0) return false
  // A line of data has more numbers than words between them; a date is one.
  let others = 0
  let masks = 0
  let within = false
  for (let at = from; at < to; at += 1) {
    const masked = maskedAt(corpus, at) === MASK
    if (masked && !within) masks += 1
    else if (!masked && !isLabel(marks.at(at))) others += 1
    within = masked
  }
  return others >= UNMASKED && others >= masks
}

/** A label's number stays: "2. Scope" and "3. Scope" are two headings. */
function isFreeNumber(mark: number): boolean {
  return (mark & (NUMBER | LABEL)) === NUMBER
}

/**
 * The hash by which blocks are compared; 0 for a block without tokens only. Of a block that is too long for boilerplate
 * both ends and the length speak for all: that it repeats only ever keeps its neighbours.
 */
export function lineHash(corpus: Corpus, block: number): number {
  const { first, hash, marks } = corpus
  const from = first.at(block)
  const to = first.at(block + 1)
  if (from === to) return 0
  let h = to - from
  let numbers = 0
  if (to - from > MOST_TOKENS) {
    for (let i = 0; i < KNOWN_BY; i += 1) {
      h = Math.imul(h ^ hash.at(from + i), 0x9e3779b1)
      h = Math.imul(h ^ (h >>> 15) ^ hash.at(to - 1 - i), 0x85ebca6b)
    }
    return named(h)
  }
  for (let at = from; at < to; at += 1) {
    h = Math.imul(h ^ hash.at(at), 0x9e3779b1)
    h ^= h >>> 15
    numbers |= marks.at(at)
  }
  return named((numbers & NUMBER) !== 0 && to - from > UNMASKED ? maskedHash(corpus, from, to, h) : h)
}

/** The hash of the masked tokens [from, to); `plain` where they are not masked: what isMasked says, in the same walk. */
function maskedHash({ hash, marks }: Corpus, from: number, to: number, plain: number): number {
  let h = MASKED
  let numbers = 0
  let others = 0
  let masks = 0
  let within = false
  for (let at = from; at < to; at += 1) {
    const isNumber = isFreeNumber(marks.at(at))
    const masked = isNumber || isDateWord(hash.at(at))
    if (isNumber) numbers += 1
    if (!masked && !isLabel(marks.at(at))) others += 1
    if (masked && within) continue
    if (masked) masks += 1
    within = masked
    h = Math.imul(h ^ (masked ? MASK : hash.at(at)), 0x9e3779b1)
    h ^= h >>> 15
  }
  return numbers > 0 && others >= UNMASKED && others >= masks ? h : plain
}

/** Never 0, which says that there are no words, nor 0xffffffff, which says that there is no line. */
function named(h: number): number {
  return Math.min((h ^ (h >>> 13)) >>> 0 || 1, 0xfffffffe)
}

/** Whether two blocks have the same words, masked alike: hashes alone would now and then take another line's part. */
export function sameLine(corpus: Corpus, a: number, b: number): boolean {
  const { first, hash } = corpus
  let [i, j] = [first.at(a), first.at(b)]
  const [endA, endB] = [first.at(a + 1), first.at(b + 1)]
  const masked = isMasked(corpus, i, endA)
  if (masked !== isMasked(corpus, j, endB)) return false
  if (!masked) {
    if (endA - i !== endB - j) return false
    for (; i < endA; i += 1, j += 1) if (hash.at(i) !== hash.at(j)) return false
    return true
  }
  while (i < endA && j < endB) {
    if (maskedAt(corpus, i) !== maskedAt(corpus, j)) return false
    i = nextMasked(corpus, i, endA)
    j = nextMasked(corpus, j, endB)
  }
  return i === endA && j === endB
}

/** Writes the tokens [from, to), 40 at most, masked as they are compared, into `out`; says how many. */
export function maskedTokens(corpus: Corpus, from: number, to: number, out: Uint32Array): number {
  const { hash } = corpus
  const masked = isMasked(corpus, from, to)
  let count = 0
  for (let at = from; at < to; at = masked ? nextMasked(corpus, at, to) : at + 1)
    out[count++] = masked ? maskedAt(corpus, at) : hash.at(at)
  return count
}

/** The two tokens at one end of [from, to), masked whether or not there are enough others: 0 where there is none. */
export function maskedEnd(corpus: Corpus, from: number, to: number, atEnd: boolean): [number, number] {
  if (!atEnd) {
    const next = nextMasked(corpus, from, to)
    return [maskedAt(corpus, from), next < to ? maskedAt(corpus, next) : 0]
  }
  let before = to - 1
  while (before > from && maskedAt(corpus, before) === MASK && maskedAt(corpus, before - 1) === MASK)
    before -= 1
  return [before > from ? maskedAt(corpus, before - 1) : 0, maskedAt(corpus, to - 1)]
}

function maskedAt({ hash, marks }: Corpus, at: number): number {
  return isFreeNumber(marks.at(at)) || isDateWord(hash.at(at)) ? MASK : hash.at(at)
}

function nextMasked(corpus: Corpus, at: number, end: number): number {
  let next = at + 1
  if (maskedAt(corpus, at) === MASK) while (next < end && maskedAt(corpus, next) === MASK) next += 1
  return next
}
