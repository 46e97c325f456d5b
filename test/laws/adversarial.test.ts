/**
 * Texts that make naive matching quadratic, or take what must stay. Times are compared with each other at two sizes
 * and never with a clock: four times the text may take ten times as long, where a square would take sixteen.
 */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'
import { leastTime } from '../least-time.js'

interface Text {
  readonly path: string
  readonly text: string
}

async function clean(documents: readonly Text[]): Promise<string[]> {
  const { cleaned } = await dedupe(documents)
  return [...cleaned].map(({ text }) => Buffer.from(text).toString('utf8'))
}

const two = (text: string): Text[] => [
  { path: 'a.txt', text },
  { path: 'b.txt', text },
]

const GROWTH = 10

/** `size` in thousands of bytes. */
const hard: Record<string, (size: number) => readonly Text[]> = {
  'periodic paragraphs': (size) => two('tide and foam and rock\n\n'.repeat(size * 40)),
  'a line of one word': (size) => two('tide '.repeat(size * 200)),
  'a line of two words in turn': (size) => two('tide foam '.repeat(size * 100)),
  'one sentence over and over': (size) =>
    two('The tide came in over the rocks and left foam behind. '.repeat(size * 18)),
  'a table of numbers': (size) =>
    two(Array.from({ length: size * 60 }, (_, i) => `${i % 7}, ${i % 5}, ${i % 11}, 0, 0`).join('\n')),
  'copies of one document': (size) =>
    Array.from({ length: size * 4 }, (_, i) => ({ path: `${i}.txt`, text: story.join('\n\n') })),
  // One block each: what is left of it is looked up everywhere, and every sentence leads to a chain of its own.
  'a long paragraph with another number': (size) => [
    { path: 'a.txt', text: prose(size * 3) },
    { path: 'b.txt', text: `${prose(size * 3)} 1200 lamps` },
  ],
  'a long paragraph with another word in each sentence': (size) => [
    { path: 'a.txt', text: prose(size * 3) },
    { path: 'b.txt', text: prose(size * 3, true) },
  ],
  'one word and a number in its midst': (size) => [
    { path: 'a.txt', text: 'tide '.repeat(size * 40) },
    { path: 'b.txt', text: `${'tide '.repeat(size * 20)}1200 ${'tide '.repeat(size * 20)}` },
  ],
  'passages between new text': (size) => [
    { path: 'a.txt', text: prose(size * 4) },
    {
      path: 'b.txt',
      text: Array.from(
        { length: size },
        (_, i) => `${prose(4, false, i * 4)} ${prose(4, false, 1e6 + i * 4)}`,
      ).join(' '),
    },
  ],
}

/** Sentences of ten made-up words, all different; `edited` has another sixth word in each. */
function prose(sentences: number, edited = false, first = 0): string {
  const letters = 'bdfgklmprtvz'
  const word = (number: number): string => {
    const syllable = letters[number % 12] + 'aeiou'[Math.floor(number / 12) % 5]
    return number < 60 ? `${syllable}n` : `${syllable}${word(Math.floor(number / 60))}`
  }
  return Array.from({ length: sentences }, (_, i) => {
    const words = Array.from({ length: 10 }, (_, at) => word((first + i) * 10 + at))
    if (edited) words[5] = `${words[5]}s`
    return `The ${words.join(' ')}.`
  }).join(' ')
}

const story = [
  'The ferry left the harbour late because fog had settled over the channel before dawn.',
  'Nobody on the pier minded much, since the bakery stayed open and the bread was warm.',
  'By noon the horn sounded twice and the whole town walked down to watch it go.',
]

for (const [name, make] of Object.entries(hard)) {
  test(`four times as much of ${name} takes at most ${GROWTH} times as long`, async () => {
    await dedupe(make(50))
    const time = (documents: readonly Text[]) => leastTime(() => dedupe(documents))
    const [small, large] = [await time(make(150)), await time(make(600))]
    expect(large / small).toBeLessThan(GROWTH)
  })
}

test('of two lines of ten megabytes of one word one stays', async () => {
  const text = 'tide '.repeat(2_000_000)
  expect(await clean(two(text))).toEqual([text, ''])
})

test('of two periodic texts of two megabytes one stays', async () => {
  const text = 'tide foam rock sand wind rain '.repeat(70_000)
  expect(await clean(two(text))).toEqual([text, ''])
})

test('of 4,000 copies of a document one stays', async () => {
  const text = story.join('\n\n')
  const cleaned = await clean(Array.from({ length: 4000 }, (_, i) => ({ path: `${i}.txt`, text })))
  expect(cleaned.filter((one) => one !== '')).toEqual([text])
})

test('a heading that recurs stays', async () => {
  const parts = [0, 1, 2].map((i) => `What to bring\n\n${story[i]}`)
  const text = parts.join('\n\n')
  expect(await clean([{ path: 'a.txt', text }])).toEqual([text])
})

test('a refrain of a few words stays', async () => {
  const text = story.map((verse) => `${verse}\n\nRow on, the tide is turning.`).join('\n\n')
  expect(await clean([{ path: 'a.txt', text }])).toEqual([text])
})

test('rows of a table of numbers stay', async () => {
  const text = `Depths at the pier:\n\n${['3 4 4 2 0', '3 4 4 2 1', '3 5 4 2 0', '3 4 4 2 0'].join('\n\n')}`
  expect(await clean([{ path: 'a.txt', text }])).toEqual([text])
})
