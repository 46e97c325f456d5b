/** JSON Lines and arrays of JSON, piece by piece. */
import { describe, expect, test } from 'vitest'
import { jsonArray } from '../../../src/corpus/records/json-array.js'
import { jsonl } from '../../../src/corpus/records/jsonl.js'
import { rewritten, seen } from './pieces.js'
import { codes, FIELDS, facts } from './reader-facts.js'

describe('JSON Lines', () => {
  const read = (text: string | Buffer, most?: number) => seen(jsonl(FIELDS, most), Buffer.from(text))

  test('tell of each record its line, id, address and date', () => {
    const lines =
      '{"id":7,"text":"a\\n\\u00e9\\ud83d\\ude00","meta":{"url":"https:\\/\\/x.org\\/"},"date":"2026-03-14"}\n{"text":""}'
    expect(read(lines).map(facts)).toEqual([
      {
        line: 1,
        id: '7',
        url: 'https://x.org/',
        date: '2026-03-14',
        text: Buffer.from('a\né😀').toString('latin1'),
        code: null,
      },
      { line: 2, id: null, url: null, date: null, text: '', code: null },
    ])
  })

  test('may have a byte order mark, CRLF, blank lines and no end', () => {
    const all = read('\ufeff{"text":"a"}\r\n\r\n  \n{"text":"b"}')
    expect(all.map(({ line, text }) => [line, text])).toEqual([
      [null, null],
      [1, 'a'],
      [null, null],
      [null, null],
      [4, 'b'],
    ])
  })

  test.each([
    ['{"text":"a"}\r{"text":"b"}\r', [1, 2]],
    ['\ufeff{"text":"a"} \r\r {"text":"b"}', [1, 3]],
    ['\r{"text":"a"}\r{"text":"b"}', [2, 3]],
    ['{"text":"a\\r"}\r{"x":1,"text":"b"}\r', [1, 2]],
    // Blanks inside of a record, and line feeds wherever one comes first or stands behind.
    ['{"x":\r{},\r"text":"a"}\n{"text":"b"}', [1, 2]],
    ['{"text":"a"}\n{"text":"b"\r}\n', [1, 2]],
    ['{"text":"a"}\r\r\n{"text":"b"}', [1, 2]],
    ['{"text":"a"\r}', [1]],
    // Files that were put together.
    ['\ufeff{"text":"a"}\n\ufeff{"text":"b"}\n\ufeff\n\ufeff\ufeff{}\n', [1, 2, 'not-json']],
  ])('in %j begin on the lines %j', (text, expected) => {
    for (const size of [1, 2, 5, 1 << 20]) {
      const all = seen(jsonl(FIELDS), Buffer.from(text), size)
      expect(all.flatMap(({ line, code }) => (line === null ? [] : [code ?? line]))).toEqual(expected)
      expect(all.map(({ raw }) => raw).join('')).toBe(Buffer.from(text).toString('latin1'))
    }
  })

  test.each([
    ['{"text":1}', 'text-not-string'],
    ['{"text":null}', 'text-not-string'],
    ['{"text":["a"]}', 'text-not-string'],
    ['{"body":"a"}', 'no-text-field'],
    ['{"text":"a"', 'not-json'],
    ['{"text":"a"} {}', 'not-json'],
    ["{'text':'a'}", 'not-json'],
    ['plain words', 'not-json'],
    ['[{"text":"a"}]', 'not-object'],
    ['"text"', 'not-object'],
    ['{"text":"\\ud800"}', 'lone-surrogate'],
    ['{"text":"\\udc00\\ud800"}', 'lone-surrogate'],
    ['{"text":"\\ud800\\u0041"}', 'lone-surrogate'],
    ['{"text":"tab\there"}', 'not-json'],
    ['{"text":"nul\0"}', 'not-json'],
    [Buffer.from('{"text":"caf\xe9"}', 'latin1'), 'not-utf8'],
    [Buffer.from('{"text":"\xed\xa0\x80"}', 'latin1'), 'not-utf8'],
  ])('leave %j as it is and go on', (line, code) => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"a"}\n'),
      Buffer.from(line),
      Buffer.from('\n{"text":"b"}\n'),
    ])
    expect(codes(read(bytes))).toEqual(['a', code, 'b'])
    expect(read(bytes)[1].line).toBe(2)
  })

  test('with one too long to be read go on behind it', () => {
    const long = `{"text":"${'x'.repeat(100)}"}`
    const bytes = `{"text":"a"}\n${long}\n{"text":"b"}\n${long}`
    for (const size of [1, 7, 64, 1 << 20]) {
      const all = seen(jsonl(FIELDS, 50), Buffer.from(bytes), size)
      expect(all.map(({ raw }) => raw).join('')).toBe(bytes)
      expect(all.flatMap(({ text, code, line }) => ((text ?? code) ? [[line, text ?? code]] : []))).toEqual([
        [1, 'a'],
        [2, 'record-too-large'],
        [3, 'b'],
        [4, 'record-too-large'],
      ])
    }
  })
})

describe('an array of JSON', () => {
  const read = (text: string, most?: number) => seen(jsonArray(FIELDS, most), Buffer.from(text))
  const drop = (text: string, numbers: readonly number[]) =>
    rewritten(jsonArray(FIELDS), Buffer.from(text), (_, number) =>
      numbers.includes(number) ? null : [],
    ).bytes.toString()

  test('holds records, each with its number', () => {
    const all = read('\ufeff [\n  {"text":"a"},\n  {\n "text":"b]}\\"" }\n,{"text":"c"}]\n')
    expect(all.flatMap(({ line, text }) => (text === null ? [] : [[line, text]]))).toEqual([
      [1, 'a'],
      [2, 'b]}"'],
      [3, 'c'],
    ])
  })

  test.each([
    ['[{"text":"a"},7,{"text":"b"}]', ['a', 'not-object', 'b']],
    ['[{"text":"a"},,{"text":"b"}]', ['a', 'not-json', 'b']],
    ['[,{"text":"b"}]', ['not-json', 'b']],
    ['[{"text":"a"},]', ['a', 'not-json']],
    ['[{"text":"a"} {"text":"b"},{"text":"c"}]', ['not-json', 'c']],
    ['[{"text":"a"]},{"text":"c"}]', ['not-json', 'c']],
    // Cut off: at the bracket, between two, in a text, in an object.
    ['[{"text":"a"}', ['a', 'cut-off']],
    ['[{"text":"a"}\n', ['a', 'cut-off']],
    ['[{"text":"a"},', ['a', 'not-json']],
    ['[{"text":"a"},{"text":"b', ['a', 'cut-off']],
    ['[{"text":"a"},{"text":"b"', ['a', 'cut-off']],
    ['[', ['cut-off']],
    ['[{"text":"a"}] [', ['a', 'not-json']],
    ['[]', []],
    ['[ ]', []],
    ['no', ['not-json']],
  ])('%s has in it %j', (text, expected) => {
    const all = read(text)
    expect(codes(all).filter((one) => one !== null)).toEqual(expected)
    expect(all.map(({ raw }) => raw).join('')).toBe(text)
  })

  test('stays one, whichever elements go', () => {
    const text = '[\n  {"text":"a"},\n  {"text":"b"} ,{"text":"c"}\n]\n'
    for (let set = 0; set < 8; set += 1) {
      const gone = [0, 1, 2].filter((number) => set & (1 << number))
      const left = ['a', 'b', 'c'].filter((_, number) => !gone.includes(number))
      expect(JSON.parse(drop(text, gone))).toEqual(left.map((text) => ({ text })))
    }
  })

  test('with one element too long goes on behind it', () => {
    const text = `[{"text":"a"},{"text":"${'\\\\\\"],'.repeat(20)}"},{"text":"b"}]`
    for (const size of [1, 3, 64, 1 << 20]) {
      const all = seen(jsonArray(FIELDS, 50), Buffer.from(text), size)
      expect(codes(all).filter((one) => one !== null)).toEqual(['a', 'record-too-large', 'b'])
      expect(all.map(({ raw }) => raw).join('')).toBe(text)
    }
  })
})
