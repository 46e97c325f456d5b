/** The examples of the README run: shell commands where their tools are installed, workflows by their own words, programs. */
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseYaml } from './ci/yaml-subset.js'
import { COMMAND, dedupe } from './cli/run.js'
import { tempFolder, writeTree } from './tree.js'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text)

const OLD =
  'The ferry leaves the upper pier every twenty minutes, and in the winter of the long ice it left twice a day.'
const NEW =
  'Nobody has lit the lime kiln above the village since the two brothers who owned it went to sea and stayed there.'

const commandLines = blocks('sh').flatMap((block) => block.trim().split('\n'))
/** What makes the folders that all others speak of. */
const MAKES = /^cp /

let folder: string
let bin: string
beforeAll(() => {
  folder = tempFolder()
  bin = tempFolder()
  writeFileSync(join(bin, 'dedupe'), `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`)
  chmodSync(join(bin, 'dedupe'), 0o755)
  // As in a clone.
  symlinkSync(resolve('fixtures'), join(folder, 'fixtures'))
  for (const line of commandLines.filter((one) => MAKES.test(one))) expect(shell(line).status).toBe(0)
})

const env = () => ({
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
})
const shell = (line: string) => spawnSync('sh', ['-c', line], { cwd: folder, env: env(), encoding: 'utf8' })

/** What a command needs beside dedupe, or null if it is there. */
function missing(line: string): string | null {
  for (const tool of ['jq', 'duckdb', 'python3'])
    if (new RegExp(`\\b${tool}\\b`).test(line) && shell(`command -v ${tool}`).status !== 0) return tool
  if (line.includes('import pandas') && shell('python3 -c "import pandas"').status !== 0) return 'pandas'
  return null
}

/** Commands that end with 1 because a gate fails, as they say. */
const FAILS = /--(?:max-redundancy|max-removal|fail-on) /

describe('commands', () => {
  const lines = commandLines.filter((one) => !MAKES.test(one))
  test.each(lines)('%s', (line) => {
    const tool = missing(line)
    if (tool !== null) {
      console.warn(`SKIPPED: ${tool} is not installed: ${line}`)
      return
    }
    const { status, stdout, stderr } = shell(line)
    expect(stderr).not.toContain('dedupe: ')
    expect(status, stderr).toBe(FAILS.test(line) && !line.includes('--baseline') ? 1 : 0)
    if (line.includes('jq ')) expect(stdout.trim()).not.toBe('')
    if (line.includes('import json')) expect(stdout).toMatch(/borrowed-power\.md|2026-03-14-ferry\.txt/)
  })
  test('there are some', () => expect(lines.length).toBeGreaterThan(12))
})

describe('workflows', () => {
  const [github, gitlab, preCommit] = blocks('yaml').map((block) => parseYaml(block) as never)

  test('GitHub gives the action inputs that it has', () => {
    const action = parseYaml(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, object> }
    const { jobs } = github as {
      jobs: { dedupe: { steps: { uses: string; with?: Record<string, unknown> }[] } }
    }
    const step = jobs.dedupe.steps.find(({ uses }) => uses.startsWith('OWNER/'))
    expect(step?.with).toEqual({
      paths: 'new',
      against: 'archive',
      'max-redundancy': 0.2,
      sarif: 'dedupe.sarif',
    })
    for (const input of Object.keys(step?.with ?? {})) expect(Object.keys(action.inputs)).toContain(input)
  })

  test('GitLab runs its script and finds its report', () => {
    const { script, artifacts } = (
      gitlab as { dedupe: { script: string[]; artifacts: { reports: { junit: string } } } }
    ).dedupe
    for (const line of script) expect(shell(line).status).toBe(1)
    expect(readFileSync(join(folder, artifacts.reports.junit), 'utf8')).toContain('<testsuites name="dedupe"')
  })

  test('pre-commit runs the hook with its arguments', () => {
    const hooks = parseYaml(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { id: string; entry: string }[]
    const [{ id, args }] = (preCommit as { repos: { hooks: { id: string; args: string[] }[] }[] }).repos[0]
      .hooks
    const hook = hooks.find((one) => one.id === id)
    const [, ...words] = hook?.entry.split(' ') ?? []
    expect(
      dedupe([...words, ...args, 'new/river-list/2026-03-ferry-part-1.txt'], { cwd: folder }).status,
    ).toBe(1)
  })
})

test('the programs run', () => {
  const place = tempFolder()
  writeTree(
    place,
    new Map([
      ['archive/a.txt', `${OLD}\n`],
      ['new/b.txt', `${NEW}\n`],
      ['seeds/a.txt', `${OLD}\n`],
    ]),
  )
  const library = new URL('../dist/index.js', import.meta.url).href
  const [simple, ingestion] = blocks('js').map((block) => block.replace("'corpus-dedupe'", `'${library}'`))
  const run = (program: string) => {
    writeFileSync(join(place, 'program.mjs'), program)
    const ran = spawnSync(process.execPath, ['program.mjs'], { cwd: place, encoding: 'utf8' })
    expect(ran.stderr).toBe('')
    return ran.stdout.trim().split('\n')
  }
  expect(run(simple).at(-1)).toBe('9')
  const days = `
for (const day of [1, 2]) {
  const { stays, decisions } = await ingest([
    { path: \`\${day}/a.txt\`, text: ${JSON.stringify(OLD)} },
    { path: \`\${day}/b.txt\`, text: day + ${JSON.stringify(NEW)} },
  ])
  console.log(stays.length, decisions.map(({ status }) => status).join(' '))
}
console.log(failures.length)`
  expect(run(ingestion + days)).toEqual(['2 kept kept', '1 emptied kept', '0'])
})
