/**
 * Groups: all occurrences of one repeated thing, as flat arrays. Group g has the members
 * `members[offsets[g]] .. members[offsets[g + 1] - 1]`, in corpus order, the canonical first.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import type { BlockRange } from '../match/first-occurrence.js'
import { STAYS } from './repeats.js'

/**
 * Tokens from which on a repeat that stays is reported, too: law 2 calls nothing shorter covered, and every
 * "Re:" of a forum would be a group.
 */
export const MIN_REPORTED = 5

export interface Groups {
  readonly count: number
  readonly offsets: Uint32Array
  /** Block numbers. */
  readonly members: Uint32Array
  /** For every block its place in `members` + 1, or 0. */
  readonly slot: Uint32Array
}

/** Groups in the order of their canonicals. `first` and `source` as firstOccurrences and decideRepeats give them. */
export function groupRepeats(
  blocks: Fingerprints,
  documents: readonly BlockRange[],
  first: Uint32Array,
  source: Uint32Array,
): Groups {
  // Size of each group at its canonical's place; a group is reported if a copy of it goes or it is long enough.
  const size = new Uint32Array(blocks.count)
  const reported = new Uint8Array(blocks.count)
  for (let block = 0; block < blocks.count; block += 1) {
    const canonical = first[block]
    size[canonical] += 1
    if (source[block] !== STAYS || (block !== canonical && blocks.words[block] >= MIN_REPORTED))
      reported[canonical] = 1
  }
  let count = 0
  let total = 0
  for (let block = 0; block < blocks.count; block += 1) {
    if (reported[block] === 0) continue
    count += 1
    total += size[block]
  }
  const offsets = new Uint32Array(count + 1)
  const members = new Uint32Array(total)
  const slot = new Uint32Array(blocks.count)
  const next = new Uint32Array(count)
  // Until a canonical's group is numbered, its number + 1 stands in `size`'s place: one array less.
  const group = size
  let made = 0
  for (const { firstBlock, blocks: length } of documents) {
    for (let block = firstBlock; block < firstBlock + length; block += 1) {
      const canonical = first[block]
      if (reported[canonical] === 0) continue
      if (block === canonical) {
        offsets[made + 1] = offsets[made] + size[block]
        next[made] = offsets[made]
        group[block] = made
        made += 1
      }
      const place = next[group[canonical]]++
      members[place] = block
      slot[block] = place + 1
    }
  }
  return { count, offsets, members, slot }
}
