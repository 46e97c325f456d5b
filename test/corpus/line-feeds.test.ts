import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countLineEnds, hasLoneReturn, LineFeeds } from '../../src/corpus/line-feeds.js'

/** Bytes that differ from a line feed by one bit, or by the highest, are what counting four at a time could mistake. */
const BYTE = fc.constantFrom(10, 10, 13, 0, 11, 8, 2, 26, 138, 0x61, 0xff, 0x80, 9)

test('any stretch of a text, wherever it lies in memory, has the line feeds that are in it', () => {
  fc.assert(
    fc.property(
      fc.array(BYTE, { maxLength: 700 }),
      fc.nat(7),
      fc.nat(),
      fc.nat(),
      (bytes, shift, one, other) => {
        const memory = new Uint8Array(bytes.length + shift + 5).fill(10)
        const text = memory.subarray(shift, shift + bytes.length)
        text.set(bytes)
        const [from, to] = [one % (bytes.length + 1), other % (bytes.length + 1)].sort((a, b) => a - b)
        const feeds = bytes.slice(from, to).filter((byte) => byte === 10).length
        expect(new LineFeeds(text).count(from, to)).toBe(feeds)
      },
    ),
    { numRuns: 500 },
  )
})

test('nothing but line feeds, more of them than a lane counts', () => {
  expect(new LineFeeds(new Uint8Array(100_003).fill(10)).count(1, 100_002)).toBe(100_001)
})

test('a carriage return ends a line where no line feed follows', () => {
  const text = Buffer.from('a\r\nb\rc\nd\r')
  expect(hasLoneReturn(text)).toBe(true)
  expect(countLineEnds(text, 0, text.length)).toBe(4)
  expect(countLineEnds(text, 0, 2)).toBe(0)
  expect(hasLoneReturn(Buffer.from('a\r\nb\r\n'))).toBe(false)
  expect(hasLoneReturn(Buffer.from('a\nb'))).toBe(false)
  expect(hasLoneReturn(Buffer.from('a\r\nb\r'))).toBe(true)
})
