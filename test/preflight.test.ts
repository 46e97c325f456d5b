import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lookBeside } from '../src/corpus/beside.js'
import type { FoundFile } from '../src/corpus/walk.js'
import { DEFAULTS } from '../src/options.js'
import { indexNeedOf, needOf, pagesOf, preflight } from '../src/preflight.js'
import { dedupe } from './cli/run.js'
import { tempFolder, writeTree } from './tree.js'

const file = (bytes: number, passed: FoundFile['passed'] = null) => ({ bytes, passed }) as FoundFile
const large = needOf([file(336e6)], 2)

describe('what a run needs', () => {
  test('is of documents alone, and more with threads', () => {
    const need = needOf([file(300e6), file(36e6), file(5e9, 'binary')], 2)
    expect(need).toEqual({ documents: 2, bytes: 336e6, memory: 1_223_600_000, disk: 1_344_000_000 })
    expect(needOf([file(336e6)], 0).memory).toBeCloseTo(1_173_600_000)
    expect(needOf([file(1000)], null).memory).toBe(100_014_600)
  })

  test('is of the corpus that documents join, too', () => {
    const old = { documents: 2, bytes: 300e6 }
    expect(needOf([file(36e6)], 2, old)).toEqual({ ...large, documents: 3 })
    expect(indexNeedOf([file(36e6)], old)).toEqual({
      documents: 3,
      bytes: 336e6,
      memory: 736_800_000,
      disk: 336e6,
    })
    const folder = tempFolder()
    writeTree(
      folder,
      new Map([
        ['new/a.txt', 'a b c'],
        ['old/b.txt', 'd e f'],
        ['old/c.bin', 'g'],
      ]),
    )
    const against = (path: string) => lookBeside(join(folder, path), DEFAULTS).size
    expect(against('old')).toEqual({ documents: 1, bytes: 5 })
    expect(dedupe(['index', 'old', '-o', 'o.dedupe'], { cwd: folder }).status).toBe(0)
    expect(against('o.dedupe')).toEqual({ documents: 1, bytes: 5 })
  })

  test('is told of long runs only', () => {
    expect(preflight(large, null, 22e9)).toBe('1 file, 336 MB: takes about 1.2 GB of memory, 22 GB are free')
    expect(preflight(large, null, null)).toBe('1 file, 336 MB: takes about 1.2 GB of memory')
    expect(preflight(needOf([file(63e6)], 2), null, 22e9)).toBeNull()
    expect(preflight(needOf([file(63e6)], 2), 1, 1)).toBeNull()
  })

  test('is told with why not all of it is memory', () => {
    expect(preflight(large, null, 1e9)).toBe(
      '1 file, 336 MB: takes about 1.2 GB of memory, 1.0 GB are free. ' +
        'A run takes three quarters of it: the rest goes to temporary files',
    )
    const allowed = '--max-memory allows less: the rest goes to temporary files'
    expect(preflight(large, 1e9, 22e9)).toBe(
      `1 file, 336 MB: takes about 1.2 GB of memory, 22 GB are free. ${allowed}`,
    )
    expect(preflight(large, 1e9, null)).toBe(`1 file, 336 MB: takes about 1.2 GB of memory. ${allowed}`)
    expect(preflight(large, 2e9, 1e9)).toBe('1 file, 336 MB: takes about 1.2 GB of memory, 1.0 GB are free')
  })
})

describe('a run', () => {
  test('stands in memory within three quarters of what is free, or what is allowed, whatever is free', () => {
    expect(pagesOf(large, null, large.memory / 0.75)).toBeNull()
    expect(pagesOf(large, large.memory, 1e9)).toBeNull()
    expect(pagesOf(large, null, null)).toBeNull()
    expect(pagesOf(large, 2e9, null)).toBeNull()
  })

  test('has pages beyond it: a quarter of that, and 16 MB at least', () => {
    expect(pagesOf(large, null, 1.2e9)).toBe(225e6)
    expect(pagesOf(large, 1e9, 22e9)).toBe(250e6)
    expect(pagesOf(large, large.memory - 4, null)).toBe(large.memory / 4 - 1)
    expect(pagesOf(large, 1e6, 22e9)).toBe(16e6)
  })

  test('of little text is held against what is allowed alone', () => {
    const small = needOf([file(63.9e6)], 0)
    expect(pagesOf(small, null, 50e6)).toBeNull()
    expect(pagesOf(needOf([file(64e6)], 0), null, 50e6)).toBe(16e6)
    expect(pagesOf(small, 50e6, null)).toBe(16e6)
  })
})

test('--max-memory is refused where it is no size, and by no run that needs more', () => {
  const needsMore = dedupe(['fixtures/golden', '--dry-run', '--max-memory', '50M'])
  expect(needsMore.stdout).toBe(dedupe(['fixtures/golden', '--dry-run']).stdout)
  for (const value of ['much', '-1G', '1,5G', '1 G B', '2GG', '', '0x10', '1e30']) {
    const { status, stderr } = dedupe(['fixtures/golden', '--dry-run', '--max-memory', value])
    expect([value, status]).toEqual([value, 2])
    expect(stderr).toContain('It must be a size like 500M or 2.5G.')
  }
})
