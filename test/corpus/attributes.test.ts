/** Lines of attributes beside the lines of their files: ids as they stand there, blank lines, names that are too long. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { readTree, tempFolder, writeTree } from '../tree.js'

const RIVER = 'The river rose by two metres in the night and took the lower bridge of the town with it.'

async function spansOf(files: Readonly<Record<string, Uint8Array | string>>) {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries(files)))
  const { report } = await dedupe(input, { out, emit: 'spans', html: false })
  expect(verify(out).problems).toEqual([])
  return { report, attributes: join(out, 'attributes/dedupe') }
}

const linesOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8').split('\n')
/** The id of each line as it is spelt; null for a blank line. */
const idsOf = (folder: string, name: string) =>
  linesOf(folder, name)
    .slice(0, -1)
    .map((line) => /^\{"id":(.*),"source":/.exec(line)?.[1] ?? null)

test('an id is the JSON that it was, also of a record that is no document', async () => {
  const { attributes } = await spansOf({
    'a.jsonl': [
      `{"id":7,"text":"${RIVER}"}`,
      `{"id":12345678901234567890,"text":"one"}`,
      `{"id":"\\u0037","text":"two"}`,
      `{"id":{"$oid":"65a"},"text":"three"}`,
      `{"id":null,"text":"four"}`,
      `{"id":"","text":"five"}`,
      `{"text":"six","id":1,"id":-2.50}`,
      `{"id":8}`,
      `{"id":[9],"text":null}`,
      `{"id":10,"text":"\\ud800"}`,
      `{"id":11,"text":`,
      '[12]',
      '{"text":"seven"}',
    ].join('\n'),
    'b.json': `[{"id":{\n"a":1,\r\n"b":2},"text":"${RIVER}"},{"id":3,"text":"eight"},{"id":4}]`,
    'c.csv': `id,text\n1,${RIVER}\n2\n`,
    'd.warc': ['text/plain', 'image/png']
      .map(
        (type, i) =>
          `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:${i}>\r\nContent-Type: ${type}\r\nContent-Length: 4\r\n\r\nnine\r\n\r\n`,
      )
      .join(''),
    'e.parquet': Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: [1n, 12345678901234567n, 3n], type: 'INT64' },
          { name: 'text', data: [RIVER, 'ten', null], type: 'STRING', nullable: true },
        ],
      }),
    ),
  })
  expect(idsOf(attributes, 'a.jsonl')).toEqual([
    ...['7', '12345678901234567890', '"\\u0037"', '{"$oid":"65a"}', '"a.jsonl:5"', '""', '-2.50', '8'],
    ...['[9]', '10', '"a.jsonl:11"', '"a.jsonl:12"', '"a.jsonl:13"'],
  ])
  expect(idsOf(attributes, 'b.json.jsonl')).toEqual(['{ "a":1,  "b":2}', '3', '4'])
  expect(idsOf(attributes, 'c.csv.jsonl')).toEqual(['"1"', '"c.csv:3"'])
  expect(idsOf(attributes, 'd.warc.jsonl')).toEqual(['"urn:0"', '"urn:1"'])
  expect(idsOf(attributes, 'e.parquet.jsonl')).toEqual(['1', '12345678901234567', '3'])
})

test('line N is about line N: a blank line stays one', async () => {
  const records = [`{"id":1,"text":"${RIVER}"}`, '', ' \t', 'no JSON', `{"id":2,"text":"${RIVER}"}`, '']
  for (const [end, last] of [
    ['\n', ''],
    ['\r\n', ''],
    ['\n', '  '],
  ]) {
    const { attributes } = await spansOf({ 'a.jsonl': `\ufeff${records.join(end)}${last}` })
    const ids = ['1', null, null, '"a.jsonl:4"', '2']
    expect(idsOf(attributes, 'a.jsonl')).toEqual(last === '' ? ids : [...ids, null])
  }
})

test('a name that leaves no room for an ending gives way to its front and a hash', async () => {
  const long = ['x'.repeat(246), 'é'.repeat(126), 'x'.repeat(247), 'x'.repeat(248)]
  const { report, attributes } = await spansOf(
    Object.fromEntries(
      long.map((name) => [Buffer.from(`sub/${name}.md`).toString('latin1'), `${RIVER}\n`] as const),
    ),
  )
  expect([...report.skipped]).toEqual([])
  const found = [...readTree(attributes)].map(([name, bytes]) => {
    const [, written] = Buffer.from(name, 'latin1').toString().split('/')
    return [written, JSON.parse(bytes.toString()).source] as const
  })
  const x = 'x'.repeat(232)
  const short = (name: string) => name.replace(x, 'X').replace('é'.repeat(116), 'É')
  expect(found.map((names) => names.map(short))).toEqual([
    ['X-85d2f0896478a796.jsonl', `sub/X${'x'.repeat(16)}.md`],
    ['X-ff8d3abb1aa1dfcc.jsonl', `sub/X${'x'.repeat(15)}.md`],
    [`X${'x'.repeat(14)}.md.jsonl`, `sub/X${'x'.repeat(14)}.md`],
    ['É-d69c65371cda5c89.jsonl', `sub/É${'é'.repeat(10)}.md`],
  ])
  for (const [name] of found) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
})
