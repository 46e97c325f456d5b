/**
 * From blocks that go to the bytes that go. A removal takes its blank line with it: of the two gaps around
 * a run of removed blocks one stays, the larger, so that no gap grows and no two paragraphs run together.
 */
import type { Words } from '../columns/column.js'

/** Spans in a text, in bytes, end exclusive. */
export interface BlockSpans {
  readonly start: Pick<Words, 'at'>
  readonly end: Pick<Words, 'at'>
}

/**
 * Calls `cut` for every block of [from, to) that goes, with the span to cut out of `text` for it. Spans
 * are ascending and do not overlap. Where all blocks go, the spans cover the whole text.
 */
export function cutBlocks(
  text: Uint8Array,
  spans: BlockSpans,
  from: number,
  to: number,
  goes: (block: number) => boolean,
  cut: (block: number, start: number, end: number) => void,
): void {
  const { start, end } = spans
  for (let block = from; block < to; block += 1) {
    if (!goes(block)) continue
    let last = block
    while (last + 1 < to && goes(last + 1)) last += 1
    const before = block > from ? end.at(block - 1) : 0
    const after = last + 1 < to ? start.at(last + 1) : text.length
    if (block === from && last === to - 1) {
      for (let i = block; i <= last; i += 1) {
        cut(i, i === from ? 0 : start.at(i), i === last ? text.length : start.at(i + 1))
      }
    } else if (
      last === to - 1 ||
      (block > from && lineEnds(text, before, start.at(block)) < lineEnds(text, end.at(last), after))
    ) {
      // The gap behind stays: each block goes with the gap before it.
      for (let i = block; i <= last; i += 1) cut(i, i === block ? before : end.at(i - 1), end.at(i))
    } else {
      for (let i = block; i <= last; i += 1) cut(i, start.at(i), i === last ? after : start.at(i + 1))
    }
    block = last
  }
}

/** Line ends in a gap, CRLF as one; a form feed, which ends a page, counts as well. */
function lineEnds(text: Uint8Array, from: number, to: number): number {
  let ends = 0
  for (let at = from; at < to; at += 1) {
    const byte = text[at]
    if (byte === 10 || byte === 12 || (byte === 13 && text[at + 1] !== 10)) ends += 1
  }
  return ends
}
