import { expect, test } from 'vitest'
import { FlatWords, flat } from '../../src/columns/flat.js'
import { BlockIndex } from '../../src/match/block-index.js'
import { NOWHERE } from '../../src/match/seed-index.js'

test('the first of equal blocks is found, and no other, however the table grows', () => {
  const blocks = 3000
  // Block b has the tokens b / 2 (rounded down), 5, 5 ...: of two neighbours the first is found.
  const first = Uint32Array.from({ length: blocks + 1 }, (_, b) => b * 4)
  const tokens = new Uint32Array(blocks * 4).fill(5)
  for (let b = 0; b < blocks; b += 1) tokens[first[b]] = b >> 1
  const index = new BlockIndex(new FlatWords(tokens), flat, 1, 1)
  for (let b = 0; b < blocks; b += 1) {
    expect(index.find(first[b], first[b + 1])).toBe(b % 2 === 0 ? NOWHERE : first[b - 1])
    index.add(first[b], first[b + 1])
  }
  for (let b = 0; b < blocks; b += 1) expect(index.find(first[b], first[b + 1])).toBe(first[b - (b % 2)])
})

test('a block that begins or goes on like another one is not it', () => {
  const tokens = Uint32Array.from([1, 2, 3, 4, 1, 2, 3, 4])
  const index = new BlockIndex(new FlatWords(tokens), flat, 1, 1)
  index.add(0, 4)
  expect(index.find(4, 8)).toBe(0)
  expect(index.find(4, 7)).toBe(NOWHERE)
  expect(index.find(5, 8)).toBe(NOWHERE)
})
