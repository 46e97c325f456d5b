import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonBytes } from '../../src/report/json-bytes.js'

const RISKY = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
const written = (write: (json: JsonBytes) => void, size = 4) => {
  const json = new JsonBytes(size)
  write(json)
  return Buffer.from(json.take()).toString('utf8')
}

describe('JSON as bytes', () => {
  it('has numbers as JSON.stringify writes them', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    fc.assert(
      fc.property(number, (value) => {
        expect(written((json) => json.number(value))).toBe(String(value))
      }),
    )
    for (let power = 0; power < 10; power += 1) {
      for (const value of [10 ** power - 1, 10 ** power, 10 ** power + 1]) {
        expect(written((json) => json.number(value))).toBe(String(value))
      }
    }
    expect(written((json) => json.number(2 ** 31 - 1))).toBe('2147483647')
    expect(written((json) => json.number(2 ** 31))).toBe('2147483648')
    expect(written((json) => json.number(2 ** 32 - 1))).toBe('4294967295')
  })

  it('has a text from UTF-8 as it has it from a string, and nothing risky in either', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('a', '"', '\\', '\n', '\t', '\0', '\x1b', '\x7f', 'é', '\u2028', '漢', '👧'),
      }),
    )
    fc.assert(
      fc.property(text, text, (before, value) => {
        const utf8 = Buffer.from(before + value)
        const begin = Buffer.byteLength(before)
        const bytes = written((json) => json.string(utf8, begin, utf8.length))
        expect(bytes).toBe(written((json) => json.value(value)))
        expect(JSON.parse(bytes)).toBe(value)
        expect(RISKY.test(bytes)).toBe(false)
      }),
    )
  })

  it('grows over many writes and begins anew when taken', () => {
    const json = new JsonBytes(1)
    for (let i = 0; i < 1000; i += 1) json.ascii('0123456789')
    expect(json.length).toBe(10_000)
    expect(Buffer.from(json.take()).toString()).toBe('0123456789'.repeat(1000))
    json.ascii('end')
    expect(Buffer.from(json.take()).toString()).toBe('end')
  })
})
