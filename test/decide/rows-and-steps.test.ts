/**
 * Rows of values, steps of numbered lists, names below quotations, all long enough to go alone: a day's hours and a recipe's
 * step belong to what stays beside them.
 */
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'

/** The lines of the second of two documents that go. */
async function gone(first: readonly string[], second: readonly string[]): Promise<readonly string[]> {
  const { cleaned } = await dedupe(
    [
      { path: '1.txt', text: first.join('\n\n') },
      { path: '2.txt', text: second.join('\n\n') },
    ],
    { keepEmpty: true },
  )
  const left = Buffer.from([...cleaned].find(({ path }) => path === '2.txt')?.text ?? '').toString('utf8')
  return second.filter((line) => line !== '' && !left.split('\n').includes(line))
}

const [HERE, THERE] = [1, 2].map((number) => prose(number * 100, 20))

describe.each([
  ['Tuesday and Saturday: 10:30 am to 1:15 pm'],
  ['Dienstag und Samstag von 10:30 bis 13:15 Uhr'],
  ['Closed from 2025-03-14 to 2025-10-31'],
])('%s', (row) => {
  it('stays in another table, and goes with its own', async () => {
    const own = ['Wednesday: closed for the whole of the season', row, 'Sunday: by the bell at the gate only']
    const other = ['Wednesday: ring twice and wait by the wall', row, 'Sunday: open to members of the club']
    expect(await gone([HERE, '', ...own], [THERE, '', ...other])).toEqual([])
    expect(await gone([HERE, '', ...own], [THERE, '', ...own])).toEqual(own)
  })
})

it.each([
  'From 10:30 am on the boats are let to anybody who can swim, and at 1:15 pm they are called back',
  'The weir is open from 10:30 am to 1:15 pm.',
])('no row of values: %s', async (line) => {
  expect(await gone([HERE, '', line], [THERE, '', line])).toEqual([line])
})

describe('a step of a numbered list', () => {
  const first = ['1. Scrape the hull down to the bare wood.', '2. Warm the tar until it runs.']
  const shared = '3. Brush it on thinly and let it dry overnight.'

  it('stays behind one that stays', async () => {
    const other = ['1. Wash the salt off with rain water.', '2. Stir the red lead into the oil.']
    expect(await gone([HERE, ...first, shared], [THERE, ...other, shared, '4. Hang her up.'])).toEqual([])
  })

  it('stays under another number, which is none of its words', async () => {
    const ten = 'Sift the flour with the salt into a large bowl.'
    const [made, other] = [
      ['1. Warm the milk.', `2. ${ten}`],
      ['1. Whisk the eggs.', '2. Grease the tin.', `3. ${ten}`],
    ]
    expect(await gone([HERE, ...made], [THERE, ...other])).toEqual([])
  })

  it('goes with the others, also under another number', async () => {
    expect(await gone([HERE, ...first, shared], [THERE, ...first, shared])).toEqual([...first, shared])
    const later = [shared.replace('3', '1'), '2. Hang her up by the stern until the wind turns.']
    const last = later[1].replace('2', '4')
    expect(await gone([HERE, '', ...first, shared, last], [THERE, '', ...later])).toEqual(later)
  })

  it('goes alone where it is no further one, or long', async () => {
    const only = shared.replace('3', '1')
    expect(await gone([HERE, ...first, shared], [THERE, only, '2. Hang her up.'])).toEqual([only])
    const long = `3. ${prose(7, 18)}`
    const other = ['1. Wash the salt off with rain water.', '2. Stir the red lead into the oil.']
    expect(await gone([HERE, ...first, long], [THERE, ...other, long])).toEqual([long])
  })
})

describe.each([
  ['-- The keeper of the lock, in a letter to us'],
  ['— Die Hüterin der Schleuse in einem Brief an ihre Schwester'],
  ['\t\t-- The keeper of the lock, "Forty years of water"'],
  ['\t\t-- Ada Weir. (1861-1941) Keeper and mender of nets.'],
])('%s', (line) => {
  it('stays behind a text that stays, and goes with its own', async () => {
    expect(await gone([HERE, line], [THERE, line])).toEqual([])
    expect(await gone([HERE, line], [HERE, line])).toEqual([HERE, line])
  })
})

it.each([
  '-- That is all there is to it, said the keeper.',
  '--quiet takes all but the errors from what is printed',
  '- a coil of rope, a lamp and a dry box',
])('stays behind no other text: %s', async (line) => {
  expect(await gone([HERE, line], [THERE, line])).toEqual([line])
})
