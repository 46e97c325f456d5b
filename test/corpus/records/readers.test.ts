import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../../src/corpus/records/csv.js'
import { jsonArray } from '../../../src/corpus/records/json-array.js'
import { jsonl } from '../../../src/corpus/records/jsonl.js'
import type { FieldNames, Piece, RecordFormat, TextCut } from '../../../src/corpus/records/record-format.js'
import { rewritten, type Seen, seen, textsOf, told } from './pieces.js'

const FIELDS: FieldNames = { text: 'text', id: 'id', url: 'meta.url', date: 'date' }
const COMMA = 44

function codes(all: readonly Seen[]): (string | null)[] {
  return all.map(({ text, code }) => code ?? text)
}

const facts = ({ line, id, url, date, text, code }: Seen) => ({ line, id, url, date, text, code })

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
    ['[{"text":"a"}', ['a', 'not-json']],
    ['[{"text":"a"},{"text":"b', ['a', 'not-json', 'not-json']],
    ['[{"text":"a"}] [', ['a', 'not-json']],
    ['[]', []],
    ['[ ]', []],
    ['no', ['not-json', 'not-json']],
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

/** A JSON text of a value in one of its many spellings, as writers of other languages have them. */
function spelled(text: string, style: number): string {
  let out = '"'
  for (const [i, character] of Array.from(text).entries()) {
    const how = (style + i) % 4
    const short = JSON.stringify(character).slice(1, -1)
    const mustEscape = short.length > character.length
    if (mustEscape && short.length === 2 && how !== 1) out += short
    else if (mustEscape || how === 0 || (how === 2 && style % 2 === 0)) {
      for (const unit of character.split('')) {
        const hex = unit.charCodeAt(0).toString(16).padStart(4, '0')
        out += `\\u${how === 2 ? hex.toUpperCase() : hex}`
      }
    } else out += character === '/' && how === 3 ? '\\/' : character
  }
  return `${out}"`
}

const words = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed())
const rows = fc.array(
  fc.record({
    text: words,
    id: fc.nat(),
    other: fc.json({ maxDepth: 2 }),
    style: fc.nat(11),
    crlf: fc.boolean(),
  }),
  { maxLength: 6 },
)

/** Cuts at borders of characters. */
function cutsFor(text: Buffer, seed: number, mark: boolean): TextCut[] {
  const borders = [...text.keys()].filter((at) => (text[at] & 0xc0) !== 0x80)
  const [from, to] = [
    borders[seed % (borders.length || 1)] ?? 0,
    borders[(seed * 7) % (borders.length || 1)] ?? 0,
  ]
  if (from === to) return []
  const put = mark ? Buffer.from('[…,"]') : null
  return [{ start: Math.min(from, to), end: Math.max(from, to), put }]
}

function cutText(text: string, cuts: readonly TextCut[]): string {
  const bytes = Buffer.from(text)
  const parts: Buffer[] = []
  let at = 0
  for (const { start, end, put } of cuts) {
    parts.push(bytes.subarray(at, start), Buffer.from(put ?? []))
    at = end
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString()
}

function asLines(
  list: readonly { text: string; id: number; other: string; style: number; crlf: boolean }[],
): string {
  return list
    .map(({ text, id, other, style, crlf }) => {
      const fields = [`"id": ${id}`, `"o\\u0074her":${other}`, ` "text" :${spelled(text, style)}`]
      const ordered = style % 2 ? fields : fields.reverse()
      return `{${ordered.join(',')}}${crlf ? '\r\n' : '\n'}`
    })
    .join('')
}

function sameAtAllBorders<P extends Piece>(format: RecordFormat<P>, bytes: Buffer): void {
  const whole = seen(format, bytes)
  expect(whole.map(({ raw }) => raw).join('')).toBe(bytes.toString('latin1'))
  for (const size of [1, 2, 3, 5, 8, 13]) expect(told(seen(format, bytes, size))).toEqual(told(whole))
}

describe('any records', () => {
  test('of JSON Lines are read alike at all chunk borders, and cut in their texts alone', () => {
    fc.assert(
      fc.property(rows, fc.nat(1000), fc.boolean(), (list, seed, mark) => {
        const file = Buffer.from(asLines(list))
        const format = jsonl(FIELDS)
        sameAtAllBorders(format, file)
        expect(textsOf(format, file)).toEqual(list.map(({ text }) => text))
        const { bytes } = rewritten(format, file, (text, n) => cutsFor(text, seed + n, mark))
        const expected = list.map(({ text }, n) => cutText(text, cutsFor(Buffer.from(text), seed + n, mark)))
        expect(textsOf(format, bytes)).toEqual(expected)
        const without = (all: string) =>
          all
            .split(/(?<=\n)/)
            .filter((line) => line !== '')
            .map((line) => ({ ...(JSON.parse(line) as object), text: '' }))
        expect(without(bytes.toString())).toEqual(without(file.toString()))
      }),
      { numRuns: 200 },
    )
  })

  test('of an array are read alike at all chunk borders, and stay an array', () => {
    fc.assert(
      fc.property(rows, fc.nat(63), fc.nat(1000), (list, gone, seed) => {
        const file = Buffer.from(
          `[${asLines(list)
            .trimEnd()
            .replaceAll(/(?<=\})\r?\n(?=\{)/g, ' ,\n')}]\n`,
        )
        const format = jsonArray(FIELDS)
        sameAtAllBorders(format, file)
        expect(textsOf(format, file)).toEqual(list.map(({ text }) => text))
        const { bytes } = rewritten(format, file, (text, n) =>
          gone & (1 << n) ? null : cutsFor(text, seed + n, false),
        )
        const left = (JSON.parse(file.toString()) as { text: string }[]).flatMap((one, n) =>
          gone & (1 << n)
            ? []
            : [{ ...one, text: cutText(one.text, cutsFor(Buffer.from(one.text), seed + n, false)) }],
        )
        expect(JSON.parse(bytes.toString())).toEqual(left)
      }),
      { numRuns: 200 },
    )
  })

  test('of separated values are read alike at all chunk borders, and cut in their texts alone', () => {
    const cell = (text: string, quoted: boolean) =>
      quoted || /["\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    fc.assert(
      fc.property(rows, fc.nat(1000), fc.boolean(), (list, seed, mark) => {
        const lines = list.map(
          ({ text, other, id, style, crlf }) =>
            `${cell(other, style % 2 === 0)};${cell(text, style % 3 === 0)};${id}${crlf ? '\r\n' : '\n'}`,
        )
        const file = Buffer.from(`other;text;id\n${lines.join('')}`)
        const format = csv(FIELDS, 59)
        sameAtAllBorders(format, file)
        expect(textsOf(format, file)).toEqual(list.map(({ text }) => text))
        const { bytes } = rewritten(format, file, (text, n) => cutsFor(text, seed + n, mark))
        const expected = list.map(({ text }, n) => cutText(text, cutsFor(Buffer.from(text), seed + n, mark)))
        expect(textsOf(format, bytes)).toEqual(expected)
        const others = csv({ ...FIELDS, text: 'other' }, 59)
        expect(textsOf(others, bytes)).toEqual(list.map(({ other }) => other))
      }),
      { numRuns: 200 },
    )
  })

  test('broken in any way are neither lost nor waited for', () => {
    const files = [
      [jsonl(FIELDS), asLines([{ text: 'a"b\\c', id: 1, other: '[1,{}]', style: 1, crlf: true }]).repeat(3)],
      [jsonArray(FIELDS), '[{"text":"a"},\n{"text":"b\\\\","x":[1,2]}]'],
      [csv(FIELDS, COMMA), 'id,text\n1,"a ""b"""\n2,c\r\n3,"d,\n"\n'],
      [csv(FIELDS, COMMA), 'id,text\r1,"a ""b"""\r2,c\r3,"d,\r"\r'],
    ] as [RecordFormat, string][]
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(
          fc.tuple(fc.nat(), fc.constantFrom(0, 10, 13, 34, 44, 91, 92, 93, 123, 125, 200, 255), fc.nat(2)),
        ),
        fc.integer({ min: 1, max: 9 }),
        ([format, text], changes, size) => {
          let bytes = Buffer.from(text)
          for (const [place, byte, drop] of changes) {
            const at = place % (bytes.length + 1)
            bytes = Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at + drop)])
          }
          const all = seen(format, bytes, size)
          expect(all.map(({ raw }) => raw).join('')).toBe(bytes.toString('latin1'))
          expect(told(all)).toEqual(told(seen(format, bytes)))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
