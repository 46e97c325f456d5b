/** How far chains are followed over their ends. A token is a number; runs are too short for a shingle but the first one. */
import { describe, expect, test } from 'vitest'
import { SHINGLE } from '../../src/fingerprint/winnowing.js'
import { match, run } from './matched.js'

/** Equal tokens that a seed is found in, before all others. */
const SEED = run(100, 2 * SHINGLE)

/** How many tokens are covered behind the seed where source and copy go on with these: strange tokens, then equal ones. */
function coveredBehind(steps: readonly (readonly [strange: number, equal: number])[], backward = false) {
  const source = [...SEED]
  const copy = [...SEED]
  for (const [i, [strange, equal]] of steps.entries()) {
    source.push(...run(1000 + 100 * i, strange), ...run(5000 + 100 * i, equal))
    copy.push(...run(2000 + 100 * i, strange), ...run(5000 + 100 * i, equal))
  }
  const turned = (tokens: readonly number[]) => (backward ? tokens.toReversed() : tokens)
  return match([[turned(source)], [turned(copy)]], 1).cover.covered - SEED.length
}

describe.each([false, true])('a chain that is followed, backward: %s', (backward) => {
  const covered = (...steps: readonly (readonly [number, number])[]) => coveredBehind(steps, backward)

  test('goes over strange tokens that equal ones behind them make up for', () => {
    expect(covered([1, 2])).toBe(2)
    expect(covered([6, 7])).toBe(7)
    // The loss is six tokens on the way, and none at the end.
    expect(covered([6, 3], [6, 3], [1, 7])).toBe(13)
  })

  test('ends where it lost more than eight tokens, whatever comes behind them', () => {
    expect(covered([6, 3], [6, 3], [6, 3], [1, 7], [1, 7], [1, 7])).toBe(0)
  })

  test('ends where equal tokens make up for no loss', () => {
    expect(covered([6, 3], [6, 3], [12, 0])).toBe(0)
  })

  test('goes over a gap of eight tokens (law 2), and none of nine', () => {
    expect(covered([8, 7], [1, 7])).toBe(14)
    expect(covered([9, 7], [1, 7])).toBe(0)
  })

  test('takes three equal tokens behind a long gap for the same text, and no two', () => {
    expect(covered([3, 3], [12, 0])).toBe(3)
    expect(covered([3, 2], [12, 0])).toBe(0)
    expect(covered([1, 2], [12, 0])).toBe(2)
    expect(covered([1, 1], [12, 0])).toBe(0)
    // Two that are passed over belong to the gap, which is too long then.
    expect(covered([6, 2], [1, 7])).toBe(0)
    expect(covered([2, 2], [6, 7])).toBe(0)
  })
})
