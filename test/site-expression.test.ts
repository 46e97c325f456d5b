/** --site: expressions that name a site, and those that may run for ever, which are refused. */
import { expect, test } from 'vitest'
import { MOST_PATH, siteExpression, siteIn } from '../src/site-expression.js'

test('names a site by the first group, or else by the whole match', () => {
  expect(siteIn(siteExpression('^([^/]+)/'), 'post/1.txt')).toBe('post')
  expect(siteIn(siteExpression('[a-z]+-\\d+'), 'x/post-12.txt')).toBe('post-12')
  expect(siteIn(siteExpression('zzz'), 'post/1.txt')).toBe(null)
})

test('takes what ends in one place only, however often it repeats', () => {
  for (const source of [
    '^(?:[^/]+/){2}',
    '^news/([^/]+)/(\\d{4})/.*',
    'https?://(?:www\\.)?([^/]+)/',
    '.*/([^/]+)/[^/]+$',
    '(?<site>[^/]+)/[^/]*\\.txt$',
    '(en|de|fr)/',
    '',
  ])
    expect(() => siteExpression(source), source).not.toThrow()
})

test('refuses repeats of repeats, and repeats that may take the same text', () => {
  for (const source of [
    '^(a+)+$',
    '(a|aa)+$',
    '(?:a?){30}',
    '(\\w+\\s?)*$',
    '([a-z]+)*',
    '(x+x+)+y',
    '.*.*.*x',
    'a?a?a?a?aaaa',
    '(a+)\\1',
    `${'(a|a)'.repeat(11)}b`,
  ])
    expect(() => siteExpression(source), source).toThrow(/may run for very long/)
  expect(() => siteExpression('[')).toThrow(/is no regular expression/)
})

test('looks at the beginning of very long paths only', () => {
  const path = `${'a'.repeat(MOST_PATH - 2)}/post/`
  expect(siteIn(siteExpression('/(p?)'), path)).toBe('p')
  expect(siteIn(siteExpression('post'), path)).toBe(null)
})
