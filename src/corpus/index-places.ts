/**
 * Where text of an index lies: whole blocks, for an index holds no text that a word could be found in. Offsets are bytes
 * of the input, ends exclusive; lines are 1-based, inclusive.
 */
import type { Words } from '../columns/column.js'
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
  const write = (to: Words, at: number, rank: number, block: number, last: number) => {
    const row = at * PLACE
    to.set(row + DOCUMENT, rank)
    to.set(row + START, lines.start[block])
    to.set(row + END, lines.end[last])
    to.set(row + START_LINE, lines.startLine[block])
    to.set(row + END_LINE, lines.endLine[last])
  }
  for (let rank = 0; rank < old; rank += 1) {
    const { firstBlock, blocks: count } = documents[rank]
    for (let at = stretches.firstOf.at(rank); at < stretches.lastOf.at(rank); at += 1) {
      let last = stretches.block.at(at)
      while (last + 1 < firstBlock + count && first.at(last + 1) < stretches.to.at(at)) last += 1
      write(rows, at, rank, stretches.block.at(at), last)
    }
    for (let group = groups.firstOf.at(rank); group < groups.firstOf.at(rank + 1); group += 1) {
      const { block, stretch, whole } = groups
      if (whole.at(group) === 1) write(canonicals, group, rank, block.at(group), block.at(group))
      else
        for (let i = 0; i < PLACE; i += 1)
          canonicals.set(group * PLACE + i, rows.at(stretch.at(group) * PLACE + i))
    }
  }
}
