/** Which document a block belongs to: blocks are numbered in reading order, documents in corpus order. */
import type { BlockRange } from './first-occurrence.js'

/** Answers with a document's number in corpus order, or -1 for a block that does not exist. */
export function blockOwners(documents: readonly BlockRange[]): (block: number) => number {
  const ranks = documents.map((_, rank) => rank).filter((rank) => documents[rank].blocks > 0)
  ranks.sort((a, b) => documents[a].firstBlock - documents[b].firstBlock)
  const starts = Uint32Array.from(ranks, (rank) => documents[rank].firstBlock)
  const lastRank = ranks.at(-1)
  const total = lastRank === undefined ? 0 : documents[lastRank].firstBlock + documents[lastRank].blocks
  return (block) => {
    if (!(block >= 0 && block < total)) return -1
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (starts[middle] <= block) low = middle
      else high = middle
    }
    return ranks[low]
  }
}
