import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codecFor, ENCODINGS } from '../../../src/corpus/encoding/codecs.js'
import { decodeAs } from '../../../src/corpus/encoding/decode.js'
import { transcode } from '../../../src/corpus/encoding/transcode.js'
import { encode } from './encoders.js'

const text = new TextDecoder('utf-8', { ignoreBOM: true })

function transcoded(input: Uint8Array, encoding: string) {
  const result = transcode(input, codecFor(encoding))
  if (result === null) throw new Error('too large')
  return result
}

/** UTF-8 offset of every code point of `bytes`, and of its end. */
function charStarts(bytes: Uint8Array): Float64Array {
  const starts: number[] = []
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] & 0xc0) !== 0x80) starts.push(i)
  return Float64Array.from([...starts, bytes.length])
}

/** Characters that the encoding can hold, ASCII and line feeds included. */
function alphabet(encoding: string): string[] {
  const ascii = ['a', 'Z', ' ', '\n', '.', '7']
  if (encoding.startsWith('utf-'))
    return [...ascii, 'é', 'Ж', '日', '가', '\u{1F600}', '\u{10FFFF}', '\u0000', '\uFEFF']
  const wanted = 'éßŁőЖяшΩλαβשم…“–ไทยñçąžבגدس漢字語はカ、ｱ亜中国文化한국어글體灣的丂㐂'
  return [
    ...ascii,
    ...[...wanted].filter((char) => {
      const { bytes } = encode(char, encoding)
      return text.decode(transcoded(bytes, encoding).bytes).replace('\n', '') === char
    }),
  ]
}

describe.each(ENCODINGS.map((encoding) => [encoding]))('%s', (encoding) => {
  const chars = alphabet(encoding)
  const strings = fc.array(fc.constantFrom(...chars), { maxLength: 60 }).map((list) => list.join(''))
  const header = encoding === 'iso-2022-kr' ? '\n' : ''

  it('holds characters beyond ASCII', () => expect(chars.length).toBeGreaterThan(8))

  it('decodes what was encoded and maps every character border back', () => {
    fc.assert(
      fc.property(strings, fc.constantFrom(0, 0, 0, 8180), (string, padding) => {
        // Padding moves the interesting part over the border of a block.
        const whole = `${'x\n'.repeat(padding)}${string}`
        const { bytes, borders } = encode(whole, encoding)
        const result = transcoded(bytes, encoding)
        expect(text.decode(result.bytes)).toBe(header + whole)
        const mapped = result.toInput(charStarts(result.bytes))
        const expected = encoding === 'iso-2022-kr' ? [4, ...borders.slice(5)] : borders
        expect(mapped.length).toBe(expected.length)
        expect(mapped.findIndex((offset, i) => offset !== expected[i])).toBe(-1)
      }),
      { numRuns: 20 },
    )
  })

  it('reads noise without a throw, as well-formed UTF-8 whose borders come back in ascending order', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(0, 16_380), (noise, padding) => {
        const bytes = Buffer.concat([Buffer.alloc(padding, 'x\n'), noise])
        const result = transcoded(bytes, encoding)
        expect(isUtf8(result.bytes)).toBe(true)
        const mapped = result.toInput(charStarts(result.bytes))
        expect(mapped.findIndex((offset, i) => i > 0 && offset < mapped[i - 1])).toBe(-1)
        expect(mapped.at(-1)).toBe(bytes.length)
      }),
      { numRuns: 20 },
    )
  })
})

describe('toInput', () => {
  const input = encode('日本\nab', 'shift_jis').bytes

  it('sends an offset inside a character to its start, and one past the end to the end', () => {
    const { toInput } = transcoded(input, 'shift_jis')
    expect([...toInput(Uint32Array.of(0, 1, 2, 3, 5, 6, 7, 8, 9, 400))]).toEqual([
      0, 0, 0, 2, 2, 4, 5, 6, 7, 7,
    ])
  })

  it('works in place', () => {
    const offsets = Float64Array.of(3, 6)
    expect(transcoded(input, 'shift_jis').toInput(offsets)).toBe(offsets)
    expect([...offsets]).toEqual([2, 4])
  })

  it('also takes offsets that go back', () => {
    const long = Buffer.alloc(100_000, 0xe9)
    const { toInput } = transcoded(long, 'windows-1252')
    expect([...toInput(Float64Array.of(199_998, 2, 80_000, 40_001))]).toEqual([99_999, 1, 40_000, 20_000])
  })

  it('is the identity for UTF-8', () => {
    const decoded = decodeAs(Buffer.from('né'), 'utf-8')
    if ('notText' in decoded) throw new Error('is text')
    expect([...decoded.toInput(Uint32Array.of(0, 1, 3))]).toEqual([0, 1, 3])
  })
})

it('gives up before the text is longer than allowed', () => {
  expect(transcode(Buffer.alloc(60_000, 0xe9), codecFor('windows-1252'), 130_000)).toBeNull()
  expect(transcode(Buffer.alloc(60_000, 0xe9), codecFor('windows-1252'), 300_000)?.bytes.length).toBe(120_000)
})
