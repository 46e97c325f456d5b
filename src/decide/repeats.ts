/**
 * Which blocks go. A block whose folded text stands earlier in corpus order is a copy. A short one goes
 * only in company: alone, "Introduction" or "yes" repeats for a reason.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import type { BlockRange } from '../match/first-occurrence.js'
import { blockOwners } from '../match/owners.js'
import type { Scope } from '../model.js'

/**
 * Tokens that a block needs to go by itself: the length of the shingle (k) that the reference design
 * takes for the shortest run that hardly stands in two places by chance.
 */
export const MIN_WORDS = 8

/**
 * Tokens that a block needs to go as the double of the block right before it: below that, equal neighbours
 * are as often data (0, 0; yes, yes) as a heading that was scraped twice.
 */
export const MIN_DOUBLED = 3

/** A block that stays. */
export const STAYS = 0xffffffff

/**
 * For every block, the number of the block that it is a copy of and goes for, or STAYS. The source is
 * always the first occurrence, which stays: nothing earlier equals it.
 */
export function decideRepeats(
  blocks: Fingerprints,
  documents: readonly BlockRange[],
  first: Uint32Array,
  scope: Scope,
): Uint32Array {
  const source = new Uint32Array(blocks.count).fill(STAYS)
  const owner = blockOwners(documents)
  for (const { firstBlock, blocks: count } of documents) {
    const end = firstBlock + count
    const allowed = (block: number) =>
      first[block] !== block && (scope !== 'across' || first[block] < firstBlock || first[block] >= end)
    for (let block = firstBlock; block < end; block += 1) {
      if (blocks.words[block] >= MIN_WORDS && allowed(block)) source[block] = first[block]
    }
    for (let block = firstBlock + 1; block < end; block += 1) {
      const doubled = blocks.words[block] >= MIN_DOUBLED && first[block] === first[block - 1]
      if (doubled && allowed(block)) source[block] = first[block]
    }
    decideBetween(blocks, first, source, firstBlock, end, { allowed, owner })
  }
  return source
}

/**
 * Short blocks between two that go: they go with them if the source has the same text in the same place.
 * The border of a document counts as a side: the title of a copied page stands above no other block.
 */
function decideBetween(
  blocks: Fingerprints,
  first: Uint32Array,
  source: Uint32Array,
  from: number,
  to: number,
  { allowed, owner }: { allowed: (block: number) => boolean; owner: (block: number) => number },
): void {
  for (let block = from; block < to; ) {
    if (source[block] !== STAYS) {
      block += 1
      continue
    }
    let next = block
    while (next < to && source[next] === STAYS) next += 1
    if (block > from || next < to) {
      // Number of the source's block that would stand where `block` stands.
      const left = block > from ? source[block - 1] + 1 : source[next] - (next - block)
      const closes = next === to || block === from || source[next] === left + (next - block)
      const home = owner(block > from ? source[block - 1] : source[next])
      let alike = closes
      for (let i = block; alike && i < next; i += 1) {
        const twin = left + (i - block)
        alike = blocks.words[i] < MIN_WORDS && owner(twin) === home && first[twin] === first[i] && allowed(i)
      }
      if (alike) for (let i = block; i < next; i += 1) source[i] = first[i]
    }
    block = next
  }
}
