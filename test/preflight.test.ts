import { describe, expect, test } from 'vitest'
import type { FoundFile } from '../src/corpus/walk.js'
import { assertFits, needOf, preflight } from '../src/preflight.js'
import { dedupe } from './cli/run.js'

const file = (bytes: number, passed: FoundFile['passed'] = null) => ({ bytes, passed }) as FoundFile

describe('what a run needs', () => {
  test('is of documents alone, and more with threads', () => {
    const need = needOf([file(300e6), file(36e6), file(5e9, 'binary')], 2)
    expect(need).toEqual({ documents: 2, bytes: 336e6, memory: 1_223_600_000 })
    expect(needOf([file(336e6)], 0).memory).toBeCloseTo(1_173_600_000)
    expect(needOf([file(1000)], null).memory).toBe(100_014_600)
  })

  test('is told of long runs only', () => {
    expect(preflight(needOf([file(336e6)], 2), 22e9)).toBe(
      '1 file, 336 MB: takes about 1.2 GB of memory, 22 GB are free',
    )
    expect(preflight(needOf([file(336e6)], 2), null)).toBe('1 file, 336 MB: takes about 1.2 GB of memory')
    expect(preflight(needOf([file(63e6)], 2), 22e9)).toBeNull()
  })
})

describe('a run begins', () => {
  const large = needOf([file(336e6)], 2)
  test('within what is free, or what is allowed, whatever is free', () => {
    expect(() => assertFits(large, null, 1_223_600_000)).not.toThrow()
    expect(() => assertFits(large, 2e9, 1e9)).not.toThrow()
    expect(() => assertFits(large, null, null)).not.toThrow()
    expect(() => assertFits(needOf([file(1e6)], 0), null, 50e6)).not.toThrow()
  })

  test('not beyond it, and says what helps', () => {
    expect(() => assertFits(large, null, 1e9)).toThrow(
      'Cleaning 1 file of 336 MB takes about 1.2 GB of memory, and 1.0 GB are free',
    )
    expect(() => assertFits(large, 1e9, 9e9)).toThrow('--max-memory allows 1.0 GB')
  })
})

test('--max-memory is refused by a run that needs more, and where it is no size', () => {
  const refused = dedupe(['fixtures/golden', '--dry-run', '--max-memory', '50M'])
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toMatch(/takes about 10\d MB of memory, --max-memory allows 50 MB/)
  for (const value of ['0', 'much', '-1G', '1 G']) {
    const { status, stderr } = dedupe(['fixtures/golden', '--dry-run', '--max-memory', value])
    expect([value, status]).toEqual([value, 2])
    expect(stderr).toContain('It must be a size like 500M or 2.5G.')
  }
})
