/** `dedupe explain` and `--format diff` as a person runs them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Group } from '../../src/model.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

const FERRY =
  'The night ferry turns round at the mill, because the channel beyond it has not been dredged since spring.'
const NEAR = FERRY.replace('at the mill', 'at a mill')
const FARE = (price: string) =>
  `A single crossing costs ${price} coins for everybody who lives on either bank of the river.`
const HOSTILE = 'Every \x1b[31mpassenger is asked to keep the gangway clear of bags and of bicycles.'

const TREE = new Map<string, string | Buffer>([
  ['a.txt', `Notices\n\n${FERRY}\n\n${FARE('12')}\n\n${HOSTILE}\n`],
  ['b.txt', `Letters\n\n${NEAR}\n\nNothing of this stands anywhere else.\n\n${FARE('15')}\n`],
  ['my dir/c.txt', `${FERRY}\n\n${HOSTILE}\n`],
  ['d.txt', Buffer.from(`\ufeffOther news of the week.\n\n${FERRY}\n`, 'utf16le')],
  ['table.csv', 'a,b\n'],
])

let folder = ''
const explain = (...args: string[]) => dedupe(['explain', ...args], { cwd: folder })

beforeAll(() => {
  folder = tempFolder()
  writeTree(join(folder, 'in'), TREE)
  expect(dedupe(['in', '-q', '-o', 'out'], { cwd: folder }).status).toBe(0)
  expect(dedupe(['in', '-q', '-o', 'bare', '--no-text'], { cwd: folder }).status).toBe(0)
  expect(dedupe(['in', '-q', '-o', 'dry', '--dry-run'], { cwd: folder }).status).toBe(0)
})

describe('explain', () => {
  test('a line that went: the copy beside its source, from clean/ and the ledger alone', () => {
    const { stdout, stderr, status } = explain('out', 'b.txt:3')
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toContain('stays    a.txt:3\n')
    expect(stdout).toContain('removed  b.txt:3  near\n    94.7% of its 19 words stand in a.txt:3,')
    expect(stdout).toContain('    - The night ferry turns round at [-a-] mill,')
    expect(stdout).toContain('    + The night ferry turns round at {+the+} mill,')
    expect(stdout).toContain('--threshold 0.95 would keep it')
    expect(stdout).toMatch(/2 more removed; dedupe explain out [0-9a-f]{16}\n$/)
  })

  test('a line that stayed says why, a line of which nothing repeats as well', () => {
    expect(explain('out', 'b.txt:7').stdout).toContain('but it alone has "15" (there "12"):\n    kept.\n')
    expect(explain('out', 'b.txt:5')).toEqual({
      status: 0,
      stderr: '',
      stdout:
        'b.txt:5 stays. The report holds no copy of it: nothing repeats it, or only a few words do, which are too short to go alone.\n',
    })
  })

  test('a line that stayed for want of words of its source names them', () => {
    const [line, lacks] = [FERRY, FERRY.replace('beyond it ', '')].map((text) => `${text}\n`)
    writeTree(
      folder,
      new Map([
        ['two/1.txt', line],
        ['two/2.txt', lacks],
      ]),
    )
    expect(dedupe(['two', '-q', '-o', 'lacking'], { cwd: folder }).status).toBe(0)
    expect(explain('lacking', '2.txt:1').stdout.replace(/\s+/g, ' ')).toContain(
      'kept 2.txt:1 near All of its 17 words stand in 1.txt:1, but it lacks "beyond", "it", which may make it another text: kept.',
    )
  })

  test('texts of another encoding and of an emptied document', () => {
    expect(explain('out', 'd.txt:3').stdout).toContain(
      'removed  d.txt:3  exact\n    All of its 19 words stand in a.txt:3: removed.',
    )
    expect(explain('out', 'my dir/c.txt:1').stdout).toContain('removed  my dir/c.txt:1  exact')
  })

  test('a group by the start of its id, on one page and as JSON with the texts of both sides', () => {
    const [line] = explain('out', 'd.txt:3', '--json').stdout.split('\n')
    const group = JSON.parse(line) as Group
    const copy = group.occurrences.find(({ document }) => document === 2)
    expect(group.occurrences).toHaveLength(4)
    expect(copy).toMatchObject({
      path: 'd.txt',
      text: FERRY,
      sources: [{ path: 'a.txt', startLine: 3, text: FERRY }],
    })
    const shown = explain('out', group.id.slice(0, 8)).stdout
    expect(shown).toContain(`Group ${group.id}: 19 words in 4 places, 3 removed\n`)
    expect(shown).toContain('removed  d.txt:3  exact\n         my dir/c.txt:1\n')
  })

  test('a document: what went of it and what is alike', () => {
    const { stdout, status } = explain('out', 'b.txt')
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^b\.txt: 19 of 42 words \(45\.2%\) removed in 1 place\n\n {2}:3 {2}removed {2}near {12}94\.7% {2}[0-9a-f]{16}/,
    )
    expect(stdout).toMatch(/\n {2}:7 {2}kept {5}near/)
    expect(explain('out', 'a.txt').stdout).toMatch(/\n {2}:3 {2}stays {4}exact {8}3 copies {2}[0-9a-f]{16}/)
    expect(JSON.parse(explain('out', 'b.txt', '--json').stdout)).toMatchObject({
      path: 'b.txt',
      removedWords: 19,
    })
  })

  test('a document by the path that was typed, too', () => {
    expect(explain('out', 'in/b.txt:3').stdout).toBe(explain('out', 'b.txt:3').stdout)
    expect(explain('out', './in/b.txt').status).toBe(2)
  })

  test('boilerplate: all of a rule, and on how many documents a line stands', () => {
    const pages = new Map<string, string>()
    for (let at = 0; at < 8; at += 1) {
      const story = `On day ${at} the ferry came in with ${'oranges lamps rope tar salt coal tin wool'.split(' ')[at]}.`
      pages.set(`pages/${at}.txt`, `Harbour gazette and tide tables daily\n\n${story}\n\nSkip to content\n`)
    }
    writeTree(folder, pages)
    expect(dedupe(['pages', '-q', '-o', 'framed'], { cwd: folder }).status).toBe(0)
    expect(explain('framed', '3.txt:1').stdout).toContain(
      'Boilerplate: it stands on 8 of 8 documents of pages, and it speaks of its\n',
    )
    const [group] = explain('framed', '3.txt:5', '--json').stdout.split('\n')
    const { rule, id } = JSON.parse(group) as Group
    expect(explain('framed', String(rule)).stdout).toBe(
      `${rule}: 1 text, 8 removed\n\n       8 removed  ${id}  "Skip to content"\n`,
    )
    expect(explain('framed', String(rule), '--json').stdout).toBe(`${group}\n`)
    expect(explain('framed', 'repetition').stdout).toMatch(
      /^repetition: 1 text, 8 removed\n\n.*"Harbour gazette/,
    )
  })

  test('nothing of a text reaches the terminal unmade safe', () => {
    const { stdout } = explain('out', 'my dir/c.txt:3')
    expect(stdout).toContain('Every \\x1b[31mpassenger')
    expect(stdout).not.toContain('\x1b')
  })

  test.each([
    ['bare', 'the output was made with --no-text'],
    ['dry', 'a dry run wrote no texts'],
    ['out/report.json', 'a report alone holds places'],
  ])('%s has no texts, and says so', (name, why) => {
    const { stdout, status } = explain(name, 'b.txt:3')
    expect(status).toBe(0)
    expect(stdout).toContain('94.7% of its words stand in a.txt:3')
    expect(stdout).toContain(`Some texts cannot be shown: ${why}`)
    expect(stdout).not.toContain('[-')
  })

  test('a file that was changed since is named', () => {
    rmSync(join(folder, 'changed'), { recursive: true, force: true })
    dedupe(['in', '-q', '-o', 'changed'], { cwd: folder })
    writeFileSync(join(folder, 'changed/clean/a.txt'), 'x')
    expect(explain('changed', 'b.txt:3').stdout).toContain(
      'Some texts cannot be shown: a.txt was changed since it was cleaned.',
    )
  })

  test.each([
    ['out', 'b.txt:999', 'b.txt has 7 lines, no line 999'],
    ['out', 'b.txt:0', 'b.txt has 7 lines, no line 0'],
    ['out', 'nowhere.txt:1', 'No document and no group has the name nowhere.txt'],
    ['out', 'c.txt', 'No document and no group has the name c.txt; did you mean my dir/c.txt?'],
    ['out', 'table.csv', 'table.csv is no document. Copied unread'],
    ['in', 'b.txt', 'in is not an output of dedupe'],
    ['in/b.txt', 'b.txt', 'in/b.txt is not a report as dedupe writes it'],
    ['none', 'b.txt', 'Cannot read none: no such file or folder'],
  ])('explain %s %s fails in one clear line', (name, what, message) => {
    const { stdout, stderr, status } = explain(name, what)
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
    expect(stderr.split('\n')[0]).toMatch(/^dedupe: /)
    expect(stderr).toContain(message)
  })
})

describe('--format diff', () => {
  const diff = (...args: string[]) =>
    dedupe(['in', '-q', '--dry-run', '--format', 'diff', ...args], { cwd: folder }).stdout

  test('makes of the input, by patch, what clean/ holds; wide encodings are for reading only', () => {
    rmSync(join(folder, 'copy'), { recursive: true, force: true })
    mkdirSync(join(folder, 'copy'))
    writeTree(join(folder, 'copy'), TREE)
    const shown = diff()
    const ran = spawnSync('patch', ['-p1', '-s'], {
      cwd: join(folder, 'copy'),
      input: shown,
      encoding: 'utf8',
    })
    expect(ran).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const clean = readTree(join(folder, 'out/clean'))
    expect(clean.has('my dir/c.txt')).toBe(false)
    expect(readTree(join(folder, 'copy'))).toEqual(clean.set('d.txt', TREE.get('d.txt') as Buffer))
    expect(shown).toContain(`# Decoded from utf-16le`)
    expect(shown).toContain(`# -${FERRY}\n`)
  })

  test('an emptied document that is kept stays as an empty file', () => {
    expect(diff()).toContain('+++ /dev/null\n')
    expect(diff('--keep-empty')).toContain('+++ b/my dir/c.txt\t\n@@ -1,3 +0,0 @@\n')
  })
})
