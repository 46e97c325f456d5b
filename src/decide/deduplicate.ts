/**
 * Which text goes. One pass in corpus order: each block is compared with all earlier text that stays, and what
 * stays of it is added to that text. So every removal is covered by text that stays (law 2) the moment it
 * is decided, nothing has to be taken back, and the order alone decides which copy stays.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { Seeds } from '../fingerprint/winnowing.js'
import type { BlockRange } from '../match/owners.js'
import { SeedIndex } from '../match/seed-index.js'
import type { Scope } from '../model.js'
import { Decider } from './decider.js'
import { Decisions } from './decisions.js'

export interface Thresholds {
  /** Share of a block's tokens that must be covered for it to go. */
  readonly threshold: number
  /** Tokens from which on a block may go alone. */
  readonly minWords: number
  /** Tokens from which on a passage inside a block that stays may go. */
  readonly minPassage: number
}

/** Documents come in corpus order. */
export function deduplicate(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  scope: Scope,
  thresholds: Thresholds,
): Decisions {
  const decisions = new Decisions(corpus.count)
  const seeds = new Seeds()
  const whole = scope === 'within' ? null : new SeedIndex(corpus.hash, Math.ceil(corpus.tokens * 0.35))
  const decider = new Decider(corpus, decisions, thresholds)
  for (const document of documents) {
    const from = corpus.first[document.firstBlock]
    const to = corpus.first[document.firstBlock + document.blocks]
    seeds.find(
      corpus.hash,
      from,
      to,
      corpus.first,
      document.firstBlock,
      document.firstBlock + document.blocks,
    )
    const index = whole ?? new SeedIndex(corpus.hash, seeds.count)
    decider.decide(document, seeds, index, scope === 'across')
  }
  return decisions
}
