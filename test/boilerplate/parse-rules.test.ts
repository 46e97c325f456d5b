/** A file of rules that is wrong says where and what. */
import { expect, test } from 'vitest'
import { parseRules } from '../../src/boilerplate/parse-rules.js'

const RULE = {
  name: 'nav/more',
  patterns: ['read more'],
  matches: ['Read more'],
  leaves: ['Read more books.'],
}
const file = (rule: object, more: object = {}) => ({ version: 1, language: 'en', rules: [rule], ...more })
const pattern = (text: string, lists = {}) => file({ ...RULE, patterns: [text] }, { lists })

test('a rule is read with its defaults', () => {
  const [rule] = parseRules(file(RULE), 'my.json')
  expect(rule).toMatchObject({ name: 'nav/more', language: 'en', when: [] })
})

test.each<[unknown, string]>([
  [[], 'it must hold an object with "version", "language" and "rules"'],
  [{ ...file(RULE), rule: [] }, '"rule" is not known'],
  [{ ...file(RULE), version: 2 }, '"version" must be 1, not 2'],
  [{ ...file(RULE), language: 'English' }, '"language" must be a code such as "en"'],
  [{ version: 1, language: 'en' }, '"rules" must be a list'],
  [file({ ...RULE, name: 'more' }), 'rule 1 needs a "name" such as "paywall/log-in"'],
  [{ ...file(RULE), rules: [RULE, RULE] }, 'rule "nav/more": the name stands twice'],
  [file({ ...RULE, example: 'x' }), 'rule "nav/more": "example" is not known'],
  [file({ ...RULE, unit: 'sentence' }), 'rule "nav/more": "unit" is not known'],
  [
    file({ ...RULE, when: ['short'] }),
    'rule "nav/more": "when" must be a list of alone, stopped, unstopped, colon, bracketed, pointing, copyright, capitals, topical, company, not "short"',
  ],
  [file({ ...RULE, leaves: [] }), 'rule "nav/more": "leaves" must be a list of one or more texts'],
  [pattern('read (more'), 'rule "nav/more": pattern "read (more": ( is not closed by )'],
  [pattern('read more)'), 'rule "nav/more": pattern "read more)": ")" stands outside a group'],
  [pattern('read more+'), 'rule "nav/more": pattern "read more+": + stands behind a group or a list only'],
  [
    pattern('read (more|)'),
    'rule "nav/more": pattern "read (more|)": a choice is empty: [ ] makes one optional',
  ],
  [pattern('read {more}'), 'rule "nav/more": pattern "read {more}": there is no list {more}'],
  [pattern('read » more'), 'rule "nav/more": pattern "read » more": "»" holds no word'],
  [pattern('read ...99'), 'rule "nav/more": pattern "read ...99": a gap is 1 to 24 words long'],
  [pattern('...3 #'), 'rule "nav/more": pattern "...3 #": it can match without any word'],
  [
    pattern('...3 read ...3'),
    'rule "nav/more": pattern "...3 read ...3": it must begin or end with words or a number, not with gaps or names at both ends',
  ],
  [
    pattern('read (...3)+'),
    'rule "nav/more": pattern "read (...3)+": + repeats what may hold no word and no number',
  ],
  [pattern('read {a}', { a: ['{b}'], b: ['{a}'] }), 'list "a" names itself'],
  [pattern('read {a}', { a: [] }), 'list "a" must hold one or more texts'],
])('%j', (json, message) => {
  expect(() => parseRules(json, 'my.json')).toThrow(
    expect.objectContaining({ code: 'bad-rules', message: `my.json: ${message}` }),
  )
})

/** Lists of lists, each naming the one below twice. */
const nested = (levels: number, entries: (below: string) => readonly string[]) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      `l${level}`,
      level === 0 ? ['read more', 'see more'] : entries(`{l${level - 1}}`),
    ]),
  )

test('lists of lists cost no more with each level', () => {
  const doubled = nested(40, (below) => [`${below} ${below}`])
  expect(() => parseRules(pattern('{l39}', doubled), 'my.json')).toThrow('it has more than 2000 parts')
  const optional = nested(40, (below) => [`[${below}] again ${below}`, `once ${below}`])
  expect(() => parseRules(pattern('{l39} now', optional), 'my.json')).toThrow('it has more than 2000 parts')
  const chosen = nested(40, (below) => [below, `(${below})`])
  expect(parseRules(pattern('{l39}', chosen), 'my.json')[0].patterns[0].node).toMatchObject({
    kind: 'choice',
    nodes: [{ kind: 'sequence' }, { kind: 'sequence' }],
  })
})

test('lists in too many lists are refused', () => {
  const lists = Object.fromEntries(Object.entries(nested(60, (below) => [below, 'more'])).reverse())
  const message = 'list "l9" stands in more than 49 others'
  expect(() => parseRules(pattern('{l59}', lists), 'my.json')).toThrow(message)
})
