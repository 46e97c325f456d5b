/** Where the sources of a block begin and end, and whether the next one goes on there. All places are numbers of tokens. */
import { GAP } from '../match/chains.js'
import type { Cover } from '../match/cover.js'

/** First and last place of the sources of a block of `size` tokens, end exclusive; -1 where it has none. */
export function sourceSpan(cover: Cover, size: number): readonly [from: number, to: number] {
  let first = 0
  while (first < size && !cover.covers(first)) first += 1
  let last = size - 1
  while (last > first && !cover.covers(last)) last -= 1
  return first < size ? [cover.sourceAt[first], cover.sourceAt[last] + 1] : [-1, -1]
}

/** Whether a source that begins at `begin` goes on where another ended; `end` is -1 if there was no other. */
export function follows(end: number, begin: number): boolean {
  return end >= 0 && begin >= end && begin - end <= GAP
}
