/** Parquet, from a folder to its output and back. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { openLines } from '../../../src/corpus/packed/parquet-copies.js'
import { hashValues, openParquet } from '../../../src/corpus/parquet/parquet-file.js'
import { assertReplaceable } from '../../../src/corpus/replace.js'
import { verify } from '../../../src/corpus/verify.js'
import { hasher } from '../../../src/fingerprint/hash.js'
import { dedupe, restore } from '../../../src/index.js'
import { tempFolder, writeTree } from '../../tree.js'
import { clean, entries, OWN, restored, SHARED } from './packed-run.js'

const NO_FIELDS = { textField: null, idField: null, urlField: null, dateField: null }

describe('Parquet', () => {
  const rows = (codec: string) => readFileSync(`fixtures/parquet/rows-${codec}.parquet`)

  test('stays Parquet, without the rows that went, and its values come back', async () => {
    const run = await clean({
      'a.parquet': rows('snappy'),
      'b.parquet': rows('zstd'),
      'c.parquet': rows('lz4'),
    })
    const texts = async (path: string) => {
      const file = await openParquet(path)
      const column = file.columns.findIndex(({ name }) => name === 'text')
      const values = file.metadata.row_groups.flatMap((_, group) => file.read(group, column).values)
      const hash = hashValues(file, hasher())
      file.close()
      return {
        hash,
        texts: values.map((text) => (text instanceof Uint8Array ? Buffer.from(text).toString() : null)),
      }
    }
    const short = [null, 'Naïve as it is, the timetable holds.', '', 'Seven', 'Eight']
    expect((await texts(join(run.out, 'clean/b.parquet'))).texts).toEqual(short)
    expect((await texts(join(run.out, 'clean/a.parquet'))).texts).toHaveLength(7)
    restored(run)
    for (const name of ['a', 'b', 'c']) {
      const { hash } = await texts(join(`${run.out}.restored`, `${name}.parquet`))
      expect(hash).toBe((await texts(join(run.input, `${name}.parquet`))).hash)
    }
    expect(() => assertReplaceable(run.out, [run.input], false)).not.toThrow()
  })

  test('of which nothing goes is the same file', async () => {
    const input = readFileSync('fixtures/parquet/int96.parquet')
    const run = await clean({ 'z.txt': OWN })
    writeFileSync(join(run.input, 'int.parquet'), input)
    await dedupe(run.input, { out: run.out, level: 'document', scope: 'within' })
    expect(readFileSync(join(run.out, 'clean/int.parquet'))).toEqual(input)
    expect(restored(run).get('int.parquet')).toEqual(input)
  })

  test('of a logical type that no reader knows is named and copied through', async () => {
    const bytes = ofUnknownType(rows('snappy'))
    const run = await clean({ 'a.parquet': bytes, 'z.txt': OWN })
    expect(entries(run)).toEqual(['a.parquet unsupported'])
    expect(restored(run).get('a.parquet')).toEqual(bytes)
  })

  test('leaves with --no-text nothing of what went', async () => {
    const folder = tempFolder()
    writeTree(
      join(folder, 'in'),
      new Map([
        ['a.parquet', rows('none')],
        ['b.parquet', rows('none')],
      ]),
    )
    const out = join(folder, 'out')
    await dedupe(join(folder, 'in'), { out, text: false })
    const ferry = 'The ferry leaves the upper pier'
    expect(readFileSync(join(out, 'ledger/rows-1.parquet')).includes(ferry)).toBe(false)
    expect(readFileSync(join(out, 'clean/b.parquet')).includes(ferry)).toBe(false)
    expect(verify(out).problems).toEqual([])
  })

  test('that unpacks to more than any text does is refused', async () => {
    const place = tempFolder()
    const path = join(place, 'a.parquet')
    writeFileSync(path, rows('snappy'))
    const open = (free: number) =>
      openLines(path, NO_FIELDS, join(place, 'lines'), join(place, 'trial'), { free, ratio: 0 })
    await expect(open(700)).rejects.toMatchObject({ code: 'bomb' })
    expect(readdirSync(place)).toEqual(['a.parquet'])
    expect(await open(7000)).toMatchObject({ names: { text: 'text' } })
  })

  test('whose kept rows were changed is not restored, and verify says so', async () => {
    const { out } = await clean({ 'a.parquet': rows('gzip') })
    writeFileSync(join(out, 'ledger/rows-0.parquet'), rows('gzip'))
    expect(verify(out).problems).not.toEqual([])
    expect(restore(out, `${out}.back`).refused.map(({ path }) => path)).toEqual(['a.parquet'])
  })

  test.each<readonly [string, Buffer, string]>([
    ['cut.parquet', rows('snappy').subarray(0, 9000), 'truncated'],
    ['none.parquet', Buffer.from('plain words'), 'truncated'],
    ['damaged.parquet', Buffer.concat([Buffer.from('PAR1'), rows('snappy').subarray(700)]), 'corrupt'],
  ])('%s is named and copied through', async (name, bytes, code) => {
    const run = await clean({ [name]: bytes, 'z.txt': OWN })
    expect(entries(run)).toEqual([`${name} ${code}`])
    expect(restored(run).get(name)).toEqual(bytes)
  })
})

/** The text's STRING, field 1 of the union of logical types, becomes field 9, which the format has left out. */
function ofUnknownType(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes)
  const at = out.lastIndexOf(Buffer.from('\x18\x04text\x25\x00\x4c\x1c', 'latin1'))
  expect(at).toBeGreaterThan(0)
  out[at + 9] = 0x9c
  return out
}

describe('Parquet that fails behind its first row group', () => {
  const rows = 6
  const file = () =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: [
          {
            name: 'text',
            data: Array.from({ length: rows }, (_, i) => `${SHARED}Row ${i}.`),
            type: 'STRING',
          },
          { name: 'other', data: Array.from({ length: rows }, (_, i) => `other ${i}`), type: 'STRING' },
        ],
        rowGroupSize: [2, 2, 2],
        codec: 'UNCOMPRESSED',
      }),
    )

  test('is named and copied through, and the rest goes on', async () => {
    const bytes = file()
    // The length of a value in the last group, which no longer fits into its page.
    bytes[bytes.lastIndexOf('other 5') - 1] = 0xff
    const run = await clean({ 'a.parquet': bytes, 'b.txt': SHARED, 'c.txt': SHARED })
    expect(entries(run)).toEqual(['a.parquet corrupt'])
    expect(readFileSync(join(run.out, 'clean/a.parquet')).equals(bytes)).toBe(true)
    expect(run.report.summary.removedWords).toBeGreaterThan(0)
    expect(restored(run).get('a.parquet')?.equals(bytes)).toBe(true)
  })

  test('whole, is read', async () => {
    expect(entries(await clean({ 'a.parquet': file() }))).toEqual([])
  })
})

test('a bomb in a column beside the text is told before anything goes through its values', async () => {
  const place = tempFolder()
  const path = join(place, 'a.parquet')
  const long = 'x'.repeat(1 << 16)
  const columnData = [
    { name: 'text', data: Array.from({ length: 2000 }, (_, i) => `t${i}`), type: 'STRING' as const },
    { name: 'other', data: Array.from({ length: 2000 }, () => long), type: 'STRING' as const },
  ]
  writeFileSync(path, Buffer.from(parquetWriteBuffer({ columnData })))
  const opened = (free: number) =>
    openLines(path, NO_FIELDS, join(place, 'lines'), join(place, 'trial'), { free, ratio: 0 })
  expect(readFileSync(path).length).toBeLessThan(1 << 17)
  await expect(opened(2000 * long.length)).rejects.toMatchObject({ code: 'bomb' })
  expect(readdirSync(place)).toEqual(['a.parquet'])
})
