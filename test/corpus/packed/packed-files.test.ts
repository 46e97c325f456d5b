import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { openLines } from '../../../src/corpus/packed/parquet-copies.js'
import { hashValues, openParquet } from '../../../src/corpus/parquet/parquet-file.js'
import { assertReplaceable } from '../../../src/corpus/replace.js'
import { verify } from '../../../src/corpus/verify.js'
import { hasher, hashName } from '../../../src/fingerprint/hash.js'
import { dedupe, restore } from '../../../src/index.js'
import { tempFolder, writeTree } from '../../tree.js'
import { tarOf, zipOf } from '../archives/make.js'
import { fixture, packedText, read, TEXT } from '../compression/fixtures.js'

const SHARED = 'When the river is low the old bridge shows its second row of arches to anybody who rows by.\n'
const OWN = 'The toll book of that year is missing, and the clerk is sure that the mice had it.\n'
const records = [1, 2].map((id) => JSON.stringify({ id, text: SHARED, n: [id] })).join('\n')

const NO_FIELDS = { textField: null, idField: null, urlField: null, dateField: null }

interface Run {
  readonly input: string
  readonly out: string
  readonly report: Awaited<ReturnType<typeof dedupe>>['report']
}

async function clean(files: Readonly<Record<string, Uint8Array | string>>): Promise<Run> {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries(files)))
  const { report } = await dedupe(input, { out })
  return { input, out, report }
}

function restored({ out }: Run): ReadonlyMap<string, Buffer> {
  const target = `${out}.restored`
  expect(verify(out).problems).toEqual([])
  expect(restore(out, target).refused).toEqual([])
  return filesUnder(target)
}

function filesUnder(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]))
}

const entries = ({ report }: Run) => [...report.skipped].map(({ path, code }) => `${path} ${code}`)
const warnings = ({ report }: Run) => [...report.warnings].map(({ code }) => code)

describe('packed texts', () => {
  test('stay gzip and zstd; bzip2 and xz come out as gzip; all come back unpacked', async () => {
    const run = await clean({
      'a.txt': TEXT,
      'b.txt.gz': gzipSync(`${SHARED}\n${OWN}`),
      'c.txt.gz': gzipSync(SHARED),
      'engine.md.zst': packedText('zst'),
      'other/engine.txt.bz2': packedText('bz2'),
      'other/third.txt.xz': packedText('xz'),
    })
    const clean_ = filesUnder(join(run.out, 'clean'))
    expect([...clean_.keys()]).toEqual(['a.txt', 'b.txt.gz'])
    expect(clean_.get('b.txt.gz')).toEqual(expect.any(Buffer))
    expect(gunzipSync(clean_.get('b.txt.gz') ?? '').toString()).toBe(`${SHARED}\n${OWN}`)
    const back = restored(run)
    expect(Object.fromEntries(back)).toEqual({
      'a.txt': TEXT,
      'b.txt': Buffer.from(`${SHARED}\n${OWN}`),
      'c.txt': Buffer.from(SHARED),
      'engine.md': TEXT,
      'other/engine.txt': TEXT,
      'other/third.txt': TEXT,
    })
    expect(warnings(run)).toContain('packed-as-gzip')
  })

  test('what is no document is copied as it was', async () => {
    const picture = gzipSync(Buffer.from([0x89, 0x50, 0, 0, 1]))
    const run = await clean({ 'a.txt': TEXT, 'p.txt.gz': picture, 'p.bin.gz': picture, 'q.html.gz': picture })
    const files = filesUnder(join(run.out, 'clean'))
    for (const name of ['p.txt.gz', 'p.bin.gz', 'q.html.gz']) expect(files.get(name)).toEqual(picture)
    expect(restored(run).get('p.txt.gz')).toEqual(picture)
  })

  test('may have a name as long as any', async () => {
    const name = `${'n'.repeat(248)}.txt.gz`.slice(-255)
    const run = await clean({ [name]: gzipSync(`${SHARED}\n${OWN}`), 'z.txt': SHARED })
    expect([...restored(run).keys()]).toContain(name.slice(0, -3))
  })

  test('two files do not come to one place', async () => {
    const run = await clean({
      'a.txt': `${SHARED}\n${OWN}`,
      'a.txt.gz': gzipSync(OWN.repeat(2)),
      'a.txt.bz2': packedText('bz2'),
    })
    expect([...filesUnder(join(run.out, 'clean')).keys()]).toEqual(['a-2.txt.gz', 'a.txt'])
    const back = restored(run)
    expect([...back.keys()]).toEqual(['a-2.txt', 'a-3.txt', 'a.txt'])
  })

  test('records stay records', async () => {
    const run = await clean({ 'r.jsonl.gz': gzipSync(records), 's.jsonl.zst': await zstdOf(`${records}\n`) })
    const first = JSON.stringify({ id: 1, text: SHARED, n: [1] })
    expect(gunzipSync(readFileSync(join(run.out, 'clean/r.jsonl.gz'))).toString()).toBe(`${first}\n`)
    const back = restored(run)
    expect(back.get('r.jsonl')?.toString()).toBe(records)
    expect(back.get('s.jsonl')?.toString()).toBe(`${records}\n`)
  })

  test('.warc.gz keeps a member a record', async () => {
    const run = await clean({ 'pages.warc.gz': fixture('pages.warc.gz'), 'z.txt': SHARED })
    const out = readFileSync(join(run.out, 'clean/pages.warc.gz'))
    const magic = Buffer.from([0x1f, 0x8b, 8])
    const starts: number[] = []
    for (let at = out.indexOf(magic); at >= 0; at = out.indexOf(magic, at + 1)) starts.push(at)
    expect(starts).toHaveLength(7)
    for (const [i, start] of starts.entries())
      expect(gunzipSync(out.subarray(start, starts[i + 1])).toString('latin1')).toMatch(/^WARC\/1\.0\r\n/)
    expect(restored(run).get('pages.warc')).toEqual(gunzipSync(fixture('pages.warc.gz')))
    expect(entries(run)).toEqual(['pages.warc.gz html', 'pages.warc.gz not-text'])
  })
})

describe('archives', () => {
  const members = [
    { name: 'a.txt', data: Buffer.from(`${SHARED}\n${OWN}`) },
    { name: 'sub/b.jsonl', data: Buffer.from(records) },
    { name: 'sub/c.zip', data: Buffer.from('not entered') },
    { name: '../up.txt', data: Buffer.from('bad') },
  ]

  test.each([
    ['x.zip', zipOf(members)],
    ['x.tar', tarOf(members)],
    ['x.tar.gz', gzipSync(tarOf(members))],
    ['x.tgz', gzipSync(tarOf(members))],
  ])('%s comes out as a folder', async (name, bytes) => {
    const run = await clean({ [name]: bytes, 'z.txt': OWN })
    const files = filesUnder(join(run.out, 'clean'))
    expect([...files.keys()]).toEqual([`${name}/a.txt`, `${name}/sub/b.jsonl`, `${name}/sub/c.zip`])
    expect(entries(run)).toEqual([`${name}/../up.txt member-unsafe-name`, `${name}/sub/c.zip not-a-document`])
    expect(warnings(run)).toContain('archive-unpacked')
    const back = restored(run)
    expect(back.get(`${name}/sub/b.jsonl`)?.toString()).toBe(records)
    expect(back.get(`${name}/a.txt`)?.toString()).toBe(`${SHARED}\n${OWN}`)
  })

  test('one without a text stays what it is', async () => {
    const bytes = zipOf([{ name: 'picture.png', data: Buffer.from([1, 0, 2]) }])
    const run = await clean({ 'x.zip': bytes, 'z.txt': OWN })
    expect(filesUnder(join(run.out, 'clean')).get('x.zip')).toEqual(bytes)
  })
})

describe('hostile files are named, copied through, and the rest goes on', () => {
  test.each<readonly [string, Buffer, string]>([
    ['cut.txt.gz', gzipSync(TEXT).subarray(0, 900), 'truncated'],
    ['cut.txt.zst', packedText('zst').subarray(0, 900), 'truncated'],
    ['cut.txt.bz2', packedText('bz2').subarray(0, 900), 'truncated'],
    ['cut.txt.xz', packedText('xz').subarray(0, 900), 'truncated'],
    ['more.txt.gz', Buffer.concat([gzipSync(TEXT), Buffer.from('more')]), 'corrupt'],
    ['lies.txt.gz', Buffer.from('plain words'), 'corrupt'],
    ['sum.txt.xz', fixture('sha256.xz'), 'unsupported'],
    ['room.txt.xz', fixture('dictionary.xz'), 'unsupported'],
    ['cut.zip', zipOf([{ name: 'a.txt', data: TEXT }]).subarray(0, -30), 'truncated'],
    ['cut.tar', tarOf([{ name: 'a.txt', data: TEXT }]).subarray(0, 1500), 'truncated'],
    [
      'twice.zip',
      zipOf([
        { name: 'a.txt', data: TEXT },
        { name: 'b.txt', data: TEXT, lie: { at: 0 } },
      ]),
      'bomb',
    ],
  ])('%s', async (name, bytes, code) => {
    const run = await clean({ [name]: bytes, 'z.txt': OWN })
    expect(entries(run)).toEqual([`${name} ${code}`])
    expect(warnings(run)).toContain('passed-broken')
    expect(filesUnder(join(run.out, 'clean')).get(name)).toEqual(bytes)
    expect(restored(run).get(name)).toEqual(bytes)
  })
})

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

describe('packed files of an old corpus', () => {
  const RECORD = 'A heron stood on the third pile of the wharf for as long as the market lasted that day.\n'
  const old = {
    'a.txt.gz': gzipSync(`${SHARED}\n${OWN}`),
    'r.jsonl.gz': gzipSync(JSON.stringify({ id: 1, text: RECORD })),
    'x.tar': tarOf([{ name: 'sub/c.txt', data: TEXT }]),
  }

  test('have the names of the files that stand', async () => {
    const folder = tempFolder()
    writeTree(join(folder, 'old'), new Map(Object.entries(old)))
    const fresh = {
      'm.txt': TEXT,
      'n.txt': `${SHARED}\nOf its own it has a line on rowing.\n`,
      'o.txt': RECORD,
    }
    writeTree(join(folder, 'new'), new Map(Object.entries(fresh)))
    const [against, out] = ['old', 'out'].map((name) => join(folder, name))
    const { report } = await dedupe(join(folder, 'new'), { out, against })
    const paths = [...(report.against ?? [])].map(({ path }) => path.slice(against.length + 1)).sort()
    expect(paths).toEqual(['a.txt.gz', 'r.jsonl.gz', 'x.tar/sub/c.txt'])
    expect(report.summary.removedWords).toBeGreaterThan(0)
    expect(verify(out)).toMatchObject({ problems: [], removals: 0 })
    expect(verify(out).unproven).toBeGreaterThanOrEqual(3)
  })

  test('are no copies of themselves', async () => {
    const folder = tempFolder()
    const site = join(folder, 'site')
    writeTree(site, new Map(Object.entries(old)))
    const { report } = await dedupe(site, { out: join(folder, 'out'), against: site })
    expect([...report.warnings].map(({ code }) => code)).toContain('judged')
    expect(report.summary.removedWords).toBeLessThan(report.summary.words / 2)
  })
})

describe('an output with packed files', () => {
  const files = {
    'a.txt': OWN,
    'b.txt.gz': gzipSync(`${SHARED}\n${OWN}`),
    'x.tar': tarOf([{ name: 'c.txt', data: TEXT }]),
  }

  test('is replaced while the packed originals stand, and not after one changed', async () => {
    const { input, out } = await clean(files)
    expect(() => assertReplaceable(out, [input], false)).not.toThrow()
    writeFileSync(join(input, 'b.txt.gz'), gzipSync('other'))
    expect(() => assertReplaceable(out, [input], false)).toThrow('the only way back')
  })

  test('is not replaced when an archive went', async () => {
    const { input, out } = await clean(files)
    rmSync(join(input, 'x.tar'))
    expect(() => assertReplaceable(out, [input], false)).toThrow('the only way back')
  })

  test('shows that a packed copy was changed', async () => {
    const { out } = await clean(files)
    writeFileSync(join(out, 'clean/b.txt.gz'), gzipSync(SHARED))
    expect(verify(out).problems).not.toEqual([])
    expect(restore(out, `${out}.back`).refused.map(({ path }) => path)).toEqual(['b.txt.gz'])
    expect(() => assertReplaceable(out, [], false)).toThrow('edited since')
  })

  test.each<readonly [string, (line: string) => string]>([
    ['a place outside to restore to', (line) => line.replace('"inner":"', '"inner":"../../')],
    ['an absolute place', (line) => line.replace('"inner":"', '"inner":"/')],
    ['kept rows outside', (line) => line.replace('ledger/rows-', 'ledger/../../rows-')],
    ['a kind that is none', (line) => line.replace('"kind":"gz"', '"kind":"exe"')],
    ['lines that are none', () => 'null\n'],
  ])('is refused that names %s', async (_, edit) => {
    const parquet = readFileSync('fixtures/parquet/rows-snappy.parquet')
    const { out } = await clean({ ...files, 'p.parquet': parquet })
    const list = join(out, 'ledger/packed.ndjson')
    const edited = edit(readFileSync(list, 'utf8'))
    expect(edited).not.toBe(readFileSync(list, 'utf8'))
    writeFileSync(list, edited)
    // As whoever hands on an output may write both.
    const manifest = JSON.parse(readFileSync(join(out, 'ledger/manifest.json'), 'utf8'))
    manifest.hashes.packed = hashName(Buffer.from(edited))
    writeFileSync(join(out, 'ledger/manifest.json'), JSON.stringify(manifest))
    const before = readdirSync(join(out, '..'))
    expect(() => restore(out, `${out}.back/deep`)).toThrow(expect.objectContaining({ code: 'broken-ledger' }))
    expect(readdirSync(join(out, '..'))).toEqual(before)
  })

  test('is the same each time', async () => {
    const [a, b] = [await clean(files), await clean(files)]
    for (const path of ['clean/b.txt.gz', 'ledger/packed.ndjson', 'ledger/files.ndjson'])
      expect(readFileSync(join(a.out, path))).toEqual(readFileSync(join(b.out, path)))
  })

  test('leaves nothing among the temporary files', async () => {
    const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`dedupe-${process.pid}-`))
    const before = own()
    restored(await clean(files))
    expect(own()).toEqual(before)
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

async function zstdOf(text: string): Promise<Buffer> {
  const { packed } = await import('../../../src/corpus/compression/packed.js')
  const path = join(tempFolder(), 'file')
  const file = await packed(path, 'zst')
  await file.write(Buffer.from(text))
  await file.close()
  const bytes = readFileSync(path)
  expect(await read(bytes, 'zst')).toEqual(Buffer.from(text))
  return bytes
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
