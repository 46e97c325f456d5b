/** Where two sources meet inside a sentence of a copy, and which of its tokens are new then. A token is a number. */
import { describe, expect, test } from 'vitest'
import { SENTENCE } from '../../src/fingerprint/marks.js'
import { match, run } from './matched.js'

type Blocks = readonly (readonly number[])[]

/** The new tokens of a copy, the last of some documents; `begins`: tokens of the corpus that begin a sentence. */
function fresh(sources: readonly Blocks[], copy: readonly number[], ...begins: readonly number[]) {
  const marked = Object.fromEntries(begins.map((token) => [token, SENTENCE]))
  const { cover } = match([...sources, [copy]], sources.length, marked)
  expect(cover.covered).toBe(copy.length)
  return copy.filter((_, i) => cover.isNew(i))
}

describe('two sources in one sentence', () => {
  // Tokens 0-21 and 22-39: the copy has the first 14 of one and the last 10 of the other.
  const sources = [[[...run(100, 14), ...run(700, 8)]], [[...run(800, 8), ...run(200, 10)]]]
  const copy = [...run(100, 14), ...run(200, 10)]
  const [behindFirst, second] = [14, 30]

  test('say together what neither says: what the smaller one covers is new', () => {
    expect(fresh(sources, copy)).toEqual(run(200, 10))
  })

  test('stand for their own where one ends a sentence and the other begins one', () => {
    expect(fresh(sources, copy, behindFirst, second)).toEqual([])
    expect(fresh(sources, copy, behindFirst)).toEqual(run(200, 10))
    expect(fresh(sources, copy, second)).toEqual(run(200, 10))
  })

  test('stand for their own if both of their borders do', () => {
    const three = [...sources, [[...run(900, 8), ...run(300, 10)]]]
    const parts = [...copy, ...run(300, 10)]
    // Behind the second source nothing follows in it: all of it is a sentence to its end.
    const third = 40 + 8
    expect(fresh(three, parts, behindFirst, second, third)).toEqual([...run(200, 10), ...run(300, 10)])
  })
})

describe('two places of one source in one sentence', () => {
  const source = [[run(100, 60)]]
  const copy = [...run(100, 14), ...run(140, 10)]

  test('say together what it does not say', () => {
    expect(fresh(source, copy)).toEqual(run(140, 10))
  })

  test('stand for their own where each is a sentence there', () => {
    expect(fresh(source, copy, 14, 40)).toEqual([])
  })
})
