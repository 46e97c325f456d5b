/**
 * Groups of boilerplate: all copies of one line, by one proof. Of them nothing has to stay, so what stands for a group
 * is no source: it is the block whose text the report tells in full (law 3).
 */

import type { Boilerplate } from '../boilerplate/boilerplate.js'
import { bytesOf } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { hash64 } from '../fingerprint/hash.js'
import { type BlockRange, blockOwners } from '../match/owners.js'
import type { Decisions } from './decisions.js'

export interface FrameGroups {
  readonly count: number
  /** Tokens of each group's block, the block, the rank of its document, and its line + 1. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly block: Uint32Array
  readonly rank: Uint32Array
  readonly line: Uint32Array
  readonly high: Uint32Array
  readonly low: Uint32Array
  /** The group of the line with each number, counted from 1. */
  readonly ofLine: Uint32Array
}

/** Told apart from the words as repeated text, and from the same words by another proof. */
const PROVEN_BY_REPETITION = 'boilerplate'

/** `documents` come in corpus order. Lines of two sites with the same words are one group. */
export function frameGroups(
  { first, aside, hash }: Corpus,
  documents: readonly BlockRange[],
  decisions: Decisions,
  boilerplate: Boilerplate | null,
): FrameGroups {
  const lines = boilerplate?.lines ?? []
  const told = new Uint8Array(lines.length + 1)
  for (let i = 0; i < decisions.count; i += 1) told[decisions.line.at(i)] = 1
  const owner = blockOwners(documents)
  const known = new Map<bigint, number>()
  const ofLine = new Uint32Array(lines.length + 1)
  const block: number[] = []
  const line: number[] = []
  const ids: bigint[] = []
  const isAside = (one: number) => aside.length > 0 && aside.at(one) < aside.at(one + 1)
  const begins = (one: number) => (isAside(one) ? aside.at(one) : first.at(one))
  const ends = (one: number) => (isAside(one) ? aside.at(one + 1) : first.at(one + 1))
  for (let number = 1; number <= lines.length; number += 1) {
    if (told[number] === 0) continue
    const { block: own, rule } = lines[number - 1]
    const id =
      hash64(bytesOf(hash, begins(own), ends(own))) ^ hash64(Buffer.from(rule ?? PROVEN_BY_REPETITION))
    let group = known.get(id)
    if (group === undefined) {
      group = ids.push(id) - 1
      known.set(id, group)
      block.push(own)
      line.push(number)
    } else if (comes(owner, own, block[group])) {
      block[group] = own
      line[group] = number
    }
    ofLine[number] = group
  }
  return {
    count: ids.length,
    from: Uint32Array.from(block, begins),
    to: Uint32Array.from(block, ends),
    block: Uint32Array.from(block),
    rank: Uint32Array.from(block, owner),
    line: Uint32Array.from(line),
    high: Uint32Array.from(ids, (id) => Number(id >> 32n)),
    low: Uint32Array.from(ids, (id) => Number(id & 0xffffffffn)),
    ofLine,
  }
}

/** Whether a block comes before another one in corpus order. */
function comes(owner: (block: number) => number, one: number, other: number): boolean {
  const [a, b] = [owner(one), owner(other)]
  return a < b || (a === b && one < other)
}
