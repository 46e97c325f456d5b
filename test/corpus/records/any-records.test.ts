/** Laws of all forms of records: whatever they hold, wherever chunks end, and whatever is cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../../src/corpus/records/csv.js'
import { jsonArray } from '../../../src/corpus/records/json-array.js'
import { jsonl } from '../../../src/corpus/records/jsonl.js'
import type { Piece, RecordFormat, TextCut } from '../../../src/corpus/records/record-format.js'
import { rewritten, seen, textsOf, told } from './pieces.js'
import { COMMA, FIELDS } from './reader-facts.js'

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
      [jsonl(FIELDS), '{"text":"a"}\r{"text":"b\\r","x":[1,\r2]}\r\r{"text":"c"}\r'],
      [csv(FIELDS, 59), '\ufeffsep=;\r\nid;text\r\n1;"a ""b"""\r\n2;c\r\n'],
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
