import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMasked, lineHash, sameLine } from '../../src/boilerplate/masked-hash.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'

const corpusWith = (...blocks: readonly string[]) => {
  const read = new Fingerprints()
  for (const block of blocks) read.add(Buffer.from(block), false)
  return corpusOf(read)
}
const masks = (block: string) => {
  const corpus = corpusWith(block)
  return isMasked(corpus, 0, corpus.tokens)
}
const same = (a: string, b: string) => {
  const corpus = corpusWith(a, b)
  const alike = sameLine(corpus, 0, 1)
  expect(lineHash(corpus, 0) === lineHash(corpus, 1)).toBe(alike)
  return alike
}

test('masks numbers where three other words remain', () => {
  expect(masks('Sheet of tides 12')).toBe(true)
  expect(masks('Tide sheet 12')).toBe(false)
  expect(masks('Tide sheet 12 May 1999')).toBe(false)
  expect(same('Sheet of tides 12', 'Sheet of tides 3')).toBe(true)
  expect(same('Tide sheet 12', 'Tide sheet 3')).toBe(false)
})

test('takes numbers and names of dates in a row as one', () => {
  expect(same('The tides of 3 May 2020', 'The tides of Monday, May 3, 2021, 12:40')).toBe(true)
  expect(same('Les marées du 3 février 2020', 'Les marées du 14 juillet 1789')).toBe(true)
  expect(same('Die Tafel vom 3. März', 'Die Tafel vom 12. Oktober')).toBe(true)
  expect(same('The tides of May', 'The tides of June')).toBe(false)
})

test('leaves the number that labels a block', () => {
  expect(same('2. The tides of the harbour', '3. The tides of the harbour')).toBe(false)
})

test('equal words are one line, whatever their case and quotes', () => {
  expect(same('“All rights” reserved', '"ALL RIGHTS" RESERVED')).toBe(true)
  expect(lineHash(corpusWith('---'), 0)).toBe(0)
})

test('the same line has the same hash', () => {
  const words = fc.array(fc.constantFrom('tide', 'sheet', 'may', '3', '12', 'of', 'monday', '2020'), {
    minLength: 1,
    maxLength: 50,
  })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const corpus = corpusWith(a.join(' '), b.join(' '))
      if (sameLine(corpus, 0, 1)) expect(lineHash(corpus, 0)).toBe(lineHash(corpus, 1))
      expect(sameLine(corpus, 0, 0)).toBe(true)
    }),
  )
})
