/** A block is a letter here: capitals are long, lower case short, a digit has as many words as it says. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideRepeats, MIN_DOUBLED, MIN_WORDS, STAYS } from '../../src/decide/repeats.js'
import { firstOccurrences } from '../../src/match/first-occurrence.js'
import type { Scope } from '../../src/model.js'
import { lettersOf } from '../fingerprint/fingerprints-of.js'

/** What is left of each document: a block that goes stands as a dot. */
function left(texts: readonly string[], scope: Scope = 'all'): string[] {
  const { source, blocks, documents } = decided(texts, scope)
  return documents.map(({ firstBlock, blocks: count }) =>
    Array.from({ length: count }, (_, i) => firstBlock + i)
      .map((block) => (source[block] === STAYS ? String.fromCharCode(blocks.high[block]) : '.'))
      .join(''),
  )
}

function decided(texts: readonly string[], scope: Scope) {
  const { blocks, documents } = lettersOf(texts)
  const first = firstOccurrences(blocks, documents, { within: scope === 'within', partitions: 1 })
  return { blocks, documents, first, source: decideRepeats(blocks, documents, first, scope) }
}

test('the constants are those that the examples lean on', () => {
  expect([MIN_WORDS, MIN_DOUBLED]).toEqual([8, 3])
})

describe.each<[string, string[], string[]]>([
  ['a long block goes wherever it stands again', ['AB', 'CA', 'BAD'], ['AB', 'C.', '..D']],
  ['also in its own document', ['ABA'], ['AB.']],
  ['a block of 8 words is long, one of 7 is not', ['8X7', 'Y8Z7Q'], ['8X7', 'Y.Z7Q']],
  ['a short one stays alone', ['aXb', 'aYb', 'a'], ['aXb', 'aYb', 'a']],
  ['a short one that stands twice in a row goes from 3 words on', ['33X22Y44'], ['3.X22Y4.']],
  ['three in a row leave one', ['X333Y'], ['X3..Y']],
  ['a doubled one stays where something stands between', ['3X3'], ['3X3']],
  ['short ones between two that go, in the same place, go with them', ['AbcD', 'XAbcDY'], ['AbcD', 'X....Y']],
  ['but not if one differs', ['AbcD', 'AbxD'], ['AbcD', '.bx.']],
  ['or stands elsewhere', ['AbcD', 'AcbD'], ['AbcD', '.cb.']],
  ['or is missing', ['AbcD', 'AbD'], ['AbcD', '.b.']],
  ['or something was put in', ['AbD', 'AbbD'], ['AbD', '.bb.']],
  ['a title above the first and a line below the last go with a whole copy', ['tAz', 'tAz'], ['tAz', '...']],
  ['a title stays with something else below it', ['tA', 'tBA'], ['tA', 'tB.']],
  ['at a document’s start alone is what stands directly above', ['tA', 'utA'], ['tA', 'ut.']],
  ['what stands at the start of another document is no neighbour', ['A', 'bC', 'AbC'], ['A', 'bC', '.b.']],
  ['the two sides come from two documents', ['Ab', 'bC', 'AbC'], ['Ab', 'bC', '.b.']],
  ['documents without a block change nothing', ['', 'A', '', 'A', ''], ['', 'A', '', '.', '']],
])('%s', (_, texts, expected) => {
  test(`${texts.join(' | ')} leaves ${expected.join(' | ')}`, () => {
    expect(left(texts)).toEqual(expected)
  })
})

describe('scope', () => {
  test.each<[Scope, string[]]>([
    ['all', ['AB.', '.C.', '...']],
    ['within', ['AB.', 'AC.', 'BAC']],
    ['across', ['ABA', '.CC', '...']],
  ])('%s', (scope, expected) => {
    expect(left(['ABA', 'ACC', 'BAC'], scope)).toEqual(expected)
  })

  test('across keeps a doubled short block of one document', () => {
    expect(left(['X33'], 'across')).toEqual(['X33'])
  })
})

test('what goes goes for the first of its kind, which comes earlier and stays', () => {
  const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'a', 'b', '3', '2'), maxLength: 9 })
  const scope = fc.constantFrom<Scope[]>('all', 'within', 'across')
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), scope, (texts, where) => {
      const { blocks, documents, first, source } = decided(texts, where)
      const owner = (block: number) =>
        documents.findLastIndex(({ firstBlock, blocks: n }) => n > 0 && block >= firstBlock)
      for (let block = 0; block < blocks.count; block += 1) {
        const from = source[block]
        if (from === STAYS) {
          const alone = blocks.words[block] >= MIN_WORDS && first[block] !== block
          expect(alone && (where !== 'across' || owner(block) !== owner(first[block]))).toBe(false)
          continue
        }
        expect(from).toBe(first[block])
        expect(from).toBeLessThan(block)
        expect(source[from]).toBe(STAYS)
        expect(blocks.high[from]).toBe(blocks.high[block])
        if (where === 'within') expect(owner(from)).toBe(owner(block))
        if (where === 'across') expect(owner(from)).not.toBe(owner(block))
      }
    }),
    { numRuns: 1000 },
  )
})
