/**
 * Which text goes. One pass in corpus order: each block is compared with all earlier text that stays, and what
 * stays of it is added to that text. So every removal is covered by text that stays (law 2) the moment it
 * is decided, nothing has to be taken back, and the order alone decides which copy stays.
 */
import { type Boilerplate, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { turned } from '../let-go.js'
import type { BlockRange } from '../match/owners.js'
import { ParagraphIndex } from '../match/paragraph-index.js'
import { PLACES, PlaceIndex } from '../match/place-index.js'
import { Sought } from '../match/sought.js'
import type { Level, Scope } from '../model.js'
import { type ByHand, FREE } from './by-hand.js'
import { Decider } from './decider.js'
import { Decisions } from './decisions.js'
import { goLikeTwin } from './go-like-twin.js'
import type { LineEdits } from './line-edits.js'
import { LONG } from './near-lines.js'
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
  /** What options and people decided about blocks, see by-hand.ts; null if nothing. */
  readonly protectedBlocks: Uint8Array | null
  /** Where the words of blocks stand that go by hand. */
  readonly handSources: ByHand['sources']
  /** Lines that are copies of another one but for a word. */
  readonly edits: LineEdits
  /** All copies of what goes of it go, whatever stands elsewhere; null where none is looked for. */
  readonly boilerplate: Boilerplate | null
}

/** Documents come in corpus order; the first `old` of them lose nothing, nor is anything told of them. Fills `decisions`. */
export async function deduplicate(
  corpus: Corpus,
  documents: readonly BlockRange[],
  policy: Policy,
  old = 0,
  decisions = new Decisions(corpus.count, corpus.columns),
): Promise<Decisions> {
  const { scope, level, ngram, minWords, boilerplate, protectedBlocks } = policy
  if (boilerplate !== null)
    corpus.setAside((block) => goesAsBoilerplate(boilerplate, block), oldBlocks(documents, old))
  const twins = new Int32Array(documents.length).fill(-1)
  if (scope !== 'within') {
    const known = new TwinDocuments(corpus, documents, minWords)
    for (const [rank, { firstBlock, blocks }] of documents.entries()) {
      const twin = known.find(rank)
      if (rank >= old && areFree(protectedBlocks, firstBlock, firstBlock + blocks)) twins[rank] = twin
    }
  }
  const sought = new Sought(corpus, minWords, ngram)
  const looked = documents.filter((_, rank) => twins[rank] < 0)
  for (const document of looked) sought.count(document)
  const twice = sought.settle()
  // Most seeds stand once: their memory is free before what is decided takes as much.
  await turned()
  const seeds = new PlaceIndex(corpus.hash, corpus.columns, twice.classes, PLACES)
  const blocks = new PlaceIndex(corpus.hash, corpus.columns, twice.blocks, 1)
  const paragraphs = scope === 'within' ? null : new ParagraphIndex(corpus, LONG, looked)
  const earlier = { seeds, blocks, paragraphs }
  const decider = new Decider(corpus, documents, decisions, policy)
  // A document that must go whole or stay whole cannot be its own source.
  const across = scope === 'across' || level === 'document'
  for (const [rank, document] of documents.entries()) {
    if (rank < old) {
      sought.begin(document)
      if (scope !== 'within') decider.take(document, sought, earlier)
      decisions.endDocument()
      continue
    }
    const twin = twins[rank]
    if (twin >= 0) {
      goLikeTwin(corpus, decisions, documents[twin], twin, document, boilerplate, policy.threshold)
      decisions.endDocument()
      continue
    }
    sought.begin(document)
    decider.decide(document, sought, earlier, across)
    if (scope !== 'within') continue
    seeds.forget(sought.seeds.class, sought.seeds.count)
    blocks.forget(sought.blocks, document.blocks)
  }
  sought.letGo()
  seeds.letGo()
  blocks.letGo()
  paragraphs?.letGo()
  return decisions
}

/** How many blocks the first `old` documents have, which are numbered first. */
function oldBlocks(documents: readonly BlockRange[], old: number): number {
  return old === 0 ? 0 : documents[old - 1].firstBlock + documents[old - 1].blocks
}

/** Whether nothing is decided yet about any of the blocks [from, to). */
function areFree(states: Uint8Array | null, from: number, to: number): boolean {
  if (states !== null) for (let block = from; block < to; block += 1) if (states[block] !== FREE) return false
  return true
}
