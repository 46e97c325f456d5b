import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Groups, groupRepeats, MIN_REPORTED } from '../../src/decide/groups.js'
import { decideRepeats, STAYS } from '../../src/decide/repeats.js'
import { type BlockRange, firstOccurrences } from '../../src/match/first-occurrence.js'
import { lettersOf } from '../fingerprint/fingerprints-of.js'

function grouped(
  texts: readonly string[],
  order?: (documents: readonly BlockRange[]) => readonly BlockRange[],
) {
  const { blocks, documents: read } = lettersOf(texts)
  const documents = order?.(read) ?? read
  const first = firstOccurrences(blocks, documents, { within: false, partitions: 1 })
  const source = decideRepeats(blocks, documents, first, 'all')
  return { blocks, documents, first, source, groups: groupRepeats(blocks, documents, first, source) }
}

const listed = ({ count, offsets, members }: Groups) =>
  Array.from({ length: count }, (_, group) => [...members.subarray(offsets[group], offsets[group + 1])])

test('groups come in the order of their canonicals, members in corpus order', () => {
  expect(listed(grouped(['BA', 'ACB', 'A']).groups)).toEqual([
    [0, 4],
    [1, 2, 5],
  ])
  const reversed = grouped(['BA', 'ACB', 'A'], (documents) => [...documents].reverse())
  expect(listed(reversed.groups)).toEqual([
    [5, 2, 1],
    [4, 0],
  ])
})

test('what stands once is no group; what stands again and stays is one from 5 words on', () => {
  expect(MIN_REPORTED).toBe(5)
  expect(listed(grouped(['A5X4', 'Y5Z4', 'U']).groups)).toEqual([[1, 5]])
})

test('a short block that goes with its neighbours is a group, however short', () => {
  expect(listed(grouped(['AbC', 'AbC', 'bX']).groups)).toEqual([
    [0, 3],
    [1, 4, 6],
    [2, 5],
  ])
})

test('nothing gives no group', () => {
  const { count, members, offsets } = grouped([]).groups
  expect([count, [...members], [...offsets]]).toEqual([0, [], [0]])
})

test('every block has its place, every removed block a group that starts with one that stays', () => {
  const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C', 'a', '5', '4'), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.boolean(), (texts, reverse) => {
      const { blocks, documents, first, source, groups } = grouped(texts, (all) =>
        reverse ? [...all].reverse() : all,
      )
      const sizes = new Map<number, number>()
      for (const block of first) sizes.set(block, (sizes.get(block) ?? 0) + 1)
      const order = documents.flatMap(({ firstBlock, blocks: n }) =>
        Array.from({ length: n }, (_, i) => firstBlock + i),
      )
      const rank = new Map(order.map((block, i) => [block, i]))
      let before = -1
      for (const members of listed(groups)) {
        const canonical = members[0]
        expect(first[canonical]).toBe(canonical)
        expect(source[canonical]).toBe(STAYS)
        expect(members).toEqual(order.filter((block) => first[block] === canonical))
        expect(rank.get(canonical)).toBeGreaterThan(before)
        before = rank.get(canonical) as number
        const goes = members.some((block) => source[block] !== STAYS)
        expect(goes || (members.length > 1 && blocks.words[canonical] >= MIN_REPORTED)).toBe(true)
      }
      for (let block = 0; block < blocks.count; block += 1) {
        const place = groups.slot[block]
        if (place > 0) expect(groups.members[place - 1]).toBe(block)
        else {
          expect(source[block]).toBe(STAYS)
          expect(sizes.get(first[block]) === 1 || blocks.words[block] < MIN_REPORTED).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})
