/** Gates of `check`, on documents in memory. */
import { expect, test } from 'vitest'
import { check } from '../../src/index.js'

const STORY = 'A heron stood on the broken pier for most of the afternoon, watching the tide come in.'
const other = { path: 'a.txt', text: STORY }

test.each([
  ['the same words', STORY, 1],
  ['a line of dots below them', `${STORY}\n\n...\n`, 1],
  ['a word of its own', `${STORY}\n\nIndeed.\n`, 0],
  ['no word at all', '* * *\n', 0],
])('a document of %s is a duplicate or none', async (_, text, found) => {
  const { failures } = await check([other, { path: 'b.txt', text }], { maxDuplicates: 0 })
  expect(failures.map(({ gate }) => gate)).toEqual(found === 1 ? ['--max-duplicates'] : [])
})
