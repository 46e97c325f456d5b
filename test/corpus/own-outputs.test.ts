/** What earlier runs wrote, met as input: in a list, in an archive, as the file of a report. In a folder: test/laws/every-file.test.ts. */
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { walk } from '../../src/corpus/walk.js'
import { createHost } from '../../src/host.js'
import { buildIndex } from '../../src/index.js'
import { DEFAULTS } from '../../src/options.js'
import { clean } from '../../src/pipeline.js'
import { dedupe as command, RUN_LIMIT } from '../cli/run.js'
import { folderOf, OTHER, run, TEXT } from '../laws/file-runs.js'
import { inFolder, readTree } from '../tree.js'
import { tarOf } from './archives/make.js'

const PLAIN = { include: [], exclude: [], out: null }

const below = (folder: string, path: string) =>
  [...readTree(join(folder, path)).keys()].map((name) => `${path}/${name}`)

test('a list leaves out what lies in outputs, unless it names nothing else', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': OTHER })
  await run(folder, 'in', { out: 'in/sub' })
  const listed = (list: readonly string[], out: string | null = null) =>
    inFolder(folder, async () => {
      const { files, skipped, warnings } = walk([], { ...PLAIN, out, list })
      const told = [...skipped, ...warnings].map(({ code, message }) => `${code} ${message}`)
      return { paths: files.map(({ path }) => path), told }
    })
  const all = below(folder, 'in')
  expect(all.filter((path) => path.startsWith('in/sub/')).length).toBeGreaterThan(5)
  const left = all.length - 2
  expect(await listed(all)).toEqual({
    paths: ['in/a.txt', 'in/b.txt'],
    told: [
      'own-output An earlier output is not read as input',
      `own-output-listed ${left} files of the list lie in an output of dedupe and are left out, first in in/sub; name in/sub/clean to read its cleaned texts`,
    ],
  })
  expect((await listed(all.map((path) => join(folder, path)))).paths.map((path) => path.slice(-8))).toEqual([
    'in/a.txt',
    'in/b.txt',
  ])
  const clean = below(folder, 'in/sub/clean')
  expect(await listed(clean)).toEqual({ paths: clean, told: [] })
  const whole = below(folder, 'in/sub')
  expect(await listed(whole)).toEqual({
    paths: whole,
    told: [
      'output-as-input in/sub is an output of dedupe: name in/sub/clean to read its cleaned texts and nothing else',
    ],
  })
  // What is replaced while it is read would be gone.
  expect((await listed(clean, 'in/sub')).paths).toEqual([])
})

test('an archive of a folder leaves out what lies in outputs, and stays whole where that is all', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
  await run(folder, 'in', { out: 'old' })
  const members = (path: string, prefix: string) =>
    [...readTree(join(folder, path))].map(([name, data]) => ({ name: `${prefix}${name}`, data }))
  const [inputs, output, bare] = [members('in', 'in/'), members('old', 'in/old/'), members('old', '')]
  const mixed = folderOf({
    'in/mixed.tar': tarOf([...output, ...inputs]),
    'in/output.tar': tarOf(bare),
    'in/z.txt': OTHER,
  })
  const { clean, skipped, report } = await run(mixed, 'in')
  expect([...clean.keys()]).toEqual(['mixed.tar/in/a.txt', 'output.tar', 'z.txt'])
  expect(skipped).toEqual(['mixed.tar/in/old own-output', 'output.tar no-texts'])
  expect([...report.skipped].at(-1)?.message).toBe(
    'Copied unread: the texts in it are those of an earlier output of dedupe',
  )
  const named = await run(mixed, 'in/output.tar', { out: 'named' })
  expect([...named.report.documents].map(({ path }) => path)).toEqual(['output.tar/clean/a.txt'])
})

test('a report that is written into the input is told, and not read again', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': `${TEXT}\n${OTHER}` })
  const forms = ['markdown=in/r.md', 'ndjson=in/r.ndjson', 'json=in/r.json', 'sarif=in/r.sarif']
  const args = [...forms, 'junit=in/r.xml', 'github=in/r.txt'].flatMap((form) => ['--format', form])
  const warning =
    "Warning: in/r.md of --format and 2 more lie in what is read: runs that do not write them read them as texts, without --exclude 'r.md'\n"
  for (const left of [0, 6]) {
    const ran = command(['check', 'in', '--json', ...args], { cwd: folder })
    expect([ran.status, ran.stderr]).toEqual([0, warning])
    const { documents, skipped } = JSON.parse(ran.stdout)
    expect(documents.map(({ path }: never) => path)).toEqual(['a.txt', 'b.txt'])
    expect(skipped.map(({ code }: never) => code)).toEqual(Array(left).fill('own-output'))
  }
})

test('a report is not written in the place of an input', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': OTHER, 'in/r.md': '### dedupe: Repeated text\n' })
  const walked = (paths: readonly string[], report: string, list: readonly string[] = []) =>
    inFolder(folder, () => walk(paths, { ...PLAIN, exclude: ['r.*'], list, reports: [report] }))
  const told = 'Cannot write in/b.txt of --format: it stands in what is read and is no report of dedupe'
  for (const paths of [['in'], ['in/*.txt'], ['in/a.txt', 'in/b.txt']])
    await expect(walked(paths, 'in/b.txt')).rejects.toThrow(told)
  await expect(walked([], 'in/b.txt', ['in/b.txt'])).rejects.toThrow(told)
  expect((await walked(['in/a.txt'], 'in/b.txt')).warnings).toMatchObject([{ code: 'option-no-effect' }])
  const { files, warnings } = await walked(['in'], 'in/r.md')
  expect([files.map(({ path }) => path), warnings]).toEqual([['a.txt', 'b.txt'], []])
  symlinkSync('b.txt', join(folder, 'in', 'link.txt'))
  await expect(walked(['in/link.txt'], 'in/b.txt')).rejects.toThrow(told)
})

test('a report is not written in the place of a text or an index of --against', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'old/b.txt': OTHER, 'old/r.md': '### dedupe: Repeated text\n' })
  await buildIndex(join(folder, 'old'), { out: join(folder, 'old.dedupe') })
  const read = (against: string, report: string) =>
    inFolder(folder, () => {
      const found = walk(['in'], { ...PLAIN, reports: [report] })
      return clean(['in'], found, { ...DEFAULTS, against }, createHost())
    })
  for (const [against, text] of [
    ['old', 'old/b.txt'],
    ['old.dedupe', 'old.dedupe'],
  ])
    await expect(read(against, text)).rejects.toThrow(
      `Cannot write ${text} of --format: it stands in what is`,
    )
  await expect(read('old', 'old/r.md')).resolves.toBeDefined()
})

test('the summary says in words what was left out, and an empty run why', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/.x/b.txt': TEXT, 'in/.y/b.txt': TEXT })
  command(['in', '-o', 'in/sub', '-q'], { cwd: folder })
  const ran = command(['in', '--dry-run'], { cwd: folder })
  expect(ran.stdout).toContain(
    'Left out or not read: 2 folders whose names start with a dot, 1 earlier output\n                      of dedupe\n',
  )
  writeFileSync(join(folder, 'list'), 'in/sub/clean/a.txt\n')
  const empty = command(['--files-from', 'list', '-o', 'in/sub'], { cwd: folder })
  expect(empty.stderr.split('\n')[0]).toBe(
    'dedupe: Nothing was read: in/sub is an output of dedupe, which is no input unless it is named itself, as in/sub/clean',
  )
})
