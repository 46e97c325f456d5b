/** Files of records in UTF-16: the same records, cut in their own bytes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../../src/corpus/records/csv.js'
import { detect } from '../../../src/corpus/records/detect.js'
import { jsonArray } from '../../../src/corpus/records/json-array.js'
import { jsonl } from '../../../src/corpus/records/jsonl.js'
import type { RecordFormat } from '../../../src/corpus/records/record-format.js'
import { inUtf16, type Utf16, wideIn } from '../../../src/corpus/records/utf16.js'
import { verify } from '../../../src/corpus/verify.js'
import { dedupe, restore } from '../../../src/index.js'
import { readTree, tempFolder, writeTree } from '../../tree.js'
import { expectAlike, seen, told } from './pieces.js'
import { COMMA, FIELDS } from './reader-facts.js'

const ENCODINGS: readonly Utf16[] = ['utf-16le', 'utf-16be']

function wide(text: string, encoding: Utf16): Buffer {
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

const ONE = 'The tannery closed its gates in the spring of that year and never opened them again.'
const TWO = 'A heron 🪶 stood on the “broken” pier for most of the afternoon, watching the tide come in.'

describe('the first bytes', () => {
  test.each([
    ['\ufeffid', 'utf-16le'],
    ['id', 'utf-16le'],
    ['\ufeffid', 'utf-16be'],
    ['id', 'utf-16be'],
  ] as const)('%j in %s', (text, encoding) => expect(wideIn(wide(text, encoding))).toBe(encoding))

  test.each([
    [[0xff, 0xfe, 0, 0], 'utf-32'],
    [[0, 0, 0xfe, 0xff], 'utf-32'],
    [[0x7b, 0, 0, 0], 'utf-32'],
    [[0, 0, 0, 0x7b], 'utf-32'],
    [[0, 0, 0, 0], null],
    [[0xef, 0xbb, 0xbf, 0x7b], null],
    [[0x7b, 0x22], null],
    [[], null],
  ] as const)('%j', (bytes, encoding) => expect(wideIn(Uint8Array.from(bytes))).toBe(encoding))

  test('the fields are found in them', () => {
    const none = { textField: null, idField: null, urlField: null, dateField: null }
    const found = detect('a.tsv', wide('\ufeffid\tbody\n1\tx\n', 'utf-16le'), true, none)
    expect(found).toMatchObject({ fields: { id: 'id', text: 'body' }, delimiter: 9, encoding: 'utf-16le' })
  })
})

const FORMATS: readonly (readonly [RecordFormat, (texts: readonly string[]) => string])[] = [
  [jsonl(FIELDS), (texts) => texts.map((text) => `${JSON.stringify({ n: '𐐷', text })}\r\n`).join('')],
  [jsonArray(FIELDS), (texts) => JSON.stringify(texts.map((text) => ({ text, n: 'ю' })))],
  [
    csv(FIELDS, COMMA),
    (texts) => `n,text\n${texts.map((text) => `é,"${text.replaceAll('"', '""')}"\n`).join('')}`,
  ],
]

describe('any records', () => {
  const words = fc.array(
    fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()),
    { maxLength: 4 },
  )
  test('are what they are in UTF-8, at all chunk borders, and are cut alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.constantFrom(...ENCODINGS),
        words,
        fc.nat(7),
        ([format, write], encoding, texts, seed) => {
          const narrow = Buffer.from(`\ufeff${write(texts)}`)
          const encode = (text: string) => wide(text, encoding)
          expectAlike(format, narrow, inUtf16(format, encoding), encode, seed, seed > 3 ? '[…"]' : null)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('broken in any way are not lost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.constantFrom(...ENCODINGS),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 10, 0x22, 0xd8, 0xdc, 0xff), fc.nat(2))),
        fc.integer({ min: 1, max: 9 }),
        ([format, write], encoding, changes, size) => {
          let bytes: Buffer = wide(`\ufeff${write(['a"b', '🪶', 'c'])}`, encoding)
          for (const [place, byte, drop] of changes) {
            const at = place % (bytes.length + 1)
            bytes = Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at + drop)])
          }
          const own = inUtf16(format, encoding)
          const all = seen(own, bytes, size)
          expect(all.map(({ raw }) => raw).join('')).toBe(bytes.toString('latin1'))
          expect(told(all)).toEqual(told(seen(own, bytes)))
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('half of a surrogate pair is named, and the rest is read', () => {
  const file = wide('{"text":"a\ud800"}\n{"text":"b"}\n{"text":"c\udc00"}', 'utf-16le')
  const all = seen(inUtf16(jsonl(FIELDS), 'utf-16le'), Buffer.concat([file, Buffer.of(0x7d)]), 3)
  expect(all.map(({ text, code }) => text ?? code)).toEqual(['not-utf16', 'b', 'not-utf16', null])
})

test('a run over them cuts texts and nothing else, and all of it comes back', async () => {
  const row = (id: number, text: string) => `${JSON.stringify({ id, text })}\n`
  const inputs: Record<string, Buffer> = {
    'a.jsonl': wide(`\ufeff${row(1, TWO)}${row(2, `${ONE}\n\n${TWO}`)}`, 'utf-16be'),
    'b.csv': wide(`\ufeffid;text;n\r\n1;"${ONE}";x\r\n2;"${ONE}\n\nThe ""mill"" is new.";y\r\n`, 'utf-16le'),
    'c.tsv': wide(`id\ttext\n1\t${TWO}\n2\tThe ferry waits.\n`, 'utf-16le'),
    'd.json': wide(JSON.stringify([{ text: ONE }, { text: 'The quay is old.' }]), 'utf-16be'),
    'e.jsonl.gz': gzipSync(wide(`\ufeff${row(1, ONE)}${row(2, 'Rain again.')}`, 'utf-16le')),
  }
  const folder = tempFolder()
  const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries(inputs)))
  const { report } = await dedupe(input, { out, emit: 'both' })
  expect([...report.skipped]).toEqual([])
  const clean = (name: string) => readFileSync(join(out, 'clean', name))
  expect(clean('a.jsonl')).toEqual(wide(`\ufeff${row(1, TWO)}${row(2, ONE)}`, 'utf-16be'))
  expect(clean('b.csv')).toEqual(wide(`\ufeffid;text;n\r\n2;"The ""mill"" is new.";y\r\n`, 'utf-16le'))
  expect(clean('c.tsv')).toEqual(wide('id\ttext\n2\tThe ferry waits.\n', 'utf-16le'))
  expect(clean('d.json')).toEqual(wide(JSON.stringify([{ text: 'The quay is old.' }]), 'utf-16be'))
  const rows = readFileSync(join(out, 'attributes/dedupe/a.jsonl'), 'utf8').trimEnd().split('\n')
  // A feather is one character and two surrogates.
  const from = Array.from(`${ONE}`).length
  expect(rows.map((line) => JSON.parse(line))).toMatchObject([
    { id: 1 },
    { id: 2, attributes: { dedupe__exact: [[from, from + Array.from(`\n\n${TWO}`).length, 1]] } },
  ])
  expect(verify(out).problems).toEqual([])
  expect(restore(out, back).refused).toEqual([])
  const { 'e.jsonl.gz': _packed, ...plain } = inputs
  const found = readTree(back)
  for (const [name, bytes] of Object.entries(plain)) expect(found.get(name)).toEqual(bytes)
  expect(found.get('e.jsonl')).toEqual(wide(`\ufeff${row(1, ONE)}${row(2, 'Rain again.')}`, 'utf-16le'))
})
