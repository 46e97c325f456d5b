import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PairSet } from '../../src/boilerplate/pair-set.js'

const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer(), fc.nat())

test('holds pairs of 32 bits, with a sign or without, as a set of texts does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 3000, size: 'max' }), (pairs) => {
      const set = new PairSet()
      const known = new Set<string>()
      for (const [one, other] of pairs) {
        // Stands for what is empty.
        if (one === -1) continue
        const name = `${one >>> 0} ${other >>> 0}`
        expect(set.isNew(one, other)).toBe(!known.has(name))
        expect(set.add(one, other)).toBe(!known.has(name))
        known.add(name)
      }
      set.clear()
      for (const [one, other] of pairs) if (one !== -1) expect(set.isNew(one, other)).toBe(true)
    }),
    { numRuns: 10 },
  )
})
