import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChainParts } from '../../src/match/chain-parts.js'
import { Chains } from '../../src/match/chains.js'

const segment = fc.record({ gap: fc.nat({ max: 8 }), length: fc.integer({ min: 1, max: 12 }) })
const chain = fc.record({
  at: fc.nat({ max: 120 }),
  segments: fc.array(segment, { minLength: 1, maxLength: 8 }),
})
const part = fc.record({ begin: fc.nat({ max: 200 }), size: fc.integer({ min: 1, max: 40 }) })

test('the chains of a part, and their first runs there, in whatever order parts are asked for', () => {
  fc.assert(
    fc.property(fc.array(chain, { maxLength: 8 }), fc.array(part, { maxLength: 12 }), (drawn, asked) => {
      const chains = new Chains()
      for (const [number, { at, segments }] of drawn.entries()) {
        let copy = at
        for (const [i, { gap, length }] of segments.entries()) {
          copy += i === 0 ? 0 : gap
          // Sources apart from each other: no two runs are one.
          if (i === 0) chains.begin(copy, copy, length)
          else chains.append(number, copy, copy + 1000 * i, length)
          copy += length
        }
      }
      const taken = drawn.map((_, number) => number)
      const parts = new ChainParts(chains)
      for (const { begin, size } of asked) {
        const end = begin + size
        const expected = new Map<number, number>()
        for (const number of taken) {
          for (let at = chains.head[number]; at >= 0; at = chains.next[at]) {
            const [from, to] = [chains.copy[at], chains.copy[at] + chains.length[at]]
            if (from < end && to > begin && !expected.has(number)) expected.set(number, at)
          }
        }
        const found = new Map<number, number>()
        parts.each(taken, begin, end, (number, run) => found.set(number, run))
        expect(found).toEqual(expected)
      }
    }),
    { numRuns: 500 },
  )
})
