/**
 * Records obey the laws as files do: what is cleaned of them is what would be of the same texts in files, all else of
 * their files stays byte for byte, and `restore` gives the files back.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../src/corpus/records/csv.js'
import { jsonArray } from '../../src/corpus/records/json-array.js'
import { jsonl } from '../../src/corpus/records/jsonl.js'
import type { RecordFormat } from '../../src/corpus/records/record-format.js'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, restore } from '../../src/index.js'
import { textsOf } from '../corpus/records/pieces.js'
import { readStamps, readTree, tempFolder, writeTree } from '../tree.js'
import { type GeneratedDocument, generatedCorpus } from './generated-corpus.js'

const FIELDS = { text: 'text', id: 'id', url: null, date: null }

interface Form {
  readonly name: string
  readonly format: RecordFormat
  readonly write: (texts: readonly string[], style: number) => string
}

/** One of the spellings of a text in JSON. */
function spelled(text: string, style: number): string {
  const json = JSON.stringify(text)
  const isEscaped = style % 2 === 1
  return isEscaped
    ? json.replace(/[^\x20-\x7e]|\//g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json
}

function objectOf(text: string, number: number, style: number): string {
  const fields = [`"id":"r${number}"`, ` "text" : ${spelled(text, style)}`, `"x":{"text":[1, 2.50],"é":null}`]
  return `{${(style % 3 === 0 ? fields.reverse() : fields).join(',')}}`
}

const FORMS: readonly Form[] = [
  {
    name: 'lines.jsonl',
    format: jsonl(FIELDS) as RecordFormat,
    write: (texts, style) =>
      texts.map((text, i) => `${objectOf(text, i, style + i)}${i % 3 === 1 ? '\r\n' : '\n'}`).join(''),
  },
  {
    name: 'array.json',
    format: jsonArray(FIELDS) as RecordFormat,
    write: (texts, style) =>
      `\ufeff[\n${texts.map((text, i) => objectOf(text, i, style + i)).join(' ,\n')}\n]\n`,
  },
  {
    name: 'table.csv',
    format: csv({ ...FIELDS, id: null }, 59) as RecordFormat,
    write: (texts, style) =>
      `n;text;other\n${texts.map((text, i) => `${i};"${text.replaceAll('"', '""')}";${style} "x"\n`).join('')}`,
  },
]

/** A file of records without its texts: what must stay as it is. */
function around(form: Form, bytes: Buffer, dropped: ReadonlySet<number>): unknown {
  if (form.name.endsWith('.csv')) {
    const others = textsOf(csv({ ...FIELDS, text: 'other', id: null }, 59), bytes)
    return others.filter((_, i) => !dropped.has(i))
  }
  const text = bytes.toString().replace(/^\ufeff/, '')
  const list = form.name.endsWith('.json')
    ? JSON.parse(text)
    : text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
  return (list as object[]).filter((_, i) => !dropped.has(i)).map((one) => ({ ...one, text: '' }))
}

async function cleanedAsTexts(texts: readonly string[]): Promise<string[]> {
  const documents = texts.map((text, i) => ({ path: `in/${String(i).padStart(4, '0')}.txt`, text }))
  const { cleaned } = await dedupe(documents)
  return [...cleaned].map(({ text }) => Buffer.from(text).toString())
}

const textsIn = (documents: readonly GeneratedDocument[]) =>
  documents.map(({ text }) => text.replaceAll('\0', ' ')).filter((text) => text.trim() !== '')

describe.each(FORMS)('records in $name', (form) => {
  test('are cleaned as the same texts in files are, and nothing else of their file changes', async () => {
    await fc.assert(
      fc.asyncProperty(generatedCorpus(), fc.nat(5), async (documents, style) => {
        const texts = textsIn(documents)
        fc.pre(texts.length > 0)
        const folder = tempFolder()
        const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
        const file = form.write(texts, style)
        writeTree(input, new Map([[form.name, file]]))
        const { report } = await dedupe(input, { out, html: false })
        expect(report.summary.documents).toBe(texts.length)

        const expected = await cleanedAsTexts(texts)
        const clean = readFileSync(join(out, 'clean', form.name))
        expect(textsOf(form.format, clean)).toEqual(
          expected.filter((text, i) => text !== '' || texts[i] === ''),
        )
        const dropped = new Set(expected.flatMap((text, i) => (text === '' ? [i] : [])))
        expect(around(form, clean, new Set())).toEqual(around(form, Buffer.from(file), dropped))

        expect(verify(out).problems).toEqual([])
        expect(restore(out, back).refused).toEqual([])
        expect(readTree(back)).toEqual(readTree(input))
        expect(readStamps(back)).toEqual(readStamps(input))
      }),
      { numRuns: 40 },
    )
  })

  test('keep their ids and lines in the report, and come in any order of the keep policy', async () => {
    await fc.assert(
      fc.asyncProperty(generatedCorpus(), fc.constantFrom('longest', 'newest'), async (documents, keep) => {
        const texts = textsIn(documents)
        fc.pre(texts.length > 0)
        const folder = tempFolder()
        const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
        writeTree(
          input,
          new Map([
            [form.name, form.write(texts, 1)],
            ['more.txt', texts[0]],
          ]),
        )
        const { report } = await dedupe(input, { out, html: false, keep: keep as 'longest', mark: '["…"]' })
        const lines = [...report.documents].flatMap(({ record }) => (record === null ? [] : [record.line]))
        expect(new Set(lines).size).toBe(texts.length)
        expect(verify(out).problems).toEqual([])
        expect(restore(out, back).refused).toEqual([])
        expect(readTree(back)).toEqual(readTree(input))
      }),
      { numRuns: 25 },
    )
  })
})
