/** One block matched with all other documents. A token is a number; documents are lists of blocks. */
import { flat } from '../../src/columns/flat.js'
import { SHINGLE } from '../../src/fingerprint/winnowing.js'
import { BlockMatch } from '../../src/match/block-match.js'
import { PLACES, PlaceIndex } from '../../src/match/place-index.js'
import { Sought } from '../../src/match/sought.js'
import { numberCorpus } from '../model/corpus.js'

type Blocks = readonly (readonly number[])[]

/** Matches the one block of the document `copy` with all other documents; `marked` tokens of the corpus get a mark. */
export function match(documents: readonly Blocks[], copy: number, marked: Record<number, number> = {}) {
  const { corpus, documents: ranges } = numberCorpus(documents)
  for (const [token, mark] of Object.entries(marked))
    corpus.marks.set(Number(token), corpus.marks.at(Number(token)) | mark)
  const order = [...ranges.keys()].filter((rank) => rank !== copy).concat(copy)
  const sought = new Sought(corpus, 1, SHINGLE)
  for (const rank of order) sought.count(ranges[rank])
  const twice = sought.settle()
  const earlier = {
    paragraphs: null,
    seeds: new PlaceIndex(corpus.hash, flat, twice.classes, PLACES),
    blocks: new PlaceIndex(corpus.hash, flat, twice.blocks, 1),
  }
  const { seeds } = sought
  for (const rank of order) {
    sought.begin(ranges[rank])
    if (rank === copy) continue
    for (let i = 0; i < seeds.count; i += 1) earlier.seeds.add(seeds.class[i] >>> 1, seeds.place[i], SHINGLE)
  }
  const { firstBlock, blocks } = ranges[copy]
  const range = { from: corpus.first.at(firstBlock), to: corpus.first.at(firstBlock + blocks) }
  const matcher = new BlockMatch(corpus)
  matcher.match(range.from, range.to, range, seeds, 0, earlier)
  return { cover: matcher.cover, ...range }
}

/** `count` tokens, each one more than the one before. */
export const run = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)
