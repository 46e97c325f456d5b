import { expect, test } from 'vitest'
import { globSet } from '../src/glob.js'

test.each<[string, string[], string[]]>([
  ['*.log', ['a.log', 'x/y/a.log', 'a\nb.log'], ['a.log.txt', 'log']],
  ['a.txt', ['a.txt', 'x/a.txt'], ['aa.txt', 'A.txt']],
  ['drafts/', ['drafts/a.txt', 'drafts/x/b', 'x/drafts/c'], ['drafts.txt', 'mydrafts/a']],
  ['drafts', ['drafts/a.txt', 'x/drafts/b/c'], ['adrafts/b']],
  ['news/2024', ['news/2024/a.txt', 'news/2024/x/b'], ['x/news/2024/a', 'news/20245/a']],
  ['./news/*.md', ['news/a.md'], ['news/x/a.md', 'a.md']],
  ['news/**', ['news/a', 'news/x/y/z'], ['newsy/a']],
  ['**', ['a', 'x/y', 'line\nend/x\ny.txt'], []],
  ['{a,b}.txt', ['a.txt', 'x/b.txt'], ['c.txt']],
  ['[ab].txt', ['a.txt', '[ab].txt'], ['c.txt']],
  ['Ö*', ['Öl.txt', 'x/Öl'], ['öl.txt']],
])('%s', (pattern, matches, others) => {
  for (const path of matches) expect([path, globSet([pattern]).first(path)]).toEqual([path, 0])
  for (const path of others) expect([path, globSet([pattern]).first(path)]).toEqual([path, -1])
})

test('the first pattern that matches counts, and those that never were the first are told', () => {
  const globs = globSet(['*.md', 'a.*', '*.txt', 'x/**'])
  expect(['b.md', 'a.md', 'a.txt', 'c.pdf'].map((path) => globs.first(path))).toEqual([0, 0, 1, -1])
  expect(globs.idle()).toEqual(['*.txt', 'x/**'])
})
