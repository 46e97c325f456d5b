/**
 * What repeats on many documents and is content: each kind of text has sentences of its own that come again, at all
 * places. And frames beside them, which go. Counting cannot tell the two apart; what they speak of can.
 */
import { expect, test } from 'vitest'
import { find, goneFrom, page, prose } from './pages.js'

const COUNT = 12
const documents = (blocksOf: (i: number) => readonly string[]) =>
  Array.from({ length: COUNT }, (_, i) => page('files', ...blocksOf(i)))
/** Paragraph `part` of document i: no two are alike. */
const own = (i: number, part: number) => prose(1000 + i * 20 + part)

const KINDS: Record<string, (i: number) => readonly string[]> = {
  interviews: (i) => [
    own(i, 0),
    'How did you come to the harbour as a child?',
    own(i, 1),
    'And what happened after the flood was over?',
    own(i, 2),
    'Would you do it again?',
    own(i, 3),
  ],
  contracts: (i) => [
    own(i, 0),
    'The lodger keeps no goats in the boat house.',
    own(i, 1),
    'Either side may end this agreement with a notice of three months.',
    own(i, 2),
  ],
  recipes: (i) => [
    own(i, 0),
    'Ingredients',
    own(i, 1),
    'Method',
    'Heat the oven to 180 degrees.',
    own(i, 2),
    'Leave it to cool on a rack before you cut it.',
    own(i, 3),
    'Serve warm with butter.',
  ],
  hymns: (i) => [0, 1, 2].flatMap((verse) => [own(i, verse), 'Bright are the lamps on the farther shore.']),
  chats: (i) =>
    Array.from({ length: 18 }, (_, at) =>
      at % 3 === 0
        ? own(i, at)
        : ['ok', 'thanks', 'same here', 'see you tomorrow', 'no way'][(i * 7 + at * 5) % 5],
    ),
  minutes: (i) => [
    own(i, 0),
    'The minutes of the last meeting were approved.',
    own(i, 1),
    'There were no further questions.',
    own(i, 2),
  ],
  theses: (i) => [
    own(i, 0),
    'The rest of this chapter is ordered as follows.',
    own(i, 1),
    'This ends the proof of the theorem.',
    own(i, 2),
  ],
  transcripts: (i) => [
    own(i, 0),
    'Thank you, Madam President.',
    own(i, 1),
    '[Laughter]',
    own(i, 2),
    'The floor is yours.',
    own(i, 3),
  ],
  letters: (i) => [
    'My dear brother,',
    own(i, 0),
    'I hope that this letter finds you in good health.',
    own(i, 1),
    'With love from your sister',
  ],
  sermons: (i) => [
    own(i, 0),
    own(i, 1),
    'Let us remember those at sea.',
    own(i, 2),
    'So may it be, now and in all years.',
  ],
}

for (const [kind, blocksOf] of Object.entries(KINDS))
  test(`${kind} keep what comes again in all of them`, () => {
    expect(goneFrom(documents(blocksOf))).toEqual([])
  })

const FACTS: Record<string, (i: number) => string> = {
  'a price': (i) => `The asking price for this house is ${1000 + i * 377} crowns.`,
  'a depth': (i) => `The mean depth of the sample was ${i + 3}.${i % 10} m below the surface.`,
  'a date': (i) => `Died in this parish on ${i + 1} May ${1701 + i * 7}.`,
  'a result': (i) => `The home team won the match by ${i + 2} to ${i % 3}.`,
  'a year': (i) => `Origin unknown; first used in the year ${1503 + i * 13}.`,
  'a telephone number': (i) => `Call the office on ${40000 + i * 913} for a boat.`,
  'a measure in a row': (i) => `Height ${i + 20} cm, width ${i * 3 + 7} cm, made of oak`,
}

for (const [kind, fact] of Object.entries(FACTS))
  test(`${kind} that changes stays, between paragraphs and at the end`, () => {
    expect(goneFrom(documents((i) => [own(i, 0), own(i, 1), fact(i)]))).toEqual([])
    expect(goneFrom(documents((i) => [own(i, 0), fact(i), own(i, 1)]))).toEqual([])
    // Not even beside a footer that goes.
    const footer = 'Tidewater Post, all rights reserved, printed on the quay.'
    expect(goneFrom(documents((i) => [own(i, 0), own(i, 1), fact(i), footer]))).toEqual([footer])
  })

const TOLD = ['The gate is shut at 18:30', 'A seat is 9 crowns', 'The boat sails on 4 June']
const NOTICE = 'Subscribe to our newsletter'

test.each<readonly [string, (i: number) => readonly string[]]>([
  ['end', (i) => [own(i, 0), own(i, 1), ...TOLD]],
  ['end before a notice', (i) => [own(i, 0), own(i, 1), ...TOLD, NOTICE]],
  ['end behind a notice', (i) => [own(i, 0), own(i, 1), NOTICE, ...TOLD]],
  ['begin, below a menu', (i) => ['Home', 'Login', ...TOLD, own(i, 0), own(i, 1)]],
  ['middle of a sentence', (i) => [`${own(i, 0).slice(0, -1)} and`, TOLD[0], own(i, 1).toLowerCase()]],
  ['middle, in one line', (i) => [own(i, 0), `${TOLD[0]}. Visit our website for more.`, own(i, 1)]],
])('what all pages tell with a number stays at their %s', (_, blocksOf) => {
  expect(goneFrom(documents(blocksOf)).filter((line) => /\d/.test(line))).toEqual([])
})

test('one line with a number among many labels of a frame goes', () => {
  const head = ['Κύμα 7.4', 'Περιεχόμενα', 'Άρθρωμα', 'Δείκτης']
  expect(goneFrom(documents((i) => [...head, own(i, 0), own(i, 1)]))).toEqual(head)
})

test('a copy that says the opposite stays, whatever its site', () => {
  const verdict = (i: number) =>
    `The court found the skipper ${i % 4 === 0 ? 'innocent' : 'guilty'} of all charges.`
  expect(goneFrom(documents((i) => [own(i, 0), own(i, 1), verdict(i)]))).toEqual([])
  const drug = (i: number) =>
    `The patient is allergic to ${i % 5 === 0 ? 'foxglove' : 'hemlock'} and its relatives.`
  expect(goneFrom(documents((i) => [own(i, 0), drug(i), own(i, 1)]))).toEqual([])
  const state = (i: number) =>
    `Registration for new members of the forum is ${i === 5 ? 'closed' : 'open'} today.`
  expect(goneFrom(documents((i) => [own(i, 0), state(i), own(i, 1)]))).toEqual([state(0)])
})

test('counters of a site go, and each wording is told', () => {
  const months = ['March', 'April', 'May']
  const counters: readonly ((i: number) => string)[] = [
    (i) => `This page was last changed on ${i + 1} ${months[i % 3]} ${2004 + i} at 1${i % 10}:07.`,
    (i) => `This page has been viewed ${i * 31 + 5} times since the restart.`,
    (i) => `Page ${i + 1} of ${i + 20} in this topic`,
    (i) => `© ${1999 + i} Tidewater Post. All rights reserved.`,
    (i) => `Zuletzt aktualisiert am ${i + 1}. Mai ${2004 + i}, Seite ${i + 3}`,
  ]
  for (const counter of counters) {
    const { gone, repetition } = find(documents((i) => [own(i, 0), own(i, 1), counter(i)]))
    expect(gone).toEqual(Array.from({ length: COUNT }, (_, i) => [counter(i)]))
    expect(repetition.lines.filter(({ goes }) => goes)).toHaveLength(COUNT)
  }
})

test('frames of several lines go without any word about their site, if nearly all documents have them', () => {
  const head = ['Κύμα και άμμος', 'Περιεχόμενα', 'Άρθρωμα', 'Δείκτης']
  expect(goneFrom(documents((i) => [...head, own(i, 0), own(i, 1)]))).toEqual(head)
  expect(goneFrom(documents((i) => [...head.slice(2), own(i, 0), own(i, 1)]))).toEqual([])
})

test('what counting proves and nothing vouches for is told of, and stays', () => {
  const { gone, repetition } = find(
    documents((i) => [own(i, 0), 'The lodger keeps no goats in the boat house.', own(i, 1)]),
  )
  expect(gone.flat()).toEqual([])
  expect(repetition.doubts).toHaveLength(COUNT)
  expect(repetition.lines.map(({ goes }) => goes)).toEqual([false])
})
