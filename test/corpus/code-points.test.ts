import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointOffsets } from '../../src/corpus/code-points.js'

const offsets = (text: Uint8Array, ...wanted: number[]) => [
  ...codePointOffsets(text, Uint32Array.from(wanted)),
]

test('counts as Python does: an astral character and a byte order mark are one', () => {
  const text = Buffer.from('\ufeffa😀é\r\nb')
  // Bytes: the mark 3, a 1, the face 4, é 2, CR, LF, b.
  expect(offsets(text, 0, 3, 4, 8, 10, 12, 13)).toEqual([0, 1, 2, 3, 4, 6, 7])
})

test('a byte that is part of no character counts as one', () => {
  // Cut off, overlong, half of a surrogate pair, beyond the last code point, and a whole one behind each.
  for (const [bytes, count] of [
    [[0xe2, 0x82], 2],
    [[0xc0, 0x80], 2],
    [[0xed, 0xa0, 0x80], 3],
    [[0xf5, 0x80, 0x80, 0x80], 4],
    [[0xff], 1],
    [[0xf0, 0x9f, 0x98], 3],
  ] as const) {
    const text = Buffer.concat([Buffer.from(bytes), Buffer.from('é'), Buffer.from([0xff])])
    expect(offsets(text, bytes.length, bytes.length + 2, text.length)).toEqual([count, count + 1, count + 2])
  }
})

test('slices of code points are slices of bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (before, after) => {
      const [head, tail] = [before.toWellFormed(), after.toWellFormed()]
      const text = Buffer.from(head + tail)
      const [at, all] = offsets(text, Buffer.byteLength(head), text.length)
      const characters = Array.from(head + tail)
      expect(characters.slice(0, at).join('')).toBe(head)
      expect(all).toBe(characters.length)
    }),
  )
})
