/** Separated values, piece by piece. */
import { describe, expect, test } from 'vitest'
import { csv } from '../../../src/corpus/records/csv.js'
import type { TextCut } from '../../../src/corpus/records/record-format.js'
import { rewritten, seen } from './pieces.js'
import { COMMA, codes, FIELDS, facts } from './reader-facts.js'

describe('separated values', () => {
  const fields = { ...FIELDS, url: 'url' }
  const read = (text: string | Buffer, delimiter = COMMA, most?: number) =>
    seen(csv(fields, delimiter, most), Buffer.from(text))

  test('have quotes, doubled quotes and line ends in quotes', () => {
    const text = 'id,"text",url,date\r\n1,"a ""b"", c\nd",http://x.org,2026\r\n2,plain,,\r\n'
    expect(read(text).map(facts)).toEqual([
      { line: null, id: null, url: null, date: null, text: null, code: null },
      { line: 2, id: '1', url: 'http://x.org', date: '2026', text: 'a "b", c\nd', code: null },
      { line: 4, id: '2', url: null, date: null, text: 'plain', code: null },
    ])
  })

  test.each([
    ['id,text\n1,a\n2\n3,b\n', ['a', 'ragged-row', 'b']],
    ['id,text\n1,a,x\n3,b\n', ['ragged-row', 'b']],
    ['id,text\n1,say "a" twice\n', ['say "a" twice']],
    ['id,text\n1,"a" b\n2,c\n', ['bad-quotes', 'c']],
    ['id,text\n1,"a\n2,b\n3,c\n', ['bad-quotes', 'b', 'c']],
    ['id,text\n1,"a\n2,b\n3,"c"\n4,d\n', ['bad-quotes', 'b', 'c', 'd']],
    ['id,text\n1,"a', ['bad-quotes']],
    ['id,text\n\n1,a\n\r\n2,"b"\r\n', ['a', 'b']],
    ['id,text\n1,"a"\r', ['a']],
    ['id,text\r1,a\r\r2,"b\rc"\r3,"d\ne"\r4,f', ['a', 'b\rc', 'd\ne', 'f']],
    ['id,text\r1,"a\r2,b\r', ['bad-quotes', 'b']],
    ['id,text\r1,a\r2\r', ['a', 'ragged-row']],
    // One line feed at the end of a row, and a carriage return is a character as any other.
    ['id,text\n1,a\rb\r\n', ['a\rb']],
    ['text\n', []],
    ['words\na\n', ['no-text-field']],
    ['', []],
  ])('%j has in it %j', (text, expected) => {
    for (const size of [1, 2, 5, 1 << 20]) {
      const all = seen(csv(fields, COMMA), Buffer.from(text), size)
      expect(codes(all).filter((one) => one !== null)).toEqual(expected)
      expect(all.map(({ raw }) => raw).join('')).toBe(text)
    }
  })

  test.each([
    ['sep=;\r\nid;text\r\n1;a\r\n', [3]],
    ['\ufeffSEP=;\nid;text\n1;a\n', [3]],
    ['"sep=;"\nid;text\n\n1;a\n', [4]],
    ['sep=;\rid;text\r1;a\r', [3]],
    // Of another separator, or none: a row like any other.
    ['sep=,\nid;text\n1;a\n', ['ragged-row', 'ragged-row']],
  ])('%j names its separator', (text, expected) => {
    for (const size of [1, 2, 5, 1 << 20]) {
      const all = seen(csv(FIELDS, 59), Buffer.from(text), size)
      expect(all.flatMap(({ line, code }) => (line === null ? [] : [code ?? line]))).toEqual(expected)
      expect(all.map(({ raw }) => raw).join('')).toBe(Buffer.from(text).toString('latin1'))
    }
  })

  test('are rows that carriage returns end, with their lines', () => {
    const text = 'id,text,url,date\r1,"a\rb",,\r2,c,,\r'
    expect(read(text).map(({ line, text }) => [line, text])).toEqual([
      [null, null],
      [2, 'a\rb'],
      [4, 'c'],
    ])
    const cuts = () => [{ start: 0, end: 1, put: null }]
    const { bytes } = rewritten(csv(fields, COMMA), Buffer.from('id,text\r1,a b\r2,cd\r'), cuts)
    expect(bytes.toString()).toBe('id,text\r1, b\r2,d\r')
  })

  test('get quotes where what is left needs them', () => {
    const cut = (text: string, cuts: readonly TextCut[]) =>
      rewritten(csv(fields, COMMA), Buffer.from(text), () => cuts).bytes.toString()
    const put = Buffer.from('[a, "b"]')
    expect(cut('id,text\n1,x "y" z\n', [{ start: 0, end: 2, put: null }])).toBe('id,text\n1,"""y"" z"\n')
    expect(cut('id,text\n1,x y z\n', [{ start: 2, end: 3, put }])).toBe('id,text\n1,"x [a, ""b""] z"\n')
    expect(cut('id,text\n1,"x ""y"" z"\n', [{ start: 2, end: 5, put }])).toBe('id,text\n1,"x [a, ""b""] z"\n')
    expect(cut('text\nxyz\n', [{ start: 0, end: 3, put: null }])).toBe('text\n""\n')
    expect(cut('id,text\n1,xyz\n', [{ start: 0, end: 3, put: null }])).toBe('id,text\n1,\n')
  })

  test('name a row that is not UTF-8', () => {
    expect(codes(read(Buffer.from('text,id\ncaf\xe9,1\nb,2\n', 'latin1')))).toEqual([null, 'not-utf8', 'b'])
  })
})
