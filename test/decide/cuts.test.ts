/** Law 7 in the small: what a removal takes besides its blocks, and what stands between those that stay. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FlatWords } from '../../src/columns/flat.js'
import { cutBlocks } from '../../src/decide/cuts.js'

interface Laid {
  readonly text: Buffer
  readonly start: Uint32Array
  readonly end: Uint32Array
}

/** A text of gaps and blocks in turn; `before` blocks of another document come first in the arrays. */
function lay(gaps: readonly string[], blocks: readonly string[], before = 0): Laid {
  const start: number[] = new Array(before).fill(77)
  const end: number[] = new Array(before).fill(99)
  let text = gaps[0]
  blocks.forEach((block, i) => {
    start.push(text.length)
    text += block
    end.push(text.length)
    text += gaps[i + 1]
  })
  return { text: Buffer.from(text, 'latin1'), start: Uint32Array.from(start), end: Uint32Array.from(end) }
}

function cutsOf(
  { text, start, end }: Laid,
  goes: readonly boolean[],
  before = 0,
): [number, number, number][] {
  const cuts: [number, number, number][] = []
  cutBlocks(
    text,
    { start: new FlatWords(start), end: new FlatWords(end) },
    before,
    before + goes.length,
    (block) => goes[block - before],
    (block, from, to) => cuts.push([block - before, from, to]),
  )
  return cuts
}

function leftOf(text: Buffer, cuts: readonly (readonly [number, number, number])[]): string {
  let left = ''
  let at = 0
  for (const [, from, to] of cuts) {
    left += text.toString('latin1', at, from)
    at = to
  }
  return left + text.toString('latin1', at)
}

const lineEnds = (gap: string) => gap.match(/\r\n|\n|\r|\f/g)?.length ?? 0

describe.each<[string, string, string, string]>([
  ['in the middle', 'one\n\n[two]\n\nthree\n', 'one\n\nthree\n', ''],
  ['at the head', '[one]\n\ntwo\n', 'two\n', ''],
  ['at the head, below blank lines', '\n\n[one]\n\n\ntwo\n', '\n\ntwo\n', ''],
  ['at the tail', 'one\n\n[two]\n', 'one\n', ''],
  ['at the tail, without a last line end', 'one\n\n[two]', 'one', ''],
  ['the larger gap stays, before', 'one\n\n\n\n[two]\nthree', 'one\n\n\n\nthree', ''],
  ['the larger gap stays, behind', 'one\n[two]\n\n\nthree', 'one\n\n\nthree', ''],
  ['two in a row', 'one\n\n[two]\n\n\n\n[three]\n\nfour', 'one\n\nfour', ''],
  ['two apart', 'one\n[two]\n\nthree\n\n\n[four]\nfive', 'one\n\nthree\n\n\nfive', ''],
  ['CRLF counts once', 'one\r\n\r\n[two]\n\n\nthree', 'one\n\n\nthree', ''],
  ['a form feed counts', 'one\n\n[two]\n\f\nthree', 'one\n\f\nthree', ''],
  ['spaces in a gap do not', 'one\n   \n[two]\n\nthree', 'one\n   \nthree', ''],
  ['all of it', '\n[one]\n\n[two]\n', '', ''],
])('%s', (_, marked, expected) => {
  test(`${JSON.stringify(marked)} leaves ${JSON.stringify(expected)}`, () => {
    const parts = marked.split(/(\[\w+\]|\w+)/)
    const gaps = parts.filter((__, i) => i % 2 === 0)
    const blocks = parts.filter((__, i) => i % 2 === 1)
    const laid = lay(
      gaps,
      blocks.map((block) => block.replace(/[[\]]/g, '')),
    )
    expect(
      leftOf(
        laid.text,
        cutsOf(
          laid,
          blocks.map((block) => block.startsWith('[')),
        ),
      ),
    ).toBe(expected)
  })
})

const space = fc.constantFrom('', ' ', '\t')
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\f')
const border = fc
  .array(fc.tuple(space, lineEnd), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''))
const edge = fc.oneof(space, border)
const word = fc.constantFrom('a', 'bb', 'c\nc', '- d')

const laidOut = fc.nat({ max: 7 }).chain((count) =>
  fc.record({
    head: edge,
    inner: fc.array(border, { minLength: Math.max(0, count - 1), maxLength: Math.max(0, count - 1) }),
    tail: edge,
    blocks: fc.array(word, { minLength: count, maxLength: count }),
    goes: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    before: fc.nat({ max: 2 }),
  }),
)

test('cuts ascend, do not overlap, hold their block, and leave one of the two gaps, the larger', () => {
  fc.assert(
    fc.property(laidOut, ({ head, inner, tail, blocks, goes, before }) => {
      const gaps = blocks.length === 0 ? [head] : [head, ...inner, tail]
      const laid = lay(gaps, blocks, before)
      const cuts = cutsOf(laid, goes, before)

      expect(cuts.map(([block]) => block)).toEqual(goes.flatMap((go, block) => (go ? [block] : [])))
      let at = 0
      for (const [block, from, to] of cuts) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(from).toBeLessThanOrEqual(laid.start[before + block])
        expect(to).toBeGreaterThanOrEqual(laid.end[before + block])
        at = to
      }
      expect(at).toBeLessThanOrEqual(laid.text.length)

      // What must be left: all kept blocks, between two of them the larger of the gaps around what went.
      const kept = goes.flatMap((go, block) => (go ? [] : [block]))
      let expected = ''
      kept.forEach((block, i) => {
        if (i > 0) {
          const [behind, above] = [gaps[kept[i - 1] + 1], gaps[block]]
          expected += lineEnds(above) > lineEnds(behind) ? above : behind
        }
        expected += blocks[block]
      })
      const left = leftOf(laid.text, cuts)
      if (blocks.length > 0 && kept.length === 0) expect(left).toBe('')
      else expect(left).toBe(blocks.length === 0 ? head : `${head}${expected}${tail}`)
    }),
    { numRuns: 2000 },
  )
})

test('where all goes the cuts join and cover every byte', () => {
  fc.assert(
    fc.property(laidOut, ({ head, inner, tail, blocks }) => {
      fc.pre(blocks.length > 0)
      const laid = lay([head, ...inner, tail], blocks)
      const cuts = cutsOf(
        laid,
        blocks.map(() => true),
      )
      const borders = cuts.flatMap(([, from, to]) => [from, to])
      expect(borders[0]).toBe(0)
      expect(borders.at(-1)).toBe(laid.text.length)
      for (let i = 1; i + 1 < borders.length; i += 2) expect(borders[i]).toBe(borders[i + 1])
    }),
  )
})
