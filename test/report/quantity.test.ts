import { describe, expect, it } from 'vitest'
import { percent, plural, size, span, thousands } from '../../src/report/quantity.js'

describe('quantities', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
  ])('writes %i as %s', (count, text) => expect(thousands(count)).toBe(text))

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [9_949, '9.9 kB'],
    [9_950, '10 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [2_480_000_000, '2.5 GB'],
    [5e18, '5000 PB'],
  ])('writes %i bytes as %s', (bytes, text) => expect(size(bytes)).toBe(text))

  it.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.001, '0.1%'],
    [0.1484, '14.8%'],
    [0.9999, '99.9%'],
    [1, '100%'],
  ])('writes a share of %d as %s', (share, text) => expect(percent(share)).toBe(text))

  it.each([
    [0, '1 s'],
    [99, '99 s'],
    [99.5, '2 min'],
    [3540, '59 min'],
    [3541, '1 h 00 min'],
    [7500, '2 h 05 min'],
  ])('writes %d seconds as %s', (seconds, text) => expect(span(seconds)).toBe(text))

  it('gives one its singular', () => {
    expect(plural(1, 'copy', 'copies')).toBe('1 copy')
    expect(plural(0, 'copy', 'copies')).toBe('0 copies')
    expect(plural(1000, 'word')).toBe('1,000 words')
  })
})
