/** What a pattern takes, what it leaves, and that no text costs more than its length times the program. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRules } from '../../src/boilerplate/parse-rules.js'
import { MOST_TOKENS, matcherFor, type RuleMatcher } from '../../src/boilerplate/rule-matcher.js'
import { match } from './match.js'

interface Given {
  readonly when?: readonly string[]
  readonly lists?: Readonly<Record<string, readonly string[]>>
}

function matcherOf(patterns: readonly string[], { lists = {}, ...rest }: Given = {}): RuleMatcher {
  const rule = { name: 'a/b', patterns, matches: ['x'], leaves: ['x'], ...rest }
  return matcherFor(parseRules({ version: 1, language: 'en', lists, rules: [rule] }, 'test.json'))
}

const taken = (pattern: string, text: string, given: Given = {}) =>
  match(matcherOf([pattern], given), text).block !== null

describe('a pattern', () => {
  test.each<[string, string[], string[]]>([
    ['sign up here', ['Sign up here', 'SIGN-UP HERE!', 'Ｓign up – here.'], ['Sign up', 'Sign up here now']],
    ['(log in|sign in) now', ['Log in now', 'Sign in now'], ['Log now', 'Log in sign in now']],
    ['read [the|this] more', ['Read more', 'Read this more'], ['Read the this more']],
    ['(share|tweet)+', ['Share', 'Tweet share tweet'], ['Share it']],
    ['share (here|there)*', ['Share', 'Share here there here'], ['here']],
    ['get ...2 app', ['Get app', 'Get our app', 'Get our new app'], ['Get our very new app']],
    ['# comments', ['12 comments', '1,204 comments', '१२ comments'], ['Comments', 'many comments']],
    ['follow <name>', ['Follow Ann', 'Follow Ann of the Weir', 'Follow gazette.org'], ['Follow the river']],
    ['登录', ['登录', '登 录。'], ['登录了']],
    ['más', ['Más', 'Mas', 'MÁS…'], ['más agua']],
  ])('%s', (pattern, yes, no) => {
    for (const text of yes) expect([text, taken(pattern, text)]).toEqual([text, true])
    for (const text of no) expect([text, taken(pattern, text)]).toEqual([text, false])
  })

  test('takes lists, which name others', () => {
    const lists = { where: ['{net}', 'paper'], net: ['web', 'world wide web'] }
    expect(taken('on the {where}', 'On the World Wide Web', { lists })).toBe(true)
    expect(taken('on the {where}', 'On the paper', { lists })).toBe(true)
    expect(taken('on the {where}', 'On the wall', { lists })).toBe(false)
  })

  test.each<[string, string, string]>([
    ['alone', 'Share', 'Share share'],
    ['unstopped', 'Share', 'Share.'],
    ['stopped', 'Share!', 'Share...'],
    ['colon', 'Share:', 'Share'],
    ['bracketed', '(Share)', '(Share) share'],
    ['pointing', 'Share »', 'Share'],
    ['copyright', '© Share', 'Share'],
    ['capitals', 'Share Share', 'Share share'],
  ])('holds to "%s"', (condition, yes, no) => {
    const pattern = condition === 'capitals' ? 'share share' : 'share'
    expect(taken(pattern, yes, { when: [condition] })).toBe(true)
    expect(taken(pattern, no, { when: [condition] })).toBe(false)
  })
})

describe('a topical rule', () => {
  const patterns = ['read (also|on) ...4', 'follow the signs now']
  const matcher = matcherOf(patterns, { when: ['topical'] })
  const takes = (text: string) => match(matcher, text).block !== null

  test('takes of a sentence what a gap took beside a word of sites only', () => {
    expect(takes('Read also the old letters.')).toBe(false)
    expect(takes('Read also the old newsletter.')).toBe(true)
    expect(takes('Read on: the old letters:')).toBe(false)
    expect(takes('Read also the old letters')).toBe(true)
  })

  test('takes what is all in its own words', () => {
    expect(takes('Follow the signs now.')).toBe(true)
    expect(takes('Read on 3.')).toBe(true)
  })
})

describe('a block', () => {
  const matcher = matcherOf(['share this', 'tweet', 'already a member', 'log in'])

  test('goes where patterns tile all of its sentences, with numbers behind them', () => {
    for (const text of ['Share this Tweet', 'Share this 12 Tweet 3', 'Already a member? Log in.', '(Tweet)'])
      expect([text, match(matcher, text).block]).toEqual([text, 'a/b'])
    for (const text of ['12', '12 Tweet', 'Share this now', 'Tweet, he said. Log in.'])
      expect([text, match(matcher, text).block]).toEqual([text, null])
  })

  test('stays whole where one of its sentences does', () => {
    const text = 'The weir broke. Already a member? The river rose. Log in.'
    expect(match(matcher, text)).toEqual({ block: null })
  })

  test('is never taken as a quote, a heading, an item of a list with numbers, or code', () => {
    for (const text of [
      '"Tweet"',
      '„Tweet“',
      '# Tweet',
      '1. Tweet',
      '2.3 Tweet',
      'Tweet,',
      'tweet',
      'tweet()',
    ])
      expect([text, match(matcher, text).block]).toEqual([text, null])
    for (const text of ['{Tweet}', 'Tweet;', '// Tweet', 'Tweet ......', 'Tweet     12', 'Share_this'])
      expect([text, match(matcher, text).block]).toEqual([text, null])
  })

  test('of more than the most tokens is not looked at', () => {
    expect(match(matcherOf(['(tweet)+']), 'Tweet '.repeat(MOST_TOKENS)).block).toBe('a/b')
    expect(match(matcherOf(['(tweet)+']), 'Tweet '.repeat(MOST_TOKENS + 1)).block).toBe(null)
  })
})

test('a phrase inside a longer sentence never matches', () => {
  const phrase = 'share this story with your friends'
  const matcher = matcherOf([phrase, 'share ...4 friends'])
  const words = fc.array(fc.constantFrom('the', 'miller', 'told', 'them', 'river', 'and', 'Harrow'), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(words, words, fc.constantFrom('before', 'after', 'both'), (before, after, where) => {
      const text = [...(where === 'after' ? [] : before), phrase, ...(where === 'before' ? [] : after)].join(
        ' ',
      )
      expect(match(matcher, text)).toEqual({ block: null })
    }),
  )
})

test('a token costs no more steps than the program has instructions, whatever the text', () => {
  const patterns = [
    'a (a|b ...8)+ c',
    '(a [a])+ a ...12 c',
    'a ...12 a ...12 a',
    '(a|a a|a a a)+ d',
    '<name> a ...12 c',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'A', 'b', 'c', '7'), { minLength: 1, maxLength: 100 }),
      (tokens) => {
        const matcher = matcherOf(patterns)
        match(matcher, tokens.join(' '))
        // Each instruction is reached and taken at most once a token, and reached once more before the first: by the filter,
        // which keeps what it met before but may meet all of it for the first time here, and by what tiles the sentence.
        expect(matcher.steps).toBeLessThanOrEqual(2 * 2 * matcher.size * (tokens.length + 1))
      },
    ),
  )
})

test('what a matcher learnt of other sentences does not change its answer', () => {
  const patterns = [
    'a (a|b ...3)+ c',
    '(a [a])+ a ...4 c',
    'a # [b]',
    'c',
    '(a|a a|c a)+ d',
    '<name> a ...2 c',
    'd ...4 #',
  ]
  const used = matcherOf(patterns)
  let taken = 0
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'a', 'A', 'b', 'c', 'd', 'e', '7'), { minLength: 1, maxLength: 12 }),
      (tokens) => {
        const text = tokens.join(' ')
        const { block } = match(matcherOf(patterns), text)
        expect([text, match(used, text).block]).toEqual([text, block])
        if (block !== null) taken += 1
      },
    ),
    { numRuns: 300 },
  )
  expect(taken).toBeGreaterThan(10)
})
