/** Law 6 below the decisions: what a block's exact repeats are by brute force, and what BlockMatch covers of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flat } from '../../src/columns/flat.js'
import { SHINGLE, WINDOW } from '../../src/fingerprint/winnowing.js'
import { BlockMatch, PARTLY } from '../../src/match/block-match.js'
import { NOWHERE, PLACES, PlaceIndex } from '../../src/match/place-index.js'
import { Sought } from '../../src/match/sought.js'
import { commonRuns, numberCorpus } from '../model/corpus.js'

const FOUND = SHINGLE + WINDOW - 1

type Blocks = readonly (readonly number[])[]

/** For each block of the last document, which of its tokens the matcher covers with the documents before. */
function coveredOf(documents: readonly Blocks[]): boolean[][] {
  const { corpus, documents: ranges } = numberCorpus(documents)
  const sought = new Sought(corpus, SHINGLE, SHINGLE)
  for (const range of ranges) sought.count(range)
  const twice = sought.settle()
  const earlier = {
    paragraphs: null,
    seeds: new PlaceIndex(corpus.hash, flat, twice.classes, PLACES),
    blocks: new PlaceIndex(corpus.hash, flat, twice.blocks, 1),
  }
  const match = new BlockMatch(corpus)
  const { seeds } = sought
  const covered: boolean[][] = []
  for (const [number, range] of ranges.entries()) {
    const { firstBlock, blocks } = range
    const document = { from: corpus.first.at(firstBlock), to: corpus.first.at(firstBlock + blocks) }
    sought.begin(range)
    if (number < ranges.length - 1) {
      for (let i = 0; i < seeds.count; i += 1)
        earlier.seeds.add(seeds.class[i] >>> 1, seeds.place[i], SHINGLE)
      for (let b = firstBlock; b < firstBlock + blocks; b += 1)
        if (sought.blocks[b - firstBlock] !== NOWHERE)
          earlier.blocks.add(
            sought.blocks[b - firstBlock] >>> 1,
            corpus.first.at(b),
            corpus.first.at(b + 1) - corpus.first.at(b),
          )
      continue
    }
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const [from, to] = [corpus.first.at(block), corpus.first.at(block + 1)]
      let seed = 0
      while (seed < seeds.count && seeds.place[seed] < from - SHINGLE + 1) seed += 1
      const place = match.find(from, to, document, seeds, seed, sought.blocks[block - firstBlock], earlier)
      if (place === PARTLY) match.match(from, to, document, seeds, seed, earlier)
      else match.take(from, to, place)
      covered.push(Array.from({ length: to - from }, (_, i) => match.cover.covers(i)))
      for (let i = 0; i < to - from; i += 1) {
        if (match.cover.covers(i))
          expect(corpus.hash.at(match.cover.sourceAt[i])).toBe(corpus.hash.at(from + i))
      }
    }
  }
  return covered
}

const vocabulary = fc.constantFrom(2, 3, 20, 500)
const library = vocabulary.chain((words) =>
  fc.array(fc.array(fc.nat({ max: words - 1 }), { minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 6,
  }),
)
/** Blocks made of slices of a few passages: repeats with any borders, in any company. */
const corpora = library.chain((passages) => {
  const slice = fc
    .tuple(fc.nat({ max: passages.length - 1 }), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 30 }))
    .map(([which, from, length]) => passages[which].slice(from, from + length))
    .filter(({ length }) => length > 0)
  const block = fc.array(slice, { minLength: 1, maxLength: 3 }).map((parts) => parts.flat())
  return fc.array(fc.array(block, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
})

test(`of a repeat of ${FOUND} tokens or more all but ${2 * (WINDOW - 1)} are covered`, () => {
  fc.assert(
    fc.property(corpora, (documents) => {
      const covered = coveredOf(documents)
      const earlier = documents.slice(0, -1).map((blocks) => blocks.flat())
      for (const [number, block] of (documents.at(-1) ?? []).entries()) {
        for (const [at, length] of earlier.flatMap((text) => commonRuns(block, text))) {
          if (length < FOUND) continue
          const count = covered[number].slice(at, at + length).filter(Boolean).length
          expect(count).toBeGreaterThanOrEqual(length - 2 * (WINDOW - 1))
        }
      }
    }),
    { numRuns: 3000 },
  )
})

test('a block that stands earlier as a block is covered entirely, whatever stands around it', () => {
  fc.assert(
    fc.property(corpora, fc.nat(), ([first, ...others], which) => {
      const block = first[which % first.length]
      fc.pre(block.length >= SHINGLE)
      const last = [...(others.at(-1) ?? []), block, ...(others[0] ?? [])]
      const covered = coveredOf([first, ...others, last])[others.at(-1)?.length ?? 0]
      expect(covered.filter(Boolean).length).toBe(block.length)
    }),
    { numRuns: 3000 },
  )
})
