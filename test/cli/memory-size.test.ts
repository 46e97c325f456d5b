/** What --max-memory takes for a size. */
import { describe, expect, test } from 'vitest'
import { memorySize } from '../../src/cli/memory-size.js'
import { dedupe } from './run.js'

describe('a size of memory', () => {
  test.each([
    ['256MB', 256e6],
    ['256 mb', 256e6],
    [' 256M ', 256e6],
    ['1 G', 1e9],
    ['0.5g', 0.5e9],
    ['2.5G', 2.5e9],
    ['1t', 1e12],
    ['2000K', 2e6],
    ['1e9', 1e9],
    ['1.5e+9', 1.5e9],
    ['1000000', 1e6],
    ['1000000 bytes', 1e6],
    ['1000000B', 1e6],
    ['512MiB', 512 * 1024 ** 2],
    ['2 gi', 2 * 1024 ** 3],
  ])('%j', (value, bytes) => {
    expect(memorySize(value)).toBe(bytes)
  })

  test.each([
    ['0', '0 bytes'],
    ['1', '1 byte'],
    ['256', '256 bytes'],
    ['999999', '999,999 bytes'],
    ['500k', '500,000 bytes'],
    ['0.1M', '100,000 bytes'],
  ])('%j is refused as too little', (value, bytes) => {
    const line = `That is ${bytes}, too little for any run: name a unit, as in --max-memory 256MB.`
    expect(() => memorySize(value)).toThrow(line)
  })

  test('the command names the value in one line', () => {
    const { status, stdout, stderr } = dedupe(['fixtures/golden', '--dry-run', '--max-memory', '256'])
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      "dedupe: Option '--max-memory <size>' argument '256' is invalid. That is 256 bytes, too little for any run: " +
        'name a unit, as in --max-memory 256MB.\nRun with --help for all options and examples.\n',
    ])
  })
})
