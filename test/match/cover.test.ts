/** What the chains of a block cover of it, by exact places. A token is a number; documents are lists of blocks. */
import { expect, test, vi } from 'vitest'
import { SENTENCE, TELLING } from '../../src/fingerprint/marks.js'
import { Chains } from '../../src/match/chains.js'
import { Cover } from '../../src/match/cover.js'
import { numberCorpus } from '../model/corpus.js'
import { match, run } from './matched.js'

const ownersOf = (cover: Cover, size: number) => [...cover.owner.subarray(0, size)]
const times = (count: number, value: number) => Array.from({ length: count }, () => value)

function sourcesOf(cover: Cover, begin: number, end: number) {
  const sources: [from: number, to: number, tokens: number][] = []
  cover.eachSource(begin, end, (...source) => sources.push(source))
  return sources
}

test('each sentence goes to the chain that matches most of it', () => {
  // Tokens 0-19 and 20-39; the copy takes twelve of each, from the middle on.
  const copy = [...run(105, 12), ...run(205, 12)]
  const { cover, from } = match([[run(100, 20)], [run(200, 20)], [copy]], 2, { 52: SENTENCE })
  expect(ownersOf(cover, 24)).toEqual([...times(12, 1), ...times(12, 2)])
  expect([...cover.sourceAt.subarray(0, 24)]).toEqual([...run(5, 12), ...run(25, 12)])
  expect(sourcesOf(cover, from, from + 24)).toEqual([
    [5, 17, 12],
    [25, 37, 12],
  ])
  expect(cover.covered).toBe(24)
  expect(cover.tells()).toBe(false)
})

test('what a source says between two matched words, and the copy does not, tells at the word behind it', () => {
  const source = [...run(100, 10), 7, ...run(110, 10)]
  const { cover } = match([[source], [run(100, 20)]], 1, { 10: TELLING })
  expect(cover.covered).toBe(20)
  expect([...cover.telling.subarray(0, 20)]).toEqual([...times(10, 0), 1, ...times(9, 0)])
})

test('a token between two runs stays new though another source covers it', () => {
  // The copy has ten tokens of the first source around four of the second one, in one sentence.
  const first = [...run(100, 12), 1, 2, 3, 4, ...run(112, 12)]
  const second = [...run(300, 4), ...run(104, 8), ...run(500, 4), ...run(112, 4), ...run(304, 4)]
  const copy = [...run(100, 12), ...run(500, 4), ...run(112, 12)]
  const { cover } = match([[first], [second], [copy]], 2)
  expect(cover.covered).toBe(28)
  expect(ownersOf(cover, 28)).toEqual([...times(12, 1), ...times(4, 2), ...times(12, 1)])
  expect(run(0, 28).filter((i) => cover.isNew(i))).toEqual([12, 13, 14, 15])
})

test('a confined part is covered by what has a run of law 2 in it', () => {
  const copy = [...run(105, 12), ...run(205, 12)]
  const { cover, from } = match([[run(100, 20)], [run(200, 20)], [copy]], 2)
  expect(cover.covered).toBe(24)
  // Four tokens of the first source lie in here, and twelve of the second.
  cover.confine(from + 8, from + 24)
  expect(ownersOf(cover, 24)).toEqual([...times(8, 1), ...times(4, 0), ...times(12, 2)])
  expect(cover.covered).toBe(20)
  // Back again: what was asked for last lies behind.
  cover.confine(from, from + 12)
  expect(ownersOf(cover, 24)).toEqual([...times(12, 1), ...times(12, 2)])
  expect(cover.covered).toBe(24)
})

test('earlier text may be numbered behind the copy, and is followed as far', () => {
  const source = [...run(100, 20), 7, 1, 2, 3, 4]
  const copy = [...run(100, 20), 8, 1, 2, 3, 4]
  expect(match([[source], [copy]], 1).cover.covered).toBe(24)
  expect(match([[copy], [source]], 0).cover.covered).toBe(24)
})

test('beginning with a block costs no more behind one of many tokens', () => {
  const cover = new Cover(numberCorpus([[run(0, 20)]]).corpus, new Chains())
  cover.reset(0, 100_000)
  const fill = vi.spyOn(Uint8Array.prototype, 'fill')
  let cleared = 0
  try {
    for (let i = 0; i < 10; i += 1) {
      cover.reset(0, 10)
      cover.isEverywhere = true
      expect(cover.mayStandElsewhere(2, 3)).toBe(true)
      cover.know(0, 8)
      expect(cover.mayStandElsewhere(2, 3)).toBe(false)
    }
    for (const [, from = 0, to = Number.POSITIVE_INFINITY] of fill.mock.calls) cleared += to - from
  } finally {
    fill.mockRestore()
  }
  expect(cleared).toBeLessThan(1000)
})
