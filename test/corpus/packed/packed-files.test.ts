/** Packed texts, records and archives, from a folder to its output and back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { verify } from '../../../src/corpus/verify.js'
import { dedupe, restore } from '../../../src/index.js'
import { tempFolder, writeTree } from '../../tree.js'
import { tarOf, zipOf } from '../archives/make.js'
import { fixture, packedText, TEXT } from '../compression/fixtures.js'
import { clean, entries, filesUnder, OWN, records, restored, SHARED, warnings, zstdOf } from './packed-run.js'

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
    expect(entries(run)).toEqual([`${name}/../up.txt member-unsafe-name`, `${name}/sub/c.zip packed-member`])
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

test.each(['*.log', '*.log.gz'])('--include %j reads what is packed, too', async (pattern) => {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(
    input,
    new Map([
      ['a.log.gz', gzipSync(`${SHARED}\n${SHARED}`)],
      ['b.bin.gz', gzipSync('x')],
    ]),
  )
  const { report } = await dedupe(input, { out, include: [pattern], html: false })
  expect(verify(out).problems).toEqual([])
  expect([...report.skipped].map(({ path, code }) => `${path} ${code}`)).toEqual(['b.bin.gz not-a-document'])
  expect(gunzipSync(readFileSync(join(out, 'clean/a.log.gz'))).toString()).toBe(SHARED)
  expect(restore(out, join(folder, 'back')).refused).toEqual([])
  expect(readFileSync(join(folder, 'back/a.log'), 'utf8')).toBe(`${SHARED}\n${SHARED}`)
})
