/** From the number of a token to its block, and from a block to its document. */
import type { Corpus } from '../fingerprint/corpus.js'

/** The blocks of one document, in reading order. */
export interface BlockRange {
  readonly firstBlock: number
  readonly blocks: number
}

/** The block that holds a token. */
export function blockOf({ first, count }: Corpus, token: number): number {
  return lastNotAfter(first, count, token)
}

/** Of things that begin at ascending places, of which there are `count`, the last that does not begin after `place`; at least the first. */
export function lastNotAfter(
  begins: { readonly at: (one: number) => number },
  count: number,
  place: number,
): number {
  let low = 0
  let high = count
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (begins.at(middle) <= place) low = middle
    else high = middle
  }
  return low
}

/**
 * Blocks are numbered in reading order, documents in corpus order. Answers with a block's document, or -1
 * for a block that does not exist.
 */
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
