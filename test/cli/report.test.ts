/** `dedupe report`: a report again, in any form, from an output, a bare report or standard input. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const FERRY =
  'The ferry leaves the upper pier every twenty minutes, and in the winter of the long ice it left twice a day.'
const KILN =
  'Nobody has lit the lime kiln above the village since the two brothers who owned it went to sea and stayed there.'

let folder: string
beforeAll(() => {
  folder = tempFolder()
  writeTree(
    folder,
    new Map<string, string | Buffer>([
      ['in/a.txt', `${FERRY}\n\n${KILN}\n`],
      ['in/b.txt', `A notice.\n\n${KILN}\n`],
      ['in/wide.txt', Buffer.from(`\ufeff${FERRY}\n`, 'utf16le')],
    ]),
  )
  expect(dedupe(['in', '-o', 'out', '-q'], { cwd: folder }).status).toBe(0)
})

const report = (...args: string[]) => dedupe(['report', ...args], { cwd: folder })
const piped = (command: string) => dedupe([], { cwd: folder, shell: command })
const RUN = '"$NODE" "$COMMAND"'

test('the forms for programs are those that the run prints itself', () => {
  for (const form of ['json', 'sarif', 'junit']) {
    const { status, stdout, stderr } = report('out', '--format', form)
    expect([status, stderr]).toEqual([0, ''])
    const direct = dedupe(['in', '--dry-run', '--format', form, '-q'], { cwd: folder }).stdout
    const plain = (text: string) =>
      text
        .replace(/"startedAt":"[^"]*","durationMs":\d+/, '')
        .replace(/time="[\d.]+"/g, '')
        .replace('"dryRun":false', '"dryRun":true')
    expect(plain(stdout), form).toBe(plain(direct))
  }
})

test('the summary and the diff are shown again', () => {
  const { stdout } = report('out')
  expect(stdout).toContain('Removed 44 words')
  expect(stdout).toContain('stands in a.txt:3')
  expect(stdout).not.toContain('Undo')
  const diff = report('out', '--format', 'diff').stdout
  expect(diff).toBe(dedupe(['in', '--dry-run', '--format', 'diff', '-q'], { cwd: folder }).stdout)
  expect(diff).toContain(`-${KILN}\n`)
})

test('a page is written from a report alone, without texts', () => {
  const before = readTree(folder).size
  expect(report('out/report.json', '--format', 'html=page.html', '--format', 'github').status).toBe(0)
  const page = readFileSync(join(folder, 'page.html'), 'utf8')
  expect(page).toContain('"texts":{"shown":0,"all":3}')
  expect(page).toContain('"b.txt"')
  expect(readTree(folder).size).toBe(before + 1)
  expect(report('out/report.json', '--format', 'html').stdout).toBe(page)
  // Of an output the page is the one that the run wrote.
  expect(report('out', '--format', 'html').stdout).toBe(readFileSync(join(folder, 'out/report.html'), 'utf8'))
})

test('a bare report has no texts for a diff', () => {
  const { status, stderr } = report('out/report.json', '--format', 'diff')
  expect(status).toBe(2)
  expect(stderr).toMatch(/^dedupe: There is no diff to show: a report alone holds places/)
})

test('report and explain read standard input, however it is formatted', () => {
  const direct = report('out/report.json', '--format', 'markdown').stdout
  for (const format of ['cat out/report.json', 'python3 -m json.tool out/report.json']) {
    const { stdout, stderr } = piped(`${format} | ${RUN} report - --format markdown`)
    expect([stdout, stderr]).toEqual([direct, ''])
  }
  const explained = piped(`cat out/report.json | ${RUN} explain - b.txt:3`)
  expect(explained.stdout).toContain('removed  b.txt:3  exact')
})

test.each(['{}', 'nothing', '[1,2]', ''])('%j is no report', (text) => {
  const { status, stderr } = piped(`printf '%s' '${text}' | ${RUN} report -`)
  expect(status).toBe(2)
  expect(stderr).toBe(
    "dedupe: Standard input is not a report of dedupe\nGive the output of 'dedupe ... --json', all of it.\n",
  )
})

test('a report that was cut off on its way is told as what came by standard input', () => {
  const { status, stderr } = piped(`head -c 1500 out/report.json | ${RUN} report -`)
  expect([status, stderr.split('\n')[0]]).toEqual([
    2,
    expect.stringMatching(/^dedupe: Standard input is not a report/),
  ])
})

test('a reader that closes the pipe ends it quietly', () => {
  const { status, stdout, stderr } = piped(`${RUN} report out --format json | head -c 1`)
  expect([status, stdout, stderr]).toEqual([0, '{', ''])
})

test.each([
  [['--format', 'pdf'], /Allowed choices are text, json, .*, html\./],
  [['--format', 'html='], /A file must follow/],
  [['--format', 'json', '--format', 'html'], /stdout shows json already/],
])('%j is refused', (args, message) => {
  const { status, stderr } = report('out', ...args)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
})
