/**
 * Titles that stay: the first text of a document is no copy of a line in the link list of an earlier one ("Related:
 * ..."). Law 2 would let it go, for the words do stand there; but who reads the document then finds it without its
 * name. A title that an earlier document has as text of its own still goes.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hash64 } from '../fingerprint/hash.js'
import { ENDS_SENTENCE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'

/** Words of a title, at most: a headline with its kicker has 25. */
const MOST_WORDS = 25
/** Lines of a link list that stand together. */
const LIST = 3

/** The titles that stand earlier in lists alone. Documents come in corpus order; `goes` names what is boilerplate. */
export function listedTitles(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  goes: (block: number) => boolean,
): readonly number[] {
  const { first, shape } = corpus
  const words = (block: number) => first[block + 1] - first[block]
  const isLine = (block: number) => words(block) <= MOST_WORDS && (shape[block] & ENDS_SENTENCE) === 0
  const titles = new Map<bigint, { block: number; document: number }[]>()
  documents.forEach((range, document) => {
    const block = firstOf(corpus, range, goes)
    if (block < 0 || !isLine(block)) return
    const hash = wordsHash(corpus, block)
    const same = titles.get(hash)
    if (same === undefined) titles.set(hash, [{ block, document }])
    else same.push({ block, document })
  })
  /** By title: whether it stands earlier in a list, and elsewhere than in one. */
  const listed = new Set<number>()
  const told = new Set<number>()
  const lengths = new Set(Array.from(titles.values(), ([{ block }]) => words(block)))
  documents.forEach(({ firstBlock, blocks }, document) => {
    const lines: number[] = []
    for (let block = firstBlock; block < firstBlock + blocks; block += 1)
      if (words(block) > 0) lines.push(block)
    for (const [at, block] of lines.entries()) {
      if (!lengths.has(words(block))) continue
      for (const title of titles.get(wordsHash(corpus, block)) ?? []) {
        if (title.document <= document) continue
        if (runAround(lines, at, isLine) >= LIST && block !== lines[0]) listed.add(title.block)
        else told.add(title.block)
      }
    }
  })
  return [...listed].filter((title) => !told.has(title))
}

/** The first block that has words and is no boilerplate, or -1. */
function firstOf(
  { first }: Fingerprints,
  { firstBlock, blocks }: BlockRange,
  goes: (block: number) => boolean,
): number {
  for (let block = firstBlock; block < firstBlock + blocks; block += 1)
    if (first[block] < first[block + 1] && !goes(block)) return block
  return -1
}

/** Short lines in a row around one of them. */
function runAround(lines: readonly number[], at: number, isLine: (block: number) => boolean): number {
  if (!isLine(lines[at])) return 0
  let from = at
  let to = at + 1
  while (from > 0 && isLine(lines[from - 1])) from -= 1
  while (to < lines.length && isLine(lines[to])) to += 1
  return to - from
}

function wordsHash({ hash, first }: Fingerprints, block: number): bigint {
  const from = first[block]
  return hash64(new Uint8Array(hash.buffer, hash.byteOffset + from * 4, (first[block + 1] - from) * 4))
}
