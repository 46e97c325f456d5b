/**
 * `--emit`: spans are places in the characters of the original text, as Python counts them. Cutting them out gives the
 * cleaned text, for every form of records, and with spans alone nothing is cut.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type ParquetParsers, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { csv } from '../../src/corpus/records/csv.js'
import { jsonArray } from '../../src/corpus/records/json-array.js'
import { jsonl } from '../../src/corpus/records/jsonl.js'
import { warc } from '../../src/corpus/records/warc.js'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, restore } from '../../src/index.js'
import { textsOf } from '../corpus/records/pieces.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { generatedCorpus } from './generated-corpus.js'

const FIELDS = { text: 'text', id: 'id', url: null, date: null }

interface Form {
  readonly name: string
  /** Of its spans, below `attributes/dedupe/`. */
  readonly spans: string
  readonly write: (texts: readonly string[]) => Buffer
  readonly read: (bytes: Buffer) => readonly string[] | Promise<readonly string[]>
}

const linesOf = (texts: readonly string[]) =>
  texts.map((text, id) => `${JSON.stringify({ id: `r${id}`, text })}\r\n`).join('')

/** The reader's own ones take a byte order mark away. */
const PARSERS = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString(),
} as ParquetParsers

const FORMS: readonly Form[] = [
  {
    name: 'lines.jsonl',
    spans: 'lines.jsonl',
    write: (texts) => Buffer.from(`\ufeff${linesOf(texts)}`),
    read: (bytes) => textsOf(jsonl(FIELDS), bytes),
  },
  {
    name: 'lines.jsonl.gz',
    spans: 'lines.jsonl.gz',
    write: (texts) => gzipSync(linesOf(texts)),
    read: (bytes) => textsOf(jsonl(FIELDS), gunzipSync(bytes)),
  },
  {
    name: 'array.json',
    spans: 'array.json.jsonl',
    write: (texts) => Buffer.from(JSON.stringify(texts.map((text, id) => ({ id, text })))),
    read: (bytes) => textsOf(jsonArray(FIELDS), bytes),
  },
  {
    name: 'table.tsv',
    spans: 'table.tsv.jsonl',
    write: (texts) =>
      Buffer.from(`id\ttext\n${texts.map((text, i) => `${i}\t"${text.replaceAll('"', '""')}"\n`).join('')}`),
    read: (bytes) => textsOf(csv(FIELDS, 9), bytes),
  },
  {
    name: 'crawl.warc',
    spans: 'crawl.warc.jsonl',
    write: (texts) =>
      Buffer.concat(
        texts.map((text) => {
          const length = Buffer.byteLength(text)
          const head = `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: ${length}`
          return Buffer.from(`${head}\r\n\r\n${text}\r\n\r\n`)
        }),
      ),
    read: (bytes) => textsOf(warc(), bytes),
  },
  {
    name: 'rows.parquet',
    spans: 'rows.parquet.jsonl',
    write: (texts) =>
      Buffer.from(
        parquetWriteBuffer({
          columnData: [{ name: 'text', data: [...texts], type: 'STRING' }],
        }),
      ),
    read: async ({ buffer, byteOffset, length }) => {
      const file = buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer
      return (await parquetReadObjects({ file, parsers: PARSERS })).map(({ text }) => text)
    },
  },
]

type Row = {
  readonly source: string
  readonly attributes: Readonly<Record<string, readonly (readonly [number, number, number])[]>>
}

function rowsIn(out: string, spans: string): Row[] {
  const bytes = readFileSync(join(out, 'attributes/dedupe', spans))
  const text = (spans.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** A text without its spans, by code points. */
function without(text: string, { attributes }: Row): string {
  const characters = Array.from(text)
  for (const [start, end, score] of Object.values(attributes).flat()) {
    expect(score).toBe(1)
    expect(start < end && end <= characters.length).toBe(true)
    characters.fill('', start, end)
  }
  return characters.join('')
}

/** Characters of more than one byte, of more than one unit, and other line ends. */
function strange(text: string, style: number): string {
  const astral = text.replaceAll('\0', ' ').replaceAll('. ', '. \u{1f600} ')
  return `${style % 2 === 0 ? '\ufeff' : ''}${style % 3 === 0 ? astral.replaceAll('\n', '\r\n') : astral}`
}

test('cut out of the original text they give the cleaned one', async () => {
  await fc.assert(
    fc.asyncProperty(
      generatedCorpus(),
      fc.constantFrom(...FORMS),
      fc.constantFrom<'first' | 'longest'>('first', 'longest'),
      async (documents, form, keep) => {
        const texts = documents.map(({ text }, i) => strange(text, i)).filter((text) => text.trim() !== '')
        fc.pre(texts.length > 0)
        const folder = tempFolder()
        const [input, both, spans, back] = ['in', 'both', 'spans', 'back'].map((name) => join(folder, name))
        const alone = Buffer.from(strange(documents[0].text, 0))
        writeTree(
          input,
          new Map([
            [form.name, form.write(texts)],
            ['a.txt', alone],
          ] as const),
        )
        await dedupe(input, { out: both, emit: 'both', html: false, keep })
        const rows = rowsIn(both, form.spans)
        expect(rows.map(({ source }) => source)).toEqual(texts.map(() => form.name))
        const stays = texts.map((text, i) => without(text, rows[i])).filter((text) => text !== '')
        const clean = readFileSync(join(both, 'clean', form.name))
        expect(await form.read(clean)).toEqual(stays)
        const [row] = rowsIn(both, 'a.txt.jsonl')
        const left = without(alone.toString(), row)
        if (left !== '') expect(readFileSync(join(both, 'clean/a.txt'), 'utf8')).toBe(left)
        expect(verify(both).problems).toEqual([])

        await dedupe(input, { out: spans, emit: 'spans', html: false, keep })
        expect(readTree(join(spans, 'attributes'))).toEqual(readTree(join(both, 'attributes')))
        expect(await form.read(readFileSync(join(spans, 'clean', form.name)))).toEqual(texts)
        expect(readFileSync(join(spans, 'clean/a.txt'))).toEqual(alone)
        expect(verify(spans).problems).toEqual([])
        expect(restore(spans, back).refused).toEqual([])
      },
    ),
    { numRuns: 100 },
  )
})

test('are the same for any number of threads', async () => {
  const folder = tempFolder()
  const [documents] = fc.sample(generatedCorpus(), { numRuns: 1, seed: 7 })
  const texts = documents.map(({ text }, i) => strange(text, i))
  writeTree(
    join(folder, 'in'),
    new Map<string, Buffer | string>([
      ...FORMS.map(({ name, write }) => [name, write(texts)] as const),
      ...texts.map(
        (text, i) => [`texts/${i}.txt`, Buffer.from(text, i % 2 === 0 ? 'utf8' : 'utf16le')] as const,
      ),
    ]),
  )
  const trees = []
  for (const workers of [0, 1, 2, 7]) {
    const out = join(folder, `out-${workers}`)
    await dedupe(join(folder, 'in'), { out, emit: workers === 2 ? 'spans' : 'both', workers, html: false })
    trees.push(readTree(join(out, 'attributes')))
  }
  expect(trees[0].size).toBe(FORMS.length + texts.length)
  for (const tree of trees) expect(tree).toEqual(trees[0])
})
