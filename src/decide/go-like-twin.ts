/**
 * Removes a document that is the same as an earlier one, block by block: by that one's block if it stays, by what that
 * one went for if it went, and by both where passages of it went. So each source is text that stays (law 2).
 */
import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { CASELESS, CHARACTER, GONE, TELLING } from '../fingerprint/marks.js'
import { addTo } from '../lists-by-key.js'
import { RUN } from '../match/candidate.js'
import type { BlockRange } from '../match/owners.js'
import { CUT, type Decisions, KEPT, type Occurring, REMOVED } from './decisions.js'
import { removeFrame } from './frame-blocks.js'

/** A stretch of tokens that covers so many. */
interface Source {
  readonly from: number
  readonly to: number
  readonly tokens: number
}

/** `twin` has been decided, as the document of rank `rank`; a block goes if the share `threshold` of it is covered. */
export function goLikeTwin(
  corpus: Corpus,
  decisions: Decisions,
  twin: BlockRange,
  rank: number,
  document: BlockRange,
  boilerplate: Boilerplate | null,
  threshold: number,
): void {
  const { first } = corpus
  const { verdict } = decisions
  const passages = passagesOf(decisions, rank)
  for (let i = 0; i < document.blocks; i += 1) {
    const block = document.firstBlock + i
    const [from, to] = [first.at(block), first.at(block + 1)]
    if (from === to) {
      removeFrame(corpus, decisions, boilerplate, block)
      continue
    }
    const other = twin.firstBlock + i
    const one = { block, from, to, kind: 'exact', reason: 'covered', covered: to - from } as const
    if (verdict.at(other) === KEPT) decisions.addWith(one, true, first.at(other), first.at(other + 1))
    else if (verdict.at(other) === REMOVED) copyOccurrence(decisions, decisions.ofBlock.at(other) - 1, one)
    else {
      const cuts = passages.get(other) ?? []
      if (!addPieces(corpus, decisions, other, cuts, one, threshold)) {
        cutLike(corpus, decisions, cuts, block, from - first.at(other))
        continue
      }
    }
    verdict.set(block, REMOVED)
    forget(corpus, from, to)
  }
  addBare(corpus, decisions, document)
}

/** Occurrences of passages that went, by block. */
function passagesOf(decisions: Decisions, rank: number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  const { firstOfDocument, block, goes, verdict } = decisions
  for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
    if (goes.at(i) === 0 || verdict.at(block.at(i)) !== CUT) continue
    addTo(found, block.at(i), i)
  }
  return found
}

function sourcesOf({ firstSource, sourceFrom, sourceTo }: Decisions, occurrence: number): Source[] {
  const sources: Source[] = []
  for (let at = firstSource.at(occurrence); at < firstSource.at(occurrence + 1); at += 1) {
    const [from, to] = [sourceFrom.at(at), sourceTo.at(at)]
    sources.push({ from, to, tokens: to - from })
  }
  return sources
}

/** What went of the twin goes by the same sources here. */
function copyOccurrence(decisions: Decisions, occurrence: number, one: Occurring): void {
  const kind = decisions.kindOf(occurrence)
  const covered = decisions.covered.at(occurrence)
  decisions.addFrom({ ...one, kind, covered }, sourcesOf(decisions, occurrence))
}

function forget({ marks }: Corpus, from: number, to: number): void {
  for (let at = from; at < to; at += 1) marks.set(at, marks.at(at) | GONE)
}

/** The passages go that went of the twin's block, which lies `shift` tokens before this one. */
function cutLike(
  corpus: Corpus,
  decisions: Decisions,
  passages: readonly number[],
  block: number,
  shift: number,
): void {
  decisions.verdict.set(block, CUT)
  for (const passage of passages) {
    const [from, to] = [decisions.from.at(passage) + shift, decisions.to.at(passage) + shift]
    copyOccurrence(decisions, passage, { block, from, to, kind: 'passage', reason: 'covered', covered: 0 })
    forget(corpus, from, to)
  }
}

/**
 * Passages of the twin's block went: what they left there and what they went for are the sources. Answers false if that
 * leaves something open that tells something, or too much.
 */
function addPieces(
  { first, marks }: Corpus,
  decisions: Decisions,
  other: number,
  passages: readonly number[],
  one: Occurring,
  threshold: number,
): boolean {
  const sources: Source[] = []
  let covered = 0
  let begin = first.at(other)
  const rest = (end: number): boolean => {
    if (end - begin >= RUN) {
      sources.push({ from: begin, to: end, tokens: end - begin })
      covered += end - begin
      return true
    }
    // Law 2 asks for a run of five: less is not covered, and must not matter.
    for (let at = begin; at < end; at += 1)
      if ((marks.at(at) & (TELLING | CASELESS | CHARACTER)) !== 0) return false
    return true
  }
  for (const passage of passages) {
    if (!rest(decisions.from.at(passage))) return false
    sources.push(...sourcesOf(decisions, passage))
    covered += decisions.covered.at(passage)
    begin = decisions.to.at(passage)
  }
  if (!rest(first.at(other + 1)) || covered < (one.to - one.from) * threshold) return false
  sources.sort((a, b) => b.tokens - a.tokens || a.from - b.from)
  decisions.addFrom({ ...one, kind: 'near', covered }, sources)
  return true
}

/** Blocks without a token go with the block before them, or with the one after. */
function addBare(corpus: Corpus, decisions: Decisions, { firstBlock, blocks }: BlockRange): void {
  const { first } = corpus
  const { verdict, ofBlock } = decisions
  const last = firstBlock + blocks
  for (let block = firstBlock; block < last; block += 1) {
    // Boilerplate has no tokens left here, and went by itself.
    if (first.at(block) !== first.at(block + 1) || verdict.at(block) === REMOVED) continue
    let beside = block - 1
    while (beside >= firstBlock && first.at(beside) === first.at(beside + 1)) beside -= 1
    if (beside < firstBlock) beside = block + 1
    while (beside < last && first.at(beside) === first.at(beside + 1)) beside += 1
    if (beside >= last || verdict.at(beside) !== REMOVED) continue
    const [source] = sourcesOf(decisions, ofBlock.at(beside) - 1)
    const at = first.at(block)
    verdict.set(block, REMOVED)
    const one = { block, from: at, to: at, kind: 'exact', reason: 'covered', covered: 0 } as const
    decisions.addWith(one, true, source.from, source.to)
  }
}
