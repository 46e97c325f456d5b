import { expect, test } from 'vitest'
import { typedPath } from '../../src/report/typed-path.js'

test.each([
  [['new'], 'a/b.txt', 'new/a/b.txt'],
  [['./new/'], 'b.txt', 'new/b.txt'],
  [['.'], 'b.txt', 'b.txt'],
  [['/data/new'], 'b.txt', '/data/new/b.txt'],
  [['new/b.txt'], 'b.txt', 'new/b.txt'],
  [['new/*.txt'], 'b.txt', 'b.txt'],
  [['old/news', 'new/tales'], 'tales/b.txt', 'new/tales/b.txt'],
  [['a.txt', 'new'], 'a.txt', 'a.txt'],
  [['a', 'b'], 'c.txt', 'c.txt'],
])('of %j, %s is %s', (paths, path, typed) => {
  expect(typedPath(paths)(path)).toBe(typed)
})
