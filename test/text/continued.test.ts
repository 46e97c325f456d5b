import { describe, expect, test } from 'vitest'
import { goesOn } from '../../src/text/continued.js'
import { Lines, readLines } from '../../src/text/lines.js'
import { blocksOf } from './segmentHelp.js'

/** Lines that are an item or a paragraph each, of all lengths: no text that is wrapped at a width. */
const ITEMS = [
  'Home',
  'About the harbour of the lower valley and its ledgers',
  'Opening hours and prices of the year',
  'The second best boat of the islands is for sale again, its owner told the council last week',
  'Contact',
  'How to read a ledger that was written before the breakwater was built',
]
const LONG =
  'the harbour master keeps a ledger of every boat that passes the breakwater, and in a dry summer the pages fill slowly, ' +
  'because the river is too low for the barges from the upper valley, which lie on the sand and wait for the first rain.'

/** Whether the second line goes on with the sentence of the first, before the votes of a document are asked. */
function goes(text: string, markdown: boolean): boolean {
  const bytes = Buffer.from(text)
  const lines = new Lines()
  readLines(bytes, lines, markdown)
  return goesOn(bytes, lines, 1, 0, lines.count, markdown)
}

test('paragraph by paragraph, in a text of one item a line', () => {
  const paragraph =
    'The ledger names every boat that passes the breakwater and the\nbarges of the upper valley, which lie on the sand and wait for rain, says the\ncouncil.'
  const blocks = [...ITEMS, 'Press', paragraph, ...ITEMS]
  expect(blocksOf(blocks.join('\n'), true)).toEqual(blocks)
  expect(blocksOf(blocks.join('\n'), false)).toEqual(blocks)
})

describe('a sentence goes on over a break, by its two lines', () => {
  test.each([
    // Broken at clauses.
    'The ledger names every boat that passes the breakwater at night,\nbut the barges of the upper valley are left out of it.',
    'The ledger names every boat that ever passed the old breakwater\nand every barge that lay on the sand for more than a week.',
    // A word that asks for another one.
    'The second book is kept for the\nboats of the islands',
    'Der zweite Band ist nur für die Boote und\nkleinen Kähne',
  ])('%j, in Markdown and in plain text', (text) => {
    expect(goes(text, true)).toBe(true)
    expect(goes(text, false)).toBe(true)
  })

  test.each([
    'To report a boat that is lost at sea, please use the\n[form of the harbour office](https://example.org/form)',
    'Returns the first barge that was seen this year or\n`null`',
    'The spec forbids names with spaces,\nbut boats from the islands have them.',
    'The number of boats depends on what the council pays, on\n[the tide](https://example.org) and on the season.',
    'The ledger asks for a name that satisfies\n[certain rules](https://example.org/rules#name).',
    '- **Portable.** The ledger was copied\n  to [twenty harbours](#harbours)',
  ])('%j, in Markdown alone', (text) => {
    expect(goes(text, true)).toBe(true)
    expect(goes(text, false)).toBe(false)
  })
})

describe('lines that stay apart', () => {
  test.each([
    [
      'buttons below a long title',
      ['How the harbour of the lower valley was built in eleven summers', 'read more'],
    ],
    ['a byline', ['How the harbour of the lower valley was built in eleven summers', 'by a reader of ours']],
    [
      'items in lower case',
      ['change the position of the boat within its berth at the pier', 'the length of a rope, in fathoms.'],
    ],
    [
      'items behind a semicolon',
      ['You may not lend the ledger to any other harbour; or', 'copy it for others.'],
    ],
    ['a capital', ['You may read the ledger in the hall of the council and', 'The second book']],
    ['a short heading that ends with a small word', ['Sign in with', 'your harbour account.']],
    [
      'names in lower case',
      ['The second best harbour system of the whole upper valley', 'dbHarbour keeps your boats.'],
    ],
    [
      'a line set off by dashes',
      ['- Read on below, there is more of the ledger -', 'boats, and all of the barges.'],
    ],
    ['code below code', ['`read` means that the ledger is only read', '`write` means that it is written.']],
    [
      'a sentence end',
      ['The ledger names every boat that passes the old breakwater.', 'and barges are left out.'],
    ],
  ])('%s', (_, lines) => {
    expect(goes(lines.join('\n'), true)).toBe(false)
    expect(goes(lines.join('\n'), false)).toBe(false)
  })

  test('a break that is meant, as Markdown marks it', () => {
    const lines = [
      'The ledger names every boat that passes the breakwater and  ',
      'every barge that lay on the sand.',
    ]
    expect(goes(lines.join('\n'), true)).toBe(false)
    expect(goes(lines.join('\n'), false)).toBe(true)
    expect(goes(`${lines[0].trimEnd()}\\\n${lines[1]}`, true)).toBe(false)
  })

  test('in plain text, a paragraph of one line below a shorter line', () => {
    const text = `How the ledger of the harbour names the barges and the\n${LONG}`
    expect(goes(text, true)).toBe(true)
    expect(goes(text, false)).toBe(false)
  })
})
