/** Where files come to stand under `clean/`: names of all kinds, and several arguments. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, dedupe } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree, writeTree } from '../tree.js'
import { folderOf, OTHER, run, TEXT } from './file-runs.js'

describe('names', () => {
  test('of 255 bytes, and paths near the limit of the system, come through', async () => {
    const long = `${'n'.repeat(251)}.txt`
    const deep = Array.from({ length: 15 }, (_, i) => `${i}`.padEnd(200, 'd')).join('/')
    const folder = folderOf({ [`in/${long}`]: TEXT, [`in/${deep}/a.txt`]: OTHER })
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual([`${deep}/a.txt`, long])
    expect(skipped).toEqual([])
  })

  test('too long to be written below the output are named, and the run goes on', () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    // Made step by step: the whole path is longer than one call takes. Only `clean/` adds what is too much.
    const room = 4095 - join(folder, 'in').length - 12
    const parts = Array.from({ length: Math.floor(room / 201) }, () => 'd'.repeat(200))
    mkdirSync(join(folder, 'in', ...parts), { recursive: true })
    const name = `${'x'.repeat(room - parts.length * 201)}.txt`
    writeFileSync(join(folder, 'in', ...parts, name), OTHER)
    const { status, stdout } = command(['in', '-o', 'out'], { cwd: folder })
    expect(status).toBe(2)
    expect(stdout).toContain('1 input could not be read')
    expect([...readTree(join(folder, 'out/clean')).keys()]).toEqual(['a.txt'])
    expect(verify(join(folder, 'out')).problems).toEqual([])
  })

  test('that are not UTF-8 keep their bytes, of folders and links too', async () => {
    const folder = folderOf({ 'in/caf\xe9/\xff\xfe.txt': TEXT, 'in/caf\xc3\xa9/\xed\xa0\x80.txt': OTHER })
    writeTree(folder, new Map([['far\xe9/\xff\xfe.txt', TEXT]]))
    symlinkSync(Buffer.from('../far\xe9', 'latin1'), Buffer.from(`${folder}/in/l\xefen`, 'latin1'))
    const { clean, report } = await run(folder, 'in', { keepEmpty: true })
    expect([...clean.keys()].sort()).toEqual([
      'caf\xc3\xa9/\xed\xa0\x80.txt',
      'caf\xe9/\xff\xfe.txt',
      'l\xefen/\xff\xfe.txt',
    ])
    expect([...report.documents].map(({ status }) => status)).toEqual(['kept', 'kept', 'emptied'])
  })

  test('of one character that differ in form stay apart', async () => {
    const files = Object.fromEntries(
      ['\u00e9', 'e\u0301', 'E\u0301', '\ufb01', 'fi'].map((name, i) => [
        `in/${Buffer.from(name).toString('latin1')}.txt`,
        `${i} ${TEXT}`,
      ]),
    )
    const { clean } = await run(folderOf(files), 'in')
    expect(clean.size).toBe(5)
  })
})

describe('several arguments', () => {
  test('folders of one name get a number', async () => {
    const folder = folderOf({
      'x/news/a.txt': TEXT,
      'y/news/a.txt': OTHER,
      'z/news/a.txt': `${OTHER}\n${TEXT}`,
    })
    const { clean } = await run(folder, ['x/news', 'y/news', 'z/news'], { keepEmpty: true })
    expect([...clean.keys()]).toEqual(['news-2/a.txt', 'news-3/a.txt', 'news/a.txt'])
    expect(clean.get('news-2/a.txt')?.toString()).toBe(OTHER)
  })

  test('a file beside a folder, files of one name, and a glob keep apart', async () => {
    const folder = folderOf({
      'in/a.txt': TEXT,
      'one/in': 'A file called like the folder.',
      'one/a.txt': 'one',
      'two/a.txt': 'two',
      'two/b/a.txt': 'three',
    })
    const { clean } = await run(folder, ['in', 'one/in', 'one/a.txt', 'two/**/*.txt'])
    expect([...clean].map(([path, bytes]) => `${path}: ${bytes.toString().trim()}`)).toEqual([
      'a-2.txt: two',
      'a.txt: one',
      'b/a.txt: three',
      `in-2: A file called like the folder.`,
      `in/a.txt: ${TEXT.trim()}`,
    ])
  })

  test.each([
    ['in', 'other/**/*.txt'],
    ['other/**/*.txt', 'in'],
    ['file/in', 'other/**/*.txt'],
    ['other/**/*.txt', 'file/in'],
  ])('%s and %s would share a place, and every file reappears all the same', async (...paths) => {
    const files = {
      'in/a.txt': 'first',
      'in/b.txt': 'second',
      'other/in/a.txt': 'third',
      'other/in/c/d.txt': 'fourth',
      'file/in': 'fifth',
    }
    const { clean, skipped } = await run(folderOf(files), paths)
    expect(skipped).toEqual([])
    const texts = [...clean.values()].map(String).sort()
    const named = Object.entries(files).filter(([path]) =>
      paths.some((one) => path.startsWith(one.replace('**/*.txt', ''))),
    )
    expect(texts).toEqual(named.map(([, text]) => text).sort())
  })

  test('what two of them name is read once, where it was named first, and that is told', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/sub/b.txt': OTHER })
    const { clean, report } = await run(folder, ['in/sub', 'in', 'in/a.txt', 'in/**/*.txt'])
    expect([...clean.keys()]).toEqual(['in/a.txt', 'sub/b.txt'])
    expect([...report.warnings].map(({ code }) => code)).toEqual(['named-twice'])
    expect(report.summary.removedWords).toBe(0)
  })

  test('the order of the arguments decides what stays', async () => {
    const folder = folderOf({ 'a/x.txt': TEXT, 'b/x.txt': TEXT })
    const { report } = await run(folder, ['b', 'a'])
    expect([...report.documents].map(({ path, status }) => `${path} ${status}`)).toEqual([
      'b/x.txt kept',
      'a/x.txt emptied',
    ])
  })

  test('one that names nothing ends the run before anything is read', async () => {
    const folder = folderOf({ 'a/x.txt': TEXT })
    const names = ['a', 'b'].map((name) => join(folder, name))
    await expect(dedupe(names, { out: join(folder, 'out') })).rejects.toThrow(DedupeError)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})
