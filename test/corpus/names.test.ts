import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byBytes, matchable, nameOf, native, nativeBytes } from '../../src/corpus/names.js'

const bytes = fc
  .oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.array(
      fc.constantFrom(0x61, 0xc3, 0xa9, 0xed, 0xa0, 0x80, 0xf0, 0x9f, 0x90, 0xa2, 0xff, 0xe2, 0xa8, 10),
      { maxLength: 8 },
    ),
  )
  .map((values) => Buffer.from(values))

describe('names', () => {
  test('of any bytes are strings and come back', () => {
    fc.assert(
      fc.property(bytes, (name) => {
        expect(nativeBytes(nameOf(name))).toEqual(name)
      }),
      { numRuns: 1000 },
    )
  })

  test('are told apart as their bytes are', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(nameOf(a) === nameOf(b)).toBe(a.equals(b))
      }),
      { numRuns: 1000 },
    )
  })

  test.each<[string, number[], string]>([
    ['plain', [0x61, 0x2e, 0x74], 'a.t'],
    ['UTF-8', [0xc3, 0xa9], 'é'],
    ['Latin-1', [0x63, 0xe9], 'c\udce9'],
    ['a surrogate in UTF-8, which is no UTF-8', [0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
    ['a cut sequence between whole ones', [0xe2, 0x82, 0xc3, 0xa9], '\udce2\udc82é'],
  ])('%s', (_, name, text) => {
    expect(nameOf(Uint8Array.from(name))).toBe(text)
  })

  test('are handed to the system as strings where that loses nothing', () => {
    expect(native('é')).toBe('é')
    expect(native('c\udce9')).toEqual(Buffer.from([0x63, 0xe9]))
  })

  test('have no line end for the matcher, and lose nothing by that', () => {
    fc.assert(
      fc.property(bytes, (name) => {
        const text = nameOf(name)
        expect(matchable(text)).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(nameOf(nativeBytes(matchable(text)))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the order of paths', () => {
  test('is that of their bytes', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(Math.sign(byBytes(nameOf(a), nameOf(b)))).toBe(Buffer.compare(a, b))
      }),
      { numRuns: 2000 },
    )
  })

  test('puts what UTF-16 puts otherwise in its place', () => {
    // U+FF5E and U+E000 before an astral character, a byte that is no UTF-8 after all of them.
    const names = ['\udcff', '\u{1f422}', '\uff5e', '\ue000', 'é', 'z', 'Z', 'a/b', 'a-b', 'a']
    expect(names.sort(byBytes)).toEqual([
      'Z',
      'a',
      'a-b',
      'a/b',
      'z',
      'é',
      '\ue000',
      '\uff5e',
      '\u{1f422}',
      '\udcff',
    ])
  })
})
