/**
 * Of which neighbours in a block all places are known where they stand together: those of a seed of which no place was left
 * out, and what stands nowhere earlier. Both say something of one sentence only: what stands around it says nothing of it.
 */
import type { Bytes } from '../columns/column.js'
import { SENTENCE } from '../fingerprint/marks.js'
import { WINDOW } from '../fingerprint/winnowing.js'
import type { DocumentRange } from './block-match.js'
import type { Cover } from './cover.js'
import type { TwiceSeeds } from './seed-stream.js'

/** Notes that all places of a seed are known, of `size` tokens, if it is of one sentence of the block [from, to). */
export function knowSeed(
  cover: Cover,
  marks: Bytes,
  seed: number,
  from: number,
  to: number,
  size: number,
): void {
  if (seed >= from && seed + size <= to && isOfOneSentence(marks, seed, seed + size))
    cover.know(seed, seed + size)
}

/**
 * Notes what of the block [from, to) stands nowhere earlier: in each window one shingle is a seed, and so are the first and the
 * last one of a block. None of a kind that stands twice is there. `seed` is the number of the first seed from `from` on.
 */
export function knowNew(
  cover: Cover,
  marks: Bytes,
  from: number,
  to: number,
  document: DocumentRange,
  { place, count, size }: TwiceSeeds,
  seed: number,
): void {
  let before = seed === 0 ? document.from - 1 : place[seed - 1]
  for (let at = seed; at <= count && before < to; at += 1) {
    const behind = at === count ? document.to - size + 1 : place[at]
    if (before < from && behind > from) knowSeed(cover, marks, from, from, to, size)
    if (before < to - size && behind > to - size) knowSeed(cover, marks, to - size, from, to, size)
    const last = Math.min(behind - 1, to - size) - WINDOW + 1
    for (let window = Math.max(before + 1, from); window <= last; window += 1)
      if (isOfOneSentence(marks, window, window + WINDOW - 1 + size))
        cover.know(window + WINDOW - 1, window + size)
    before = behind
  }
}

function isOfOneSentence(marks: Bytes, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if ((marks.at(at) & SENTENCE) !== 0) return false
  return true
}
