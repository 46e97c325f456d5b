/**
 * For each block, the first block in corpus order with the same hash. Only hashes in a partition are
 * compared with each other, so partitions can be worked on apart and in any order, by anybody.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'

/** The blocks of one document, in reading order. */
export interface BlockRange {
  readonly firstBlock: number
  readonly blocks: number
}

export interface FirstOccurrenceOptions {
  /** `within`: a block is compared with those of its own document only. */
  readonly within: boolean
  /** How many partitions the hashes are split into. */
  readonly partitions: number
}

/**
 * `documents` are in corpus order. Answers with the number of the first equal block for every block; a
 * block that is itself the first has its own number.
 */
export function firstOccurrences(
  blocks: Fingerprints,
  documents: readonly BlockRange[],
  options: FirstOccurrenceOptions,
): Uint32Array {
  const first = new Uint32Array(blocks.count)
  for (let part = 0; part < options.partitions; part += 1) {
    fillPartition(blocks, documents, options, part, first)
  }
  return first
}

/** Fills `first` for the blocks whose hash falls into `part`; reads and writes nothing else of it. */
export function fillPartition(
  blocks: Fingerprints,
  documents: readonly BlockRange[],
  { within, partitions }: FirstOccurrenceOptions,
  part: number,
  first: Uint32Array,
): void {
  const { high, low } = blocks
  let members = 0
  for (let block = 0; block < blocks.count; block += 1) if (high[block] % partitions === part) members += 1
  // At most half full, so that a probe is short; a slot holds a block's number + 1, 0 is free.
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, members * 2))) - 1
  const slots = new Uint32Array(mask + 1)
  for (let rank = 0; rank < documents.length; rank += 1) {
    const from = documents[rank].firstBlock
    const to = from + documents[rank].blocks
    for (let block = from; block < to; block += 1) {
      if (high[block] % partitions !== part) continue
      let slot = (low[block] ^ (within ? Math.imul(rank, 0x9e3779b1) : 0)) & mask
      while (slots[slot] !== 0) {
        const other = slots[slot] - 1
        if (
          high[other] === high[block] &&
          low[other] === low[block] &&
          (!within || (other >= from && other < to))
        )
          break
        slot = (slot + 1) & mask
      }
      if (slots[slot] === 0) slots[slot] = block + 1
      first[block] = slots[slot] - 1
    }
  }
}
