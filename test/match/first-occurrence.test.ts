import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BlockRange, fillPartition, firstOccurrences } from '../../src/match/first-occurrence.js'
import { type Block, fingerprintsOf, lettersOf } from '../fingerprint/fingerprints-of.js'

/** The definition, block by block. */
function modelOf(blocks: readonly Block[], documents: readonly BlockRange[], within: boolean): number[] {
  const first = new Array<number>(blocks.length).fill(-1)
  const seen = new Map<string, number>()
  documents.forEach(({ firstBlock, blocks: count }, rank) => {
    for (let block = firstBlock; block < firstBlock + count; block += 1) {
      const { high, low } = blocks[block]
      const key = `${high} ${low} ${within ? rank : ''}`
      if (!seen.has(key)) seen.set(key, block)
      first[block] = seen.get(key) as number
    }
  })
  return first
}

/** Hashes that collide in the slot, in one half, in both, and that need all 32 bits. */
const half = fc.oneof(
  fc.constantFrom(0, 1, 2, 0x80000000, 0xffffffff, 64, 128),
  fc.integer({ min: 0, max: 9 }),
)
const blockOf = fc.record({ high: half, low: half, words: fc.constant(9) })

const corpus = fc.array(fc.array(blockOf, { maxLength: 12 }), { maxLength: 8 }).chain((documents) => {
  let firstBlock = 0
  const ranges = documents.map(({ length }) => {
    const range = { firstBlock, blocks: length }
    firstBlock += length
    return range
  })
  const ordered = fc.shuffledSubarray(ranges, { minLength: ranges.length, maxLength: ranges.length })
  return fc.record({ blocks: fc.constant(documents.flat()), documents: ordered })
})

test('any number of partitions gives the first occurrences of a plain map', () => {
  fc.assert(
    fc.property(corpus, fc.boolean(), ({ blocks, documents }, within) => {
      const expected = Uint32Array.from(modelOf(blocks, documents, within))
      for (const partitions of [1, 2, 7]) {
        expect(firstOccurrences(fingerprintsOf(blocks), documents, { within, partitions })).toEqual(expected)
      }
    }),
    { numRuns: 500 },
  )
})

test('a partition writes to its own blocks alone, so partitions may be filled in any order', () => {
  fc.assert(
    fc.property(corpus, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), ({ blocks, documents }, order) => {
      const options = { within: false, partitions: 3 }
      const made = fingerprintsOf(blocks)
      const untouched = 0xeeeeeeee
      const first = new Uint32Array(blocks.length).fill(untouched)
      for (const part of order) {
        const before = first.slice()
        fillPartition(made, documents, options, part, first)
        for (const [block, value] of first.entries()) {
          if (blocks[block].high % 3 !== part) expect(value).toBe(before[block])
        }
      }
      expect(first).toEqual(firstOccurrences(made, documents, options))
    }),
  )
})

test('the first is the first in corpus order, not in reading order', () => {
  const { blocks, documents } = lettersOf(['AB', 'BC', 'CA'])
  const options = { within: false, partitions: 1 }
  expect([...firstOccurrences(blocks, documents, options)]).toEqual([0, 1, 1, 3, 3, 0])
  expect([...firstOccurrences(blocks, [...documents].reverse(), options)]).toEqual([5, 2, 2, 4, 4, 5])
})

test('within one document nothing of another counts', () => {
  const { blocks, documents } = lettersOf(['ABA', 'ABB'])
  expect([...firstOccurrences(blocks, documents, { within: true, partitions: 2 })]).toEqual([
    0, 1, 0, 3, 4, 4,
  ])
})
