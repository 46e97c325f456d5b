import { describe, expect, it } from 'vitest'
import { aroundNonAscii, controlShare } from '../../../src/corpus/encoding/sample.js'

const of = (text: string) => Buffer.from(text, 'latin1')
const sample = (text: string, budget?: number) =>
  Buffer.from(aroundNonAscii(of(text), budget)).toString('latin1')

describe('aroundNonAscii', () => {
  it('keeps a short text whole', () => expect(sample('one caf\xe9 two')).toBe('one caf\xe9 two'))

  it('is empty without a non-ASCII byte', () => expect(sample('plain words')).toBe(''))

  it('cuts long ASCII away, at borders', () => {
    const words = 'word '.repeat(100)
    expect(sample(`${words}caf\xe9 ${words}`)).toBe(`${'word '.repeat(8)}caf\xe9${' word'.repeat(8)}\n`)
  })

  it('replaces controls, which are judged elsewhere', () =>
    expect(sample('a\0b\x1b \xe9\tc\n')).toBe('a b  \xe9\tc\n'))

  it('splits no pair of bytes, and looks into all stretches of a long text', () => {
    const lines = Array.from(
      { length: 4096 },
      (_, i) => `${String.fromCharCode(0xb0 + (i >> 8))}\xa1\xb0\xa2\xb0\xa3\n`,
    )
    const seen = sample(lines.join(''), 1600)
    expect(seen.length).toBeGreaterThan(1200)
    expect(seen.length).toBeLessThanOrEqual(1600)
    for (const line of seen.split('\n')) expect(line.length % 2).toBe(0)
    expect(new Set(seen.match(/[\xb0-\xbf](?=\xa1\xb0)/g)).size).toBe(16)
  })

  it('takes even numbers of bytes from a line without any border', () => {
    const pieces = sample('\xb0\xa1'.repeat(5000), 1600).split('\n')
    expect(pieces[0].length).toBe(98)
    for (const piece of pieces) expect(piece.length % 2).toBe(0)
  })
})

describe('controlShare', () => {
  it.each([
    ['\t\n\v\f\r\x1bab', 0],
    ['\0\x01\x7fa', 0.75],
    ['', 0],
  ])('%j', (text, share) => expect(controlShare(of(text))).toBe(share))

  it('leaves NULs out on request', () => expect(controlShare(of('\0\0\x01a'), 1)).toBe(0.25))

  it('looks at every part of a long file', () => {
    expect(controlShare(Buffer.concat([Buffer.alloc(500_000, 'a'), Buffer.alloc(500_000)]))).toBeCloseTo(
      0.5,
      1,
    )
  })
})
