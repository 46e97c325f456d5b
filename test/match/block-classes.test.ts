import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flat } from '../../src/columns/flat.js'
import { BlockClasses } from '../../src/match/block-classes.js'
import { NOWHERE } from '../../src/match/place-index.js'

function classesOf(hashes: readonly number[]) {
  const blocks = new BlockClasses(flat, hashes.length, hashes.length)
  for (const hash of hashes) blocks.add(hash)
  blocks.count(0)
  const count = blocks.settle()
  return { count, classes: hashes.map(() => blocks.next()) }
}

test('equal blocks are of one class, others of another, and each tells whether an equal one comes before it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (hashes) => {
      const { count, classes } = classesOf(hashes)
      const known = new Map<number, number>()
      for (const [i, hash] of hashes.entries()) {
        if (classes[i] === NOWHERE) {
          expect(hashes.filter((other) => other === hash)).toEqual([hash])
          continue
        }
        const one = classes[i] >>> 1
        expect(one).toBeLessThan(count)
        expect(classes[i] & 1).toBe(known.has(hash) ? 1 : 0)
        expect(known.get(hash) ?? one).toBe(one)
        known.set(hash, one)
      }
      expect(new Set(known.values()).size).toBe(known.size)
    }),
  )
})

test('so are more of them than are numbered at once', () => {
  const different = 600_000
  const hashes = Array.from(
    { length: different * 2 },
    (_, i) => Math.imul((i % different) + 1, 0x9e3779b1) >>> 0,
  )
  const { count, classes } = classesOf(hashes)
  expect(count).toBe(different)
  const wrong = hashes.filter((_, i) => classes[i] !== (classes[i % different] | (i < different ? 0 : 1)))
  expect(wrong).toEqual([])
  expect(new Set(classes.slice(0, different)).size).toBe(different)
})
