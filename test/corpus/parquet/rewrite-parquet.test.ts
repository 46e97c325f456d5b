import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type FileMetaData, parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, test } from 'vitest'
import { hashValues, openParquet, type ParquetFile } from '../../../src/corpus/parquet/parquet-file.js'
import { parquetFields, parquetRows } from '../../../src/corpus/parquet/parquet-records.js'
import {
  type RowChange,
  restoreParquet,
  rewriteParquet,
} from '../../../src/corpus/parquet/rewrite-parquet.js'
import { DedupeError } from '../../../src/failure.js'
import { hasher } from '../../../src/fingerprint/hash.js'
import { mutated, mutationOf } from '../../mutated.js'
import { tempFolder } from '../../tree.js'

const folder = tempFolder()
const CODECS = ['snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'none']
const FILES = [...CODECS.map((codec) => `rows-${codec}`), 'encodings', 'int96']
const opened: ParquetFile[] = []
afterAll(() => {
  for (const file of opened) file.close()
})

async function open(path: string): Promise<ParquetFile> {
  const file = await openParquet(path)
  opened.push(file)
  return file
}

const fixture = (name: string) => join('fixtures/parquet', `${name}.parquet`)

const ASKED = { text: null, id: null, url: null, date: null }
const USUAL = { text: ['body', 'text'], id: ['id'], url: ['url'], date: ['date'] }
const fieldsOf = (file: ParquetFile) =>
  parquetFields(file, ASKED, USUAL) ?? { text: -1, id: null, url: null, date: null }

async function rewrite(name: string, changeOf: (row: number) => RowChange) {
  const file = await open(fixture(name))
  const own = mkdtempSync(join(folder, 'own-'))
  const [clean, kept, back] = ['clean', 'kept', 'back'].map((one) => join(own, one))
  const result = await rewriteParquet(file, fieldsOf(file).text, changeOf, clean, kept)
  return { file, clean, kept, back, result }
}

/** All values of a file, column by column, as they are stored. */
function stored(file: ParquetFile): unknown {
  return file.columns.map(({ name }, column) => [
    name,
    file.metadata.row_groups.map((_, group) => file.read(group, column)),
  ])
}

const withoutGroups = ({ row_groups: _, num_rows: _n, metadata_length: _l, ...rest }: FileMetaData) => rest

const CHANGES: RowChange[] = [undefined, null, Buffer.from('Short.'), undefined, undefined, null, null, null]

describe.each(FILES)('%s', (name) => {
  test('is read as another reader reads it', async () => {
    const file = await open(fixture(name))
    const { text } = fieldsOf(file)
    const rows = [...parquetRows(file, fieldsOf(file))]
    expect(rows).toHaveLength(8)
    expect(rows.map(({ record }) => (record === null ? null : Buffer.from(record.text).toString()))).toEqual([
      'The ferry leaves the upper pier every twenty minutes, and the last one waits for the choir.',
      null,
      'Naïve as it is, the timetable holds.',
      '',
      'A note that stands once, and only once.',
      'The ferry leaves the upper pier every twenty minutes, and the last one waits for the choir.',
      'Seven',
      'Eight',
    ])
    expect(rows[1].problem).toMatchObject({ line: 2, code: 'text-not-string' })
    expect(file.columns[text].name).toBe('text')
  })

  test('comes back with all its values when rows were dropped and texts cut', async () => {
    const { file, clean, kept, back, result } = await rewrite(name, (row) => CHANGES[row])
    const cleaned = await open(clean)
    expect(withoutGroups(cleaned.metadata)).toEqual(withoutGroups(file.metadata))
    expect(cleaned.rows).toBe(4)
    const texts = [...parquetRows(cleaned, fieldsOf(cleaned))].map(({ record }) => record?.text)
    expect(texts.map((text) => text && Buffer.from(text).toString())).toEqual([
      'The ferry leaves the upper pier every twenty minutes, and the last one waits for the choir.',
      'Short.',
      '',
      'A note that stands once, and only once.',
    ])
    expect(await restoreParquet(clean, kept, back)).toBe(result.values)
    const restored = await open(back)
    expect(hashValues(restored, hasher())).toBe(result.values)
    expect(hashValues(file, hasher())).toBe(result.values)
    expect(stored(restored)).toEqual(stored(file))
    expect(withoutGroups(restored.metadata)).toEqual(withoutGroups(file.metadata))
  })

  test('other columns keep their values where no row goes', async () => {
    const { file, clean } = await rewrite(name, (row) =>
      row % 2 === 0 ? Buffer.from(`text ${row}`) : undefined,
    )
    const cleaned = await open(clean)
    const others = (one: ParquetFile) =>
      (stored(one) as [string, unknown][]).filter(([column]) => column !== 'text')
    expect(others(cleaned)).toEqual(others(file))
  })

  test('gives the same bytes each time', async () => {
    const [a, b] = [await rewrite(name, (row) => CHANGES[row]), await rewrite(name, (row) => CHANGES[row])]
    expect(readFileSync(a.clean).equals(readFileSync(b.clean))).toBe(true)
    expect(readFileSync(a.kept).equals(readFileSync(b.kept))).toBe(true)
  })

  test('comes back from any changes', async () => {
    const change = fc.constantFrom<RowChange>(undefined, undefined, null, Buffer.from(''), Buffer.from('x'))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 8, maxLength: 8 }), async (changes) => {
        const { clean, kept, back, result } = await rewrite(name, (row) =>
          row === 1 && changes[1] ? null : changes[row],
        )
        expect(await restoreParquet(clean, kept, back)).toBe(result.values)
      }),
      { numRuns: 15 },
    )
  })

  test('is read whole or refused, whatever happened to it', async () => {
    const whole = readFileSync(fixture(name))
    await fc.assert(
      fc.asyncProperty(fc.record(mutationOf(whole, 20)), async (mutation) => {
        const bytes = mutated(whole, mutation)
        const own = mkdtempSync(join(folder, 'fuzz-'))
        writeFileSync(join(own, 'file'), bytes)
        const [clean, kept] = [join(own, 'clean'), join(own, 'kept')]
        try {
          const file = await open(join(own, 'file'))
          const fields = parquetFields(file, ASKED, USUAL)
          if (fields === null) return
          const result = await rewriteParquet(file, fields.text, (row) => CHANGES[row % 8], clean, kept)
          expect(await restoreParquet(clean, kept, join(own, 'back'))).toBe(result.values)
        } catch (error) {
          if (!(error instanceof DedupeError)) throw error
          expect(error.code).toMatch(/^(truncated|corrupt|unsupported)$/)
          expect([existsSync(clean), existsSync(kept)]).toEqual([false, false])
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('another reader finds in the cleaned file what it found before', async () => {
  const { clean } = await rewrite('rows-snappy', (row) => (row < 2 ? null : undefined))
  const read = async (path: string) => {
    const bytes = readFileSync(path)
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    return parquetReadObjects({ file })
  }
  expect(await read(clean)).toEqual((await read(fixture('rows-snappy'))).slice(2))
})

test('an INTEGER type has its width in one byte, as other readers want it', async () => {
  const { clean } = await rewrite('rows-none', (row) => (row === 0 ? null : undefined))
  // Field 10 as a struct, in it field 10 (INTEGER) as a struct, in it field 1 as a byte: 8, and field 2: signed.
  const signedByte = Buffer.from([0xac, 0x13, 0x08, 0x11, 0x00])
  expect(readFileSync(fixture('rows-none')).includes(signedByte)).toBe(true)
  expect(readFileSync(clean).includes(signedByte)).toBe(true)
})

test('tells of a row its number, id, address and date', async () => {
  const file = await open(fixture('rows-zstd'))
  const [first] = parquetRows(file, fieldsOf(file))
  expect(first.record).toMatchObject({
    line: 1,
    id: '9007199254740992',
    url: 'https://low-water.example/0',
    date: '2026-03-14T10:20:00.123Z',
  })
})

test('a column that was asked for is taken, if it holds strings', async () => {
  const file = await open(fixture('rows-none'))
  const column = (name: string) => parquetFields(file, { ...ASKED, text: name }, USUAL)
  expect(column('url')?.text).toBe(2)
  expect(file.columns[column('raw')?.text ?? 0].name).toBe('raw')
  expect(column('missing')).toBeNull()
  expect(() => column('id')).toThrow("its column 'id' holds no strings")
  expect(parquetFields(file, ASKED, { ...USUAL, text: ['none', 'id'] })).toBeNull()
})

test('what is no Parquet file is told', async () => {
  const path = join(folder, 'none')
  for (const [bytes, code] of [
    ['', 'truncated'],
    ['PAR1', 'truncated'],
    ['PAR1 and some words PAR1', 'corrupt'],
    ['PAR1........PARE', 'unsupported'],
  ]) {
    writeFileSync(path, bytes)
    await expect(openParquet(path)).rejects.toMatchObject({ code })
  }
  await expect(openParquet(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' })
})
