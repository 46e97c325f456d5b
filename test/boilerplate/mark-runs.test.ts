/** Which lines of a run at the border of a document go together. Their verdicts are given by hand. */
import { describe, expect, test } from 'vitest'
import { markRun } from '../../src/boilerplate/mark-runs.js'
import { BORDER } from '../../src/boilerplate/runs.js'
import {
  ALONE,
  AT_EVERY_HEAD,
  AT_EVERY_TAIL,
  AT_HEAD,
  AT_TAIL,
  BETWEEN,
  FACT,
  VOUCHES,
} from '../../src/boilerplate/verdict.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'

type Line = readonly [text: string, verdict: number]

/** Which lines go of a document that begins with a run of these lines, or ends with it, and has a paragraph beside. */
function gone(place: 'head' | 'tail' | 'between', ...lines: readonly Line[]): readonly string[] {
  const [before, after] = [place === 'head' ? 0 : 1, place === 'tail' ? 0 : 1]
  const own = 'A paragraph of this document alone.'
  const texts = lines.map(([text]) => text)
  const read = new Fingerprints()
  const blocks = [...(before === 1 ? [own] : []), ...texts, ...(after === 1 ? [own] : [])]
  read.add(Buffer.from(blocks.join('\n\n')), false)
  const to = before + lines.length - 1
  const run = { from: before, to, before: before === 0 ? BORDER : 0, after: after === 0 ? BORDER : to + 1 }
  const found: string[] = []
  const take = (block: number) => found.push(blocks[block])
  markRun(
    corpusOf(read),
    run,
    (block) => lines[block - before][1],
    take,
    () => undefined,
  )
  return found
}

const VOUCHED = AT_HEAD | AT_TAIL | VOUCHES
const LABEL = AT_HEAD | AT_TAIL | AT_EVERY_HEAD | AT_EVERY_TAIL
const OTHER = AT_HEAD | AT_TAIL

describe('what comes with a line that speaks of its site', () => {
  test('goes at the head from three lines or six words on', () => {
    expect(gone('head', ['Boats', OTHER], ['Our site', VOUCHED])).toEqual([])
    expect(gone('head', ['Boats', OTHER], ['Ropes', OTHER], ['Login', VOUCHED])).toHaveLength(3)
    expect(gone('head', ['Log in here for boats', VOUCHED])).toEqual([])
    expect(gone('head', ['Log in here for old boats', VOUCHED])).toHaveLength(1)
  })

  test('goes at the tail from two lines or four words on', () => {
    expect(gone('tail', ['Log in here', VOUCHED])).toEqual([])
    expect(gone('tail', ['Log in here now', VOUCHED])).toHaveLength(1)
    expect(gone('tail', ['Login', VOUCHED], ['Boats', OTHER])).toHaveLength(2)
  })

  test('stays on the side of the text', () => {
    expect(gone('head', ['Log in here for old boats', VOUCHED], ['Boats', OTHER])).toEqual([
      'Log in here for old boats',
    ])
    expect(gone('tail', ['Boats', OTHER], ['Log in here now', VOUCHED])).toEqual(['Log in here now'])
  })
})

describe('labels at every border', () => {
  const labels: readonly Line[] = [
    ['Boats', LABEL],
    ['Ropes', LABEL],
    ['Sails', LABEL],
  ]

  test.each(['head', 'tail'] as const)('go at the %s from three on', (place) => {
    expect(gone(place, ...labels)).toHaveLength(3)
    expect(gone(place, ['Boats and their owners', LABEL], ['Ropes and their owners', LABEL])).toEqual([])
  })

  test('count up to a line that not every document has there', () => {
    const [one, ...two] = labels
    expect(gone('head', one, ['Weir', OTHER], ...two)).toEqual([])
  })

  test('take one fact for each three of them, and none for fewer', () => {
    const fact: Line = ['Doors open at 19', AT_HEAD | AT_TAIL | FACT]
    expect(gone('head', fact, ...labels)).toHaveLength(4)
    expect(gone('head', fact, ['Seats are 12', fact[1]], ...labels)).toEqual(['Boats', 'Ropes', 'Sails'])
    expect(gone('tail', ...labels, fact)).toHaveLength(4)
    expect(gone('tail', ...labels, fact, fact)).toEqual(['Boats', 'Ropes', 'Sails'])
  })
})

test('between blocks only what goes alone does, with what stands between two of it, but for a label above what stays', () => {
  const alone = BETWEEN | ALONE
  expect(gone('between', ['Boats', BETWEEN], ['Ropes', BETWEEN])).toEqual([])
  expect(gone('between', ['Boats', alone], ['Ropes', BETWEEN], ['Sails', alone])).toHaveLength(3)
  expect(
    gone('between', ['Sails', alone], ['Boats', alone], ['Ropes', BETWEEN | FACT], ['Sails', alone]),
  ).toEqual(['Sails', 'Sails'])
  expect(gone('between', ['Boats', alone], ['Ropes', BETWEEN])).toEqual(['Boats'])
})
