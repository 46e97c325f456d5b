/**
 * The corpus that new documents are judged against: it comes before them and loses nothing. A report tells of those of its
 * documents that something new was found in, and of those that a site's boilerplate is counted on. All others have no rank
 * and no number there, however many there are.
 */
import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { type BlockRange, blockOf, blockOwners } from '../match/owners.js'
import { type ByHand, OLD } from './by-hand.js'
import type { Decisions } from './decisions.js'
import type { SiteRange } from './frame-wordings.js'
import type { LineEdits } from './line-edits.js'

/**
 * The ranks of the old documents to be told of, ascending. The first `old` of `documents` are old; `witnesses` are the
 * ranks of those that lines were counted on.
 */
export function toldDocuments(
  corpus: Corpus,
  documents: readonly SiteRange[],
  old: number,
  decisions: Decisions,
  boilerplate: Boilerplate | null,
  witnesses: readonly number[],
): number[] {
  const told = new Set<number>()
  const owner = blockOwners(documents)
  const { sourceFrom } = decisions
  for (let source = 0; source < sourceFrom.length; source += 1) {
    const rank = owner(blockOf(corpus, sourceFrom.at(source)))
    if (rank < old) told.add(rank)
  }
  const sites = sitesOfRepetition(documents, old, decisions, boilerplate)
  for (const rank of witnesses) if (sites.has(documents[rank].site)) told.add(rank)
  return [...told].sort((a, b) => a - b)
}

/** The sites of new documents on which something goes because it repeats there. */
function sitesOfRepetition(
  documents: readonly SiteRange[],
  old: number,
  { firstOfDocument, line, goes }: Decisions,
  boilerplate: Boilerplate | null,
): ReadonlySet<string> {
  const sites = new Set<string>()
  if (boilerplate === null) return sites
  for (let rank = old; rank < documents.length; rank += 1) {
    for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
      const number = line.at(i)
      if (number > 0 && goes.at(i) === 1 && boilerplate.lines[number - 1].rule === null)
        sites.add(documents[rank].site)
    }
  }
  return sites
}

/** What is known of a run by its blocks. */
export interface Known {
  /** In corpus order. */
  readonly states: Uint8Array | null
  readonly handSources: ByHand['sources']
  readonly edits: LineEdits
  readonly boilerplate: Boilerplate | null
}

/** States of all blocks: those of the old corpus come behind the new ones. Null where nothing is known of any. */
export function withOld({ count }: Corpus, states: Uint8Array | null, newBlocks: number): Uint8Array | null {
  if (count === newBlocks) return states
  const all = new Uint8Array(count)
  if (states !== null) all.set(states.subarray(0, newBlocks))
  return all.fill(OLD, newBlocks)
}

/**
 * Puts the old corpus, read behind the `newBlocks` new ones, before them, as it is in corpus order: of several places
 * that are as good the first in reading order counts. What is `known` is told by the new numbers of blocks.
 */
export function putOldFirst(corpus: Corpus, newBlocks: number, known: Known): Known {
  const { count } = corpus
  const { boilerplate, edits, handSources } = known
  const states = withOld(corpus, known.states, newBlocks)
  const old = count - newBlocks
  if (old === 0) return { ...known, states }
  corpus.rotate(newBlocks)
  const moved = (block: number) => (block < newBlocks ? block + old : block - newBlocks)
  const turned = new Uint8Array(count).fill(OLD, 0, old)
  if (states !== null) turned.set(states.subarray(0, newBlocks), old)
  const line = corpus.columns.words(count)
  for (let block = 0; boilerplate !== null && block < newBlocks; block += 1)
    line.set(block + old, boilerplate.line.at(block))
  return {
    states: turned,
    handSources: new Map(
      [...handSources].map(([block, source]) => [moved(block), { ...source, block: moved(source.block) }]),
    ),
    edits: new Map([...edits].map(([changed, stays]) => [moved(changed), moved(stays)])),
    boilerplate: boilerplate && {
      line,
      lines: boilerplate.lines.map((one) => ({ ...one, block: moved(one.block) })),
    },
  }
}

/** The same documents where their blocks have moved by so many. */
export function movedBy<T extends BlockRange>(documents: readonly T[], blocks: number): readonly T[] {
  if (blocks === 0) return documents
  return documents.map((document) => ({ ...document, firstBlock: document.firstBlock + blocks }))
}

/**
 * The same boilerplate, each line with the first new block that holds it: the old one that it was met on is not told of.
 * `documents` are the new ones, in corpus order.
 */
export function lineInNew(
  boilerplate: Boilerplate | null,
  documents: readonly BlockRange[],
): Boilerplate | null {
  if (boilerplate === null) return null
  const { line } = boilerplate
  const lines = [...boilerplate.lines]
  const met = new Uint8Array(lines.length + 1)
  for (const { firstBlock, blocks } of documents)
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const number = line.at(block)
      if (number === 0 || met[number] === 1) continue
      met[number] = 1
      lines[number - 1] = { ...lines[number - 1], block }
    }
  return { line, lines }
}
