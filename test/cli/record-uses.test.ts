/** Uses of records that go a little wrong: each is told in words that help. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../corpus/archives/make.js'
import { folderOf, lines, ONE, TWO } from './record-corpus.js'
import { dedupe, RUN_LIMIT } from './run.js'

const PRETTY = [ONE, ONE].map((text, id) => JSON.stringify({ id, text }, null, 2)).join('\n')
const NOT_LINES = "its objects do not stand on a line each; 'jq -c .' writes them so"

describe('objects on several lines each', () => {
  const cwd = folderOf({ 'a.jsonl': PRETTY, 'b.txt': `${ONE}\n` })

  test('are told, and copied unread', { timeout: RUN_LIMIT }, () => {
    const { status, stdout } = dedupe(['.', '--dry-run', '--json'], { cwd })
    expect([status, JSON.parse(stdout).skipped]).toEqual([
      0,
      [{ path: 'a.jsonl', code: 'no-records', message: `Copied unread: ${NOT_LINES}` }],
    ])
  })

  test('are not taken for a text from standard input', { timeout: RUN_LIMIT }, () => {
    const { status, stderr } = dedupe(['-', '--dry-run'], { cwd, input: Buffer.from(PRETTY) })
    expect([status, stderr]).toEqual([2, expect.stringContaining(`stdin.jsonl: ${NOT_LINES}`)])
  })
})

test('one object with lines that are objects is no file of records', { timeout: RUN_LIMIT }, () => {
  const settings = `{\n"list": [\n${JSON.stringify({ text: ONE })}\n],\n"more": [\n${JSON.stringify({ text: ONE })}\n]\n}\n`
  const cwd = folderOf({ 'in/a.json': settings, 'in/b.txt': `${TWO}\n` })
  const { documents, skipped } = JSON.parse(dedupe(['in', '--dry-run', '--json'], { cwd }).stdout)
  expect(documents.map(({ path }: { path: string }) => path)).toEqual(['b.txt'])
  expect(skipped).toMatchObject([{ path: 'a.json', code: 'not-a-document' }])
})

test('a table with a header alone holds no record', { timeout: RUN_LIMIT }, () => {
  const { status, stderr } = dedupe(['a.csv', '--dry-run'], { cwd: folderOf({ 'a.csv': 'id,text\n' }) })
  expect([status, stderr]).toEqual([
    2,
    'dedupe: Nothing was read in a.csv: there is no record\nSee --include, or --allow-empty to accept it.\n',
  ])
})

test('an output that is named as an input is told, as is one of --against', { timeout: RUN_LIMIT }, () => {
  const cwd = folderOf({
    'in/a.jsonl': lines({ text: ONE }, { text: ONE }, { text: TWO }),
    'new/b.txt': `${TWO}\n`,
  })
  expect(dedupe(['in', '-o', 'out'], { cwd }).status).toBe(0)
  const told = `out is an output of dedupe: name ${join('out', 'clean')} to read its cleaned texts and nothing else`
  for (const args of [
    ['out', '--dry-run', '--json'],
    ['check', 'new', '--against', 'out', '--json'],
  ]) {
    const { status, stdout } = dedupe(args, { cwd })
    const { warnings } = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(warnings).toContainEqual({ code: 'output-as-input', message: told })
  }
  const { documents } = JSON.parse(dedupe(['out', '--dry-run', '--json'], { cwd }).stdout)
  expect(
    documents.map(({ path, record }: { path: string; record: { line: number } }) => [path, record.line]),
  ).toEqual([
    ['clean/a.jsonl', 1],
    ['clean/a.jsonl', 2],
  ])
  for (const path of [join('out', 'clean'), 'in'])
    expect(dedupe([path, '--dry-run', '--json'], { cwd }).stdout).not.toContain('output-as-input')
})

test('a column is found in capitals or small letters, and fields that no record has are not said to be theirs', {
  timeout: RUN_LIMIT,
}, () => {
  const cwd = folderOf({ 'a.csv': `Key,Story,STORY\n1,"${ONE}",x\n`, 'b.jsonl': lines({ id: 1, text: ONE }) })
  const told = (...args: string[]) => {
    const { status, stdout } = dedupe([...args, '--dry-run', '--json'], { cwd })
    const { warnings } = JSON.parse(stdout)
    return [status, ...warnings.map(({ message }: { message: string }) => message)]
  }
  expect(told('a.csv', '--text-field', 'story', '--id-field', 'key')).toEqual([
    0,
    "Fields of the records: text in 'Story', id in 'Key' (a.csv)",
  ])
  expect(told('a.csv', '--text-field', 'STORY')).toEqual([
    0,
    "Fields of the records: text in 'STORY' (a.csv)",
  ])
  expect(told('b.jsonl', '--id-field', 'key', '--date-field', 'day')).toEqual([
    0,
    'Fields of the records: text (b.jsonl)',
    "--id-field 'key' changed nothing: no record has it",
    "--date-field 'day' changed nothing: no record has it",
  ])
})

test('numbers of Python that are no JSON cost no record, and are no ids', { timeout: RUN_LIMIT }, () => {
  const cwd = folderOf({
    'a.jsonl': `{"id":NaN,"text":"${ONE}"}\n{"id":2,"score":-Infinity,"text":"${ONE}"}\n`,
  })
  expect(dedupe(['a.jsonl', '-o', 'out', '--emit', 'both'], { cwd }).status).toBe(0)
  const rows = readFileSync(join(cwd, 'out/attributes/dedupe/a.jsonl'), 'utf8').trimEnd().split('\n')
  expect(rows.map((row) => JSON.parse(row).id)).toEqual(['a.jsonl:1', 2])
  expect(readFileSync(join(cwd, 'out/clean/a.jsonl'), 'utf8')).toBe(`{"id":NaN,"text":"${ONE}"}\n`)
})

test('how an archive comes out is a note and no warning', { timeout: RUN_LIMIT }, () => {
  const cwd = folderOf({ 'x.txt': `${TWO}\n` })
  writeFileSync(join(cwd, 'z.zip'), zipOf([{ name: 'a.txt', data: Buffer.from(`${ONE}\n`) }]))
  const { stdout } = dedupe(['.', '--dry-run'], { cwd })
  expect(stdout).toContain('Note: 1 archive comes out as a folder')
})

describe('explain', () => {
  const cwd = folderOf({ 'x.txt': 'A text of its own.\n' })
  writeFileSync(
    join(cwd, 'z.zip'),
    zipOf([{ name: 'in/p.jsonl', data: Buffer.from(lines({ text: ONE }, { text: ONE })) }]),
  )
  dedupe(['z.zip', 'x.txt', '-o', 'out'], { cwd })

  test.each([
    ['p.jsonl:2', 'No document and no group has the name p.jsonl; did you mean z.zip/in/p.jsonl:2?'],
    [
      'in/p.jsonl',
      'No document and no group has the name in/p.jsonl; did you mean z.zip/in/p.jsonl:1 or z.zip/in/p.jsonl:2?',
    ],
    ['z.zip/in/p.jsonl', 'z.zip/in/p.jsonl holds records, each of which is a document'],
    ['z.zip/in/p.jsonl:9', 'No record that is a document begins on line 9 of z.zip/in/p.jsonl'],
  ])('names what %s may be', { timeout: RUN_LIMIT }, (asked, told) => {
    const { status, stderr } = dedupe(['explain', 'out', asked], { cwd })
    expect([status, stderr.split('\n')[0]]).toEqual([2, `dedupe: ${told}`])
  })
})
