/**
 * Titles that stay: the first text of a document is no copy of a line in the link list of an earlier one ("Related:
 * ..."). Law 2 would let it go, for the words do stand there; but who reads the document then finds it without its
 * name. A title that an earlier document has as text of its own still goes.
 */
import { sameWords } from '../boilerplate/wordings.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { ENDS_SENTENCE } from '../fingerprint/shape.js'
import { SHINGLE, WINDOW } from '../fingerprint/winnowing.js'
import { blockHash } from '../match/block-hash.js'
import type { BlockRange } from '../match/owners.js'

/** Words of a title, at most: of what has more, law 6 asks that every copy goes. */
export const MOST_WORDS = SHINGLE + WINDOW - 2
/** Lines of a link list that stand together. */
const LIST = 3
/** Blocks below a title in which its text begins: behind a price, a date, a name. */
const BELOW = 8
/** Marks for hashes of titles, by their lowest bits: they hold back nearly all other blocks, of which there are many more. */
const MARKS = 1 << 16

/** Documents of the same title, in corpus order, and the first that has it in a list, and as text of its own. */
interface Title {
  readonly documents: number[]
  readonly blocks: number[]
  listed: number
  told: number
  /** Hashes of the texts that stand below it; null where nobody asked for them. */
  below: ReadonlySet<number> | null
}

/**
 * The titles that stand earlier in lists alone. Documents come in corpus order; `goes` names what is boilerplate. That is
 * not known in full: what is left of a frame makes a list of a title and its price. A title is one if the same text
 * stands below it.
 */
export function listedTitles(
  corpus: Corpus,
  documents: readonly BlockRange[],
  goes: (block: number) => boolean,
): readonly number[] {
  const { first, shape } = corpus
  const words = (block: number) => first.at(block + 1) - first.at(block)
  const isLine = (block: number) => words(block) <= MOST_WORDS && (shape.at(block) & ENDS_SENTENCE) === 0
  /** Whether a block is a line of a list, or of none: boilerplate and blocks without words are no part of one. */
  const counts = (block: number) => words(block) > 0 && !goes(block)
  const titles = new Map<number, Title[]>()
  const marks = new Uint8Array(MARKS)
  const hashOf = (block: number) => blockHash(corpus.hash, first.at(block), first.at(block + 1))
  const titleOf = (block: number, hash: number) =>
    titles.get(hash)?.find(({ blocks }) => sameWords(corpus, blocks[0], block))
  const firsts = documents.map((range) => firstOf(corpus, range, goes))
  /** The hash of the first text below a block that is no line, or 0. */
  const below = (block: number, end: number) => {
    for (let at = block + 1; at < Math.min(end, block + 1 + BELOW); at += 1)
      if (counts(at) && !isLine(at)) return hashOf(at)
    return 0
  }
  const isAbove = (title: Title, block: number, end: number) => {
    title.below ??= new Set(title.documents.map((one, i) => below(title.blocks[i], endOf(documents[one]))))
    const text = below(block, end)
    return text !== 0 && title.below.has(text)
  }
  const lengths = new Uint8Array(MOST_WORDS + 1)
  for (const [document, block] of firsts.entries()) {
    if (block < 0 || !isLine(block)) continue
    const hash = hashOf(block)
    const title = titleOf(block, hash)
    if (title !== undefined) {
      title.documents.push(document)
      title.blocks.push(block)
      continue
    }
    lengths[words(block)] = 1
    marks[hash % MARKS] = 1
    const others = titles.get(hash) ?? []
    others.push({ documents: [document], blocks: [block], listed: NEVER, told: NEVER, below: null })
    titles.set(hash, others)
  }
  for (const [document, { firstBlock }] of documents.entries()) {
    const end = endOf(documents[document])
    const own = firsts[document]
    for (let block = firstBlock; block < end; block += 1) {
      const size = words(block)
      if (size === 0 || size > MOST_WORDS || lengths[size] === 0) continue
      const hash = hashOf(block)
      if (marks[hash % MARKS] === 0) continue
      const title = titleOf(block, hash)
      if (title === undefined || (title.listed !== NEVER && title.told !== NEVER)) continue
      // What stands below a site's navigation is the name of a document, and no item of a list.
      const isListed =
        block !== own &&
        (isInList(block, firstBlock, end, counts, isLine) || isFramed(block, firstBlock, end, goes, isLine))
      if (isListed && !isAbove(title, block, end)) title.listed = Math.min(title.listed, document)
      else title.told = Math.min(title.told, document)
    }
  }
  return [...titles.values()]
    .flat()
    .flatMap(({ documents, blocks, listed, told }) =>
      blocks.filter((_, at) => listed < documents[at] && told >= documents[at]),
    )
}

const NEVER = Number.POSITIVE_INFINITY

const endOf = ({ firstBlock, blocks }: BlockRange) => firstBlock + blocks

/** The first block that has words and is no boilerplate, or -1. */
function firstOf(
  { first }: Corpus,
  { firstBlock, blocks }: BlockRange,
  goes: (block: number) => boolean,
): number {
  for (let block = firstBlock; block < firstBlock + blocks; block += 1)
    if (first.at(block) < first.at(block + 1) && !goes(block)) return block
  return -1
}

/** Whether a block is one of short lines in a row; blocks that do not count lie anywhere. */
function isInList(
  block: number,
  begin: number,
  end: number,
  counts: (block: number) => boolean,
  isLine: (block: number) => boolean,
): boolean {
  if (!isLine(block)) return false
  let lines = 1
  for (let at = block - 1; at >= begin && lines < LIST; at -= 1) {
    if (!counts(at)) continue
    if (!isLine(at)) break
    lines += 1
  }
  for (let at = block + 1; at < end && lines < LIST; at += 1) {
    if (!counts(at)) continue
    if (!isLine(at)) break
    lines += 1
  }
  return lines >= LIST
}

/** Whether a block is one of some lines with boilerplate right above them, and below if anything is: "Related articles". */
function isFramed(
  block: number,
  begin: number,
  end: number,
  goes: (block: number) => boolean,
  isLine: (block: number) => boolean,
): boolean {
  const isItem = (at: number) => at >= begin && at < end && !goes(at) && isLine(at)
  if (!isItem(block)) return false
  let above = block - 1
  let below = block + 1
  while (isItem(above)) above -= 1
  while (isItem(below)) below += 1
  return above >= begin && goes(above) && (below === end || goes(below))
}
