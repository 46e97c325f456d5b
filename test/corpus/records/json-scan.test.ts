import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonScanner, MISSING, NUMBER, OTHER, STRING } from '../../../src/corpus/records/json-scan.js'

function scanned(text: string, ...paths: string[][]) {
  const bytes = Buffer.from(text)
  const scanner = new JsonScanner(paths)
  const what = scanner.scan(bytes, 0, bytes.length)
  const found = paths.map((_, i) =>
    scanner.kind[i] === MISSING ? null : bytes.toString('utf8', scanner.start[i], scanner.end[i]),
  )
  return { what, found, kinds: [...scanner.kind] }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a scanner of JSON', () => {
  test('finds fields at any depth, whatever stands around them', () => {
    const text = '{"a":[{"text":"no"}],"m":{"x":1,"url":"u"},"text":"yes","n":-1.5e3,"o":null}'
    expect(scanned(text, ['text'], ['m', 'url'], ['n'], ['o'], ['p'])).toEqual({
      what: 'object',
      found: ['yes', 'u', '-1.5e3', 'null', null],
      kinds: [STRING, STRING, NUMBER, OTHER, MISSING],
    })
  })

  test('takes the last of two equal keys, as JSON.parse does', () => {
    const text = '{"m":{"url":"one","id":"1"},"text":"a","m":{"url":"two"},"text":"b"}'
    expect(scanned(text, ['text'], ['m', 'url'], ['m', 'id']).found).toEqual(['b', 'two', null])
    expect(scanned('{"m":{"url":"one"},"m":3}', ['m', 'url']).found).toEqual([null])
  })

  test('reads keys with escapes, and keys that objects have anyhow', () => {
    expect(scanned('{"te\\u0078t":"a","__proto__":"b"}', ['text'], ['__proto__']).found).toEqual(['a', 'b'])
  })

  test('goes as deep as brackets do', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"text":"t"}`
    expect(scanned(deep, ['text'])).toMatchObject({ what: 'object', found: ['t'] })
    expect(scanned(deep.replace(']]', ']}'), ['text']).what).toBe('broken')
  })

  test('says of any JSON what it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const value: unknown = JSON.parse(text)
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
        expect(scanned(text).what).toBe(isObject ? 'object' : 'other')
      }),
      { numRuns: 300 },
    )
  })

  test('passes over the numbers of Python that are no JSON, and reads none', () => {
    const text = '{"a":NaN,"b":[Infinity,-Infinity],"c":-Infinity,"text":"t"}'
    expect(scanned(text, ['a'], ['c'], ['text'])).toEqual({
      what: 'object',
      found: ['NaN', '-Infinity', 't'],
      kinds: [OTHER, OTHER, STRING],
    })
    for (const word of ['nan', 'NAN', 'NaNs', '-NaN', 'Infinit', '+Infinity', '--Infinity', 'I', '-I', 'N'])
      expect([word, scanned(`{"a":${word}}`).what]).toEqual([word, 'broken'])
  })

  test('agrees with JSON.parse about what is none', () => {
    const pieces = fc.constantFrom(
      ...'{}[]",:\\ \n\t0123456789.eE+-utrnflasbx/',
      '\\u00e9',
      '\\ud800',
      'true',
      'null',
      '"a"',
      '{"a":1}',
      '\u0001',
      'é',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }),
        fc.json(),
        fc.nat(),
        fc.nat(3),
        (noise, json, at, cut) => {
          const whole = noise.join('')
          const place = at % (json.length + 1)
          const mixed = json.slice(0, place) + whole.slice(0, 3) + json.slice(place + cut)
          for (const text of [whole, mixed]) {
            if (!text.isWellFormed()) continue
            expect([text, scanned(text).what !== 'broken']).toEqual([text, parses(text)])
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
