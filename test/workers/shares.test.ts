import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shares, threadsFor } from '../../src/workers/shares.js'

test('shares hold all items, in order, and none is empty', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3_000_000), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (sizes, threads) => {
        const cut = shares(sizes, threads, (size) => size)
        expect(cut.flat()).toEqual(sizes)
        expect(cut.every((share) => share.length > 0)).toBe(true)
      },
    ),
  )
})

test('a share ends with the item that fills it: two megabytes, or a fourth of what a thread gets', () => {
  const megabyte = 1 << 20
  const sizes = Array.from({ length: 100 }, () => megabyte)
  expect(shares(sizes, 2, (size) => size).map((share) => share.length)).toEqual(Array(50).fill(2))
  expect(shares(sizes.slice(0, 8), 2, (size) => size).map((share) => share.length)).toEqual(Array(8).fill(1))
  expect(shares(Array(1025).fill(0), 1, () => 1 / 1024).map((share) => share.length)).toEqual([
    257, 257, 257, 254,
  ])
})

test('a number that was asked for counts; else small corpora have no thread', () => {
  expect(threadsFor(0, 3)).toBe(3)
  expect(threadsFor(2 ** 40, 0)).toBe(0)
  expect(threadsFor((64 << 20) - 1, null)).toBe(0)
})
