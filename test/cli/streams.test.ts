/** stdout carries the result and nothing else; what is said besides goes to stderr. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const TEXT =
  'Each winter the ferry is drawn up on the bank, and each spring it is a little nearer to the inn.\n'

let folder = ''
beforeAll(() => {
  folder = tempFolder()
  writeTree(
    folder,
    new Map([...Array(300).keys()].map((i) => [`in/${i}.txt`, `${TEXT}\nPage ${i} of the log.\n`])),
  )
  writeTree(folder, new Map([['in/b.jpg', 'j']]))
})

test('--json prints the report that stands in the output, to the byte', () => {
  const { status, stdout, stderr } = dedupe(['in', '--json', '-o', 'json'], { cwd: folder })
  expect(status).toBe(0)
  expect(stdout).toBe(readFileSync(join(folder, 'json/report.json'), 'utf8'))
  expect(JSON.parse(stdout).summary).toMatchObject({ documents: 300, removedBlocks: 299 })
  expect(stderr).toContain('Note: 1 file was copied unread')
})

test('--json in a dry run prints a report though none is written', () => {
  const { stdout } = dedupe(['in', '--format', 'json', '--dry-run'], { cwd: folder })
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, run: { options: { dryRun: true } } })
})

test('ndjson prints an object a line: the head, the sums, then all records', () => {
  const { stdout } = dedupe(['in', '--format', 'ndjson', '-o', 'ndjson'], { cwd: folder })
  expect(stdout.endsWith('}\n')).toBe(true)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const report = JSON.parse(readFileSync(join(folder, 'ndjson/report.json'), 'utf8'))
  const { documents, groups, clusters, skipped, warnings, summary, ...head } = report
  const typed = (type: string, records: object[]) => records.map((record) => ({ type, ...record }))
  expect(lines).toEqual([
    { type: 'report', ...head },
    { type: 'summary', ...summary },
    ...typed('document', documents),
    ...typed('group', groups),
    ...typed('cluster', clusters),
    ...typed('skipped', skipped),
    ...typed('warning', warnings),
  ])
})

test('--quiet prints nothing, unless the result itself was asked for', () => {
  expect(dedupe(['in', '--quiet', '-o', 'quiet'], { cwd: folder })).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  })
  expect(dedupe(['verify', '-q', 'quiet'], { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(dedupe(['restore', '-q', 'quiet'], { cwd: folder })).toEqual({ status: 0, stdout: '', stderr: '' })
  const { stdout, stderr } = dedupe(['in', '-q', '--json', '--dry-run'], { cwd: folder })
  expect(JSON.parse(stdout).summary.documents).toBe(300)
  expect(stderr).toBe('')
})

describe('colour', () => {
  const ESCAPE = '\u001b['
  const run = (env: Record<string, string>, ...flags: string[]) =>
    dedupe(['in', '--dry-run', ...flags], { cwd: folder, env })

  test('stays out of a pipe and comes by FORCE_COLOR, not against NO_COLOR', () => {
    const plain = run({ TERM: 'xterm-256color', COLORTERM: 'truecolor' }).stdout
    expect(plain).not.toContain(ESCAPE)
    const coloured = run({ FORCE_COLOR: '1' }).stdout
    expect(coloured).toContain(ESCAPE)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain)
    expect(run({ FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).toBe(plain)
  })

  test('never gets into JSON', () => {
    expect(run({ FORCE_COLOR: '3' }, '--json').stdout).not.toContain(ESCAPE)
  })
})

describe('a reader that closes the pipe', () => {
  // The shell's own exit code is that of the last command: `dedupe` tells its own on descriptor 3.
  const head = 'mkfifo pipe.$$; head -c 10 <pipe.$$ & "$@" >pipe.$$; code=$?; wait; rm pipe.$$; echo " $code"'

  test.each([['--json'], ['--format', 'ndjson']])(
    'early ends %s %s quietly, with 0 and the output written',
    (...flags) => {
      const out = `closed-${flags.at(-1)?.replaceAll('-', '')}`
      const { stdout, stderr } = dedupe(['in', ...flags, '-o', out], { cwd: folder, shell: head })
      expect(stdout).toMatch(/^\{.{9} 0\n$/s)
      // A slow machine shows how far it is.
      expect(stderr.replace(/^(?:Reading|Writing) .*\n/gm, '')).toBe(
        'Note: 1 file was copied unread: not text documents by their ending (.jpg 1); --include reads them\n' +
          "Warning: 1 site loses most of its text, most of all 'in' (80.5%)\n",
      )
      expect(dedupe(['verify', '-q', out], { cwd: folder }).status).toBe(0)
    },
  )

  test.each([['--json'], ['--format', 'ndjson']])('slowly gets %s %s to its end', (...flags) => {
    const shell = 'set -o pipefail; "$@" | { sleep 1; cat; }'
    const ran = dedupe(['in', ...flags, '--dry-run', '-q', '-o', 'slow'], {
      cwd: folder,
      shell: `bash -c '${shell}' -- "$@"`,
    })
    expect(ran.status).toBe(0)
    expect(ran.stdout.length).toBeGreaterThan(1 << 17)
    expect(ran.stdout).toMatch(/\}\n$/)
  })

  test('before anything was printed ends the summary quietly', () => {
    const ran = dedupe(['in', '-o', 'gone'], { cwd: folder, shell: '{ "$@"; echo " $?" >&2; } | true' })
    expect(ran.stderr).toBe(' 0\n')
  })

  test('of stderr ends nothing', () => {
    const ran = dedupe(['in', '--json', '-o', 'err'], { cwd: folder, shell: '"$@" 2>&-' })
    expect(ran.status).toBe(0)
    expect(JSON.parse(ran.stdout).summary.documents).toBe(300)
  })
})

test('a disk that takes no more is told in a line, with nothing written', () => {
  const ran = dedupe(['in', '-o', 'full'], { cwd: folder, shell: 'ulimit -f 8; "$@"' })
  expect(ran).toMatchObject({ status: 2, stdout: '' })
  expect(ran.stderr).toMatch(/^dedupe: Cannot write.*: .+\nNothing was written\.\n$/)
  expect(dedupe(['verify', 'full'], { cwd: folder }).status).toBe(2)
})

test('standard input without a byte is nothing read', () => {
  const input = new Uint8Array(0)
  const nothing =
    'dedupe: Nothing was read: there is nothing in standard input\nSee --allow-empty to accept it.\n'
  for (const args of [
    ['-', '-o', 'none'],
    ['check', '-'],
    ['index', '-', '-o', 'none.dedupe'],
  ]) {
    expect(dedupe(args, { cwd: folder, input })).toEqual({ status: 2, stdout: '', stderr: nothing })
    expect(dedupe([...args, '--allow-empty', '-q'], { cwd: folder, input }).status).toBe(0)
  }
  const { status, stderr } = dedupe(['check', '-', 'in/1.txt', '--json'], { cwd: folder, input })
  expect([status, stderr]).toEqual([0, 'Warning: There is nothing in standard input\n'])
})

test('inputs that cannot be read are named on the terminal', () => {
  const names = [...Array(5).keys()].map((i) => `gone${i}.txt`)
  writeTree(
    folder,
    new Map([
      ['list', `in/1.txt\n${names[0]}\n`],
      ['longer', `in/1.txt\n${names.join('\n')}\n`],
    ]),
  )
  const told = (i: number) => `Cannot read gone${i}.txt: no such file or folder\n`
  const one = dedupe(['--files-from', 'list', '--dry-run'], { cwd: folder })
  expect([one.status, one.stderr]).toEqual([2, told(0)])
  const more = dedupe(['check', '--files-from', 'longer', '--json'], { cwd: folder })
  expect([more.status, more.stderr]).toEqual([
    2,
    `${told(0)}${told(1)}${told(2)}and 2 more: see "skipped" in the report\n5 inputs could not be read\n`,
  ])
  expect(dedupe(['check', '--files-from', 'list', '-q'], { cwd: folder }).stderr).toBe(
    '1 input could not be read\n',
  )
})

test('names in notices drive no terminal', () => {
  writeTree(folder, new Map([['odd/r\x1b[2J\n.jsonl', `${JSON.stringify({ text: TEXT })}\n`]]))
  expect(dedupe(['odd', '--dry-run', '--json'], { cwd: folder }).stderr).toBe(
    'Note: Fields of the records: text (r\\x1b[2J\\n.jsonl)\n',
  )
})
