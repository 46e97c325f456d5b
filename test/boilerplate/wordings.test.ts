/** Wordings have a number each, told apart by all their words, and are forgotten from site to site. */
import { expect, test } from 'vitest'
import { sameWords, Wordings } from '../../src/boilerplate/wordings.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'

test('each wording has one number, numbers in it included', () => {
  const read = new Fingerprints()
  const texts = Array.from({ length: 200 }, (_, i) => `printed on sheet ${i % 100}`)
  for (const text of texts) read.add(Buffer.from(text), false)
  const corpus = corpusOf(read)
  const blocks: number[] = []
  const wordings = new Wordings(corpus, (number) => blocks[number - 1])
  wordings.begin(1)
  const found = texts.map((_, block) => wordings.number(block, () => blocks.push(block)))
  expect(found).toEqual(texts.map((_, i) => (i % 100) + 1))
  expect([sameWords(corpus, 3, 103), sameWords(corpus, 3, 4)]).toEqual([true, false])
  wordings.begin(101)
  expect(wordings.number(0, () => blocks.push(0))).toBe(101)
  expect(wordings.number(100, () => blocks.push(100))).toBe(101)
})
