/** An old corpus of packed files and archives: what goes rests on them, and `verify` proves it by their texts. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { beforeAll, expect, test } from 'vitest'
import { verify } from '../../src/index.js'
import { dedupe } from '../cli/run.js'
import { tarOf, zipOf } from '../corpus/archives/make.js'
import { tempFolder, writeTree } from '../tree.js'

const RIVER = 'The river rose by two metres in the night and took the lower bridge of the town with it.'
const HARBOUR = 'In the harbour the boats had been tied up twice, so that none of them was lost to the storm.'
const MILL = 'Only the old mill, which stands on a rock above the bend, saw nothing of the water at all.'
const KILN = 'Nobody has lit the lime kiln above the village since the two brothers went to sea in spring.'
const FERRY = 'The ferry leaves the upper pier every twenty minutes, but in a fog it does not leave at all.'
const BELL = 'A bell hangs in the oak behind the chapel, and the wind rings it more often than the priest.'

let folder: string
const run = (...args: readonly string[]) => dedupe(args, { cwd: folder })
const member = (name: string, text: string) => [{ name, data: Buffer.from(`${text}\n`) }]

beforeAll(() => {
  folder = tempFolder()
  writeTree(
    folder,
    new Map<string, Uint8Array | string>([
      ['old/river.txt.gz', gzipSync(`${RIVER}\n`)],
      ['old/records.jsonl.gz', gzipSync(`{"text":"Nothing."}\n${JSON.stringify({ text: HARBOUR })}\n`)],
      ['old/pages.zip', zipOf(member('deep/mill.txt', MILL))],
      ['old/more.tar.gz', gzipSync(tarOf(member('kiln.jsonl', JSON.stringify({ text: KILN }))))],
      [
        'old/rows.parquet',
        Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'text', data: [FERRY], type: 'STRING' }] })),
      ],
      ['old/bell.txt', `${BELL}\n`],
      ['new/a.txt', [RIVER, HARBOUR, MILL, KILN, FERRY, BELL].map((text) => `${text}\n\n`).join('')],
    ]),
  )
})

test('all that rests on packed files is proven', () => {
  expect(run('new', '--against', 'old', '-o', 'out').status).toBe(0)
  const { status, stdout } = run('verify', 'out')
  expect(stdout).toBe(
    'Verified 1 file, 558 bytes: every one can be rebuilt byte for byte, and all 6 removed copies are covered by text ' +
      'that stays. What stands in the corpus of --against was proven by its texts.\n',
  )
  expect(status).toBe(0)
})

test('so it is by the library', async () => {
  const proven = { against: 'texts', removals: 6, unproven: 0, problems: [] }
  expect(await verify(join(folder, 'out'))).toMatchObject(proven)
})

test('what is unpacked lies where --temp says', () => {
  const { status, stderr } = run('verify', 'out', '--temp', 'gone')
  expect([status, stderr.split('\n')[0]]).toEqual([
    2,
    'dedupe: Cannot write temporary files in gone: no such file or folder',
  ])
  expect(run('verify', 'out', '--temp', '.').status).toBe(0)
})

test('a changed output is told of where the old corpus or the report cannot be read', () => {
  expect(run('new', '--against', 'old', '-o', 'changed').status).toBe(0)
  writeFileSync(join(folder, 'changed/clean/a.txt'), 'another text\n')
  renameSync(join(folder, 'old'), join(folder, 'moved'))
  const moved = run('verify', 'changed')
  renameSync(join(folder, 'moved'), join(folder, 'old'))
  expect([moved.status, moved.stderr.split('\n')[0]]).toEqual([1, 'clean/a.txt was not written by the run'])
  const report = join(folder, 'changed/report.json')
  writeFileSync(report, readFileSync(report, 'utf8').replace('"run": {', '"run": {{'))
  const damaged = run('verify', 'changed')
  expect([damaged.status, damaged.stderr.split('\n')[0]]).toEqual([1, 'report.json was changed'])
})

test('packed files that are others by now are told', () => {
  writeFileSync(join(folder, 'old/river.txt.gz'), gzipSync(`${RIVER} And more.\n`))
  writeFileSync(join(folder, 'old/pages.zip'), zipOf(member('deep/other.txt', MILL)))
  const { status, stderr } = run('verify', 'out')
  expect(status).toBe(1)
  expect(stderr).toContain('old/river.txt.gz, which the output was judged against, was changed since')
  expect(stderr).toContain(
    'old/pages.zip/deep/mill.txt, which the output was judged against, is not in its packed file',
  )
})
