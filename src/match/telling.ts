/** What tells something that is not covered: a fact of the block that its source does not have, or the other way round. */
import type { Bytes } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { CASELESS, CHARACTER, isLabel, reachesTo, SENTENCE, TELLING } from '../fingerprint/marks.js'
import { areOpposites } from '../fingerprint/opposites/opposites.js'
import { GAP } from './chains.js'
import type { Cover } from './cover.js'
import { areNames } from './known-names.js'
import { markMoved } from './moved.js'

/**
 * From so many tokens on a block is a paragraph, and the threshold alone says how much may differ. Below that, every
 * word that is no function word counts: "all arguments are optional", "all arguments are required".
 */
export const PARAGRAPH = 40

/** Whether one of the tokens [from, to), which a copy leaves out of its source, must not be missed. */
export function differs(marks: Bytes, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if ((marks.at(at) & TELLING) !== 0 && !isLabel(marks.at(at))) return true
  return false
}

/**
 * Whether a copy that leaves out the tokens [from, to) of its source begins as one sentence of it and goes on, with the
 * token `copy`, as another. It is neither: "use setLater()" above "setNow" has no "use setNow". (In a paragraph of
 * edits, where words at the ends of sentences are lost as well, it says nothing.)
 */
export function straddles(marks: Bytes, from: number, to: number, copy: number): boolean {
  if (from >= to || (marks.at(copy) & SENTENCE) !== 0) return false
  for (let at = from; at <= to; at += 1) if ((marks.at(at) & SENTENCE) !== 0) return true
  return false
}

/** Marks the new tokens of [begin, end), a part of the block that begins at `origin`, that tell something. */
export function markTelling(
  cover: Cover,
  text: Pick<Corpus, 'hash' | 'marks'>,
  origin: number,
  begin: number,
  end: number,
): void {
  const { telling } = cover
  const { marks } = text
  const fresh: number[] = []
  for (let at = begin; at < end; at += 1) {
    const i = at - origin
    if (!cover.isNew(i)) continue
    const mark = marks.at(at)
    if (isLabel(mark)) continue
    fresh.push(at)
    if ((mark & (TELLING | CASELESS)) !== 0) telling[i] = 1
    else if (
      (mark & CHARACTER) !== 0 &&
      at > begin &&
      cover.isNew(i - 1) &&
      (marks.at(at - 1) & CHARACTER) !== 0
    )
      telling[i] = 1
    else if (isAnother(cover, text, at, origin, begin, end)) telling[i] = 1
  }
  if (fresh.length > 0 && end - begin >= PARAGRAPH) markMoved(cover, text, fresh, origin, begin, end)
}

/**
 * Whether the source has in the place of the new token `at`, and the block has not, its opposite ("optional" for
 * "required") or another name. The place is counted from the covered tokens before and behind it, and lies between theirs.
 */
function isAnother(
  cover: Cover,
  text: Pick<Corpus, 'hash' | 'marks'>,
  at: number,
  origin: number,
  begin: number,
  end: number,
): boolean {
  let left = at - 1
  while (left >= begin && at - left <= GAP && cover.isNew(left - origin)) left -= 1
  let right = at + 1
  while (right < end && right - at <= GAP && cover.isNew(right - origin)) right += 1
  const before = left < begin || at - left > GAP ? -1 : cover.sourceAt[left - origin]
  const behind = right >= end || right - at > GAP ? -1 : cover.sourceAt[right - origin]
  if (before >= 0) {
    const place = before + at - left
    const isBetween = behind < before || place < behind
    if (isBetween && reachesTo(text.marks, before, place) && areTwo(text, at, place)) return true
  }
  const place = behind - (right - at)
  return behind >= 0 && place > before && reachesTo(text.marks, place, behind) && areTwo(text, at, place)
}

const areTwo = (text: Pick<Corpus, 'hash' | 'marks'>, one: number, other: number) =>
  areOpposites(text.hash.at(one), text.hash.at(other)) || areNames(text, one, other)
