/** Guesses: rules that only guess, and blocks by their place on a page. What each mode does with them. */
import { describe, expect, test } from 'vitest'
import { allRules } from '../../src/boilerplate/all-rules.js'
import { matcherFor } from '../../src/boilerplate/rule-matcher.js'
import type { Handling, Mode } from '../../src/model.js'
import { found as foundBy } from './found.js'
import { match } from './match.js'
import { prose } from './pages.js'

const rules = allRules([])
const matcher = matcherFor(rules)

const found = (blocks: readonly string[], mode: Mode, boilerplate?: Handling) =>
  foundBy(blocks, mode, matcher, boilerplate)

describe('a rule that guesses', () => {
  const text = [prose(1), 'Getty Images', prose(2)]

  test('is told of, makes no guess, or takes its block, as the mode says', () => {
    expect(found(text, 'balanced')).toEqual([['Getty Images', 'guess/byline', false]])
    expect(found(text, 'strict')).toEqual([])
    expect(found(text, 'aggressive')).toEqual([['Getty Images', 'guess/byline', true]])
    expect(found(text, 'aggressive', 'flag')).toEqual([['Getty Images', 'guess/byline', false]])
  })

  test('never speaks where a rule that proves takes the same words', () => {
    const guesses = rules.filter(({ name }) => name.startsWith('guess/'))
    const proving = matcherFor(rules.filter(({ name }) => !name.startsWith('guess/')))
    expect(guesses.length).toBeGreaterThan(5)
    for (const example of guesses.flatMap(({ matches }) => matches)) {
      if (example.includes('\n')) continue
      const named = match(matcher, example).block
      const proven = match(proving, example).block
      expect([example, named?.startsWith('guess/')]).toEqual([example, proven === null])
    }
  })
})

describe('a general rule', () => {
  test('takes its block beside other boilerplate, down and up, and guesses elsewhere', () => {
    expect(found([prose(1), 'Newsletter', prose(2)], 'balanced')).toEqual([
      ['Newsletter', 'guess/term/general', false],
    ])
    const beside = [prose(1), 'Newsletter', 'Cookies', 'Advertisement', prose(2)]
    expect(found(beside, 'strict').map(([text, , goes]) => [text, goes])).toEqual([
      ['Newsletter', true],
      ['Cookies', true],
      ['Advertisement', true],
    ])
  })
})

describe('a crumb', () => {
  test('of up to three words between two blocks of boilerplate is a guess', () => {
    const between = (crumb: string) => [prose(1), 'Advertisement', crumb, 'Share this article', prose(2)]
    const guess = (crumb: string) => found(between(crumb), 'balanced').find(([text]) => text === crumb)?.[1]
    expect(guess('By the weir')).toBe('guess/between-boilerplate')
    expect(guess('By the old weir')).toBeUndefined()
    expect(guess('They went.')).toBeUndefined()
    expect(guess('# The weir')).toBeUndefined()
    expect(found([prose(1), 'Advertisement', 'By the weir', prose(2)], 'balanced')).toHaveLength(1)
  })
})

describe('a page with a frame', () => {
  const LABELS = ['Harbour boats', 'Tide tables', 'Quay walks', 'Rope works', 'Net lofts', 'Old piers']
  const menu = Array.from(
    { length: 60 },
    (_, i) => `${LABELS[i % 6]} ${'north south east west'.split(' ')[i % 4]}`,
  )
  const known = ['Sign in', 'Share this article', 'Advertisement', 'Leave a comment', 'All rights reserved']
  const page = [...menu.slice(0, 30), ...known, prose(1), prose(2), prose(3), ...menu.slice(30), ...known]

  test('has guesses in its frame, none in its text', () => {
    const guesses = found(page, 'balanced').filter(([, rule]) => rule === 'guess/page-frame')
    expect(guesses.length).toBeGreaterThan(20)
    for (const [text, , goes] of guesses) {
      expect(goes).toBe(false)
      expect(menu).toContain(text)
    }
  })

  test('without lines that rules know, or in running text, has none', () => {
    const isFrame = ([, rule]: readonly [string, string | null, boolean]) => rule === 'guess/page-frame'
    expect(found([...menu, prose(1), prose(2)], 'balanced').some(isFrame)).toBe(false)
    const text = Array.from({ length: 60 }, (_, i) => prose(100 + i))
    expect(found([...text, ...known], 'balanced').some(isFrame)).toBe(false)
  })
})
