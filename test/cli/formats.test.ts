/** Forms of the report for CI systems: to stdout and to files, several in one run. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const TEXT = 'The miller says that it is the river that grinds, and the river says nothing to that.\n'

function folderOf(files: Record<string, string>): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}

test('each file gets its form, stdout one, and the gate makes errors of warnings', () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
  const run = (...flags: string[]) =>
    dedupe(['in', '--dry-run', '--format', 'github', ...flags], { cwd: folder })
  const forms = ['sarif=a.sarif', 'junit=a.xml', 'markdown=a.md', 'json=a=b.json'].flatMap((form) => [
    '--format',
    form,
  ])
  const { stdout, status, stderr } = run(...forms, '--max-removal', '0.1')
  expect(status).toBe(1)
  expect(stderr.split('\n').at(-2)).toBe('50.0% of the words would go, --max-removal allows 10.0%')
  const message = '17 words that stand in in/a.txt:1'
  expect(stdout).toBe(`::error file=in/b.txt,line=1,endLine=1,title=dedupe%3A exact::${message}\n`)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  expect(JSON.parse(read('a.sarif')).runs[0].results).toHaveLength(1)
  expect(JSON.parse(read('a=b.json')).summary.removedWords).toBe(17)
  expect(read('a.xml')).toContain(`in/b.txt:1: exact, ${message}</failure>`)
  expect(read('a.md')).toContain('50.0% of the words would go')
  expect(run('--max-removal', '0.1', '--exit-zero').status).toBe(0)
  expect(run().stdout).toContain('::warning file=in/b.txt')
})

test('files of several folders are named as they were typed', () => {
  const folder = folderOf({ 'old/news/a.txt': TEXT, 'new/news/a.txt': TEXT })
  const { stdout } = dedupe(['old/news', './new/news', '--dry-run', '--format', 'github'], { cwd: folder })
  expect(stdout).toContain('file=new/news/a.txt,')
  expect(stdout).toContain('stand in old/news/a.txt:1')
})

test('a file that cannot be written is told in one line, before anything is done', () => {
  const folder = folderOf({ 'in/a.txt': TEXT })
  for (const args of [
    ['in', '--dry-run'],
    ['in', '-o', 'out'],
    ['check', 'in'],
  ]) {
    const { status, stderr } = dedupe([...args, '--format', 'sarif=none/a.sarif'], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^dedupe: Cannot write none\/a\.sarif of --format: .+\n$/)
  }
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

test('a report beside the output is replaced with it, and none gets among its parts', () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
  const run = (...args: string[]) => dedupe(['in', '-q', ...args], { cwd: folder })
  for (const form of ['sarif', 'markdown'])
    expect(run('-o', 'out', '--format', `${form}=out/${form}`)).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(join(folder, 'out/sarif'))).toBe(false)
  for (let round = 0; round < 2; round += 1)
    expect(run('--dry-run', '-o', 'dry', '--format', 'junit=dry/a.xml').stderr).toBe('')
  for (const file of [
    'new/clean/a.md',
    'new/report.json',
    './new/ledger/x',
    'new/attributes',
    'new/ledger',
  ]) {
    const { status, stderr } = run('-o', 'new', '--format', `json=${file}`)
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      `dedupe: Cannot write ${file} of --format: new is the output, whose parts it would be among`,
    ])
  }
  expect(existsSync(join(folder, 'new'))).toBe(false)
  writeFileSync(join(folder, 'out/mine.md'), 'A note.\n')
  expect(run('-o', 'out').stderr).toContain('holds out/mine.md, which the run did not write')
})

test('two forms for stdout are told, be one of them --json', () => {
  const folder = folderOf({ 'in/a.txt': TEXT })
  const run = (...args: string[]) => dedupe(['check', 'in', ...args], { cwd: folder })
  expect(run('--format', 'sarif', '--json')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'dedupe: stdout cannot show both --json and --format sarif\nName a file for one of them, as in --format sarif=FILE.\n',
  })
  expect(JSON.parse(run('--format', 'json', '--json').stdout).summary.documents).toBe(1)
})

test('no half of one is left where the disk takes no more', () => {
  const folder = folderOf(
    Object.fromEntries([...Array(40).keys()].map((i) => [`in/${i}.txt`, `${TEXT}\nPage ${i} of it.\n`])),
  )
  const ran = dedupe(['check', 'in', '--format', 'json=half.json'], {
    cwd: folder,
    shell: 'ulimit -f 4; "$@"',
  })
  expect(ran.status).toBe(2)
  expect(ran.stderr).toMatch(/^dedupe: Cannot write half\.json of --format: .+\n$/)
  expect(existsSync(join(folder, 'half.json'))).toBe(false)
})

test.skipIf(process.getuid?.() === 0)('a file that may not be written stays as it was', () => {
  const folder = folderOf({ 'in/a.txt': `${TEXT}\n`, 'kept.json': 'somebody wrote this' })
  chmodSync(join(folder, 'kept.json'), 0o444)
  const ran = dedupe(['check', 'in', '--format', 'json=kept.json'], { cwd: folder })
  expect([ran.status, readFileSync(join(folder, 'kept.json'), 'utf8')]).toEqual([2, 'somebody wrote this'])
})
