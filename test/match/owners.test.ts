import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockOwners } from '../../src/match/owners.js'

test('every block has the document whose range holds it, in any order and with empty documents', () => {
  const lengths = fc.array(fc.nat({ max: 4 }), { maxLength: 12 })
  const order = lengths.chain((all) =>
    fc
      .shuffledSubarray(
        all.map((_, i) => i),
        { minLength: all.length },
      )
      .map((ranks) => ({ all, ranks })),
  )
  fc.assert(
    fc.property(order, ({ all, ranks }) => {
      const starts = all.map((_, i) => all.slice(0, i).reduce((sum, length) => sum + length, 0))
      const documents = ranks.map((i) => ({ firstBlock: starts[i], blocks: all[i] }))
      const owner = blockOwners(documents)
      const total = all.reduce((sum, length) => sum + length, 0)
      for (let block = 0; block < total; block += 1) {
        const rank = documents.findIndex(
          (one) => block >= one.firstBlock && block < one.firstBlock + one.blocks,
        )
        expect(owner(block)).toBe(rank)
      }
      for (const none of [-1, total, total + 1, Number.NaN]) expect(owner(none)).toBe(-1)
    }),
  )
})

test('without documents no block has one', () => {
  expect(blockOwners([])(0)).toBe(-1)
  expect(blockOwners([{ firstBlock: 0, blocks: 0 }])(0)).toBe(-1)
})
