/** What tells something that is not covered: a fact of the block that its source does not have, or the other way round. */
import { CASELESS, CHARACTER, isLabel, TELLING } from '../fingerprint/marks.js'
import type { Cover } from './cover.js'

/** Whether one of the tokens [from, to), which a copy leaves out of its source, must not be missed. */
export function differs(marks: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((marks[at] & TELLING) !== 0 && !isLabel(marks[at])) return true
  return false
}

/** Marks the new tokens of [begin, end), a part of the block that begins at `origin`, that tell something. */
export function markTelling(
  cover: Cover,
  marks: Uint8Array,
  origin: number,
  begin: number,
  end: number,
): void {
  const { telling } = cover
  for (let at = begin; at < end; at += 1) {
    const i = at - origin
    if (!cover.isNew(i)) continue
    const mark = marks[at]
    if (isLabel(mark)) continue
    if ((mark & (TELLING | CASELESS)) !== 0) telling[i] = 1
    else if (
      (mark & CHARACTER) !== 0 &&
      at > begin &&
      cover.isNew(i - 1) &&
      (marks[at - 1] & CHARACTER) !== 0
    )
      telling[i] = 1
  }
}
