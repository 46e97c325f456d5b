/** The second matcher, which proves, and the one that decides: what goes by a rule is proven, and nothing else is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRules } from '../../src/boilerplate/parse-rules.js'
import { matcherFor } from '../../src/boilerplate/rule-matcher.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { labelShapeOf } from '../../src/fingerprint/label-shape.js'
import { isTaken, type RuledBlock, RuleProof } from '../../src/verify/rule-tiles.js'
import { match } from '../boilerplate/match.js'

function blockOf(text: string): RuledBlock {
  const bytes = Buffer.from(text, 'utf8')
  const { hash, marks, tokens, start, end, ...blocks } = (() => {
    const made = new Fingerprints(64)
    made.add(bytes, false)
    return made
  })()
  if (blocks.count !== 1) throw new Error(`not one block: ${text}`)
  return {
    hash: hash.subarray(0, tokens),
    marks: marks.subarray(0, tokens),
    shape: labelShapeOf(bytes, start[0], end[0]),
  }
}

test('every example that a rule takes is proven under the same name', () => {
  const rules = shippedRules()
  const matcher = matcherFor(rules)
  const proof = new RuleProof(rules)
  for (const { matches } of rules)
    for (const text of matches) {
      if (text.includes('\n')) continue
      const { block } = match(matcher, text)
      expect([text, block !== null && proof.takes(blockOf(text), block)]).toEqual([text, true])
    }
})

test('a name that no rule has, or a rule that does not match, proves nothing', () => {
  const proof = new RuleProof(shippedRules())
  expect(proof.takes(blockOf('Advertisement'), 'advert/label')).toBe(true)
  expect(proof.takes(blockOf('Advertisement'), 'advert/none')).toBe(false)
  expect(proof.takes(blockOf('Advertisement'), 'share/ask')).toBe(false)
  expect(proof.takes(blockOf('The advertisement drew forty letters'), 'advert/label')).toBe(false)
})

describe('both matchers agree', () => {
  const WHEN = ['alone', 'stopped', 'unstopped', 'colon', 'capitals', 'topical']
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'cookie') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('(a|b c)', '[a|b]', '(a|b)+', '(b|c a)*', '...2', '#', '<name>'),
    },
  )
  const pattern = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.array(part, { maxLength: 4 }))
    .map(([first, rest]) => [first, ...rest].join(' '))
  const rule = fc.record({
    patterns: fc.array(pattern, { minLength: 1, maxLength: 3 }),
    when: fc.subarray(WHEN, { maxLength: 1 }),
  })
  const word = fc.constantFrom('a', 'b', 'c', 'A', 'B', 'd', 'cookie', '7', 'a.', 'b. A', 'c:')
  test('on small rules and texts', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        fc.array(word, { minLength: 2, maxLength: 8 }),
        (some, words) => {
          const rules = parseRules(
            {
              version: 1,
              language: 'en',
              rules: some.map((one, i) => ({ name: `a/r${i}`, ...one, matches: ['x'], leaves: ['x'] })),
            },
            'test.json',
          )
          const text = words.join(' ')
          const block = blockOf(text)
          const { block: name } = match(matcherFor(rules), text)
          if (name !== null) expect(isTaken(block, name, rules)).toBe(true)
          // Of two ways to one place the machine keeps the one that began first: where a condition asks for the other
          // it takes less.
          else if (some.every(({ when }) => when.length === 0))
            for (const { name } of rules) expect(isTaken(block, name, rules)).toBe(false)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
