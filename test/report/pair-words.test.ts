import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PairWords } from '../../src/report/pair-words.js'

const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 3000 })

function largest(counted: PairWords, most: number): number[][] {
  const rows: number[][] = []
  counted.eachLargest(most, (...row) => rows.push(row))
  return rows
}

test('are those of a map, the most words first, of equals the lower numbers', () => {
  fc.assert(
    fc.property(
      pairs,
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 500 }),
      (all, most, shown) => {
        const counted = new PairWords(most)
        const known = new Map<string, number>()
        for (const [one, other, words] of all) {
          counted.add(one, other, words)
          const pair = `${one} ${other}`
          if (known.has(pair) || known.size < most) known.set(pair, (known.get(pair) ?? 0) + words)
        }
        const rows = [...known].map(([pair, words]) => [...pair.split(' ').map(Number), words])
        rows.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
        expect(counted.count).toBe(known.size)
        expect(largest(counted, shown)).toEqual(rows.slice(0, shown))
      },
    ),
  )
})

test('of more pairs than are counted the first ones are', () => {
  const counted = new PairWords(2)
  for (const [one, other, words] of [
    [1, 0, 5],
    [2, 0, 7],
    [3, 0, 100],
    [1, 0, 3],
  ])
    counted.add(one, other, words)
  expect(largest(counted, 9)).toEqual([
    [1, 0, 8],
    [2, 0, 7],
  ])
})
