/** Paragraphs that are compared from end to end, with no run of words long enough to be looked up. */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'

const SYLLABLES = 'ba de fi go ku la me ni po ru sa te vi zo'.split(' ')
const word = (i: number) => SYLLABLES[i % 14] + SYLLABLES[Math.floor(i / 14) % 14] + SYLLABLES[(i * 5) % 14]
const SOURCE = Array.from({ length: 84 }, (_, i) => word(i))

/** The words that go of a copy that has so many of seven words of its source. */
async function gone(kept: number): Promise<number> {
  const copy = SOURCE.filter((_, i) => i % 7 < kept)
  const { report } = await dedupe(
    [SOURCE, copy].map((words, at) => ({ path: `${at}.txt`, text: `${words.join(' ')}.` })),
    { boilerplate: 'off' },
  )
  return report.summary.removedWords
}

test('one that leaves out a word in seven is a copy', async () => {
  expect(await gone(6)).toBe(72)
})

test('one that leaves out more than a quarter of its own length is a text of its own', async () => {
  expect(await gone(5)).toBe(0)
})
