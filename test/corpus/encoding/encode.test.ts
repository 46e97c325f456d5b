/** A text in the bytes of an encoding is read again as that text, or there are no such bytes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ENCODINGS } from '../../../src/corpus/encoding/codecs.js'
import { decodeAs } from '../../../src/corpus/encoding/decode.js'
import { encodeAs } from '../../../src/corpus/encoding/encode.js'

const SHIFTED = ['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312']
const ALL = ['utf-8', ...ENCODINGS]

test('every encoding holds ASCII, but for those in which a shift before it decides what it is', () => {
  expect(ALL.filter((encoding) => encodeAs('[cut 1]', encoding) === null).sort()).toEqual(SHIFTED.sort())
})

test.each<[string, string, number[]]>([
  ['utf-8', '…', [0xe2, 0x80, 0xa6]],
  ['utf-16be', '…', [0x20, 0x26]],
  ['utf-32le', '…', [0x26, 0x20, 0, 0]],
  ['windows-1251', '…', [0x85]],
  ['shift_jis', '略', [0x97, 0xaa]],
  ['x-mac-cyrillic', 'Я', [0x9f]],
])('in %s, %s is %j', (encoding, text, bytes) => {
  expect([...(encodeAs(text, encoding) ?? [])]).toEqual(bytes)
})

test.each<[string, string]>([
  ['koi8-r', '…'],
  ['iso-8859-2', '略'],
  ['windows-1252', 'a\u0142b'],
  ['shift_jis', '😀'],
])('%s does not hold %s', (encoding, text) => {
  expect(encodeAs(text, encoding)).toBe(null)
})

test('what is encoded is decoded to the same', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.constantFrom(...ALL), fc.oneof(text, fc.string()), (encoding, one) => {
      const bytes = encodeAs(one, encoding)
      if (bytes === null) return
      const read = decodeAs(bytes, encoding)
      expect('notText' in read ? null : Buffer.from(read.bytes).toString()).toBe(one)
    }),
    { numRuns: 2000 },
  )
})
