/** Which seeds of all documents are equal, told from the hashes alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flat } from '../../src/columns/flat.js'
import { Seeds, SHINGLE } from '../../src/fingerprint/winnowing.js'
import { SeedStream, TwiceSeeds } from '../../src/match/seed-stream.js'
import { numberCorpus } from '../model/corpus.js'

const text = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 })
const documents = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })

/** All seeds of a corpus, and by place what the stream says of those that it lets through. */
function streamed(blocks: readonly (readonly (readonly number[])[])[]) {
  const { corpus, documents: ranges } = numberCorpus(blocks)
  const stream = new SeedStream(corpus.tokens, flat)
  const seeds = new Seeds()
  const all: { place: number; hash: number }[] = []
  for (const { firstBlock, blocks } of ranges) {
    const last = firstBlock + blocks
    const { first, hash } = corpus
    seeds.find(hash, first.at(firstBlock), first.at(last), first, firstBlock, last)
    for (let i = 0; i < seeds.count; i += 1) all.push({ place: seeds.place[i], hash: seeds.hash[i] })
    stream.add(seeds, first.at(firstBlock))
  }
  stream.settle()
  const twice = new TwiceSeeds(SHINGLE)
  const told = new Map<number, number>()
  for (const { firstBlock } of ranges) {
    stream.next(twice, corpus.first.at(firstBlock))
    for (let i = 0; i < twice.count; i += 1) told.set(twice.place[i], twice.class[i])
  }
  return { all, told, classes: stream.classes }
}

test('seeds with one hash are one class, and all but the first are told to come again', () => {
  fc.assert(
    fc.property(documents, (blocks) => {
      const { all, told, classes } = streamed(blocks)
      const ofHash = new Map<number, number>()
      for (const { place, hash } of all) {
        const times = all.filter((other) => other.hash === hash).length
        const one = told.get(place)
        if (times > 1) expect(one).toBeDefined()
        if (one === undefined) continue
        const known = ofHash.get(hash)
        expect(one & 1).toBe(known === undefined ? 0 : 1)
        if (known !== undefined) expect(one >>> 1).toBe(known)
        ofHash.set(hash, one >>> 1)
      }
      // Each hash has a class of its own, numbered without gaps.
      expect([...ofHash.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: classes }, (_, i) => i))
      expect([...told.keys()].every((place) => all.some((one) => one.place === place))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('more seeds than a piece of a part holds, each twice, and some once', () => {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => Math.imul(from + i, 0x9e3779b1) >>> 0)
  const long = words(0, 700_000)
  const { all, told, classes } = streamed([[long], [words(2_000_000, 50_000)], [long]])
  const firsts = all.filter(({ place }) => place < long.length)
  const again = all.filter(({ place }) => place >= long.length + 50_000)
  expect(again.length).toBe(firsts.length)
  for (const [i, { place }] of firsts.entries()) {
    const one = told.get(place) ?? -1
    if ((one & 1) !== 0 || told.get(again[i].place) !== one + 1) expect.fail(`seed ${i}`)
  }
  // Of those that stand once, one in nine shares a counter.
  const once = all.length - firsts.length * 2
  expect(classes - firsts.length).toBeLessThan(once / 4)
})

test('documents without a seed take no place', () => {
  const { told } = streamed([[[1, 2]], [[1, 2, 3, 4, 5, 6, 7, 8]], [[3]], [[1, 2, 3, 4, 5, 6, 7, 8]]])
  expect([...told.entries()]).toEqual([
    [2, 0],
    [11, 1],
  ])
})
