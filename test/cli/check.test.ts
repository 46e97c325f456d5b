/** `dedupe check`, as a person types it: gates, an old corpus, what cannot be read. */
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { readTree, writeTree } from '../tree.js'
import { checkFolder, checksIn, KILN, lastLine, MILL, WELL } from './check-folder.js'
import { dedupe } from './run.js'

let folder: string

beforeAll(() => {
  folder = checkFolder()
})

const { check } = checksIn(() => folder)

test.each(['archive', 'archive.dedupe'])(
  'judges the new texts alone against %s, and writes nothing',
  (against) => {
    const before = [...readTree(folder)]
    const { status, stdout, stderr } = check('--against', against, '--json')
    expect([status, stderr]).toEqual([0, ''])
    const report = JSON.parse(stdout)
    expect(report.run.command).toBe('check')
    expect(report.documents.map((one: { path: string; status: string }) => [one.path, one.status])).toEqual([
      ['fresh.txt', 'kept'],
      ['partly.txt', 'trimmed'],
      ['whole.txt', 'emptied'],
    ])
    expect(report.against.map(({ path }: { path: string }) => path)).toEqual([
      'archive/ferry.txt',
      'archive/well.txt',
    ])
    expect([...readTree(folder)]).toEqual(before)
  },
)

test('without an old corpus new texts are judged against each other', () => {
  const { stdout } = check('--json')
  const report = JSON.parse(stdout)
  expect(report.against).toBeUndefined()
  expect(report.summary.byKind.exact.occurrences).toBe(0)
})

test.each([
  [['--max-redundancy', '0.9'], 0, undefined],
  [['--max-redundancy', '0.3'], 1, /^--max-redundancy: \d\d\.\d% of the words repeat, 30\.0% may$/],
  [
    ['--max-file-redundancy', '0.5'],
    1,
    /^--max-file-redundancy: 100% of the words of incoming\/whole\.txt repeat, 50\.0% may/,
  ],
  [['--max-duplicates', '1'], 0, undefined],
  [
    ['--max-duplicates', '0'],
    1,
    /^--max-duplicates: 1 document would go whole, 0 may: incoming\/whole\.txt$/,
  ],
  [['--fail-on', 'boilerplate'], 0, undefined],
  [['--fail-on', 'boilerplate,exact'], 1, /^--fail-on exact: 2 copies of \d+ words$/],
  [['--fail-on', 'exact', '--max-duplicates', '0'], 1, /^--fail-on exact: /],
  [['--fail-on', 'exact', '--exit-zero'], 0, /^--fail-on exact: /],
] as const)('the gate %j ends with %i', (gate, code, line) => {
  const { status, stderr } = check('--against', 'archive', '-q', ...gate)
  expect(status).toBe(code)
  if (line === undefined) expect(stderr).toBe('')
  else expect(lastLine(stderr)).toMatch(line)
})

test.each([
  ['--fail-on', 'all', /Allowed kinds are exact, near, passage, boilerplate/],
  ['--max-redundancy', '2', /It must be a number from 0 to 1/],
  ['--max-duplicates', '-1', /It must be a whole number, 0 or more/],
])('a gate %s %s is refused', (gate, value, message) => {
  const { status, stderr } = check(`${gate}=${value}`)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
})

test('a diff shows what of the new texts stands in the old ones', () => {
  const { stdout } = check('--against', 'archive.dedupe', '--format', 'diff')
  expect(stdout).toContain('--- a/whole.txt\n+++ /dev/null\n')
  expect(stdout).toContain(`-${KILN}\n`)
})

test('what is judged is no part of the corpus that it is judged against', () => {
  const inside = dedupe(['check', 'archive/well.txt', '--against', 'archive', '--json'], { cwd: folder })
  expect(JSON.parse(inside.stdout).summary.removedWords).toBe(0)
  expect(inside.stderr).toBe('Warning: 1 document of --against is judged: left out of archive\n')
  const indexed = dedupe(['check', './archive/well.txt', '--against', 'archive.dedupe', '--json'], {
    cwd: folder,
  })
  expect(JSON.parse(indexed.stdout).summary.removedWords).toBe(0)
})

test('an old corpus that is not there, or has no text, ends the run', () => {
  expect(check('--against', 'nowhere')).toMatchObject({ status: 2 })
  writeTree(folder, new Map([['.empty/a.bin', '']]))
  const { status, stderr } = check('--against', '.empty')
  expect(status).toBe(2)
  expect(stderr).toContain('Nothing was read in .empty of --against: it holds no document')
  writeTree(folder, new Map([['.empty/broken.dedupe', 'Dedupe index 1']]))
  const broken = check('--against', '.empty/broken.dedupe')
  expect([broken.status, broken.stderr]).toEqual([
    2,
    expect.stringContaining('broken.dedupe of --against: it is no index of dedupe and no document'),
  ])
})

test('settings of a project may hold those of check and of clean', () => {
  writeTree(
    folder,
    new Map([['dedupe.config.json', '{"against":"archive","failOn":"exact","keepEmpty":true}']]),
  )
  expect(check().status).toBe(1)
  rmSync(join(folder, 'dedupe.config.json'))
})

test('what cannot be read of the old corpus is told, and the exit code says it', () => {
  writeTree(
    folder,
    new Map<string, string | Buffer>([
      ['half/well.txt', WELL],
      ['half/scan.pdf', 'x'],
      ['half/cut.txt.gz', gzipSync(`${KILN}\n`).subarray(0, 60)],
    ]),
  )
  symlinkSync('nowhere', join(folder, 'half/gone.txt'))
  const { status, stdout, stderr } = check('--against', 'half', '--json')
  expect(status).toBe(2)
  expect(JSON.parse(stdout).warnings.map(({ code }: { code: string }) => code)).toEqual([
    'against-unreadable',
    'against-unreadable',
    'passed-not-a-document',
  ])
  expect(stderr).toBe(
    [
      'Warning: half of --against: gone.txt could not be read: Cannot read gone.txt: the link leads nowhere',
      'Warning: half of --against: cut.txt.gz could not be read: its gzip data ends in the middle',
      'Note: half of --against: 1 file was not read: not text documents by their ending (.pdf 1); --include reads them',
      '2 inputs could not be read',
      '',
    ].join('\n'),
  )
})

test('an index of nothing is accepted only as an empty folder is', () => {
  writeTree(folder, new Map([['none/a.bin', 'x']]))
  expect(dedupe(['index', 'none', '-o', 'none.dedupe', '--allow-empty'], { cwd: folder }).status).toBe(0)
  for (const against of ['none', 'none.dedupe']) {
    const { status, stderr } = check('--against', against)
    expect([status, stderr]).toEqual([
      2,
      `dedupe: Nothing was read in ${against} of --against: it holds no document\nSee --allow-empty to accept it.\n`,
    ])
    expect(check('--against', against, '--allow-empty').status).toBe(0)
  }
})

test('a damaged packed file among the new ones ends with 2, and says so last', () => {
  writeTree(
    folder,
    new Map<string, string | Buffer>([
      ['packed/fresh.txt', MILL],
      ['packed/cut.txt.gz', gzipSync(`${KILN}\n`).subarray(0, 60)],
    ]),
  )
  const { status, stderr } = dedupe(['check', 'packed', '-q'], { cwd: folder })
  expect([status, stderr]).toEqual([2, '1 input could not be read\n'])
  const cleaned = dedupe(['packed', '-o', 'packed.out', '-q'], { cwd: folder })
  expect([cleaned.status, cleaned.stderr]).toEqual([2, '1 input could not be read\n'])
  expect([...readTree(join(folder, 'packed.out')).keys()]).toContain('clean/cut.txt.gz')
})
