/**
 * Which text goes. One pass in corpus order: each block is compared with all earlier text that stays, and what
 * stays of it is added to that text. So every removal is covered by text that stays (law 2) the moment it
 * is decided, nothing has to be taken back, and the order alone decides which copy stays.
 */
import { type Boilerplate, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { BlockIndex } from '../match/block-index.js'
import type { BlockRange } from '../match/owners.js'
import { SeedIndex } from '../match/seed-index.js'
import type { Level, Scope } from '../model.js'
import { Decider } from './decider.js'
import { Decisions } from './decisions.js'
import { goLikeTwin } from './go-like-twin.js'
import type { LineEdits } from './line-edits.js'
import { TwinDocuments } from './twin-documents.js'

/** How much has to stand elsewhere for how much to go. */
export interface Thresholds {
  /** Share of a block's tokens that must be covered for it to go. */
  readonly threshold: number
  /** Tokens from which on a block may go alone. */
  readonly minWords: number
  /** Tokens from which on a passage inside a block that stays may go. */
  readonly minPassage: number
  /** Tokens of a shingle: the shortest run by which a repeat is found. */
  readonly ngram: number
}

export interface Policy extends Thresholds {
  readonly scope: Scope
  /** The largest thing that goes in part: whole documents only, blocks, or passages of blocks as well. */
  readonly level: Level
  /** 1 for blocks that must stay; null if there are none. */
  readonly protectedBlocks: Uint8Array | null
  /** Lines that are copies of another one but for a word. */
  readonly edits: LineEdits
  /** All copies of what goes of it go, whatever stands elsewhere; null where none is looked for. */
  readonly boilerplate: Boilerplate | null
}

/** Seeds that stay, for each token: winnowing takes 0.4, and some repeat. */
const SEEDS = 0.35

/** Share of the blocks that are long enough and stay, as a start. */
const BLOCKS = 0.2

/** Documents come in corpus order. */
export function deduplicate(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  policy: Policy,
): Decisions {
  const { scope, level, ngram, boilerplate } = policy
  if (boilerplate !== null) corpus.setAside((block) => goesAsBoilerplate(boilerplate, block))
  const decisions = new Decisions(corpus.count)
  const seeds = new Seeds(ngram)
  const nothing = (tokens: number, blocks: number) => ({
    seeds: new SeedIndex(corpus.hash, Math.ceil(tokens * SEEDS), ngram),
    blocks: new BlockIndex(corpus.hash, blocks, policy.minWords),
  })
  const shared = scope === 'within' ? null : nothing(corpus.tokens, Math.ceil(corpus.count * BLOCKS))
  const decider = new Decider(corpus, decisions, policy)
  // A document that must go whole or stay whole cannot be its own source.
  const across = scope === 'across' || level === 'document'
  const twins = scope === 'within' ? null : new TwinDocuments(corpus, documents, policy.minWords)
  for (const [rank, document] of documents.entries()) {
    const last = document.firstBlock + document.blocks
    const isProtected = policy.protectedBlocks?.subarray(document.firstBlock, last).includes(1) ?? false
    const twin = isProtected ? -1 : (twins?.find(rank) ?? -1)
    if (twin >= 0) {
      goLikeTwin(corpus, decisions, documents[twin], twin, document, boilerplate)
      decisions.endDocument()
      continue
    }
    const { first, hash } = corpus
    seeds.find(hash, first[document.firstBlock], first[last], first, document.firstBlock, last)
    const own = () => nothing(first[last] - first[document.firstBlock], document.blocks)
    decider.decide(document, seeds, shared ?? own(), across)
  }
  return decisions
}
