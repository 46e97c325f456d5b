/** Law 10: a run that read nothing, matched nothing or had options without effect says so. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, type DedupeSettings, dedupe, type Warning } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { inFolder, tempFolder, writeTree } from '../tree.js'

const TEXT = 'Whoever finds the key of the boat house hangs it on the willow, and nobody asks who it was.\n'

function folderOf(files: Record<string, string>): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'in'))
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}

/** Two documents in path order, the first and shorter one also the older; the second holds its text. */
const TWO = { 'in/2001-01-01-a.txt': TEXT, 'in/2002-02-02-b.txt': `${TEXT}\nAnd a word more.\n` }

async function warned(files: Record<string, string>, settings: DedupeSettings): Promise<Warning[]> {
  const { report } = await inFolder(folderOf(files), () => dedupe('in', settings))
  return [...report.warnings]
}

test.each<[string, Record<string, string>, DedupeSettings, string]>([
  ['an empty folder', {}, {}, 'Nothing was read in in: there is no file'],
  [
    'no document among the files',
    { 'in/a.jpg': 'j', 'in/b.jpg': 'j', 'in/c.pdf': 'p' },
    {},
    'Nothing was read in in: no file is a document. 3 files were copied unread: not text documents by their ending (.jpg 2, .pdf 1); --include reads them',
  ],
  [
    'all excluded',
    { 'in/a.txt': TEXT },
    { exclude: ['*.txt'] },
    'Nothing was read in in: no file is a document. 1 file was copied unread: named by --exclude',
  ],
])(
  'nothing to read, %s: fails and writes nothing, unless it is accepted',
  async (_, files, settings, message) => {
    const folder = folderOf(files)
    await inFolder(folder, async () => {
      const failure = await dedupe('in', { ...settings, out: 'out' }).catch((error) => error)
      expect(failure).toBeInstanceOf(DedupeError)
      expect(failure).toMatchObject({ code: 'nothing-read', message })
      expect(failure.hint).toContain('--allow-empty')
      expect(existsSync('out')).toBe(false)

      const { report } = await dedupe('in', { ...settings, out: 'out', allowEmpty: true })
      expect(report.summary).toMatchObject({ documents: 0, words: 0, redundancy: 0 })
      expect(verify('out')).toMatchObject({ files: Object.keys(files).length, problems: [] })
    })
  },
)

test('the command ends with 2 where there is nothing to read, and with 0 where that is accepted', () => {
  const folder = folderOf({})
  const refused = command(['in'], { cwd: folder })
  expect(refused).toMatchObject({ status: 2, stdout: '' })
  expect(refused.stderr).toContain('Nothing was read in in: there is no file\n')
  const accepted = command(['in', '--allow-empty'], { cwd: folder })
  expect(accepted.status).toBe(0)
  expect(accepted.stdout).toContain('Nothing was read')
})

test('a glob without a match', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT })
  await inFolder(folder, async () => {
    await expect(dedupe('in/**/*.md')).rejects.toThrow('Nothing was read in in/**/*.md: there is no file')
    await expect(dedupe('gone/**/*.md')).rejects.toThrow('there is no folder gone')
  })
})

test('a glob without a match beside a folder with one is told', async () => {
  const folder = folderOf({ 'in/a.txt': TEXT })
  const { report } = await inFolder(folder, () => dedupe(['in', 'in/**/*.md']))
  expect([...report.warnings]).toEqual([{ code: 'nothing-found', message: 'There is no file in in/**/*.md' }])
})

test.each<[string, DedupeSettings, string]>([
  ['--include', { include: ['*.log', '*.txt'] }, "--include '*.log' matched no file"],
  ['--exclude', { exclude: ['*.log'] }, "--exclude '*.log' matched no file"],
  ['--prefer', { prefer: ['new/**'] }, "--prefer 'new/**' matched no document"],
  [
    '--keep oldest',
    { keep: 'oldest' },
    '--keep oldest changed nothing: the documents stand in that order by their paths already',
  ],
  [
    '--keep-empty',
    { keepEmpty: true, scope: 'within' },
    '--keep-empty changed nothing: no document was emptied',
  ],
  ['--mark', { mark: '[…]' }, '--mark changed nothing: no passage was cut out of a paragraph'],
])('%s without effect is told', async (_, settings, message) => {
  expect(await warned(TWO, settings)).toEqual([{ code: 'option-no-effect', message }])
})

test('--scope across over one document is told', async () => {
  expect(await warned({ 'in/a.txt': TEXT }, { scope: 'across' })).toEqual([
    {
      code: 'option-no-effect',
      message: '--scope across compares documents with each other, and there is only one',
    },
  ])
})

test.each<DedupeSettings>([
  {},
  { include: ['*.txt'] },
  { exclude: ['2001*'] },
  { prefer: ['*b.txt'] },
  { keep: 'newest' },
  { keep: 'longest', keepEmpty: true },
  { scope: 'across' },
])('options with an effect are not blamed: %j', async (settings) => {
  const warnings = await warned(TWO, settings)
  expect(warnings.filter(({ code }) => code === 'option-no-effect')).toEqual([])
})

test('documents without a date are counted where the date decides', async () => {
  const documents = ['2003-03-03-z', 'a', 'b', '2002-02-02-c'].map((name) => ({
    path: `${name}.txt`,
    text: TEXT,
  }))
  const { report } = await dedupe(documents, { keep: 'oldest' })
  expect([...report.documents].map(({ path }) => path)).toEqual([
    '2002-02-02-c.txt',
    '2003-03-03-z.txt',
    'a.txt',
    'b.txt',
  ])
  expect([...report.warnings]).toEqual([
    { code: 'undated', message: '2 documents have no date: last in --keep oldest' },
  ])
})

test('notices are on stderr with --json, in the summary without, and nowhere with --quiet', () => {
  const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.jpg': 'j' })
  const notice = '1 file was copied unread: not text documents by their ending (.jpg 1); --include reads them'
  const json = command(['in', '--json', '--dry-run'], { cwd: folder })
  expect(json.stderr).toContain(`Note: ${notice}\n`)
  const text = command(['in', '--dry-run'], { cwd: folder })
  expect(text.stdout.replace(/\s+/g, ' ')).toContain(notice)
  const quiet = command(['in', '--quiet', '-o', 'out'], { cwd: folder })
  expect(quiet).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(readFileSync(join(folder, 'out/report.json'), 'utf8')).toContain(notice)
})

test('boilerplate options that change nothing say so', async () => {
  const idle = async (settings: DedupeSettings) =>
    (await warned(TWO, settings))
      .filter(({ code }) => code === 'option-no-effect')
      .map(({ message }) => message)
  expect(await idle({ site: '^in/' })).toEqual([
    '--site ^in/ matches no path: the site of each document is its folder',
  ])
  expect(await idle({ site: '' })).toEqual([
    "--site '' matches nothing but empty text: all documents are one site without a name",
  ])
  expect(await idle({ site: '(\\d{4})-' })).toEqual([])
  expect(await idle({ mode: 'aggressive' })).toEqual([
    '--mode aggressive changed nothing: there is nothing to guess',
  ])
  const rules = {
    version: 1,
    language: 'en',
    rules: [{ name: 'a/key', patterns: ['nobody asks'], matches: ['Nobody asks'], leaves: ['Who asks'] }],
  }
  expect(await idle({ rules: [rules, structuredClone(rules)] })).toEqual([
    '--rules names the same rules twice',
    '--rules changed nothing: no text matches a rule of yours',
  ])
})

test.each([['x'], [null], [[null]]])('rules that are none are refused: %j', async (rules) => {
  const failure = await dedupe([{ path: 'a.txt', text: TEXT }], { rules } as unknown as DedupeSettings).catch(
    (error) => error,
  )
  expect(failure).toBeInstanceOf(DedupeError)
})
