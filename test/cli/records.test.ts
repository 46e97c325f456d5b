/** Files of records, as a person types them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTree } from '../tree.js'
import { CORPUS, folderOf, lines, ONE, TWO } from './record-corpus.js'
import { dedupe, RUN_LIMIT } from './run.js'

test('a run tells which fields it took and what it left, and all comes back', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf(CORPUS)
  const ran = dedupe(['in', '-o', 'out', '--json'], { cwd: folder })
  expect(ran.stderr.split('\n')).toEqual([
    "Note: Fields of the records: text, id, url in 'link' (a.jsonl)",
    "Note: Fields of the records: text in 'content', id (b.csv)",
    'Note: 1 file was copied unread: not text documents by their ending (.json 1); --include reads them',
    '',
  ])
  const report = JSON.parse(ran.stdout)
  expect(
    report.documents.map(({ path, record, site, status }: never) => [path, record, site, status]),
  ).toEqual([
    ['a.jsonl', { line: 1, id: 'a1' }, 'tan.example', 'kept'],
    ['a.jsonl', { line: 2, id: 'a2' }, 'in', 'trimmed'],
    ['b.csv', { line: 2, id: 'b1' }, 'in', 'emptied'],
    ['c.txt', null, 'in', 'emptied'],
  ])
  expect(readTree(join(folder, 'out/clean'))).toEqual(
    new Map([
      [
        'a.jsonl',
        Buffer.from(lines({ id: 'a1', text: ONE, link: 'https://tan.example/x' }, { id: 'a2', text: TWO })),
      ],
      ['b.csv', Buffer.from('id,content\n')],
      ['package.json', Buffer.from(CORPUS['in/package.json'])],
    ]),
  )
  expect(dedupe(['verify', 'out'], { cwd: folder }).status).toBe(0)
  expect(dedupe(['restore', 'out'], { cwd: folder }).status).toBe(0)
  expect(readTree(join(folder, 'out.restored'))).toEqual(readTree(join(folder, 'in')))
  // The output may be replaced, for the originals still stand.
  expect(dedupe(['in', '-o', 'out', '-q'], { cwd: folder }).status).toBe(0)
})

test('explain names a record by its line and shows its id', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf(CORPUS)
  dedupe(['in', '-o', 'out', '-q'], { cwd: folder })
  const explain = (what: string) => dedupe(['explain', 'out', what], { cwd: folder })
  expect(explain('a.jsonl:2').stdout).toContain('a.jsonl:2 (a2): ')
  expect(explain('in/b.csv:2').stdout).toContain('b.csv:2 (b1): ')
  expect(explain('a.jsonl:2:1').stdout).toContain('The tannery closed its gates in the spring')
  expect(explain('a.jsonl')).toMatchObject({
    status: 2,
    stderr:
      'dedupe: a.jsonl holds records, each of which is a document\nName one by its line, as in a.jsonl:1.\n',
  })
  expect(explain('a.jsonl:3').status).toBe(2)
})

test('a diff and CI formats name records', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf(CORPUS)
  const diff = dedupe(['in', '--dry-run', '--format', 'diff', '-q'], { cwd: folder })
  const hunk = ['--- a/a.jsonl:2', '+++ b/a.jsonl:2', '@@ -1,3 +1,1 @@', `-${ONE}`, '-', ` ${TWO}`]
  expect(diff.stdout).toContain(hunk.map((line) => `# ${line}\n`).join(''))
  const github = dedupe(['in', '--dry-run', '--format', 'github', '-q'], { cwd: folder })
  expect(github.stdout).toContain('file=in/a.jsonl,line=2')
  const junit = dedupe(['in', '--dry-run', '--format', 'junit', '-q'], { cwd: folder })
  expect(junit.stdout).toContain('<testcase name="in/a.jsonl:1" classname="dedupe" time="0"/>')
  expect(junit.stdout).toContain('<testcase name="in/a.jsonl:2"')
})

test('decisions name a record by its line', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf(CORPUS)
  dedupe(['in', '-o', 'out', '-q'], { cwd: folder })
  const page = readFileSync(join(folder, 'out/report.html'), 'utf8')
  expect(page).toContain('"a.jsonl:2"')
})

test('threads change nothing', { timeout: RUN_LIMIT }, () => {
  const folder = folderOf({
    ...CORPUS,
    'in/d.jsonl': lines(...[TWO, ONE, `${ONE}\n\n${TWO}`].map((text) => ({ text }))),
  })
  const outputs = ['0', '2'].map((workers) => {
    const args = ['in', '-o', `out${workers}`, '-q', '--workers', workers, '--keep', 'longest']
    expect(dedupe(args, { cwd: folder })).toMatchObject({ status: 0, stderr: '' })
    const tree = readTree(join(folder, `out${workers}`))
    const report = (tree.get('report.json') as Buffer).toString()
    const timeless = report.replace(/"startedAt":"[^"]*","durationMs":\d+/, '')
    return tree.set('report.json', Buffer.from(timeless))
  })
  expect(outputs[1]).toEqual(outputs[0])
})

test('a sample draws records', { timeout: RUN_LIMIT }, () => {
  const many = Array.from({ length: 50 }, (_, i) => ({ text: `${ONE} ${i}` }))
  const folder = folderOf({ 'a.jsonl': lines(...many) })
  const { stdout } = dedupe(['a.jsonl', '--sample', '10', '--json', '-q'], { cwd: folder })
  const { summary, estimate } = JSON.parse(stdout)
  expect([summary.documents, estimate.documents]).toEqual([10, 50])
})

describe('fields', () => {
  test('are taken as they are named, in records and in tables', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({
      'a.jsonl': lines(
        { text: 1, page: { body: ONE, at: 'https://x.example/' } },
        { text: 2, page: { body: ONE } },
      ),
    })
    const args = ['a.jsonl', '--dry-run', '--json', '--text-field', 'page.body', '--url-field', 'page.at']
    const { stdout, stderr } = dedupe([...args, '--id-field', 'name'], { cwd: folder })
    const { documents, run } = JSON.parse(stdout)
    expect(documents.map(({ site, status }: never) => [site, status])[0]).toEqual(['x.example', 'kept'])
    expect(run.options).toMatchObject({ textField: 'page.body', urlField: 'page.at', idField: 'name' })
    expect(stderr).toContain("Warning: --id-field 'name' changed nothing: no record has it\n")
  })

  test('that no record has leave the file unread', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'a.jsonl': lines({ words: ONE }), 'b.txt': TWO })
    const { stderr, status } = dedupe(['.', '-o', 'out', '--json'], { cwd: folder })
    expect(status).toBe(0)
    expect(stderr).toContain(
      "Note: 1 file was copied unread: no field is known to hold a text; --text-field names it, first in a.jsonl (it has 'words')\n",
    )
  })

  test('without records have no effect', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'b.txt': TWO })
    const { stderr } = dedupe(['.', '--dry-run', '--json', '--date-field', 'day'], { cwd: folder })
    expect(stderr).toBe("Warning: --date-field 'day' changed nothing: there are no records\n")
  })

  test('may be set by a settings file', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({
      'dedupe.config.json': '{"textField": "words"}',
      'a.jsonl': lines({ words: ONE }),
    })
    const { stdout } = dedupe(['config', '--json'], { cwd: folder })
    expect(JSON.parse(stdout).textField).toEqual({ value: 'words', from: 'dedupe.config.json' })
    const run = dedupe(['a.jsonl', '--dry-run', '--json', '-q'], { cwd: folder })
    expect(JSON.parse(run.stdout).summary.documents).toBe(1)
  })

  test('of dates decide which is oldest', { timeout: RUN_LIMIT }, () => {
    const days = ['2024-05-01', '2023-01-09T10:00:00+02:00', 'last week', '2023-01-10']
    const folder = folderOf({
      'a.jsonl': lines(...days.map((date, id) => ({ id, date, text: `${ONE} ${TWO}` }))),
    })
    const { stdout, stderr } = dedupe(['a.jsonl', '--dry-run', '--json', '--keep', 'oldest'], { cwd: folder })
    const { documents } = JSON.parse(stdout)
    const kept = documents.filter(({ status }: never) => status === 'kept')
    expect(kept.map(({ record, date }: never) => [record, date])).toEqual([
      [{ line: 2, id: '1' }, '2023-01-09T08:00:00.000Z'],
    ])
    expect(stderr).toContain(
      'Warning: 1 record has a date that is not ISO 8601 and is not used, first in a.jsonl:3\n',
    )
  })
})

describe('what cannot be read', () => {
  const bad: readonly [string, string, string][] = [
    ['not-json', '{"text": ', '1 record was copied unread: not valid JSON; first in a.jsonl:2'],
    ['not-object', '["text"]', '1 record was copied unread: no JSON objects; first in a.jsonl:2'],
    [
      'no-text-field',
      '{"id": 7}',
      '1 record was copied unread: without the field of the text; first in a.jsonl:2',
    ],
    [
      'text-not-string',
      '{"text": {"a": 1}}',
      'with something else than a text in its field; first in a.jsonl:2',
    ],
    ['lone-surrogate', '{"text": "\\udead"}', 'with half of a character (a lone surrogate) in the text;'],
    ['html-text', '{"text": "<!DOCTYPE html><p>Hello"}', 'with HTML as their text; extract it first'],
  ]

  test.each(bad)('is named: %s', { timeout: RUN_LIMIT }, (code, line, note) => {
    const folder = folderOf({ 'a.jsonl': `${lines({ text: ONE })}${line}\n${lines({ text: ONE })}` })
    const { stdout, stderr, status } = dedupe(['a.jsonl', '-o', 'out', '--json'], { cwd: folder })
    const { skipped } = JSON.parse(stdout)
    expect(status).toBe(0)
    expect(skipped).toEqual([
      { path: 'a.jsonl', code, message: expect.stringMatching(/^Line 2 was copied unread: /) },
    ])
    expect(stderr).toContain(note)
    expect(readFileSync(join(folder, 'out/clean/a.jsonl'), 'utf8')).toBe(`${lines({ text: ONE })}${line}\n`)
    expect(dedupe(['verify', 'out'], { cwd: folder }).status).toBe(0)
  })

  test('is counted where it is much', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'a.jsonl': `${lines({ text: ONE })}${'{"text":1}\n'.repeat(500)}` })
    const { stdout } = dedupe(['a.jsonl', '--dry-run', '--json', '-q'], { cwd: folder })
    const { skipped } = JSON.parse(stdout)
    expect(skipped).toHaveLength(21)
    expect(skipped[20].message).toBe('480 more records were copied unread for this reason')
  })

  test('and ids that stand twice, are told', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({
      'a.jsonl': lines({ id: 1, text: ONE }, { id: 1, text: TWO }, { id: '1', text: '' }),
    })
    const { stderr } = dedupe(['a.jsonl', '--dry-run', '--json'], { cwd: folder })
    expect(stderr).toContain('Warning: 2 records have the id of an earlier one, first in a.jsonl:2\n')
  })
})

describe('temporary files', () => {
  const temps = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

  test('go with the run, and those that a killed run left with the next', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf(CORPUS)
    const temp = join(folder, 'temp')
    mkdirSync(temp)
    // A process id beyond what the system gives.
    for (const name of ['dedupe-99999999-AbCdEf', 'dedupe-99999999-aaaaaa', 'other'])
      mkdirSync(join(temp, name))
    writeFileSync(join(temp, 'dedupe-99999999-AbCdEf/corpus-dedupe-spool'), '')
    expect(dedupe(['in', '--dry-run', '-q', '--temp', 'temp'], { cwd: folder }).status).toBe(0)
    expect(temps(temp).sort()).toEqual(['dedupe-99999999-aaaaaa', 'other'])
  })

  test('that cannot be written end the run', { timeout: RUN_LIMIT }, () => {
    const ran = dedupe(['in', '--dry-run', '--temp', 'none'], { cwd: folderOf(CORPUS) })
    expect(ran).toMatchObject({
      status: 2,
      stderr:
        'dedupe: Cannot write temporary files in none: no such file or folder\nName another place with --temp.\n',
    })
  })
})
