import { expect, test } from 'vitest'
import { RuleMemo } from '../../src/boilerplate/rule-memo.js'
import { DOCUMENT, SENTENCE } from '../../src/fingerprint/marks.js'
import { numberCorpus } from '../model/corpus.js'

test('blocks that look alike are asked once, in words, marks and shape', () => {
  const { corpus } = numberCorpus([
    [
      [1, 2],
      [1, 2],
      [1, 2, 3],
      [1, 2],
      [1, 2],
    ],
    [[1, 2]],
  ])
  corpus.marks[corpus.first[3]] |= SENTENCE
  corpus.shape = Uint16Array.of(0, 0, 0, 0, 1, 0)
  const asked: number[] = []
  const memo = new RuleMemo(corpus, (block) => asked.push(block))
  expect([0, 1, 2, 3, 4, 5].map((block) => memo.ruleOf(block))).toEqual([1, 1, 2, 3, 4, 1])
  expect(asked).toEqual([0, 2, 3, 4])
  // That a block begins its document is no mark that a rule asks for.
  expect(corpus.marks[corpus.first[5]] & DOCUMENT).toBe(DOCUMENT)
})

test('answers are kept however many there are, and none is one as well', () => {
  const count = 20_000
  const { corpus } = numberCorpus([Array.from({ length: count }, (_, i) => [i >> 1])])
  corpus.shape = new Uint16Array(count)
  const memo = new RuleMemo(corpus, (block) => (block % 3 === 0 ? -1 : block))
  for (let block = 0; block < count; block += 1) {
    const first = block & ~1
    expect(memo.ruleOf(block)).toBe(first % 3 === 0 ? -1 : first)
  }
})
