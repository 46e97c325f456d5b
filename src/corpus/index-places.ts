/**
 * Where text of an index lies: whole blocks, for an index holds no text that a word could be found in. Offsets are bytes
 * of the input, ends exclusive; lines are 1-based, inclusive.
 */
import type { ReadDocument } from './first-read.js'
import type { Located } from './second-read.js'
import { DOCUMENT, END, END_LINE, PLACE, type Places, START, START_LINE } from './token-places.js'

/** By block of the corpus, whose first blocks are those of the index: borders in the input, and lines. */
export interface IndexLines {
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly startLine: Uint32Array
  readonly endLine: Uint32Array
}

/** Fills the places of the documents before those that were read again. */
export function placeInIndex(
  documents: readonly ReadDocument[],
  { groups, blocks, old }: Located,
  lines: IndexLines,
  { stretches: rows, canonicals }: Places,
): void {
  const { first } = blocks
  const { stretches } = groups
  const write = (to: Uint32Array, at: number, rank: number, block: number, last: number) => {
    const row = at * PLACE
    to[row + DOCUMENT] = rank
    to[row + START] = lines.start[block]
    to[row + END] = lines.end[last]
    to[row + START_LINE] = lines.startLine[block]
    to[row + END_LINE] = lines.endLine[last]
  }
  for (let rank = 0; rank < old; rank += 1) {
    const { firstBlock, blocks: count } = documents[rank]
    for (let at = stretches.firstOf[rank]; at < stretches.lastOf[rank]; at += 1) {
      let last = stretches.block[at]
      while (last + 1 < firstBlock + count && first[last + 1] < stretches.to[at]) last += 1
      write(rows, at, rank, stretches.block[at], last)
    }
    for (let group = groups.firstOf[rank]; group < groups.firstOf[rank + 1]; group += 1) {
      const { block, stretch, whole } = groups
      if (whole[group] === 1) write(canonicals, group, rank, block[group], block[group])
      else for (let i = 0; i < PLACE; i += 1) canonicals[group * PLACE + i] = rows[stretch[group] * PLACE + i]
    }
  }
}
