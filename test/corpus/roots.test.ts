import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { placesBeside } from '../../src/corpus/places.js'
import { resolveRoots, unused } from '../../src/corpus/roots.js'
import { DedupeError } from '../../src/failure.js'
import { inFolder, tempFolder, writeTree } from '../tree.js'

let folder = ''
beforeAll(() => {
  folder = tempFolder()
  writeTree(folder, new Map(['a/x.txt', 'b/a/y.txt', 'b/a [1]/z.txt'].map((path) => [path, ''])))
  mkdirSync(join(folder, 'empty'))
})

const resolved = (...paths: string[]) => inFolder(folder, () => resolveRoots(paths))

describe('an argument', () => {
  test.each<[string, object]>([
    ['a', { folder: 'a', pattern: '**', isFile: false, mount: '' }],
    ['a/', { folder: 'a/', pattern: '**', isFile: false, mount: '' }],
    ['.', { folder: '.', pattern: '**', isFile: false, mount: '' }],
    ['a/x.txt', { folder: 'a', pattern: 'x.txt', isFile: true, mount: '' }],
    ['b/a [1]', { folder: 'b/a [1]', pattern: '**', isFile: false, mount: '' }],
    ['b/a [1]/z.txt', { folder: 'b/a [1]', pattern: 'z.txt', isFile: true, mount: '' }],
    ['*/x.txt', { folder: '.', pattern: '*/x.txt', isFile: false, mount: '' }],
    ['./b/**/*.txt', { folder: 'b', pattern: '**/*.txt', isFile: false, mount: '' }],
    ['b/{a,c}/y.txt', { folder: 'b', pattern: '{a,c}/y.txt', isFile: false, mount: '' }],
  ])('%s', async (path, root) => {
    expect(await resolved(path)).toEqual([root])
  })

  test('absolute and with wildcards keeps its fixed folder', async () => {
    expect(await resolved(`${folder}/b/*/y.txt`)).toMatchObject([
      { folder: `${folder}/b`, pattern: '*/y.txt' },
    ])
  })

  test.each(['', 'gone', 'a/gone.txt', 'a/x.txt/deeper', 'gone/**/*.txt'])(
    'that names nothing (%j) is refused',
    async (path) => {
      await expect(resolved('a', path)).rejects.toThrow(DedupeError)
    },
  )
})

test('several folders have a folder each, files and globs none', async () => {
  const roots = await resolved('a', 'b/a', 'b/a/y.txt', 'b/*/y.txt', 'empty', 'a')
  expect(roots.map(({ mount }) => mount)).toEqual(['a', 'a-2', '', '', 'empty', 'a-3'])
})

test('a free name', () => {
  const taken = new Set(['a', 'a.txt', 'a-2.txt', 'x.y/a', '.rc', 'b.tar.gz'])
  expect(
    ['a', 'a.txt', 'b', 'x.y/a', '.rc', 'b.tar.gz'].map((name) => unused(name, taken, new Map())),
  ).toEqual(['a-2', 'a-3.txt', 'b', 'x.y/a-2', '.rc-2', 'b.tar-2.gz'])
})

test('equal names are numbered without counting from the start each time', () => {
  let asked = 0
  const names = new Set<string>()
  const taken = {
    has(name: string) {
      asked += 1
      return names.has(name)
    },
  }
  const last = new Map<string, number>()
  for (let i = 0; i < 2000; i += 1) names.add(unused('a.txt', taken, last))
  expect([...names].at(-1)).toBe('a-2000.txt')
  expect(asked).toBeLessThan(3 * 2000)
})

describe('places beside mounts', () => {
  const part = fc.constantFrom('a', 'b', 'a-2', 'a.txt', 'a-2.txt')
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

  test('are never shared, never below a file, and never inside a mount', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(part, { maxLength: 3 }),
        fc.array(path, { maxLength: 20 }),
        (mounts, paths) => {
          const place = placesBeside(mounts)
          const places = paths.map((one) => place(one))
          expect(new Set(places).size).toBe(places.length)
          for (const one of places) {
            expect(mounts).not.toContain(one.split('/')[0])
            for (const other of places) expect(other.startsWith(`${one}/`)).toBe(false)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('leave what does not clash as it is', () => {
    const place = placesBeside(['news'])
    expect(
      ['a.txt', 'b/a.txt', 'b/c', 'a.txt', 'news', 'news/x', 'b', 'a.txt/y'].map((one) => place(one)),
    ).toEqual(['a.txt', 'b/a.txt', 'b/c', 'a-2.txt', 'news-2', 'news-3/x', 'b-2', 'a-3.txt/y'])
  })
})
