/** Puts all that is compared into its order, the old corpus first, and what is known of its blocks with it. */
import { goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { ReadDocument } from '../corpus/first-read.js'
import type { Policy } from '../decide/deduplicate.js'
import { movedBy, putOldFirst } from '../decide/old-corpus.js'
import { findOldFrame } from '../decide/old-frame.js'
import { withProtected } from '../decide/protect.js'
import { listedTitles } from '../decide/titles.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { CleanOptions } from '../options.js'
import type { Framed } from './frame.js'

export interface LinedUp {
  /** In corpus order. */
  readonly old: readonly ReadDocument[]
  readonly fresh: readonly ReadDocument[]
  /** Both, the old ones first. */
  readonly all: readonly ReadDocument[]
  /** Blocks of the old ones, which are numbered first. */
  readonly oldBlocks: number
  readonly policy: Policy
}

/** Of the documents `judged`, in corpus order, whose `newBlocks` blocks stand before the old ones until this is done. */
export function lineUp(
  corpus: Corpus,
  newBlocks: number,
  judged: readonly ReadDocument[],
  framed: Framed,
  options: CleanOptions,
): LinedUp {
  const known = putOldFirst(corpus, newBlocks, framed)
  const { boilerplate } = known
  const oldBlocks = corpus.count - newBlocks
  const { documents } = framed.old
  const old = oldBlocks === 0 ? documents : movedBy(documents, -newBlocks)
  const fresh = movedBy(judged, oldBlocks)
  const all = [...old, ...fresh]
  if (boilerplate !== null) findOldFrame(corpus, all, old.length, boilerplate)
  const goes = (block: number) => boilerplate !== null && goesAsBoilerplate(boilerplate, block)
  const titles = options.level === 'document' ? [] : listedTitles(corpus, all, goes)
  const protectedBlocks = withProtected(corpus, known.states, titles)
  const { edits, handSources } = known
  const policy = { ...options, edits, handSources, boilerplate, protectedBlocks }
  return { old, fresh, all, oldBlocks, policy }
}
