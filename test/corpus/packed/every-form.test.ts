/** Every format in every packing, in one run: other fields stay as they were, and all that was packed comes back to the byte. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { tarOf, zipOf } from '../archives/make.js'
import { fixture, read } from '../compression/fixtures.js'
import { clean, filesUnder, OWN, type Run, restored, SHARED, zstdOf } from './packed-run.js'

const LATER = `${OWN}\n${SHARED}`
const TEXTS = ['One keeper writes down the name of each boat before dawn.', LATER, SHARED, 'Été, 9 € – fin.']

/** Everything before the text of a record, in the spelling that it has to keep. */
const front = (id: number) => `{ "id":${id},"n":1.50e2,"k":"\\u00e9\\/","z":[1, {"text":"no"}],"text":`
const lines = TEXTS.map((text, id) => `${front(id)}${JSON.stringify(text)} }`)
const rows = (sign: string) =>
  ['id|" k "|text', ...TEXTS.map((text, id) => `${id}|"a ""b"" "|"${text}"`)]
    .map((row) => row.replaceAll('|', sign))
    .join('\r\n')

/** Each with a copy of what an earlier one has. */
const FORMATS: Readonly<Record<string, Buffer>> = {
  'a.txt': Buffer.from(LATER),
  'b.md': Buffer.from(`# Toll\r\n\r\n${LATER.replaceAll('\n', '\r\n')}`),
  'c.jsonl': Buffer.from(`\ufeff${lines.join('\r\n')}\r\n\r\n`),
  'd.ndjson': Buffer.from(lines.join('\r')),
  'e.json': Buffer.from(`[\n  ${lines.join(',\n  ')}\n]\n`),
  'f.csv': Buffer.from(`sep=;\r\n${rows(';')}\r\n`),
  'g.tsv': Buffer.from(rows('\t')),
  'h.psv': Buffer.from(`\ufeff${rows('|')}`, 'utf16le'),
  'i.warc': gunzipSync(fixture('pages.warc.gz')),
}

const byCommand = (command: string) => async (bytes: Buffer) => {
  const { stdout, status } = spawnSync(command, ['-c'], { input: bytes })
  return status === 0 ? stdout : null
}

/** Null where what packs is not there. */
const PACKINGS: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer | null>>> = {
  '': async (bytes) => bytes,
  '.gz': async (bytes) => gzipSync(bytes),
  '.zst': zstdOf,
  '.bz2': byCommand('bzip2'),
  '.xz': byCommand('xz'),
}

const members = Object.entries(FORMATS).map(([name, data]) => ({ name, data }))

describe('every format in every packing', () => {
  let run: Run
  let back: ReadonlyMap<string, Buffer>
  /** What must come back. */
  const expected = new Map<string, Buffer>()

  beforeAll(async () => {
    const files: Record<string, Buffer> = { 'x.zip': zipOf(members) }
    for (const [ending, pack] of Object.entries(PACKINGS)) {
      for (const [name, bytes] of [...Object.entries(FORMATS), ['x.tar', tarOf(members)] as const]) {
        const whole = await pack(bytes)
        if (whole === null) continue
        const folder = `in${ending}`
        files[`${folder}/${name}${ending}`] = whole
        if (name !== 'x.tar') expected.set(`${folder}/${name}`, bytes)
        else for (const { name, data } of members) expected.set(`${folder}/x.tar${ending}/${name}`, data)
      }
    }
    for (const { name, data } of members) expected.set(`x.zip/${name}`, data)
    run = await clean(files, { html: false })
    back = restored(run)
  })

  test('comes back to the byte', () => {
    expect([...back.keys()].sort()).toEqual([...expected.keys()].sort())
    for (const [path, bytes] of expected) expect([path, back.get(path)]).toEqual([path, bytes])
  })

  test('loses its copies, and nothing of other fields', async () => {
    const { documents } = run.report
    const changed = new Set<string>()
    for (const { path, status } of documents) if (status !== 'kept') changed.add(path)
    const names = Object.keys(FORMATS)
    expect(changed.size).toBeGreaterThanOrEqual((names.length - 1) * 10)
    const fronts = TEXTS.map((_, id) => front(id))
    let seen = 0
    for (const [path, bytes] of filesUnder(join(run.out, 'clean'))) {
      const text = path.endsWith('.gz')
        ? gunzipSync(bytes)
        : path.endsWith('.zst')
          ? await read(bytes, 'zst')
          : bytes
      if (!/\.(jsonl|ndjson|json)(\.\w+)?$/.test(path)) continue
      for (const line of text
        .toString()
        .split(/(?=\{ "id")/)
        .slice(1)) {
        seen += 1
        expect(fronts).toContain(line.slice(0, front(0).length))
      }
    }
    expect(seen).toBeGreaterThan(3)
  })
})
