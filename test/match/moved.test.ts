/** Words that stand elsewhere in a copy than in its source. A token is a number; a paragraph has 60. */
import { describe, expect, test } from 'vitest'
import { match, run } from './matched.js'

const SOURCE = run(100, 60)

/** Which tokens of a copy of the paragraph tell something that the source does not say. */
function telling(copy: readonly number[]): readonly number[] {
  const { cover } = match([[SOURCE], [copy]], 1)
  return copy.filter((_, i) => cover.telling[i] === 1)
}

/** A copy in which token `from` stands `by` tokens further on, and those at `changed` are others. */
function moved(from: number, by: number, changed: readonly number[] = []): readonly number[] {
  const copy = SOURCE.map((token, i) => (changed.includes(i) ? 900 + i : token))
  const [word] = copy.splice(from, 1)
  copy.splice(from + by, 0, word)
  return copy
}

describe('a word that moved', () => {
  test('tells where it stands now, behind the words that it stood before and the other way round', () => {
    expect(telling(moved(20, 4))).toEqual([120])
    expect(telling(moved(24, -4))).toEqual([124])
  })

  test('tells nothing beside the one word that it changed places with', () => {
    expect(telling(moved(20, 1))).toEqual([])
  })

  test('tells up to the length of a sentence away', () => {
    expect(telling(moved(20, 15))).toEqual([120])
    expect(telling(moved(20, 17))).toEqual([])
  })

  test('tells beside as many words that are new, and nothing among more of them', () => {
    expect(telling(moved(20, 4, [30]))).toEqual([120])
    expect(telling(moved(20, 4, [30, 33]))).toEqual([])
    // What is new farther away than a sentence is no reason.
    expect(telling(moved(20, 4, [30, 50, 53, 56]))).toEqual([120])
  })
})

test('words that stand in the place of each other tell, however far away', () => {
  const exchanged = SOURCE.map((token, i) => (i === 12 ? 148 : i === 48 ? 112 : token))
  expect(telling(exchanged)).toEqual([148, 112])
  const replaced = SOURCE.map((token, i) => (i === 12 ? 900 : i === 48 ? 112 : token))
  expect(telling(replaced)).toEqual([])
})
