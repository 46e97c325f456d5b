import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { corpusOrder, type Datable } from '../../src/decide/order.js'

const DAY_US = 86_400_000_000

function documentOf(path: string, given: Partial<Datable> = {}): Datable {
  return { path, words: 10, modifiedUs: null, date: null, ...given }
}

const paths = ({ documents }: { readonly documents: readonly Datable[] }) => documents.map(({ path }) => path)

describe('corpus order', () => {
  const documents = [
    documentOf('a', { words: 5, date: '2020-01-02' }),
    documentOf('b', { words: 9 }),
    documentOf('c', { words: 5, modifiedUs: 0 }),
    documentOf('d', { words: 9, date: '2020-01-01', modifiedUs: 9e15 }),
    documentOf('e', { words: 1, modifiedUs: Date.UTC(2020, 0, 2) * 1000 }),
  ]

  test.each([
    ['first', ['a', 'b', 'c', 'd', 'e']],
    ['longest', ['b', 'd', 'a', 'c', 'e']],
    // The date in the name counts more than the file's own time; ties go by path; undated ones come last.
    ['oldest', ['c', 'd', 'a', 'e', 'b']],
    ['newest', ['a', 'e', 'd', 'c', 'b']],
  ] as const)('%s', (keep, order) => {
    expect(paths(corpusOrder(documents, keep, []))).toEqual(order)
  })

  test('preferred documents come first, in the order of the globs, then by the policy', () => {
    expect(paths(corpusOrder(documents, 'first', ['d', '[ce]']))).toEqual(['d', 'c', 'e', 'a', 'b'])
    expect(paths(corpusOrder(documents, 'longest', ['e', '[abc]']))).toEqual(['e', 'b', 'a', 'c', 'd'])
  })

  test('a time of day in the name decides within the day, a file time to the microsecond', () => {
    const close = [documentOf('x', { modifiedUs: DAY_US + 1 }), documentOf('y', { modifiedUs: DAY_US })]
    expect(paths(corpusOrder(close, 'oldest', []))).toEqual(['y', 'x'])
  })

  test('is a permutation, the same for what was sorted before', () => {
    const document = fc.record({
      path: fc.constantFrom('a', 'b', 'c', 'x/a'),
      words: fc.nat({ max: 3 }),
      modifiedUs: fc.option(fc.constantFrom(0, DAY_US, -DAY_US)),
      date: fc.option(fc.constantFrom('1970-01-01', '1970-01-02', '1969-12-31')),
    })
    const keep = fc.constantFrom('first', 'longest', 'oldest', 'newest')
    const prefer = fc.constantFrom([], ['a'], ['x/**', 'b'])
    fc.assert(
      fc.property(fc.array(document, { maxLength: 9 }), keep, prefer, (list, policy, globs) => {
        const once = corpusOrder(list, policy, globs).documents
        expect(once).toHaveLength(list.length)
        expect(new Set(once)).toEqual(new Set(list))
        expect(corpusOrder(once, policy, globs).documents).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is told', () => {
  const codes = (...args: Parameters<typeof corpusOrder>) =>
    corpusOrder(...args).warnings.map(({ code, message }) => `${code}: ${message}`)

  test('documents without a date, where dates decide', () => {
    const documents = [documentOf('b'), documentOf('a', { date: '2020-01-01' }), documentOf('c')]
    expect(codes(documents, 'oldest', [])).toEqual([
      'undated: 2 documents have no date: last in --keep oldest',
    ])
    expect(codes(documents, 'longest', [])).toEqual([
      'option-no-effect: --keep longest changed nothing: the documents stand in that order by their paths already',
    ])
    expect(codes(documents, 'first', ['a', 'z*'])).toEqual([
      "option-no-effect: --prefer 'z*' matched no document",
    ])
    expect(codes([], 'newest', [])).toEqual([])
  })
})
