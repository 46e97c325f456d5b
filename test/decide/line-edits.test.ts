/** Which lines of a few words go as another one but for a word, by what stays of the last document. */
import { describe, expect, it, test } from 'vitest'
import { dedupe } from '../../src/index.js'

/** What stays of the last of some texts, each a document. */
async function left(...texts: string[]): Promise<string> {
  const last = `${texts.length}.txt`
  const { cleaned } = await dedupe(texts.map((text, i) => ({ path: `${i + 1}.txt`, text })))
  const copy = [...cleaned].find(({ path }) => path === last)
  return Buffer.from(copy?.text ?? '').toString('utf8')
}

const line = (word: string) => `The keeper of the lower pier has a ${word} for each of the boats.`

describe('a misspelt word', () => {
  it('goes, in the middle of a line that holds no shingle of its source', async () => {
    expect(
      await left(
        'Examples of boats are ferries, open barges, and old steam tugs.',
        'Examples of boats are ferires, open barges, and old steam tugs.',
      ),
    ).toBe('')
  })

  it('goes where the right spelling came later', async () => {
    expect(await left(line('lanttern'), line('lantern'))).toBe('')
  })

  it('stays where the line that it would go by went itself, into a paragraph', async () => {
    const paragraph = `At night it is dark here. ${line('lantern')} Nobody else may use one of them.`
    expect(await left(paragraph, line('lantern'), line('lanttern'))).toBe(line('lanttern'))
  })

  it('stays in its own document, where lines are alike on purpose', async () => {
    const both = `${line('lantern')}\n\n${line('lanttern')}`
    expect(await left(both)).toBe(both)
  })

  it('stays where it is written more than twice: then it is a word', async () => {
    const known = 'A lanttern burns. This lanttern is lit. A lantern has oil. This lantern broke.'
    expect(await left(line('lantern'), known, line('lanttern'))).toBe(line('lanttern'))
  })

  it('stays as part of a name of some code', async () => {
    const call = (word: string) => `The keeper of the lower pier has a ${word}() for each of the boats.`
    expect(await left(call('lantern'), call('lanttern'))).toBe(call('lanttern'))
  })

  it('goes with one letter more or less, if the other one is an English word or known', async () => {
    expect(await left(line('lantern'), line('lanern'))).toBe('')
    expect(await left(line('lanern'), line('lantern'))).toBe('')
    expect(await left(line('lutrin'), line('lurin'))).toBe(line('lurin'))
    const known = 'The lutrin burns. One lutrin is lit.'
    expect(await left(line('lutrin'), known, line('lurin'))).toBe('')
  })

  it.each([
    ['two letters that changed places', 'trial', 'trail'],
    ['a letter more', 'mortality', 'morality'],
    ['a letter doubled', 'diner', 'dinner'],
    ['what looks like another spelling', 'polling', 'poling'],
    ['another letter', 'motion', 'motoon'],
  ])('stays where the other one is no misspelling: %s', async (_, one, other) => {
    expect(await left(line(one), line(other))).toBe(line(other))
  })

  it('stays where it is an English word, though the corpus has the other one all the time', async () => {
    const often = Array.from({ length: 60 }, (_, i) => `Boat ${i} paid for its dinner there.`).join(' ')
    expect(await left(often, line('dinner'), line('diner'))).toBe(line('diner'))
    expect(await left(often, line('dinner'), line('dinnner'))).toBe('')
  })

  it('stays where the corpus knows it, though it is no English word', async () => {
    const known = 'A lantrn is lit. No lantrn broke.'
    expect(await left(line('lantern'), known, line('lantrn'))).toBe(line('lantrn'))
  })

  it('in another language needs a word that the corpus knows, and is no form of it', async () => {
    const zeile = (word: string) => `Wir ${word} uns am Hafen für eine Laterne, die im Winter nicht brennt.`
    expect(await left(zeile('entscheiden'), zeile('entscheidden'))).toBe('')
    expect(await left(zeile('entscheiden'), zeile('entschiden'))).toBe(zeile('entschiden'))
    expect(await left(zeile('entscheiden'), zeile('entschieden'))).toBe(zeile('entschieden'))
    expect(await left(line('receiver'), line('reciever'))).toBe('')
  })

  it('stays where its line stands twice', async () => {
    expect(await left(line('lantern'), line('lanttern'), line('lanttern'))).toBe('')
    const { cleaned } = await dedupe(
      [line('lantern'), line('lanttern'), line('lanttern')].map((text, i) => ({ path: `${i}.txt`, text })),
    )
    expect([...cleaned].map(({ text }) => Buffer.from(text).toString())).toEqual([
      line('lantern'),
      line('lanttern'),
      '',
    ])
  })
})

it('another right spelling of a word goes', async () => {
  expect(await left(line('colour'), line('color'))).toBe('')
})

/** Text in which "lantern" and "whistle" are known, each in its own company. */
const lanterns =
  'Her lantern hung there. My lantern fell. Some lantern smoked. Our lantern shone. That lantern broke.'
const whistles =
  'Two whistle blows. They whistle songs. Boys whistle loudly. Dogs whistle never. Cold whistle sound.'

describe('a negation or a number that was misspelt', () => {
  const rule = (word: string) => `The boats of the lower pier may leave ${word} a word from the keeper.`
  const known = Array.from({ length: 9 }, (_, i) => `Pier ${i} is without a light.`).join(' ')

  it('goes where everybody else writes it right', async () => {
    expect(await left(known, rule('without'), rule('withoout'))).toBe('')
  })

  it('stays where the right one is hardly known, or came later', async () => {
    expect(await left(rule('without'), rule('withoout'))).toBe(rule('withoout'))
    expect(await left(known, rule('withoout'), rule('without'))).toBe(rule('without'))
  })

  it('and where a letter was lost, which may make another word', async () => {
    expect(await left(known, rule('without'), rule('withut'))).toBe(rule('withut'))
  })
})

describe('a word that fits nowhere else', () => {
  it('goes for one that it never stands for', async () => {
    expect(await left(lanterns, whistles, line('lantern'), line('whistle'))).toBe('')
  })

  it('stays where the two stand for each other elsewhere', async () => {
    const pair = 'She took my lantern home. She took my whistle home.'
    expect(await left(lanterns, whistles, pair, line('lantern'), line('whistle'))).toBe(line('whistle'))
  })

  it('goes though one place elsewhere has one of its neighbours', async () => {
    const beside = `${whistles} She carved a whistle once.`
    expect(await left(lanterns, beside, line('lantern'), line('whistle'))).toBe('')
  })

  it('goes though other documents have it as a name, where it is none', async () => {
    const named =
      'We met Whistle there. They saw Whistle again. Old Whistle sang. Young Whistle slept. Dear Whistle wrote. Poor Whistle left. Tall Whistle ran.'
    const page = (word: string, place: string) => `We went to ${place} then.\n\n${line(word)}`
    const texts = [lanterns, whistles, named]
    const rest = 'We went to Ullapool then.'
    expect((await left(...texts, page('lantern', 'Arbroath'), page('whistle', 'Ullapool'))).trim()).toBe(rest)
    const low = `we went there then.\n\n${line('whistle')}`
    expect(await left(...texts, page('lantern', 'Arbroath'), low)).toBe(low)
  })

  it('stays where it is not known', async () => {
    expect(await left(lanterns, line('lantern'), line('whistle'))).toBe(line('whistle'))
  })

  it('stays in a form that others fill in otherwise', async () => {
    expect(await left(lanterns, whistles, line('bucket'), line('lantern'), line('whistle'))).toBe(
      line('whistle'),
    )
  })

  it('stays among words that tell of no language', async () => {
    const words = (word: string) => `keeper lower pier wharf ${word} barges boats ropes tugs sails anchors`
    expect(await left(lanterns, whistles, words('lantern'), words('whistle'))).toBe(words('whistle'))
  })
})

test.each([
  ['a number', 'three'],
  ['a name', 'Whistler'],
  ['a negation', 'nothing'],
])('%s stays', async (_, word) => {
  expect(await left(lanterns, line('lantern'), line(word))).toBe(line(word))
})

test('what is told by its letters goes in mode strict, a guess stays; each document by itself has neither', async () => {
  const texts = [lanterns, whistles, line('lantern'), line('whistle'), 'Ropes lie here and there.', '']
  const count = async (mode: 'strict' | 'balanced', scope: 'all' | 'within', lines: readonly string[]) => {
    const documents = lines.map((text, i) => ({ path: `${i}.txt`, text }))
    return (await dedupe(documents, { mode, scope })).report.summary.removedBlocks
  }
  expect(await count('balanced', 'all', texts)).toBe(1)
  expect(await count('strict', 'all', texts)).toBe(0)
  const slips = [line('lantern'), line('lanttern')]
  expect(await count('strict', 'all', slips)).toBe(1)
  expect(await count('balanced', 'within', slips)).toBe(0)
})
