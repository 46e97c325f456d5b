/** Offsets in the input, as the report names them, and back: the two ways must agree. */
import { expect, test } from 'vitest'
import { decodeAs } from '../../src/corpus/encoding/decode.js'
import { textOffsets } from '../../src/verify/input-offsets.js'

function decoded(bytes: Uint8Array, encoding: string) {
  const text = decodeAs(bytes, encoding)
  if ('notText' in text) throw new Error(text.notText)
  return text
}

test('UTF-8 text is its input', () => {
  const offsets = Uint32Array.of(0, 3, 7)
  expect(textOffsets(decoded(Buffer.from('für alle'), 'utf-8'), offsets)).toBe(offsets)
})

test.each([
  ['utf-16le', Buffer.from('Wörter: ein 🐢, zwei.\n'.repeat(4000), 'utf16le')],
  ['windows-1252', Buffer.from('Wörter: fünf Türme\n'.repeat(4000), 'latin1')],
])('%s: each character goes back to where it came from', (encoding, input) => {
  const text = decoded(input, encoding)
  const starts: number[] = []
  for (let at = 0; at < text.bytes.length; at += 1) if ((text.bytes[at] & 0xc0) !== 0x80) starts.push(at)
  starts.push(text.bytes.length)
  const inInput = text.toInput(Uint32Array.from(starts))
  expect(Array.from(textOffsets(text, inInput))).toEqual(starts)
})

test('what lies past the end goes to the end', () => {
  const text = decoded(Buffer.from('abc', 'utf16le'), 'utf-16le')
  expect(Array.from(textOffsets(text, Uint32Array.of(2, 6, 9)))).toEqual([1, 3, 3])
})
