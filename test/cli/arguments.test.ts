/** What is typed wrongly costs one clear line and exit code 2, and writes nothing. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TOOL } from '../../src/report/tool.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const TEXT = 'The miller says that it is the river that grinds, and the river says nothing to that.\n'

function folderOf(files: Record<string, string>): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}

test.each<[string[], string]>([
  [[], "dedupe: Missing required argument 'path'"],
  [['in', '--foul'], "dedupe: Unknown option '--foul'"],
  [
    ['in', '--keep', 'best'],
    "dedupe: Option '--keep <policy>' argument 'best' is invalid. Allowed choices are first, longest, oldest, newest.",
  ],
  [
    ['in', '--format', 'xml'],
    "dedupe: Option '--format <form>' argument 'xml' is invalid. Allowed choices are text, json, ndjson, diff, sarif, github, junit, markdown.",
  ],
  [
    ['in', '--format', 'json', '--format', 'sarif'],
    "dedupe: Option '--format <form>' argument 'sarif' is invalid. stdout shows json already; name a file, as in sarif=FILE.",
  ],
  [
    ['in', '--format', 'junit='],
    "dedupe: Option '--format <form>' argument 'junit=' is invalid. A file must follow, as in junit=report.junit.",
  ],
  [
    ['in', '--format', 'diff=a.diff'],
    "dedupe: Option '--format <form>' argument 'diff=a.diff' is invalid. It goes to stdout: leave out =a.diff.",
  ],
  [['in', '-o'], "dedupe: Option '-o, --out <dir>' argument missing"],
  [
    ['in', '--mark', ''],
    "dedupe: Option '--mark <text>' argument '' is invalid. It is empty; leave the option out to put nothing in.",
  ],
  [
    ['in', '--mark', ' …'],
    "dedupe: Option '--mark <text>' argument ' …' is invalid. It cannot begin or end with a blank; the text around it gives the blanks beside it.",
  ],
  [['gone'], 'dedupe: Cannot read gone: no such file or folder'],
  [['in', 'gone'], 'dedupe: Cannot read gone: no such file or folder'],
  [['in/a.txt/b'], 'dedupe: Cannot read in/a.txt/b: part of the path is not a folder'],
  [[''], 'dedupe: An empty path was given'],
  [['restore'], "dedupe: Missing required argument 'dir'"],
  [
    ['restore', 'in'],
    'dedupe: in is not an output of dedupe: no such file or folder (in/ledger/manifest.json)',
  ],
  [['gone\nError: \x1b[2J'], 'dedupe: Cannot read gone\\nError: \\x1b[2J: no such file or folder'],
  [['in', '--no\x1b[2J'], "dedupe: Unknown option '--no\\x1b[2J'"],
  [['verify', 'in', 'in'], "dedupe: Too many arguments for 'verify'. Expected 1 argument but got 2."],
])('dedupe %j', (args, line) => {
  const folder = folderOf({ 'in/a.txt': TEXT })
  const ran = dedupe(args, { cwd: folder })
  expect(ran).toMatchObject({ status: 2, stdout: '' })
  const lines = ran.stderr.split('\n')
  expect(lines[0]).toBe(line)
  // At most two more: what was meant, and where help is.
  expect(lines.length).toBeLessThanOrEqual(4)
  expect(readdirSync(folder)).toEqual(['in'])
})

describe('help', () => {
  test.each([['--help'], ['clean', '--help'], ['restore', '-h'], ['help', 'verify']])(
    'dedupe %s %s goes to stdout and shows examples',
    (...args) => {
      const ran = dedupe(args)
      expect(ran).toMatchObject({ status: 0, stderr: '' })
      expect(ran.stdout).toMatch(/^Usage: dedupe/)
      expect(ran.stdout).toMatch(/^Examples:\n {2}\$ dedupe /m)
    },
  )

  test.each([
    [['help', 'rules', 'list'], 'Usage: dedupe rules list '],
    [['rules', 'help', 'test'], 'Usage: dedupe rules test '],
    [['index', 'help'], 'Usage: dedupe index '],
    [['help'], 'Usage: dedupe [command] <path...>'],
  ])('%j is about that command', (args, start) => {
    const ran = dedupe(args)
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(ran.stdout.slice(0, start.length)).toBe(start)
  })

  test.each([
    [['help', 'verfy'], "dedupe: Unknown command 'verfy'\n(Did you mean verify?)\n"],
    [['help', 'nosuch'], "dedupe: Unknown command 'nosuch'\n"],
    [['help', 'rules', 'lsit'], "dedupe: Unknown command 'lsit'\n(Did you mean list?)\n"],
    [['baseline', 'help', 'prnue'], "dedupe: Unknown command 'prnue'\n(Did you mean prune?)\n"],
  ])('%j is about no command', (args, lines) => {
    const stderr = `${lines}Run with --help for all options and examples.\n`
    expect(dedupe(args)).toEqual({ status: 2, stdout: '', stderr })
  })

  test('the version is that of the package', () => {
    expect(dedupe(['--version'])).toEqual({ status: 0, stdout: `${TOOL.version}\n`, stderr: '' })
  })
})

describe('places', () => {
  test('the default output stands in the current folder, named after the first path', () => {
    const folder = folderOf({ 'deep/in/a.txt': TEXT, 'here/x': '' })
    const cwd = join(folder, 'here')
    expect(dedupe(['../deep/in/', '../deep/in/a.txt', '-q'], { cwd }).status).toBe(0)
    expect(readdirSync(cwd).sort()).toEqual(['in.deduped', 'x'])
  })

  test('-o makes folders that do not stand yet', () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    expect(dedupe(['in', '-o', 'new/and/nested', '-q'], { cwd: folder }).status).toBe(0)
    expect([...readTree(join(folder, 'new/and/nested/clean')).keys()]).toEqual(['a.txt'])
  })

  test('names with spaces and what shells take for theirs are names like any other', () => {
    const names = [
      'a b',
      "it's",
      '$HOME',
      '`id`',
      'x;y & z',
      '*',
      '[a]',
      '"q"',
      '-n',
      '--json',
      '#1',
      '!',
      '~',
      'back\\slash',
    ]
    const folder = folderOf(
      Object.fromEntries(names.map((name, i) => [`in put/${name}.txt`, `${i} ${TEXT}`])),
    )
    const ran = dedupe(['in put', '-o', "o'ut; $(x)"], { cwd: folder })
    expect(ran.status).toBe(0)
    expect([...readTree(join(folder, "o'ut; $(x)/clean")).keys()].sort()).toEqual(
      names.map((name) => `${name}.txt`).sort(),
    )
    // The command that the summary offers works as it stands.
    const undo = /Undo: (dedupe restore .*)$/m.exec(ran.stdout)?.[1] ?? ''
    const again = dedupe([], { cwd: folder, shell: `dedupe() { "$NODE" "$COMMAND" "$@"; }; ${undo} -o back` })
    expect(again).toMatchObject({ status: 0 })
    expect(readTree(join(folder, 'back'))).toEqual(readTree(join(folder, 'in put')))
  })

  test('a path that stands is not taken for a glob, one that does not is', () => {
    const folder = folderOf({ 'in/[a].txt': TEXT, 'in/a.txt': TEXT, 'in/b.txt': TEXT })
    const ran = (path: string) => JSON.parse(dedupe([path, '--dry-run', '--json'], { cwd: folder }).stdout)
    expect(ran('in/[a].txt').documents.map(({ path }: { path: string }) => path)).toEqual(['[a].txt'])
    expect(ran('in/[ab].txt').documents.map(({ path }: { path: string }) => path)).toEqual(['a.txt', 'b.txt'])
  })

  test('a command word wins over a folder of that name, and ./ names the folder', () => {
    const folder = folderOf({ 'verify/a.txt': TEXT })
    expect(dedupe(['verify'], { cwd: folder }).stderr).toContain("Missing required argument 'dir'")
    expect(dedupe(['./verify', '--dry-run'], { cwd: folder }).stdout).toContain('Read 1 document')
  })

  test('paths that start with a dash stand behind --', () => {
    const folder = folderOf({ '-in/a.txt': TEXT })
    expect(dedupe(['-q', '--', '-in'], { cwd: folder }).status).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['-in', '-in.deduped'])
  })
})

describe('a dry run', () => {
  test('writes nothing', () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
    const ran = dedupe(['in', '--dry-run'], { cwd: folder })
    expect(ran.status).toBe(0)
    expect(ran.stdout).toContain('Would remove')
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toBe('Nothing was written.')
    expect(readdirSync(folder)).toEqual(['in'])
  })

  test('with --out writes the reports alone, and it is that of the run but for one word', () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
    expect(dedupe(['in', '--dry-run', '-o', 'dry'], { cwd: folder }).status).toBe(0)
    expect(dedupe(['in', '-o', 'wet'], { cwd: folder }).status).toBe(0)
    const [dry, wet] = ['dry', 'wet'].map((out) => readTree(join(folder, out)).get('report.json')?.toString())
    expect([...readTree(join(folder, 'dry')).keys()]).toEqual(['report.html', 'report.json'])
    const timeless = (report = '') => report.replace(/"startedAt":"[^"]*","durationMs":\d+/, '')
    expect(timeless(dry)).toBe(timeless(wet).replace('"dryRun":false', '"dryRun":true'))
  })
})

test.each<[string[], string]>([
  [['verfy', 'out'], "dedupe: Cannot read verfy: no such file or folder\nDid you mean 'dedupe verify'?\n"],
  [['explian', 'out', 'a.txt:3'], "Did you mean 'dedupe explain'?\n"],
  [['Restore', 'out'], "Did you mean 'dedupe restore'?\n"],
  [['restor', 'out', '--to', 'back'], "Did you mean 'dedupe restore'?\n"],
  [['reprot'], "Did you mean 'dedupe report'?\n"],
  [['seeds'], 'dedupe: Cannot read seeds: no such file or folder\n'],
  [['in', 'verfy'], 'dedupe: Cannot read verfy: no such file or folder\n'],
  [['clean', 'verfy'], 'dedupe: Cannot read verfy: no such file or folder\n'],
])('%j names the command that was meant, if a word is near one and no path', (args, end) => {
  const { status, stderr } = dedupe(args, { cwd: folderOf({ 'in/a.txt': TEXT }) })
  expect([status, stderr.slice(-end.length)]).toEqual([2, end])
})

test('a folder whose name is near a command is read', () => {
  const { status, stderr } = dedupe(['verfy', '--dry-run', '-q'], { cwd: folderOf({ 'verfy/a.txt': TEXT }) })
  expect([status, stderr]).toEqual([0, ''])
})
