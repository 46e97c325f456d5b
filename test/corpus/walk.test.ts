/** Path order, and what a name makes of a file. What is left out, and why: test/laws/every-file.test.ts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nativeBytes } from '../../src/corpus/names.js'
import { originOf } from '../../src/corpus/origin.js'
import { walk } from '../../src/corpus/walk.js'
import { arbitraryTree } from '../laws/arbitrary-tree.js'
import { tempFolder, writeTree } from '../tree.js'

const PLAIN = { include: [], exclude: [], out: null }

function walked(paths: readonly string[], options: Partial<Parameters<typeof walk>[1]> = {}) {
  const folder = tempFolder()
  writeTree(folder, new Map(paths.map((path) => [Buffer.from(path).toString('latin1'), ''])))
  return walk([folder], { ...PLAIN, ...options })
}

test('files come in the order of their paths in UTF-8', () => {
  const sorted = [
    '-.txt',
    'A.txt',
    'a-b',
    'a/b',
    'a/b-',
    'a/c/d',
    'a0',
    'b.txt',
    'é.txt',
    'ａ.txt',
    '\uffee.txt',
    '\u{10000}.txt',
    '🐢/a',
  ]
  expect(walked([...sorted].reverse()).files.map(({ path }) => path)).toEqual(sorted)
})

test('so they do for any names', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const folder = tempFolder()
      writeTree(folder, tree)
      const paths = walk([folder], PLAIN).files.map(({ path }) => nativeBytes(path).toString('latin1'))
      expect(paths).toEqual([...tree.keys()].sort())
    }),
    { numRuns: 60 },
  )
})

test('what a name says of a file', () => {
  const expected = {
    '.hidden': 'dot-file',
    '.hidden.txt': 'dot-file',
    'A.TXT': null,
    README: null,
    'a.': 'ending',
    'a.b/plain': null,
    'a.htm': 'html',
    'a.html': 'html',
    'a.html.txt': null,
    'a.log': 'ending',
    'a.markdown': null,
    'a.md': null,
    'a.text': null,
    'a.txt': null,
    'a.txt.gz': 'ending',
    'a.xhtml': 'html',
  }
  const { files } = walked(Object.keys(expected))
  expect(Object.fromEntries(files.map(({ path, passed }) => [path, passed]))).toEqual(expected)
})

test('--include and --exclude, by globs below the root', () => {
  const { files, warnings } = walked(['a.log', 'x/b.log', 'x/c.html', 'x/d.txt', 'y/e.txt', '.f.txt'], {
    include: ['*.log', '*.html', '.f.txt'],
    exclude: ['x/b.*', 'y'],
  })
  expect(files.map(({ path, passed, included }) => [path, passed, included])).toEqual([
    ['.f.txt', null, true],
    ['a.log', null, true],
    ['x/b.log', 'excluded', true],
    ['x/c.html', null, true],
    ['x/d.txt', null, false],
    ['y/e.txt', 'excluded', false],
  ])
  expect(warnings).toEqual([])
})

test('a file knows its root and its path below it', () => {
  const folder = tempFolder()
  writeTree(
    folder,
    new Map([
      ['one/a.txt', 'abc'],
      ['two/b/c.txt', ''],
    ]),
  )
  const { files, roots } = walk([join(folder, 'one/a.txt'), join(folder, 'two')], PLAIN)
  expect(roots).toHaveLength(2)
  expect(files).toMatchObject([
    { path: 'a.txt', root: 0, below: 'a.txt', bytes: 3, from: join(folder, 'one/a.txt'), data: null },
    { path: 'two/b/c.txt', root: 1, below: 'b/c.txt', bytes: 0, from: join(folder, 'two/b/c.txt') },
  ])
})

test('what came from standard input has the name stdin', () => {
  const path = join(tempFolder(), 'stdin.jsonl')
  writeFileSync(path, '{}')
  const [file] = walk(['-'], { ...PLAIN, stdin: path }).files
  expect(file.from).toBe(path)
  expect(originOf(file)).toBe('stdin')
})
