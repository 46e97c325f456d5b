/** Documents that are the same as an earlier one, and lists of short lines. */
import { expect, test } from 'vitest'
import { run } from '../model/run.js'

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
