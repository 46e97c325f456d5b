/** Headings and questions that stand earlier as well: they stay with what stays behind them, and go with what goes. */
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'

/** Which blocks of the second of two documents stay. */
async function staying(first: readonly string[], second: readonly string[]): Promise<readonly string[]> {
  const { cleaned } = await dedupe([
    { path: '1.txt', text: first.join('\n\n') },
    { path: '2.txt', text: second.join('\n\n') },
  ])
  const left = Buffer.from([...cleaned].find(({ path }) => path === '2.txt')?.text ?? '').toString('utf8')
  return second.filter((block) => left.includes(block))
}

const LEADS = [
  'How can I send a rope back?',
  'Can I send the rope back if it is wet?',
  'What we send and where',
  '# What we send and where it is sent to',
  '3.2. What we send and where it is sent',
  'All of these can be sent back to the mill:',
  'Kann ich das Seil zurückgeben, wenn es nicht gefällt?',
]

const [ANSWER, OTHER, SAME, START, END] = [1, 2, 3, 4, 5].map((number) => prose(number * 100, 20))

describe.each(LEADS)('%s', (lead) => {
  it('stays above another text, though the text before it goes', async () => {
    expect(await staying([lead, ANSWER], [START, lead, OTHER])).toEqual([START, lead, OTHER])
    expect(await staying([SAME, lead, ANSWER], [SAME, lead, OTHER])).toEqual([lead, OTHER])
  })

  it('goes with the text below it, and at the end of a document', async () => {
    expect(await staying([SAME, lead, ANSWER], [START, lead, ANSWER, END])).toEqual([START, END])
    expect(await staying([SAME, lead, ANSWER], [START, SAME, lead])).toEqual([START])
  })
})

it.each([
  [
    '3.2.1. Sending the ropes back to the mill',
    'See "Sending the ropes back to the mill" for the rest of it.',
  ],
  ['5.4.7. インストールレポートの送信', '方法の説明は「インストールレポートの送信」を参照してください。'],
])('%s stays with its number where a text names it', async (heading, text) => {
  expect(await staying([text, ANSWER], [START, heading, OTHER])).toEqual([START, heading, OTHER])
})

it('a sentence goes from before a text that stays', async () => {
  const sentence = 'The old mill by the weir is closed in winter.'
  expect(await staying([sentence, ANSWER], [START, sentence, OTHER])).toEqual([START, OTHER])
})

it('a headline stays above its text, though a list of contents has it', async () => {
  const headlines = [
    'The mill by the weir sends its last ropes away',
    'New lamps for the pier and a bell as well',
    'How the keeper of the lock came to his name',
  ]
  expect(await staying([START, ...headlines, END], [SAME, headlines[1], OTHER])).toEqual([
    SAME,
    headlines[1],
    OTHER,
  ])
  const rest = 'and so they went down to the water once more'
  expect(await staying([START, headlines[1]], [SAME, headlines[1], rest])).toEqual([SAME, rest])
})
