/** Documents that are the same as an earlier one, and lists of short lines. */
import { describe, expect, test } from 'vitest'
import { run, wordsIn } from '../model/run.js'
import { plainSentence } from './plain-sentence.js'

const LABEL =
  'Name: alpha\n\nColour: dark red\n\nSize: ten\n\nPlace: left shelf\n\nOwner: museum\n\nState: good\n'
const KEEPER =
  'The keeper of the lock paints one gate green every spring and the other one blue every autumn.'

const cleanedOf = async (texts: readonly string[], options = {}) => {
  const { cleaned } = await run(
    texts.map((text, i) => ({ path: `${i}.txt`, text })),
    options,
  )
  return cleaned.map(({ text }) => text)
}

test('a document of short lines goes with the one it is the same as, headings and all', async () => {
  expect(await cleanedOf([LABEL, LABEL, LABEL.replace('ten', 'six')])).toEqual([
    LABEL,
    '',
    LABEL.replace('ten', 'six'),
  ])
})

test('what was cut out of the first of two same documents does not let the second stay', async () => {
  const passage = Array.from({ length: 5 }, (_, i) => KEEPER.replace('gate', `gate ${'abcde'[i]}`)).join(' ')
  const around = `Nothing else in this paragraph stands anywhere before it. ${passage} And nor does what comes last here.`
  const second = `Notes\n\n${around}\n\nShort\n\n* * *\n`
  const [first, cut, twin] = await cleanedOf([passage, second, second])
  expect(first).toBe(passage)
  expect(cut).toContain('Nothing else')
  expect(cut).not.toContain('gate a')
  expect(twin).toBe('')
})

describe('a block of which a passage went leaves its twin', () => {
  const [passage, next] = [plainSentence(50, 'so'), plainSentence(50, 'ri')]

  /** What is left of two same documents behind their sources, and what the last loses: its words, and how many are covered. */
  async function lastOf(text: string, options = {}) {
    const documents = [passage, next, text, text].map((one, i) => ({ path: `${i}.txt`, text: one }))
    const made = await run(documents, options)
    const [first, last] = made.cleaned.slice(2).map(({ text }) => text)
    const gone = made.removed
      .filter(({ document }) => document === 3)
      .map((one) => [wordsIn(made, one).length, Math.round(one.coverage * wordsIn(made, one).length)])
    return { first, last, gone }
  }

  test('nothing: five words that stay there are a run (law 2), whatever they tell', async () => {
    const rest = 'It was in March 1911.'
    const { first, last, gone } = await lastOf(`${rest} ${passage}`)
    expect([first, last]).toEqual([rest, ''])
    expect(gone).toEqual([[55, 55]])
  })

  test('nothing: four words are no run, and count as not covered', async () => {
    const [four, more] = ['They all went home.', 'It was a long way to walk in the rain.']
    const { first, last, gone } = await lastOf(`${four} ${passage} ${more}`)
    expect([first, last]).toEqual([`${four} ${more}`, ''])
    expect(gone).toEqual([[64, 60]])
  })

  test('four words that tell something, before the passage or behind it', async () => {
    for (const rest of ['They met at Dunmere.', 'They never went home.']) {
      for (const text of [`${rest} ${passage}`, `${passage} ${rest}`, `${passage} ${rest} ${next}`]) {
        const { first, last, gone } = await lastOf(text)
        expect([first, last]).toEqual([rest, rest])
        expect(gone.flat()).toEqual(text.endsWith(next) ? [50, 50, 50, 50] : [50, 50])
      }
    }
  })

  test('what is more than the threshold lets go uncovered', async () => {
    const text = `It lay beside it. ${passage} They all went home. ${next} And then they slept.`
    expect((await lastOf(text)).last).toBe('')
    const left = 'It lay beside it. They all went home. And then they slept.'
    const { first, last, gone } = await lastOf(text, { threshold: 0.9 })
    expect([first, last]).toEqual([left, left])
    expect(gone).toEqual([
      [50, 50],
      [50, 50],
    ])
  })
})

test('documents below the least length, and protected ones, are no twins', async () => {
  expect(await cleanedOf(['Yes, it is.\n', 'Yes, it is.\n'])).toEqual(['Yes, it is.\n', 'Yes, it is.\n'])
  expect(await cleanedOf([LABEL, LABEL], { protect: ['1.txt'] })).toEqual([LABEL, LABEL])
})

test('short lines in a row go from sixteen words on, in the same order only', async () => {
  const list =
    'red apples\n\ngreen pears\n\nblue plums\n\nlate grapes\n\nripe figs\n\ndried dates\n\nsweet melons\n\nsour limes'
  const head = (text: string) => `${KEEPER}\n\n${text}\n\n`
  const other = 'What follows is one more list, of which the words were said before.'
  expect(await cleanedOf([head(list), `${other}\n\n${list}\n`])).toEqual([head(list), `${other}\n`])
  const turned = `${other}\n\n${list.split('\n\n').toReversed().join('\n\n')}\n`
  expect(await cleanedOf([head(list), turned])).toEqual([head(list), turned])
})

test('no passage is cut out of code', async () => {
  const code = Array.from(
    { length: 60 },
    (_, i) => `say "line ${'abcdefghij'[i % 10]}${i % 7} of it". `,
  ).join('\n')
  const fence = (text: string) => `\`\`\`\n${text}\n\`\`\`\n`
  const documents = [
    { path: 'a.md', text: fence(code) },
    { path: 'b.md', text: fence(`begin here\n${code}\nreturn nothing that was there before at all`) },
  ]
  const { cleaned } = await run(documents)
  expect(cleaned.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
})
