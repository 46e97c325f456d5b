/**
 * Runs: neighbouring blocks of one document whose lines are all frequent on its site. The ten lines of a footer come
 * together, so none of them has neighbours of its own: what is counted is what stands before and after the run.
 * Blocks without tokens belong to no run and end none.
 */
import type { Words } from '../columns/column.js'
import type { BlockRange } from '../match/owners.js'
import { NO_LINE } from './site-census.js'

/** Stands for a border of the document. */
export const BORDER = -1

/** Blocks [from, to] of one run, both with tokens, and the blocks with tokens around it, or BORDER. */
export interface Run {
  from: number
  to: number
  before: number
  after: number
}

/** Calls `visit` for each run of a document, in order; the object is reused. */
export function eachRun(
  { firstBlock, blocks }: BlockRange,
  lineOf: Words,
  frequent: Words,
  run: Run,
  visit: () => void,
): void {
  const end = firstBlock + blocks
  let before = BORDER
  for (let block = firstBlock; block < end; block += 1) {
    const line = lineOf.at(block)
    if (line === NO_LINE) continue
    if (frequent.at(line) === 0) {
      before = block
      continue
    }
    run.from = block
    run.to = block
    run.before = before
    let next = block + 1
    for (; next < end; next += 1) {
      if (lineOf.at(next) === NO_LINE) continue
      if (frequent.at(lineOf.at(next)) === 0) break
      run.to = next
    }
    run.after = next < end ? next : BORDER
    visit()
    block = run.to
  }
}
