/** Which texts the page holds where there is no room for all: those that are looked at, with what they repeat. */
import { expect, test } from 'vitest'
import { FlatWords } from '../../src/columns/flat.js'
import { type Choosing, chosenTexts } from '../../src/corpus/chosen-texts.js'
import { PAGE_LIMITS } from '../../src/report/page-limits.js'

interface Copy {
  /** Ranks of the copy's document and of the one in which it stands; the number of its group. */
  readonly document: number
  readonly source: number
  readonly group: number
  readonly words: number
}

/** A run of `count` documents in which these copies went; of each group the source of its first copy stays. */
function runWith(count: number, copies: readonly Copy[], old = 0): Choosing {
  const ranks = Array.from({ length: count }, (_, rank) => rank)
  const inOrder = [...copies].sort((a, b) => a.document - b.document)
  const until = (list: readonly number[]) => ranks.map((rank) => list.filter((one) => one < rank).length)
  const at = (numbers: readonly number[]) => ({ at: (i: number) => numbers[i] ?? Number.NaN })
  const words = (numbers: Uint32Array) => new FlatWords(numbers)
  const groups = [...new Set(copies.map(({ group }) => group))].sort((a, b) => a - b)
  const members = groups.map((group) =>
    inOrder.flatMap((one, occurrence) => (one.group === group ? [occurrence] : [])),
  )
  const sources = inOrder.map(({ source }) => source)
  const canonicals = groups.map((group) => copies.find((one) => one.group === group)?.source ?? 0)
  const cited = ranks.map((rank) => (sources.includes(rank) ? 1 : 0))
  return {
    old,
    indexed: false,
    decisions: {
      firstOfDocument: at([...until(inOrder.map(({ document }) => document)), inOrder.length]),
      firstSource: at([...sources.keys(), sources.length]),
      goes: at(inOrder.map(() => 1)),
      from: at(inOrder.map(() => 0)),
      to: at(inOrder.map(({ words }) => words)),
    },
    groups: {
      firstOf: words(Uint32Array.from([...until(canonicals), canonicals.length])),
      of: words(Uint32Array.from(inOrder, ({ group }) => group)),
      offsets: words(Uint32Array.from([0, ...members.map((_, i) => members.slice(0, i + 1).flat().length)])),
      members: words(Uint32Array.from(members.flat())),
      stretches: {
        firstOf: words(Uint32Array.from(ranks, () => 0)),
        lastOf: words(Uint32Array.from(cited)),
        document: words(Uint32Array.from(sources)),
        ofSource: words(Uint32Array.from(sources.keys())),
      },
    },
  }
}

const held = (chosen: Uint8Array) => [...chosen.keys()].filter((rank) => chosen[rank] === 1)
const limits = (textBytes: number, documents = 100) => ({ ...PAGE_LIMITS, textBytes, documents })

test('holds all texts where there is room, but one that is an eighth of it', () => {
  const run = runWith(3, [{ document: 1, source: 0, group: 0, words: 9 }])
  expect(held(chosenTexts([10, 10, 10], run, limits(1000)))).toEqual([0, 1, 2])
  expect(held(chosenTexts([10, 10, 126], run, limits(1000)))).toEqual([0, 1])
})

test('holds what stays beside the copies of the largest groups, and of few of these', () => {
  // 24 small documents that repeat the first, and 20 that lost more words, to one another.
  const many = Array.from({ length: 24 }, (_, i) => ({ document: i + 1, source: 0, group: 0, words: 30 }))
  const long = Array.from({ length: 10 }, (_, i) => ({
    document: 35 + i,
    source: 25 + i,
    group: 1 + i,
    words: 100,
  }))
  const chosen = chosenTexts(new Array(45).fill(100), runWith(45, [...many, ...long]), limits(1000))
  expect(held(chosen)).toEqual([0, 1, 2, 3, 4, 25, 26, 35, 36, 37])
})

test('holds documents that lost most with those in which it still stands', () => {
  const copies = [5, 6, 7, 8, 9].map((document) => ({
    document,
    source: document - 5,
    group: document - 5,
    words: document,
  }))
  const chosen = held(chosenTexts(new Array(10).fill(100), runWith(10, copies), limits(800)))
  expect(chosen).toEqual([1, 2, 3, 4, 6, 7, 8, 9])
})

test('holds of an older corpus only what is cited, and nothing of an index', () => {
  const run = runWith(4, [{ document: 3, source: 1, group: 0, words: 9 }], 2)
  expect(held(chosenTexts([10, 10, 10, 10], run, limits(1000)))).toEqual([1, 2, 3])
  expect(held(chosenTexts([10, 10, 10, 10], { ...run, indexed: true }, limits(1000)))).toEqual([2, 3])
  expect(held(chosenTexts([10, 10, 10, 10], run, limits(1000, 2)))).toEqual([1, 3])
})
