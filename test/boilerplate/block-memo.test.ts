/** A memo answers for the very block alone: all its tokens, what rules look at in their marks, and its shape. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BlockMemo, UNKNOWN } from '../../src/boilerplate/block-memo.js'
import { LABEL, NUMBER, TELLING } from '../../src/fingerprint/marks.js'

const hash = Uint32Array.from({ length: 20 }, (_, at) => Math.imul(at + 1, 0x9e3779b1))

test('answers for the same tokens, wherever they stand', () => {
  const memo = new BlockMemo()
  const twice = Uint32Array.from([...hash.subarray(0, 3), 7, ...hash.subarray(0, 3)])
  const marks = Uint8Array.from([TELLING, 0, NUMBER, 0, TELLING, LABEL, NUMBER])
  expect(memo.find(twice, marks, 0, 3, 5)).toBe(UNKNOWN)
  memo.keep(twice, marks, 0, 3, 5, 12)
  expect(memo.find(twice, marks, 4, 7, 5)).toBe(12)
  expect(memo.find(twice, marks, 4, 7, 4)).toBe(UNKNOWN)
  expect(memo.find(twice, marks, 4, 6, 5)).toBe(UNKNOWN)
  marks[4] = 0
  expect(memo.find(twice, marks, 4, 7, 5)).toBe(UNKNOWN)
})

test('keeps no block of more than 16 tokens', () => {
  const memo = new BlockMemo()
  const marks = new Uint8Array(20)
  for (const to of [16, 17]) {
    memo.find(hash, marks, 0, to, 0)
    memo.keep(hash, marks, 0, to, 0, 1)
  }
  expect(memo.find(hash, marks, 0, 16, 0)).toBe(1)
  expect(memo.find(hash, marks, 0, 17, 0)).toBe(UNKNOWN)
})

test('never answers for another block', () => {
  const memo = new BlockMemo()
  const seen = new Map<string, number>()
  let answers = 0
  const blocks = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(0, NUMBER)), { minLength: 1, maxLength: 17 })
  fc.assert(
    fc.property(blocks, fc.nat(1), (tokens, shape) => {
      const hashes = Uint32Array.from(tokens, ([token]) => hash[token])
      const marks = Uint8Array.from(tokens, ([, mark]) => mark)
      const key = `${shape} ${tokens.join(' ')}`
      const found = memo.find(hashes, marks, 0, tokens.length, shape)
      if (found !== UNKNOWN) expect(found).toBe(seen.get(key))
      answers += 1
      seen.set(key, answers)
      memo.keep(hashes, marks, 0, tokens.length, shape, answers)
    }),
    { numRuns: 2000 },
  )
})
