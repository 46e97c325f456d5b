import { describe, expect, test } from 'vitest'
import type { ExplainedOccurrence, Explanation, Place } from '../../src/corpus/explanation.js'
import { REASONS } from '../../src/kinds.js'
import type { Occurrence } from '../../src/model.js'
import { explainGroup } from '../../src/report/explain.js'
import { pageOf } from '../../src/report/terminal-page.js'
import { occurrenceWith } from './arbitrary.js'

const plain = (columns: number) => pageOf({ colour: false, columns }, false)
const OPTIONS = {
  threshold: 0.8,
  minWords: 8,
  minPassage: 40,
  keep: 'first',
  level: 'passage',
  protectTexts: 1,
}

function placeOf(document: number, text: string | null, words = 100): Place {
  const path = `${'abcdef'[document]}.txt`
  const bytes = text === null ? null : Buffer.from(text)
  return { document, start: 0, end: 60, path, documentWords: words, lines: [3, 3], text: bytes }
}

function copyOf(part: Partial<Occurrence>, text: string | null, source: string | null): ExplainedOccurrence {
  return {
    occurrence: occurrenceWith({ document: 1, ...part, sources: [{ document: 0, start: 0, end: 60 }] }),
    place: placeOf(part.document ?? 1, text),
    sources: [placeOf(0, source)],
  }
}

function explanationOf(part: Partial<Explanation>): Explanation {
  const { shown = [] } = part
  const occurrences = shown.map(({ occurrence }) => occurrence)
  const group = { id: '00ff', rule: null, words: 12, text: 'All of it.', occurrences }
  return { group, options: OPTIONS, rest: [], spread: null, missing: [], ...part, shown }
}

const page = (shown: readonly ExplainedOccurrence[], columns = 80) =>
  explainGroup(explanationOf({ shown }), 'all', plain(columns))

const SOURCE = 'The boat leaves the lower quay at seven, and nobody has said why it must.'

describe('decisions in words', () => {
  test('a near copy that went', () => {
    const text = 'The boat leaves the lower pier at seven, and nobody has said why it must.'
    expect(page([copyOf({ coverage: 14 / 15, kind: 'near' }, text, SOURCE)])).toBe(
      [
        'Group 00ff: 12 words in 1 place, 1 removed',
        '',
        'removed  b.txt:3  near',
        '    93.3% of its 15 words stand in a.txt:3, and nothing telling is missing:',
        '    removed.',
        '    - The boat leaves the lower [-pier-] at seven, and nobody has said why it',
        '    + The boat leaves the lower {+quay+} at seven, and nobody has said why it',
        '      must.',
        '    --threshold 0.94 would keep it; --min-words 16 would keep it unless its',
        '    neighbours go; --prefer, with its path, keeps this one instead;',
        '    --protect-text FILE keeps it always, as does Keep in report.html with',
        '    --decisions FILE.',
        '',
      ].join('\n'),
    )
  })

  test('a text that stays tells how another could, but for one that always does', () => {
    const kept = copyOf({ action: 'keep', reason: 'canonical', document: 0 }, SOURCE, SOURCE)
    const gone = copyOf({}, SOURCE, SOURCE)
    expect(page([kept, gone])).toContain('--prefer, with the path of another one, lets that stay instead')
    const old = { ...kept, place: { ...kept.place, old: true } }
    const told = page([old, gone])
    expect(told).not.toContain('lets that stay instead')
    expect(told).not.toContain('lets it go')
  })

  test('a title, where nothing is protected that could be meant', () => {
    const shown = [copyOf({ action: 'keep', reason: 'protected' }, SOURCE, SOURCE)]
    const told = explainGroup(
      explanationOf({ shown, options: { ...OPTIONS, protect: [], protectTexts: 0 } }),
      'all',
      plain(200),
    )
    expect(told).toContain('but it is the title of its document, which others only list: kept.')
    expect(told).not.toContain('--protect')
  })

  test.each<[string, Partial<Occurrence>, string, string]>([
    [
      'a number',
      { action: 'keep', reason: 'new-number', kind: 'near', coverage: 14 / 15 },
      SOURCE.replace('seven', '7:30'),
      'but it alone has "7", "30": kept.',
    ],
    [
      'a name',
      { action: 'keep', reason: 'new-name', kind: 'near', coverage: 14 / 15 },
      SOURCE.replace('seven', 'Old York'),
      'but it alone has "Old York" (there "seven"): kept.',
    ],
    [
      'a name that is missing',
      { action: 'keep', reason: 'new-name', kind: 'near' },
      SOURCE.replace('nobody has', 'has'),
      'but the name or negation "nobody" stands only there: kept.',
    ],
    [
      'too little',
      { action: 'keep', reason: 'below-threshold', kind: 'near', coverage: 0.6 },
      `${SOURCE} Ten more words stand here, and none of them elsewhere.`,
      '60.0% of its 25 words stand in a.txt:3; 80.0% are needed, 5 words more: kept.',
    ],
    [
      'too short',
      { action: 'keep', reason: 'below-threshold' },
      'The boat leaves.',
      'All of its 3 words, but for case and marks, stand in a.txt:3, but it is too short to go alone (fewer than 8 words): kept.',
    ],
    [
      'another line',
      { action: 'keep', reason: 'below-threshold', kind: 'near', coverage: 14 / 15 },
      SOURCE.replace('lower', 'upper'),
      'but "upper" may make it another text: kept.',
    ],
    [
      'a document that does not go',
      { action: 'keep', reason: 'taken-back' },
      SOURCE,
      'No other copy of it stays: kept.',
    ],
    [
      'protected',
      { action: 'keep', reason: 'protected' },
      SOURCE,
      'All of its 15 words stand in a.txt:3, but it is protected: kept.',
    ],
    ['a rule', { reason: 'rule', kind: 'boilerplate' }, SOURCE, 'Boilerplate: every copy goes.'],
    [
      'a short neighbour',
      { coverage: 1 },
      'The boat leaves.',
      'too short to go alone, but its neighbours go by the same source: removed.',
    ],
    [
      'a passage',
      { coverage: 0.8, kind: 'passage' },
      SOURCE,
      'whole sentences of a paragraph that stays: cut out.',
    ],
    [
      'a passage, its option',
      { coverage: 0.8, kind: 'passage' },
      SOURCE,
      '--min-passage 13 or --level block',
    ],
  ])('%s', (_, part, text, expected) => {
    expect(page([copyOf(part, text, SOURCE)]).replace(/\s+/g, ' ')).toContain(expected)
  })

  const framed = (rule: string | null, part: Partial<Occurrence>, options: object = {}) => {
    const one = { ...copyOf({ reason: 'rule', kind: 'boilerplate', ...part }, SOURCE, SOURCE), sources: [] }
    const explanation = explanationOf({ shown: [one], options: { ...OPTIONS, ...options } })
    const group = { ...explanation.group, rule }
    return explainGroup({ ...explanation, group }, 'all', plain(80)).replace(/\s+/g, ' ')
  }

  test.each<[string, string | null, Partial<Occurrence>, object, string]>([
    ['a rule that ships', 'paywall/log-in', {}, {}, '--no-rule paywall/log-in keeps what this rule takes'],
    ['a voice', 'voice/notice', {}, {}, '--mode strict goes by rules of words alone and keeps it'],
    ['a voice by its name', 'voice/notice', {}, {}, '--no-rule voice/notice keeps all that goes so'],
    [
      'a guess by its name',
      'guess/site-voice',
      { action: 'flag' },
      {},
      '--no-rule guess/site-voice tells of none of its kind',
    ],
    ['a voice in company', 'voice/beside-boilerplate', {}, {}, '--mode strict goes by rules of words alone'],
    ['a guess', 'guess/page-frame', {}, { mode: 'aggressive' }, '--mode balanced only flags what is guessed'],
    ['a rule of their own', 'mine/shop', {}, {}, 'without mine/shop in the file of --rules'],
    ['a flagged guess', 'guess/site-voice', { action: 'flag' }, {}, '--mode aggressive lets it go'],
    ['the same', 'guess/site-voice', { action: 'flag' }, {}, '--mode strict does not tell of it'],
    [
      'a general rule',
      'guess/nav/general',
      { action: 'flag' },
      {},
      '--no-rule nav/general does not tell of it',
    ],
    [
      'a flagged rule',
      'paywall/log-in',
      { action: 'flag' },
      { boilerplate: 'flag' },
      '--boilerplate remove lets',
    ],
    [
      'a line that repeats',
      null,
      { action: 'flag', reason: 'repetition' },
      {},
      'a rule of your own (--rules',
    ],
    ['a line that went', null, { reason: 'repetition' }, {}, '--boilerplate flag or off keeps'],
    ['any boilerplate', 'voice/notice', {}, {}, 'Keep in report.html with --decisions FILE'],
  ])('boilerplate: %s names what switches it', (_, rule, part, options, expected) => {
    expect(framed(rule, part, options)).toContain(expected)
  })

  test('every reason says what can be done about it', () => {
    for (const reason of REASONS) {
      if (reason === 'canonical') continue
      for (const action of ['keep', 'remove', 'flag'] as const) {
        const text = page([copyOf({ reason, action }, SOURCE, SOURCE)]).replace(/\s+/g, ' ')
        expect([reason, action, text]).toEqual([reason, action, expect.stringMatching(/ --[a-z]/)])
      }
    }
  })

  test('a copy in the document of its source, and one in a longer document, have other options', () => {
    const own = copyOf({ document: 0, start: 100, end: 160 }, SOURCE, SOURCE)
    expect(page([own])).toContain('stand in line 3 of the same document: removed.\n')
    expect(page([own]).replace(/\s+/g, ' ')).toContain('--scope across would keep it')
    const longer = { ...copyOf({}, SOURCE, SOURCE), place: placeOf(1, SOURCE, 500) }
    expect(page([longer]).replace(/\s+/g, ' ')).toContain('--keep longest could, too')
  })
})

test('copies of which the same is to be said share their lines; what is not shown is counted', () => {
  const copies = [1, 2, 3].map((document) => copyOf({ document }, SOURCE, SOURCE))
  const rest = [occurrenceWith({}), occurrenceWith({ action: 'keep' })]
  const text = explainGroup(explanationOf({ shown: copies, rest }), 'the report has all', plain(80))
  expect(text).toContain(
    'removed  b.txt:3  exact\n         c.txt:3\n         d.txt:3\n    All of its 15 words',
  )
  expect(text.match(/All of its/g)).toHaveLength(1)
  expect(text).toContain('\n1 more removed, 1 more kept; the report has all\n')
})

test('without texts only places and the first words are shown, and that is said', () => {
  const canonical = {
    occurrence: occurrenceWith({ action: 'keep', reason: 'canonical' }),
    place: placeOf(0, null),
    sources: [],
  }
  const shown = [canonical, copyOf({ coverage: 0.9, kind: 'near' }, null, null)]
  expect(explainGroup(explanationOf({ shown, missing: ['it was a dry run'] }), '', plain(80))).toBe(
    [
      'Group 00ff: 12 words in 2 places, 1 removed',
      '',
      'stays    a.txt:3',
      '    All of it.',
      '    --prefer, with the path of another one, lets that stay instead; Remove in',
      '    report.html with --decisions FILE lets it go.',
      '',
      'removed  b.txt:3  near',
      '    90.0% of its words stand in a.txt:3, and nothing telling is missing:',
      '    removed.',
      '    --threshold 0.91 would keep it; --prefer, with its path, keeps this one',
      '    instead; --protect-text FILE keeps it always, as does Keep in report.html',
      '    with --decisions FILE.',
      '',
      'Some texts cannot be shown: it was a dry run.',
      '',
    ].join('\n'),
  )
})
