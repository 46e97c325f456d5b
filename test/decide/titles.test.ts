/** The title of a document is no copy of a line in an earlier document's list of links. */
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'

const TITLE = 'How the ferry at the weir lost its rope'
const LIST = [
  'Tide tables for the whole of the coming year',
  TITLE,
  'Who painted the doors of the old rope works',
]

async function cleanedOf(...texts: readonly (readonly string[])[]): Promise<readonly string[]> {
  const inputs = texts.map((blocks, i) => ({ path: `${i}/page.txt`, text: blocks.join('\n\n') }))
  const { cleaned } = await dedupe(inputs)
  return Array.from(cleaned, ({ text }) => Buffer.from(text).toString())
}

test('stays though an earlier list of links holds the same line', async () => {
  const [first, second] = await cleanedOf([prose(1), prose(2), ...LIST], [TITLE, prose(3), prose(4)])
  expect(first).toContain(TITLE)
  expect(second).toContain(TITLE)
})

test('stays though an earlier page names it among one or two links inside its frame', async () => {
  const frame = ['Share this story on Facebook', 'You must be logged in to post a comment.']
  for (const links of [[TITLE], LIST.slice(0, 2)]) {
    const [first, second] = await cleanedOf(
      [prose(1), prose(2), frame[0], ...links, frame[1]],
      [TITLE, prose(3), prose(4)],
    )
    expect(first).toContain(TITLE)
    expect(second).toContain(TITLE)
  }
})

test('goes with its text where an earlier page has both, whatever lines stand around them', async () => {
  const share = 'Share this story on Facebook'
  for (const above of [[share], ['The ferry', 'By its owner']]) {
    const page = ['Tide tables', ...above, TITLE, share, prose(3)]
    const [first, second] = await cleanedOf(page, [TITLE, prose(3)])
    expect(first).toContain(TITLE)
    expect(second).toBe('')
  }
})

test('goes where an earlier document has it as its own', async () => {
  const cleaned = await cleanedOf([TITLE, prose(1), prose(2)], [TITLE, prose(3), prose(4)])
  expect(cleaned.map((text) => text.includes(TITLE))).toEqual([true, false])
  const alone = await cleanedOf([prose(1), TITLE, prose(2)], [TITLE, prose(3), prose(4)])
  expect(alone.map((text) => text.includes(TITLE))).toEqual([true, false])
})

test('is no protection for a line below, or for a copy of a whole page', async () => {
  const below = await cleanedOf([prose(1), ...LIST], [prose(3), TITLE, prose(4)])
  expect(below[1]).not.toContain(TITLE)
  const copied = [TITLE, prose(3), prose(4)]
  const copies = await cleanedOf([prose(1), prose(2), ...LIST], copied, copied)
  expect(copies[1]).toContain(TITLE)
  expect(copies[2]).toBe('')
})

test('a page that is the same goes whole, with its title below the navigation of its site', async () => {
  const page = ['Skip to content', 'Sign in', 'Small seed cake', prose(1)]
  const cleaned = await cleanedOf(page, page)
  expect(cleaned).toEqual([`Small seed cake\n\n${prose(1)}`, ''])
})
