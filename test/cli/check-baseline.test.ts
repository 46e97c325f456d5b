/** Baselines: copies that are known pass, one more does not, and what is stale is told. */
import { lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeTree } from '../tree.js'
import { checkFolder, checksIn, KILN, lastLine, TEXTS } from './check-folder.js'
import { dedupe } from './run.js'

let folder: string

beforeAll(() => {
  folder = checkFolder()
})

const { check, read } = checksIn(() => folder)

test('a baseline lets known copies pass, and no more of them', () => {
  const against = ['--against', 'archive', '--baseline', 'known.json']
  const write = dedupe(['baseline', 'write', 'incoming', ...against], { cwd: folder })
  expect([write.status, write.stdout]).toEqual([0, 'Wrote 2 passages with 2 copies to known.json.\n'])
  const passes = check(...against, '--fail-on', 'exact', '--max-redundancy', '0', '--max-duplicates', '0')
  expect([passes.status, passes.stderr]).toEqual([0, 'Note: 2 copies are known by known.json\n'])
  expect(passes.stdout).toContain('Nothing new repeats: all 2 copies are known by the baseline.\n')
  expect(passes.stdout).not.toContain('most of')
  expect(check(...against, '--format', 'markdown').stdout).toMatch(
    /^### dedupe: Nothing new repeats\n\n.*: 0 words \(0%\) repeat or are boilerplate, without 2 copies that the baseline knows\.\n$/,
  )
  // The same words in one more place, and once more in the same file.
  for (const path of ['incoming/again.txt', 'incoming/partly.txt']) {
    const before = TEXTS[path]
    writeTree(folder, new Map([[path, `${before ?? ''}\n${KILN}\n`]]))
    const { status, stdout, stderr } = check(...against, '--fail-on', 'exact', '--format', 'github')
    expect(status).toBe(1)
    expect(stdout).toContain(`::error file=${path},`)
    expect(stdout.split('\n')).toHaveLength(2)
    expect(lastLine(stderr)).toBe('--fail-on exact: 1 copy of 22 words')
    if (before === undefined) rmSync(join(folder, path))
    else writeTree(folder, new Map([[path, before]]))
  }
  rmSync(join(folder, 'incoming/whole.txt'))
  expect(check(...against).stderr).toMatch(
    /^Note: 1 copy is known by known\.json\nWarning: 1 entry of known\.json is stale: [0-9a-f]{16} in incoming\/whole\.txt; 'dedupe baseline prune' takes them out\n$/,
  )
  const prune = dedupe(['baseline', 'prune', 'incoming', ...against], { cwd: folder })
  expect(prune.stdout).toBe('Took 1 stale entry out of known.json: 1 passage with 1 copy left.\n')
  expect(check(...against).stderr).not.toContain('stale')
  writeTree(folder, new Map([['incoming/whole.txt', TEXTS['incoming/whole.txt']]]))
  rmSync(join(folder, 'known.json'))
})

test('prune and the warning leave entries of files that were not judged', () => {
  const [name, against] = [
    ['--baseline', 'known.json'],
    ['--against', join(folder, 'archive')],
  ]
  expect(dedupe(['baseline', 'write', 'incoming', ...against, ...name], { cwd: folder }).status).toBe(0)
  const before = read('known.json')
  const prune = (paths: string[], cwd = folder, file = name) =>
    dedupe(['baseline', 'prune', ...paths, ...against, ...file], { cwd }).stdout
  const other = 'Took 0 stale entries out of known.json: 2 passages with 2 copies left.\n'
  const two = '2 entries of files that were not judged were left.\n'
  for (const [paths, left] of [
    [['incoming/fresh.txt'], two],
    // Other spellings of the same path.
    [[join(folder, 'incoming')], ''],
    [['./incoming/../incoming/'], ''],
    [[`../${basename(folder)}/incoming`], ''],
    [['incoming/whole.txt'], '1 entry of files that were not judged was left.\n'],
  ] as const) {
    expect(prune([...paths])).toBe(other + left)
    const checked = dedupe(['check', ...paths, ...against, ...name], { cwd: folder })
    expect(checked.stderr).not.toContain('stale')
  }
  prune(['.'], join(folder, 'incoming'), ['--baseline', '../known.json'])
  expect(read('known.json')).toBe(before)
  // What stands no more is stale, whatever was judged.
  rmSync(join(folder, 'incoming/whole.txt'))
  expect(prune(['incoming/fresh.txt'])).toBe(
    'Took 1 stale entry out of known.json: 1 passage with 1 copy left.\n1 entry of files that were not judged was left.\n',
  )
  writeTree(folder, new Map([['incoming/whole.txt', TEXTS['incoming/whole.txt']]]))
  rmSync(join(folder, 'known.json'))
})

test('a file of another folder is no known one, though the shell says that it is here', () => {
  const text = TEXTS['incoming/whole.txt']
  writeTree(
    folder,
    new Map([
      ['here/b.txt', text],
      ['there/b.txt', text],
    ]),
  )
  const known = ['--against', join(folder, 'archive'), '--baseline', join(folder, 'b.json')]
  const here = { cwd: join(folder, 'here') }
  expect(dedupe(['baseline', 'write', 'b.txt', ...known], here).status).toBe(0)
  const gates = [...known, '--max-duplicates', '0']
  expect(dedupe(['check', 'b.txt', ...gates], here).status).toBe(0)
  const left = { ...here, env: { PWD: join(folder, 'there') } }
  expect(dedupe(['check', '../there/b.txt', ...gates], left).status).toBe(1)
  for (const path of ['here', 'there', 'b.json']) rmSync(join(folder, path), { recursive: true })
})

test.each([
  ['{}', /known\.json is no baseline: its format is not/],
  ['no json', /known\.json is no baseline: it is no JSON/],
  ['{"format":"corpus-dedupe baseline","version":2}', /it has version 2, this program reads 1/],
])('a baseline %s is refused', (text, message) => {
  writeTree(folder, new Map([['known.json', text]]))
  const { status, stderr } = check('--baseline', 'known.json')
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  rmSync(join(folder, 'known.json'))
})

test('a baseline takes the place of a baseline alone, and leaves a link what it is', () => {
  const [text] = Object.keys(TEXTS)
  writeTree(
    folder,
    new Map([
      ['empty.json', ''],
      ['a.json', '{"passages":[]}'],
    ]),
  )
  symlinkSync('empty.json', join(folder, 'link.json'))
  const write = (baseline: string) =>
    dedupe(['baseline', 'write', 'incoming', '--baseline', baseline], { cwd: folder })
  for (const [path, why] of [
    [text, 'it is no baseline of dedupe'],
    ['a.json', 'it is no baseline of dedupe'],
    ['incoming', 'it is no file'],
    ['/dev/null', 'it is no file'],
  ]) {
    const { status, stderr } = write(path)
    expect([status, stderr]).toEqual([
      2,
      `dedupe: Cannot replace ${path}: ${why}\nName another file with --baseline.\n`,
    ])
  }
  expect(readFileSync(join(folder, text), 'utf8')).toBe(TEXTS[text])
  for (const path of ['link.json', 'empty.json']) expect(write(path).status).toBe(0)
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true)
  expect(statSync(join(folder, 'empty.json')).size).toBeGreaterThan(0)
})
