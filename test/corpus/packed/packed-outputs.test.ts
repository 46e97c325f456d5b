/** Outputs with packed files: replaced, checked, and with an old corpus that is packed. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { otherForms } from '../../../src/corpus/packed/other-forms.js'
import { assertReplaceable } from '../../../src/corpus/replace.js'
import { verify } from '../../../src/corpus/verify.js'
import { hashName } from '../../../src/fingerprint/hash.js'
import { dedupe, restore } from '../../../src/index.js'
import { dedupe as command, RUN_LIMIT } from '../../cli/run.js'
import { tempFolder, writeTree } from '../../tree.js'
import { tarOf } from '../archives/make.js'
import { packedText, TEXT } from '../compression/fixtures.js'
import { clean, OWN, restored, SHARED } from './packed-run.js'

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

  test('says what comes back in another form', { timeout: RUN_LIMIT }, async () => {
    const rows = readFileSync('fixtures/parquet/rows-none.parquet')
    const { out } = await clean({
      ...files,
      'q.parquet': rows,
      'r.parquet': rows,
      'z.txt.xz': packedText('xz'),
    })
    const line =
      'How files were packed is not kept: there is of 2 packed files what was in them, of 1 archive a folder, of 2 Parquet files the values.'
    for (const name of ['restore', 'verify']) {
      const ran = command([name, out], { cwd: dirname(out) })
      expect([ran.status, ran.stdout.trimEnd().split('\n').at(-1)]).toEqual([0, line])
    }
    const plain = await clean({ 'a.txt': OWN })
    expect(otherForms(plain.out)).toBeNull()
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
