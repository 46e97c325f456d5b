/** Records on both sides of --against: those of the old corpus stand in files of their own, or in an index. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { dedupe } from '../cli/run.js'
import { tempFolder, writeTree } from '../tree.js'

const RIVER = 'The river rose by two metres in the night and took the lower bridge of the town with it.'
const HARBOUR = 'In the harbour the boats had been tied up twice, so that none of them was lost to the storm.'
const MILL = 'Only the old mill, which stands on a rock above the bend, saw nothing of the water at all.'

const lines = (...records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
const folder = tempFolder()
const writeFiles = (files: Readonly<Record<string, string>>) =>
  writeTree(folder, new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])))
const run = (...args: readonly string[]) => dedupe(args, { cwd: folder })

afterEach(() => {
  for (const name of ['old', 'old.dedupe', 'new.jsonl', 'out', 'again'])
    rmSync(join(folder, name), { recursive: true, force: true })
})

function write() {
  const fresh = lines(
    { id: 'a', text: HARBOUR },
    { id: 'b', text: MILL, 'n\u00fc': 1 },
    { id: 'c', text: `${MILL}\n\n${RIVER}` },
  )
  writeFiles({
    'old/flood.jsonl': lines(
      { id: 1, text: 'Nothing of this stands anywhere else.' },
      { id: 2, text: RIVER },
    ),
    'old/boats.txt': `${HARBOUR}\n`,
    'new.jsonl': fresh,
  })
  return fresh
}

test.each(['folder', 'index'])('new records lose what an old %s holds', (kind) => {
  const fresh = write()
  const against = kind === 'index' ? 'old.dedupe' : 'old'
  if (kind === 'index') expect(run('index', 'old', '-o', against).status).toBe(0)
  expect(run('new.jsonl', '--against', against, '-o', 'out').status).toBe(0)
  expect(readFileSync(join(folder, 'out/clean/new.jsonl'), 'utf8')).toBe(
    lines({ id: 'b', text: MILL, 'n\u00fc': 1 }),
  )
  const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'))
  expect(report.against).toMatchObject([
    { path: 'old/boats.txt', record: null },
    { path: 'old/flood.jsonl', record: { line: 2, id: '2' } },
  ])
  const proven = run('verify', 'out')
  expect(proven.stdout).toContain('all 3 removed copies')
  expect(proven.status).toBe(0)
  expect(run('restore', 'out', '--out', 'again').status).toBe(0)
  expect(readFileSync(join(folder, 'again/new.jsonl'), 'utf8')).toBe(fresh)
})

test('a proof fails where a record of the old corpus is another one by now', () => {
  write()
  expect(run('new.jsonl', '--against', 'old', '-o', 'out').status).toBe(0)
  writeFiles({ 'old/flood.jsonl': lines({ id: 1, text: RIVER }, { id: 2, text: 'Something else.' }) })
  const proven = run('verify', 'out')
  expect(proven.status).toBe(1)
  expect(proven.stdout + proven.stderr).toContain(
    'old/flood.jsonl:2, which the output was judged against, was changed since',
  )
})

test('a file without a folder in its name is judged by another one', () => {
  writeFiles({ 'old.dedupe': '', 'new.jsonl': lines({ id: 1, text: RIVER }) })
  writeFiles({ 'again/x.jsonl': lines({ id: 1, text: RIVER }) })
  expect(run('check', 'new.jsonl', '--against', 'again/x.jsonl', '--fail-on', 'exact').status).toBe(1)
})
