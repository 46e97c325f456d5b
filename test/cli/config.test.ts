/** Settings of a project: read from the current folder, checked as the options are, and weaker than what is typed. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const TEXT = 'The miller says that it is the river that grinds.\n'

function folderOf(files: Record<string, string>): string {
  const folder = tempFolder()
  writeTree(
    folder,
    new Map(
      Object.entries({
        'in/a.txt': TEXT,
        'in/b.txt': `${TEXT}\nNothing else is known of the mill, or of the river.\n`,
        ...files,
      }),
    ),
  )
  return folder
}

interface Setting {
  readonly value: unknown
  readonly from: string
}

function inForce(folder: string, ...flags: string[]): Record<string, Setting> {
  const { stdout, status, stderr } = dedupe(['config', '--json', ...flags], { cwd: folder })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

test.each<[string, string, string]>([
  ['dedupe.config.json', '{"minWords": 5, "include": ["*.log"]}', 'dedupe.config.json'],
  ['dedupe.config.json', '\ufeff{"minWords": "5", "include": "*.log"}', 'dedupe.config.json'],
  ['dedupe.config.js', 'module.exports = { minWords: 5, include: ["*.log"] }', 'dedupe.config.js'],
  ['package.json', '{"dedupe": {"minWords": 5, "include": ["*.log"]}}', '"dedupe" of package.json'],
])('%s gives values, and says where they are from', (name, content, from) => {
  const settings = inForce(folderOf({ [name]: content }), '--threshold', '0.9')
  expect(settings.minWords).toEqual({ value: 5, from })
  expect(settings.include).toEqual({ value: ['*.log'], from })
  expect(settings.threshold).toEqual({ value: 0.9, from: 'flag' })
  expect(settings.keep).toEqual({ value: 'first', from: 'default' })
})

test('what only check asks for is shown, too', () => {
  const settings = inForce(folderOf({ 'dedupe.config.json': '{"failOn": ["exact"], "baseline": "k.json"}' }))
  const from = 'dedupe.config.json'
  expect(settings.failOn).toEqual({ value: ['exact'], from })
  expect(settings.baseline).toEqual({ value: 'k.json', from })
  expect(settings.maxRedundancy).toEqual({ value: null, from: 'default' })
})

test('a run obeys them, and a flag wins', () => {
  const folder = folderOf({ 'dedupe.config.json': '{"minWords": 50, "maxRemoval": 0.1, "dryRun": true}' })
  const removed = (...flags: string[]) =>
    JSON.parse(dedupe(['in', '--json', ...flags], { cwd: folder }).stdout).summary.removedWords
  expect(removed()).toBe(0)
  expect(removed('--min-words', '8')).toBe(10)
  expect(dedupe(['in', '--min-words', '8'], { cwd: folder }).status).toBe(1)
  expect(dedupe(['in'], { cwd: folder }).status).toBe(0)
})

test('--config names another file, and the one that stands in the folder is not read', () => {
  const folder = folderOf({ 'dedupe.config.json': '{"nonsense": 1}', 'ci/strict.json': '{"mode": "strict"}' })
  expect(inForce(folder, '--config', 'ci/strict.json').mode).toEqual({
    value: 'strict',
    from: 'ci/strict.json',
  })
})

test('the page and the file of decisions can be set', () => {
  const folder = folderOf({
    'dedupe.config.json': '{"html": false, "decisions": "by-hand.json"}',
    'by-hand.json':
      '{"format": "corpus-dedupe decisions", "version": 1, "reviewed": [], "decisions": [{"action": "keep", "path": "gone.txt", "text": "17-0123456789abcdef"}]}',
  })
  const { status, stderr } = dedupe(['in', '-o', 'out', '--json'], { cwd: folder })
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'Warning: --decisions: 1 decision matches no document: gone.txt\n',
  })
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['clean', 'ledger', 'report.json'])
})

test('an index reads a corpus as a check does that names its folder', () => {
  const rows = ['one', 'two'].map((id) => JSON.stringify({ id, text: id, story: TEXT.trim() })).join('\n')
  const folder = folderOf({
    'dedupe.config.json':
      '{"textField": "story", "out": "cleaned", "exclude": ["old/**"], "maxRedundancy": 0}',
    'old/a.jsonl': rows,
  })
  const { status, stdout } = dedupe(['index', 'old', '-o', 'old.dedupe'], { cwd: folder })
  expect([status, stdout]).toEqual([0, expect.stringContaining('2 documents, 20 words')])
  const run = (against: string) => {
    const ran = dedupe(['check', 'in', '--against', against, '--json'], { cwd: folder })
    return [ran.status, JSON.parse(ran.stdout).summary.removedWords]
  }
  expect([run('old'), run('old.dedupe')]).toEqual([
    [1, 20],
    [1, 20],
  ])
  // Where an index goes is not where cleaned texts do.
  expect(dedupe(['index', 'old'], { cwd: folder }).status).toBe(2)
})

test('forms are shown as a settings file has them', () => {
  const format = ['github', 'sarif=dedupe.sarif']
  const folder = folderOf({ 'dedupe.config.json': JSON.stringify({ format }) })
  expect(inForce(folder).format).toEqual({ value: format, from: 'dedupe.config.json' })
})

test.each(['none.json', 'none.js'])('--config %s that is not there is told as that', (name) => {
  const { stderr } = dedupe(['config', '--config', name], { cwd: folderOf({}) })
  expect(stderr).toBe(`dedupe: Cannot read ${name}: no such file or folder\n`)
})

test('a package.json without the field says nothing', () => {
  expect(inForce(folderOf({ 'package.json': '{"name": "x"}' })).minWords.from).toBe('default')
})

test.each<[string, string]>([
  ['{"kepe": "first"}', "dedupe.config.json has no setting 'kepe'"],
  ['{"__proto__": 1}', "dedupe.config.json has no setting '__proto__'"],
  ['{"force": true}', "dedupe.config.json has no setting 'force'"],
  [
    '{"keep": "best"}',
    `dedupe.config.json: 'keep' cannot be "best": Allowed choices are first, longest, oldest, newest.`,
  ],
  ['{"threshold": 2}', `dedupe.config.json: 'threshold' cannot be 2: It must be a number from 0 to 1.`],
  ['{"minWords": [3, 4]}', `dedupe.config.json: 'minWords' cannot be [3,4]: one value is needed`],
  ['{"minWords": null}', `dedupe.config.json: 'minWords' cannot be null: a text or a number is needed`],
  ['{"quiet": "yes"}', `dedupe.config.json: 'quiet' cannot be "yes": it is true or false`],
  ['[]', 'dedupe.config.json holds no settings: an object is needed'],
  ['{"keep": ', 'Cannot read dedupe.config.json: '],
])('%s fails in one clear line', (content, message) => {
  const folder = folderOf({ 'dedupe.config.json': content })
  for (const args of [['config'], ['in', '-o', 'out']]) {
    const { status, stdout, stderr } = dedupe(args, { cwd: folder })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.split('\n')[0]).toContain(`dedupe: ${message}`)
  }
  expect(dedupe(['verify', join(folder, 'out')]).status).toBe(2)
})

test.each([
  ['kepe', "Did you mean 'keep'?"],
  ['min-words', "Did you mean 'minWords'?"],
  // Of another command that the settings are for as well.
  ['maxRedundncy', "Did you mean 'maxRedundancy'?"],
])('the unknown setting %s has a known one near it', (key, hint) => {
  const cwd = folderOf({ 'dedupe.config.json': JSON.stringify({ [key]: 1 }) })
  const { stderr } = dedupe(['in', '-o', 'out'], { cwd })
  expect(stderr).toBe(`dedupe: dedupe.config.json has no setting '${key}'\n${hint}\n`)
})

test('one that is near none is told what there is', () => {
  const cwd = folderOf({ 'dedupe.config.json': '{"colour": 1}' })
  expect(dedupe(['config'], { cwd }).stderr).toMatch(/\nThere are include, .*minWords, /)
})

test('a page for people fits the terminal', () => {
  const { stdout } = dedupe(['config', '--rules', 'a'.repeat(200)], { cwd: folderOf({}) })
  for (const line of stdout.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  expect(stdout).toMatch(/^keep +"first" +default$/m)
})
