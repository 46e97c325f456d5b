import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Seeds, SHINGLE, WINDOW } from '../../src/fingerprint/winnowing.js'
import { numberCorpus } from '../model/corpus.js'

/** A token is any 32-bit hash; few different ones make equal neighbours. */
const token = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 0xffffffff }))
const tokens = fc.array(token, { maxLength: 60 })

function seedsOf(blocks: readonly (readonly number[])[]): Map<number, number> {
  const { corpus } = numberCorpus([blocks])
  const seeds = new Seeds()
  seeds.find(corpus.hash, 0, corpus.tokens, corpus.first, 0, blocks.length)
  const places = [...seeds.place.subarray(0, seeds.count)]
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  return new Map(places.map((place, i) => [place, seeds.hash[i]]))
}

test('a rolled hash is the hash of its shingle alone', () => {
  fc.assert(
    fc.property(tokens, (text) => {
      for (const [place, hash] of seedsOf([text])) {
        expect(seedsOf([text.slice(place, place + SHINGLE)])).toEqual(new Map([[0, hash]]))
      }
    }),
  )
})

test('two equal runs of SHINGLE + WINDOW - 1 tokens share a seed', () => {
  const run = fc.array(token, { minLength: SHINGLE + WINDOW - 1, maxLength: SHINGLE + WINDOW + 4 })
  const context = fc.tuple(tokens, tokens)
  fc.assert(
    fc.property(run, context, context, (shared, one, other) => {
      const [a, b] = [one, other].map(([before, after]) => {
        const seeds = seedsOf([[...before, ...shared, ...after]])
        return shared.map((_, i) => (i + SHINGLE <= shared.length ? seeds.get(before.length + i) : undefined))
      })
      expect(a.some((hash, i) => hash !== undefined && hash === b[i])).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('the first and the last shingle of every block are seeds', () => {
  const blocks = fc.array(fc.array(token, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(blocks, (all) => {
      const seeds = seedsOf(all)
      const total = all.flat().length
      let begin = 0
      for (const { length } of all) {
        const end = begin + length
        if (begin + SHINGLE <= total) expect(seeds.has(begin)).toBe(true)
        if (end >= SHINGLE) expect(seeds.has(end - SHINGLE)).toBe(true)
        begin = end
      }
    }),
  )
})

test('fewer tokens than a shingle have no seed', () => {
  expect(seedsOf([[1, 2, 3, 4, 5, 6, 7]]).size).toBe(0)
  expect(seedsOf([[1, 2, 3, 4, 5, 6, 7, 8]]).size).toBe(1)
})
