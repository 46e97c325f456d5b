/** `dedupe check` as a process, in a repository of five small texts, as CI runs it. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { officialSchema, problemsBy } from '../ci/official-schemas.js'
import { parseYaml } from '../ci/yaml-subset.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { COMMAND, dedupe } from './run.js'

const FERRY =
  'The ferry leaves the upper pier every twenty minutes, and in the winter of the long ice it left twice a day.'
const KILN =
  'Nobody has lit the lime kiln above the village since the two brothers who owned it went to sea and stayed there.'
const WELL =
  'The well behind the school was dug by hand, forty feet through chalk, in the summer before the great drought.'
const MILL =
  'A mill wheel turned here once, and the beam that carried it holds up the roof of the chapel across the road.'

/** Two texts that stand, three that are to join them: one new, one with an old paragraph, one that is old as a whole. */
const TEXTS: Readonly<Record<string, string>> = {
  'archive/ferry.txt': `${FERRY}\n\n${KILN}\n`,
  'archive/well.txt': `${WELL}\n`,
  'incoming/fresh.txt': `${MILL}\n`,
  'incoming/partly.txt': `A report on the hill.\n\n${KILN}\n\n${MILL} Its owner said so.\n`,
  'incoming/whole.txt': `${WELL}\n`,
}

let folder: string
beforeAll(() => {
  folder = tempFolder()
  writeTree(folder, new Map(Object.entries(TEXTS)))
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
  ])
    expect(spawnSync('git', args, { cwd: folder }).status).toBe(0)
  expect(dedupe(['index', 'archive', '-o', 'archive.dedupe'], { cwd: folder }).status).toBe(0)
})

const check = (...flags: string[]) => dedupe(['check', 'incoming', ...flags], { cwd: folder })
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

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

test('all forms for CI at once', () => {
  const forms = [
    'sarif=ci/a.sarif',
    'junit=ci/a.xml',
    'markdown=ci/a.md',
    'json=ci/a.json',
    'ndjson=ci/a.ndjson',
  ]
  writeTree(folder, new Map([['ci/.keep', '']]))
  const files = forms.flatMap((form) => ['--format', form])
  const { status, stdout } = check(
    '--against',
    'archive',
    '--fail-on',
    'exact',
    '--format',
    'github',
    ...files,
  )
  expect(status).toBe(1)
  expect(stdout).toMatch(/^::error file=incoming\/partly\.txt,line=3,endLine=3,title=dedupe%3A exact::/)
  expect(stdout).toContain('stand in archive/well.txt:1')
  const sarif = JSON.parse(read('ci/a.sarif'))
  expect(problemsBy(officialSchema('sarif-2.1.0'), sarif)).toEqual([])
  expect(sarif.runs[0].results.map((one: { level: string }) => one.level)).toEqual(['error', 'error'])
  const [related] = sarif.runs[0].results[0].relatedLocations
  expect(related.physicalLocation).toEqual({
    artifactLocation: { uri: 'archive/ferry.txt' },
    region: { startLine: 3 },
  })
  expect(problemsOfJunit(read('ci/a.xml'))).toEqual([])
  expect(read('ci/a.md')).toContain('- \\-\\-fail\\-on exact: 2 copies of')
  expect(JSON.parse(read('ci/a.json')).summary.documents).toBe(3)
  expect(
    read('ci/a.ndjson')
      .split('\n')
      .filter((line) => line.startsWith('{"type":"against"')),
  ).toHaveLength(2)
  rmSync(join(folder, 'ci'), { recursive: true })
})

test('a diff shows what of the new texts stands in the old ones', () => {
  const { stdout } = check('--against', 'archive.dedupe', '--format', 'diff')
  expect(stdout).toContain('--- a/whole.txt\n+++ /dev/null\n')
  expect(stdout).toContain(`-${KILN}\n`)
})

test('a baseline lets known copies pass, and no more of them', () => {
  const against = ['--against', 'archive', '--baseline', 'known.json']
  const write = dedupe(['baseline', 'write', 'incoming', ...against], { cwd: folder })
  expect([write.status, write.stdout]).toEqual([0, 'Wrote 2 passages with 2 copies to known.json.\n'])
  const passes = check(...against, '--fail-on', 'exact', '--max-redundancy', '0', '--max-duplicates', '0')
  expect([passes.status, passes.stderr]).toEqual([0, 'Note: 2 copies are known by known.json\n'])
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
})

test('settings of a project may hold those of check and of clean', () => {
  writeTree(
    folder,
    new Map([['dedupe.config.json', '{"against":"archive","failOn":"exact","keepEmpty":true}']]),
  )
  expect(check().status).toBe(1)
  rmSync(join(folder, 'dedupe.config.json'))
})

/** What is wrong with JUnit XML by the attributes that CI systems read, as the JUnit 10 schema of Jenkins has them. */
function problemsOfJunit(xml: string): string[] {
  const problems: string[] = []
  const allowed: Readonly<Record<string, readonly [required: readonly string[], others: readonly string[]]>> =
    {
      testsuites: [[], ['name', 'tests', 'failures', 'errors', 'time']],
      testsuite: [
        ['name', 'tests'],
        ['failures', 'errors', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
      ],
      properties: [[], []],
      property: [['name', 'value'], []],
      testcase: [['name'], ['classname', 'time', 'assertions', 'status']],
      failure: [[], ['message', 'type']],
      'system-out': [[], []],
    }
  const open: string[] = []
  const parents: Readonly<Record<string, string | undefined>> = {
    testsuite: 'testsuites',
    properties: 'testsuite',
    property: 'properties',
    testcase: 'testsuite',
    failure: 'testcase',
    'system-out': 'testcase',
  }
  for (const [, end, name, attributes, empty] of xml.matchAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (end === '/') {
      if (open.pop() !== name) problems.push(`</${name}> ends what is not open`)
      continue
    }
    if (open.at(-1) !== parents[name]) problems.push(`<${name}> stands in <${open.at(-1)}>`)
    const given = [...attributes.matchAll(/ ([a-z]+)="/g)].map(([, key]) => key)
    const [required, others] = allowed[name] ?? [[], []]
    for (const key of required) if (!given.includes(key)) problems.push(`<${name}> has no ${key}`)
    for (const key of given)
      if (![...required, ...others].includes(key)) problems.push(`<${name}> has ${key}`)
    if (empty === '') open.push(name)
  }
  if (open.length > 0) problems.push(`<${open.at(-1)}> is never closed`)
  const count = (tag: string) => xml.split(`<${tag}`).length - 1
  const said = (key: string) => Number(new RegExp(`<testsuites [^>]*${key}="(\\d+)"`).exec(xml)?.[1])
  if (said('tests') !== count('testcase ')) problems.push('tests is not their number')
  if (said('failures') !== count('failure ')) problems.push('failures is not their number')
  return problems
}

interface Action {
  readonly runs: {
    readonly steps: readonly { readonly name: string; readonly run?: string; readonly env?: object }[]
  }
}

test('the action is one by the official schema, and its check runs', () => {
  const action = parseYaml(readFileSync('action.yml', 'utf8')) as unknown as Action
  expect(problemsBy(officialSchema('github-action'), action)).toEqual([])
  const step = action.runs.steps.find(({ name }) => name === 'Check')
  const root = join(COMMAND, '../..')
  const given = {
    PATHS: 'incoming/partly.txt\nincoming/whole.txt',
    AGAINST: 'archive',
    MAX_DUPLICATES: '0',
    SARIF: 'out.sarif',
    OPTIONS: '--level\nblock',
  }
  const names = Object.keys(step?.env ?? {})
  expect(Object.keys(given).every((name) => names.includes(name))).toBe(true)
  const env = {
    PATH: process.env.PATH,
    ...Object.fromEntries(names.map((name) => [name, ''])),
    ...given,
    GITHUB_ACTION_PATH: root,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    RUNNER_TEMP: folder,
  }
  const ran = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step?.run ?? ''], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  expect(ran.status).toBe(1)
  expect(lastLine(ran.stderr)).toBe('--max-duplicates: 1 document would go whole, 0 may: incoming/whole.txt')
  expect(ran.stdout).toContain('::error file=incoming/whole.txt,line=1')
  expect(read('summary.md')).toContain('### dedupe: Too much repeats')
  expect(JSON.parse(read('out.sarif')).runs[0].results).toHaveLength(2)
  for (const name of ['summary.md', 'out.sarif', 'dedupe.md']) rmSync(join(folder, name))
})

test('the hook is one by the official schema, and its entry runs on the files it is given', () => {
  const hooks = parseYaml(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as unknown as readonly {
    readonly entry: string
    readonly args: readonly string[]
    readonly files: string
  }[]
  expect(problemsBy(officialSchema('pre-commit-hooks'), hooks)).toEqual([])
  const [{ entry, args, files }] = hooks
  const listed = spawnSync('git', ['ls-files', 'incoming'], { cwd: folder, encoding: 'utf8' }).stdout
  const staged = listed.split('\n').filter((path) => new RegExp(files).test(path))
  expect(staged).toHaveLength(3)
  const [, ...words] = entry.split(' ')
  const run = (...more: string[]) => dedupe([...words, ...args, ...more, ...staged], { cwd: folder })
  expect(run().status).toBe(0)
  expect(run('--against', 'archive').status).toBe(1)
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
