/** `dedupe check` in CI: all forms, the action, the hook. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { officialSchema, problemsBy } from '../ci/official-schemas.js'
import { parseYaml } from '../ci/yaml-subset.js'
import { writeTree } from '../tree.js'
import { checkFolder, checksIn, lastLine } from './check-folder.js'
import { COMMAND, dedupe } from './run.js'

let folder: string

beforeAll(() => {
  folder = checkFolder()
})

const { check, read } = checksIn(() => folder)

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
