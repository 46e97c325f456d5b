/** Paragraphs with the same words, of which some stand in each other's place: both stay. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dedupe } from '../../src/index.js'

/** What stays of the second of two texts, each a document. */
async function left(first: string, second: string): Promise<string> {
  const { cleaned } = await dedupe([
    { path: '1.txt', text: first },
    { path: '2.txt', text: second },
  ])
  return Buffer.from([...cleaned].find(({ path }) => path === '2.txt')?.text ?? '').toString('utf8')
}

/** A clause inside a sentence, as a sentence of its own, and at the begin of a paragraph. */
const AROUND: readonly ((clause: string) => string)[] = [
  (clause) =>
    `In the week when the lower lock was drained and all boats lay in the mud of the basin ${clause}, which is why the men of the lock kept a book of such things and read from it at their table on the last night of the year.`,
  (clause) =>
    `The lower lock was drained in the second week and all boats lay in the mud of the basin for a while. There ${clause}. The men of the lock kept a book of such things and read from it at their table on the last night.`,
  (clause) =>
    `${clause}, as the men of the lock wrote in the book which they kept of such things, and from which they read at their table on the last night of the year when the lower lock was drained and the boats lay in the mud.`,
]

const CHANGED: readonly (readonly [string, string])[] = [
  ['the goose chased the miller', 'the miller chased the goose'],
  ['the grey goose of the smith chased the old miller', 'the old miller chased the grey goose of the smith'],
  ['the barge was heavier than the ferry', 'the ferry was heavier than the barge'],
  ['clay was put over gravel', 'gravel was put over clay'],
  ['Martha owed Conrad a rope', 'Conrad owed Martha a rope'],
  ['they rowed from Lisbon to Porto', 'they rowed from Porto to Lisbon'],
]

describe.each(AROUND)('%#', (around) => {
  it.each(CHANGED)('"%s" is not "%s"', async (one, other) => {
    expect(await left(around(one), around(other))).toBe(around(other))
  })

  it('two words side by side may change places', async () => {
    expect(await left(around('the goose slowly swam on'), around('the goose swam slowly on'))).toBe('')
  })
})

const WORDS = Array.from({ length: 60 }, (_, i) => `s${'aeiou'[i % 5]}${'bdfglmnprtvz'[i % 12]}en`)

test('two words of a paragraph that are not side by side never change places in a copy', async () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 2, maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(places, async ([a, b]) => {
      fc.pre(Math.abs(a - b) > 1)
      const words = WORDS.slice()
      ;[words[a], words[b]] = [words[b], words[a]]
      expect(await left(WORDS.join(' '), words.join(' '))).toBe(words.join(' '))
    }),
    { numRuns: 60, examples: [[[0, 2]], [[57, 59]], [[0, 59]]] },
  )
})

describe('a name that begins a sentence', () => {
  const page = (name: string, of: string) =>
    `Word came in spring that ${name} had bought the ${of} behind the old weir, for a sum of which nobody spoke.\n\n${name} rowed over to the lock with a lamp and a rope in the boat, and it was late in the night when the men who kept the gate heard of it, for they were all at the table with the book.`

  it('is another one where the text has both as names', async () => {
    const other = page('Conrad', 'meadow')
    expect(await left(page('Martha', 'mill'), other)).toBe(other)
  })

  it('is an edit where the text has it without a capital as well', async () => {
    const one = page('Stone', 'mill').replace('nobody spoke', 'stone and clay speak')
    const other = page('Gravel', 'meadow').replace('nobody spoke', 'sand and gravel speak')
    expect(await left(one, other)).toBe(other.split('\n\n')[0])
  })
})

test('a paragraph of many words that change places everywhere is looked at in time that grows with it', async () => {
  const words = Array.from({ length: 40_000 }, (_, at) => `word${(at * 7919) % 10_007}`)
  const changed = [...words]
  const kinds = ['apples', 'pears', 'plums']
  for (let at = 7, turn = 0; at < words.length - 8; at += 9, turn += 1) {
    words[at] = kinds[turn % 3]
    changed[at] = kinds[(turn + 1) % 3]
  }
  const before = process.cpuUsage().user
  expect(await left(words.join(' '), changed.join(' '))).toBe(changed.join(' '))
  expect(process.cpuUsage(undefined).user - before).toBeLessThan(5e6)
})
