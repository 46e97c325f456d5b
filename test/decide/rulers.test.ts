/** Rulers and other blocks without a word: they go between blocks that go, where what those go by has the same ones (law 3). */
import { describe, expect, it, test } from 'vitest'
import { prose } from '../boilerplate/pages.js'
import { type Blocks, left, leftOfAll } from './left.js'

const [ONE, TWO, OWN, ELSE] = [1, 2, 3, 4].map((number) => prose(number * 100, 20))

describe('a ruler', () => {
  it('goes between two copies whose source has it there', async () => {
    expect(await left([ONE, '---', TWO], [OWN, ONE, '---', TWO, ELSE])).toEqual([OWN, ELSE])
  })

  it('goes at a border of its document beside a copy', async () => {
    expect(await left([ONE, '---', ELSE], [OWN, ONE, '---'])).toEqual([OWN])
    expect(await left([ELSE, '---', ONE], ['---', ONE, OWN])).toEqual([OWN])
  })

  it('goes beside a copy of two paragraphs in one', async () => {
    expect(await left([ONE, TWO, '---', ELSE], [OWN, `${ONE} ${TWO}`, '---'])).toEqual([OWN])
    expect(await left([ELSE, '---', ONE, TWO], ['---', `${ONE} ${TWO}`, OWN])).toEqual([OWN])
  })

  it('stays beside a block that stays, on either side', async () => {
    expect(await left([ONE, '---', TWO], [ONE, '---', OWN])).toEqual(['---', OWN])
    expect(await left([ONE, '---', TWO], [OWN, '---', TWO])).toEqual([OWN, '---'])
    const changed = `${ONE.slice(0, -1)} 88.`
    expect(await left([ONE, '---', TWO], [changed, '---', TWO])).toEqual([changed, '---'])
  })

  it('stays in a document of nothing else', async () => {
    expect(await left(['---', '* * *'], ['---', '* * *'])).toEqual(['---', '* * *'])
    // Not even where the document behind it, or the one before, was decided before it and went.
    const source = [ELSE, '---', ONE, '---', TWO]
    const shortLast = { keep: 'longest' }
    expect(await leftOfAll([source, ['---'], [ONE, OWN]], shortLast)).toEqual([source, ['---'], [OWN]])
    expect(await leftOfAll([source, [OWN, ONE], ['---']], shortLast)).toEqual([source, [OWN], ['---']])
  })

  it('ends with its document', async () => {
    const next = ['* * *', ELSE]
    expect(await leftOfAll([[ONE, '---', TWO], [OWN, ONE, '---'], next])).toEqual([
      [ONE, '---', TWO],
      [OWN],
      next,
    ])
  })

  it('stays where the source has another one, none, or more', async () => {
    const copy = [OWN, ONE, '---', TWO, ELSE]
    expect(await left([ONE, '* * *', TWO], copy)).toEqual([OWN, '---', ELSE])
    expect(await left([ONE, TWO], copy)).toEqual([OWN, '---', ELSE])
    expect(await left([ONE, ELSE, '---', TWO], [OWN, ONE, '---', TWO])).toEqual([OWN, '---'])
  })

  it('stays where the source ends with the corpus, or begins it', async () => {
    expect(await left([TWO], [ELSE, ONE], [OWN, ONE, '---'])).toEqual([OWN, '---'])
    expect(await left([ONE, TWO], ['---', ONE, OWN])).toEqual(['---', OWN])
  })

  it('stays where the same one stands beside the source in another document', async () => {
    expect(await left([ELSE, '---'], [ONE, TWO], ['---', ONE, OWN])).toEqual(['---', OWN])
    expect(await left([ELSE, ONE], ['---', TWO], [OWN, ONE, '---'])).toEqual([OWN, '---'])
  })

  it('stays beside a copy that has more than one source', async () => {
    const both = `${ONE} ${TWO}`
    expect(await left([ONE, '---', ELSE], [TWO, '---', ELSE], [OWN, both, '---'])).toEqual([OWN, '---'])
  })
})

test('rulers in a row go if all of them stand there, in this order', async () => {
  const copy = (rulers: Blocks) => [OWN, ONE, ...rulers, TWO, ELSE]
  const rows = ['---', '* * *']
  expect(await left([ONE, ...rows, TWO], copy(rows))).toEqual([OWN, ELSE])
  expect(await left([ONE, ...rows, TWO], copy(rows.toReversed()))).toEqual([OWN, '* * *', '---', ELSE])
  expect(await left([ONE, '+ + +', '* * *', TWO], copy(rows))).toEqual([OWN, ...rows, ELSE])
  expect(await left([ONE, '---', TWO], copy(rows))).toEqual([OWN, ...rows, ELSE])
  // At the head of a document they are those right before the source of what stands behind them.
  expect(await left([ELSE, ...rows, ONE], [...rows, ONE, OWN])).toEqual([OWN])
  expect(await left([ELSE, '---', ONE], [...rows, ONE, OWN])).toEqual([...rows, OWN])
})

test('a ruler beside boilerplate goes with it at the border of a page, and stays beside the text of the page', async () => {
  const footer = 'Tidewater Post, all rights reserved, printed on the quay.'
  const cleaned = (blocks: (i: number) => Blocks) => leftOfAll(Array.from({ length: 6 }, (_, i) => blocks(i)))
  const own = (i: number) => [prose(i * 2), prose(i * 2 + 1)]
  const alone = Array.from({ length: 6 }, (_, i) => own(i))
  expect(await cleaned((i) => [...own(i), footer, '---'])).toEqual(alone)
  expect(await cleaned((i) => [...own(i), '---', footer])).toEqual(alone.map((blocks) => [...blocks, '---']))
})
