import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextCut } from '../../../src/corpus/records/record-format.js'
import { warc } from '../../../src/corpus/records/warc.js'
import { mutated, mutationOf } from '../../mutated.js'
import { fixture, TEXT } from '../compression/fixtures.js'
import { chunksOf, eachPiece, rewritten, seen, textsOf, told } from './pieces.js'

/** Written by warcio.py: a note on the crawl, a conversion, a request, three responses and a resource. */
const REAL = gunzipSync(fixture('pages.warc.gz'))
const LATE = 'The ferry is late; naïve as ever.\n'
const NOTE = 'A note of its own.\n'

function record(
  headers: readonly string[],
  block: string | Buffer,
  length = Buffer.byteLength(block),
): Buffer {
  const head = ['WARC/1.1', ...headers, `Content-Length: ${length}`, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head), Buffer.from(block), Buffer.from('\r\n\r\n')])
}

const CONVERSION = ['WARC-Type: conversion', 'Content-Type: text/plain']
const RESPONSE = ['WARC-Type: response', 'Content-Type: application/http; msgtype=response']
const conversion = (text: string | Buffer) => record(CONVERSION, text)
const response = (lines: readonly string[], body: string) =>
  record(RESPONSE, ['HTTP/1.1 200 OK', ...lines, '', body].join('\r\n'))

const outcomes = (bytes: Buffer, most?: number) =>
  seen(warc(most), bytes).flatMap(({ line, text, code }) => (line === null ? [] : [[line, code ?? text]]))

test('a header may go on over many lines, and lines may have no name', () => {
  const goesOn = ['WARC-Type: conversion', 'no name', 'Content-Type: text/plain;', '\tcharset=utf-8']
  const many = Array.from({ length: 200 }, (_, i) => ` a=${i}`)
  expect(outcomes(record([...goesOn, ...many], NOTE))).toEqual([[1, NOTE]])
})

describe('a real file', () => {
  test('gives its plain texts, and names the pages that are none', () => {
    expect(textsOf(warc(), REAL)).toEqual([TEXT.toString(), LATE, NOTE])
    const named = seen(warc(), REAL).filter(({ code }) => code !== null)
    expect(named.map(({ line, code }) => [line, code])).toEqual([
      [5, 'html'],
      [6, 'not-text'],
    ])
  })

  test('tells of a record its number, id, address and date', () => {
    expect(seen(warc(), REAL).find(({ line }) => line === 2)).toMatchObject({
      id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
      url: 'https://low-water.example/engine',
      date: '2026-03-14T10:20:02Z',
    })
  })

  test('is all pieces together, and the same whatever the chunks', () => {
    const whole = told(seen(warc(), REAL))
    for (const size of [1, 2, 3, 7, 64, 1000, 3000]) {
      const all = seen(warc(), REAL, size)
      expect(all.map(({ raw }) => raw).join('')).toBe(REAL.toString('latin1'))
      expect(told(all)).toEqual(whole)
    }
  })

  test('a record ends where its member does', () => {
    let open = ''
    const records: string[] = []
    eachPiece(warc(), chunksOf(REAL, 100), ({ raw, ends }) => {
      open += Buffer.from(raw).toString('latin1')
      if (ends) {
        records.push(open)
        open = ''
      }
    })
    expect(open).toBe('')
    expect(records.map((text) => text.startsWith('WARC/1.0\r\n') && text.endsWith('\r\n\r\n'))).toEqual(
      Array(7).fill(true),
    )
  })

  test('a cut leaves a file whose lengths are true and that has no digest of what is gone', () => {
    const cuts: readonly (readonly TextCut[])[] = [
      [{ start: 0, end: 5, put: null }],
      [
        { start: 0, end: 4, put: null },
        { start: 9, end: 17, put: Buffer.from('[...]') },
      ],
      [],
    ]
    const { bytes, edits } = rewritten(warc(), REAL, (_, number) => cuts[number])
    expect(textsOf(warc(), bytes)).toEqual([TEXT.toString().slice(5), `ferry[...]; naïve as ever.\n`, NOTE])
    const text = bytes.toString('latin1')
    const sums = (one: string) => one.split(/Digest:|MD5/).length
    expect(sums(text)).toBe(sums(REAL.toString('latin1')) - 5)
    expect(text).toContain(`Content-Length: ${TEXT.length - 5}\r\n`)
    const body = Buffer.byteLength(LATE) - 4 - 8 + 5
    expect(text).toContain(`Content-Length: ${body}\r\n`)
    // Of the block: the HTTP head has lost its sum and kept the width of its number.
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 31\r\n\r\n'
    expect(text).toContain(`Content-Length: ${head.length - 2 + `${body}`.length + body}\r\n`)
    // Nothing else changed: the pieces between the edits are the file.
    let at = 0
    const stays = edits.map(({ start, length }) => {
      expect(start).toBeGreaterThanOrEqual(at)
      const kept = REAL.subarray(at, start)
      at = start + length
      return kept.toString('latin1')
    })
    for (const piece of stays) expect(text).toContain(piece)
  })

  test('a dropped record leaves no trace', () => {
    const { bytes } = rewritten(warc(), REAL, (_, number) => (number === 1 ? null : []))
    expect(textsOf(warc(), bytes)).toEqual([TEXT.toString(), NOTE])
    expect(bytes.includes('late.txt')).toBe(false)
    expect(seen(warc(), bytes).filter(({ code }) => code === 'not-warc')).toEqual([])
  })

  test('keeps every byte, and goes on behind what is broken', () => {
    const any = fc.record({
      ...mutationOf(REAL, 50),
      size: fc.integer({ min: 1, max: 4000 }),
    })
    fc.assert(
      fc.property(any, ({ size, ...mutation }) => {
        const { at, length, how } = mutation
        const bytes = mutated(REAL, mutation)
        const all = seen(warc(), bytes, size)
        expect(all.map(({ raw }) => raw).join('')).toBe(bytes.toString('latin1'))
        // The last record stands behind, and is found again.
        if (how !== 'cut' && at + length < REAL.length - 700)
          expect(all.some(({ text }) => text === NOTE)).toBe(true)
        expect(told(all)).toEqual(told(seen(warc(), bytes)))
      }),
      { numRuns: 300, examples: [[{ at: 0, length: 2, how: 'repeat', size: 1 }]] },
    )
  })
})

describe('hostile and odd records', () => {
  test.each<readonly [string, Buffer, unknown]>([
    ['no WARC', Buffer.from('plain words\nand more'), [[1, 'not-warc']]],
    ['no length', Buffer.from('WARC/1.0\r\nWARC-Type: conversion\r\n\r\nabc\r\n\r\n'), [[1, 'not-warc']]],
    ['two lengths', record([...CONVERSION, 'Content-Length: 1'], 'abc'), [[1, 'not-warc']]],
    ['a length that is none', record([...CONVERSION, 'content-length: -3'], 'abc'), [[1, 'not-warc']]],
    ['too small a length', record(CONVERSION, 'abcdef', 3), [[1, 'not-warc']]],
    ['too large a length', record(CONVERSION, 'abc', 4e9), [[1, 'record-too-large']]],
    ['an end in the middle', conversion('abcdef').subarray(0, -8), [[1, 'cut-off']]],
    ['an end in the head', conversion('abcdef').subarray(0, 30), [[1, 'cut-off']]],
    ['no UTF-8', conversion(Buffer.from([0x61, 0xff])), [[1, 'not-utf8']]],
    ['no lines behind it', conversion('abc').subarray(0, -4), [[1, 'abc']]],
    [
      'chunks',
      response(['Content-Type: text/plain', 'Transfer-Encoding: chunked'], 'a'),
      [[1, 'packed-body']],
    ],
    [
      'gzip inside',
      response(['Content-Type: text/plain', 'Content-Encoding: gzip'], 'a'),
      [[1, 'packed-body']],
    ],
    ['no type', response([], 'a'), [[1, 'not-text']]],
    ['no HTTP', record(RESPONSE, 'abc'), [[1, 'not-text']]],
    ['an empty text', conversion(''), [[1, '']]],
    ['a request', record(['WARC-Type: request'], 'GET /'), []],
    [
      'lines without returns',
      Buffer.from(
        'WARC/1.0\nWARC-Type: conversion\nContent-Type: text/plain\nContent-Length: 1\n\na\r\n\r\n',
      ),
      [[1, 'a']],
    ],
    ['a folded line', record(['WARC-Type: conversion', 'Content-Type:\r\n text/plain'], 'a'), [[1, 'a']]],
    ['the name __proto__', record([...CONVERSION, '__proto__: x'], 'a'), [[1, 'a']]],
  ])('%s', (_, bytes, expected) => {
    expect(outcomes(bytes)).toEqual(expected)
    expect(
      seen(warc(), bytes, 1)
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(bytes.toString('latin1'))
  })

  test('a record that is too long is passed by, and the next one read', () => {
    const bytes = Buffer.concat([conversion('a'.repeat(2000)), conversion('b')])
    expect(outcomes(bytes, 1000)).toEqual([
      [1, 'record-too-large'],
      [2, 'b'],
    ])
  })

  test('what looks like a record in a text is text', () => {
    const inner = conversion('inner').toString()
    expect(outcomes(Buffer.concat([conversion(`x\n${inner}`), conversion('b')]))).toEqual([
      [1, `x\n${inner}`],
      [2, 'b'],
    ])
  })

  test('bytes between records stay, and the records are read', () => {
    const bytes = Buffer.concat([conversion('a'), Buffer.from('noise WARC/1. noise\n'), conversion('b')])
    expect(outcomes(bytes)).toEqual([
      [1, 'a'],
      [2, 'not-warc'],
      [3, 'b'],
    ])
  })

  test('a length in HTTP that was not true is left as it was', () => {
    const bytes = response(['Content-Type: text/plain', 'Content-Length: 99'], 'abcdef')
    const cut = rewritten(warc(), bytes, () => [{ start: 0, end: 3, put: null }]).bytes
    expect(cut.toString()).toContain('Content-Length: 99\r\n')
    expect(textsOf(warc(), cut)).toEqual(['def'])
  })
})
