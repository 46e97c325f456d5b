/** Blocks that are too short to go alone: in which company they go (law 2), and in which they stay. */
import { describe, expect, it, test } from 'vitest'
import { prose } from '../boilerplate/pages.js'
import { left } from './left.js'

const [ONE, TWO, OWN, ELSE] = [1, 2, 3, 4].map((number) => prose(number * 100, 20))
/** Short blocks are found by shingles over their borders: these give other paragraphs the same three words there. */
const opened = (text: string) => `The old gate ${text[0].toLowerCase()}${text.slice(1)}`
const closed = (text: string) => `${text.slice(0, -1)} beside the river.`
const FEW = 'They left.'
const SOME = 'They all went home again.'

describe('a block of fewer than five words', () => {
  it('goes between two that go by the same source, or below the beginning of its document', async () => {
    expect(await left([ONE, FEW, TWO], [OWN, ONE, FEW, TWO, ELSE])).toEqual([OWN, ELSE])
    expect(await left([ELSE, FEW, TWO], [FEW, TWO, OWN])).toEqual([OWN])
  })

  it('stays if one of the two stays', async () => {
    expect(await left([ONE, FEW, TWO], [ONE, FEW, OWN])).toEqual([FEW, OWN])
    expect(await left([ONE, FEW, TWO], [OWN, FEW, TWO])).toEqual([OWN, FEW])
  })
})

describe('a block of five words and more', () => {
  it('goes beside one that goes by the same source', async () => {
    expect(await left([ONE, SOME, TWO], [ONE, SOME, OWN])).toEqual([OWN])
    expect(await left([ONE, SOME, TWO], [OWN, SOME, TWO])).toEqual([OWN])
  })

  it('stays beside one that goes by another', async () => {
    const behind = [
      [ELSE, SOME, opened(ELSE)],
      [opened(TWO), prose(500)],
    ]
    expect(await left(...behind, [OWN, SOME, opened(TWO)])).toEqual([OWN, SOME])
    const before = [
      [closed(ELSE), SOME, ELSE],
      [closed(TWO), prose(500)],
    ]
    expect(await left(...before, [closed(TWO), SOME, OWN])).toEqual([SOME, OWN])
  })

  it('stays before a short one that goes by another source with what follows it', async () => {
    const others = [opened('Fell down.'), opened('Was shut.')]
    const sources = [
      [ELSE, SOME, others[0], ELSE],
      [others[1], TWO],
    ]
    expect(await left(...sources, [OWN, SOME, others[1], TWO])).toEqual([OWN, SOME])
  })

  it('stays as a heading above what goes by another source', async () => {
    const heading = '# They all went home again'
    const sources = [
      [ELSE, heading, opened(ELSE)],
      [opened(TWO), prose(500)],
    ]
    expect(await left(...sources, [OWN, heading, opened(TWO)])).toEqual([OWN, heading])
  })
})

test('short lines that are company for each other stay where the source has another one among them', async () => {
  const list = [
    'red apples',
    'green pears',
    'blue plums',
    'late grapes',
    'ripe figs',
    'dried dates',
    'sweet melons',
  ]
  const more = [...list, 'sour limes']
  expect(await left([ELSE, ...more], [OWN, ...more])).toEqual([OWN])
  const source = [...more.slice(0, 4), 'small nuts', ...more.slice(4)]
  expect(await left([ELSE, ...source], [OWN, ...more])).toEqual([OWN, ...more])
})

test('short lines stay that a block behind them goes by: what covers it must stay (law 2)', async () => {
  const lines = [
    'They all went home again.',
    'Nobody saw them come back.',
    'The gate was shut by then.',
    'It rained all night there.',
  ]
  const merged = [OWN, ...lines].join(' ')
  expect(await left([ELSE, ...lines], [OWN, ...lines, merged])).toEqual([OWN, ...lines])
})

describe('with a higher least length', () => {
  const among = (...blocks: readonly string[]) => [ONE, ...blocks, TWO]
  const step = 'Pull the handle down until the lamp goes out and the wheel stands still.'
  /** What is left behind a source document of a copy in which `block` stands between two copies. */
  const between = (source: readonly string[], block: string) => left(source, among(block), { minWords: 20 })

  it('a block goes in company', async () => {
    expect(await between(among(`${step} Then go.`), step)).toEqual([])
  })

  it('a block stays that leaves a name out of its source', async () => {
    const other = step.replace('the lamp', 'the Dunmere lamp')
    expect(await between(among(`${other} Then go.`), step)).toEqual([step])
  })

  it('a block stays of which one half stands in one place and the other half in another', async () => {
    const [one, other] = [
      'Pull the handle down until the lamp goes out.',
      'Turn the key to the left before you go.',
    ]
    const halves = `${one} ${other}`
    expect(await between([ONE, `${one} Then go.`, ELSE, `${other} Then wait.`, TWO], halves)).toEqual([
      halves,
    ])
  })
})

describe('the double of the block before it', () => {
  it('goes from three words on', async () => {
    expect(await left([OWN, 'Red kites', 'Red kites', ELSE])).toEqual([OWN, 'Red kites', 'Red kites', ELSE])
    expect(await left([OWN, 'Red kites fly', 'Red kites fly', ELSE])).toEqual([OWN, 'Red kites fly', ELSE])
  })

  it('stays if that one goes: one of them is left', async () => {
    const source = [closed(ELSE), SOME, TWO]
    expect(await left(source, [closed(OWN), SOME, SOME, TWO])).toEqual([closed(OWN), SOME])
    expect(await left([SOME, TWO], [OWN, SOME, TWO, SOME])).toEqual([OWN, SOME])
  })
})
