/** `--emit` as people type it, and what becomes of its files. */
import { appendFileSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const RIVER =
  'The river rose \u{1f30a} by two metres in the night and took the lower bridge of the town with it.'
const MILL = 'Only the old mill, which stands on a rock above the bend, saw nothing of the water at all.'
const NONE = { dedupe__exact: [], dedupe__near: [], dedupe__passage: [], dedupe__boilerplate: [] }

let folder: string
const run = (...args: readonly string[]) => dedupe(args, { cwd: folder })
const rows = (path: string) =>
  readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

beforeEach(() => {
  folder = tempFolder()
  const records = [{ id: 7, text: RIVER }, { text: `${MILL}\n\n${RIVER}` }, { id: 'x' }]
  writeTree(
    folder,
    new Map([
      ['in/a.jsonl', records.map((record) => `${JSON.stringify(record)}\n`).join('')],
      ['in/b.csv', `id,text\n1,"${MILL}"\n`],
      ['in/b.csv.jsonl', `${JSON.stringify({ text: 'Something that stands here alone.' })}\n`],
      ['in/c.txt', `${RIVER}\n`],
    ]),
  )
})

test('spans leaves all texts whole, and says what would go', () => {
  const { status, stdout } = run('in', '--emit', 'spans', '-o', 'out')
  expect(status).toBe(0)
  expect(stdout).toContain('Would remove')
  expect(stdout).toContain('Spans in out/attributes\nWhole copy in out/clean, report in out/report.html.\n')
  expect(readTree(join(folder, 'out/clean'))).toEqual(readTree(join(folder, 'in')))
  const source = 'a.jsonl'
  const [, length] = [RIVER.length, Array.from(RIVER).length]
  expect(rows('out/attributes/dedupe/a.jsonl')).toEqual([
    { id: 7, source, attributes: NONE },
    {
      id: 'a.jsonl:2',
      source,
      attributes: { ...NONE, dedupe__exact: [[MILL.length, MILL.length + 2 + length, 1]] },
    },
    { id: 'x', source, attributes: {} },
  ])
  // The place behind its name is that of another file.
  expect(rows('out/attributes/dedupe/b.csv.jsonl')).toMatchObject([{ source: 'b.csv.jsonl' }])
  expect(rows('out/attributes/dedupe/b.csv.jsonl.jsonl')).toMatchObject([{ id: '1', source: 'b.csv' }])
  expect(run('verify', 'out').stdout).toContain('all 3 removed copies are covered')
  expect(run('restore', 'out', '-o', 'back').status).toBe(0)
  expect(readTree(join(folder, 'back'))).toEqual(readTree(join(folder, 'in')))
  // What it wrote is read as its input was.
  expect(run('out/clean', '--emit', 'both', '-o', 'again').status).toBe(0)
  expect(readTree(join(folder, 'again/attributes'))).toEqual(readTree(join(folder, 'out/attributes')))
})

test('spans that were edited are told, and not replaced; moved away, nothing is lost', () => {
  expect(run('in', '--emit', 'both', '-o', 'out').status).toBe(0)
  expect(run('in', '--emit', 'both', '-o', 'out').status).toBe(0)
  appendFileSync(join(folder, 'out/attributes/dedupe/a.jsonl'), '{}\n')
  expect(run('verify', 'out')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('attributes was changed'),
  })
  expect(run('in', '-o', 'out')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('out/attributes, which was edited since'),
  })
  renameSync(join(folder, 'out/attributes'), join(folder, 'mine'))
  expect(run('in', '-o', 'out').status).toBe(0)
})

test('a settings file may ask for them, and a wrong word is refused', () => {
  writeTree(folder, new Map([['dedupe.config.json', '{"emit":"both"}']]))
  expect(JSON.parse(run('config', '--json').stdout).emit).toEqual({
    value: 'both',
    from: 'dedupe.config.json',
  })
  expect(run('in', '-o', 'out').status).toBe(0)
  expect(rows('out/attributes/dedupe/c.txt.jsonl')).toHaveLength(1)
  expect(run('in', '--emit', 'words').stderr).toContain('Allowed choices are text, spans, both')
  writeTree(folder, new Map([['dedupe.config.json', '{"emit":"words"}']]))
  expect(run('in', '-o', 'out').stderr).toContain(`'emit' cannot be "words"`)
})

test('where no text is written, they change nothing and say so', () => {
  expect(run('in', '--dry-run', '--emit', 'spans', '--json').stderr).toContain('--emit spans changed nothing')
  const marked = run('in', '--emit', 'spans', '--mark', '[...]', '--keep-empty', '-o', 'out', '--json').stderr
  expect(marked).toContain('--mark changed nothing: --emit spans leaves all texts whole')
  expect(marked).toContain('--keep-empty changed nothing: --emit spans leaves all texts whole')
})
