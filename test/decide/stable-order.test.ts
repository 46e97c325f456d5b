import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Words } from '../../src/columns/column.js'
import { FlatWords, flat } from '../../src/columns/flat.js'
import { numbersTo, sortByKey, sortBySpan, sortWithKeys } from '../../src/decide/stable-order.js'

const words = (...values: number[]) => new FlatWords(Uint32Array.from(values))
const valuesOf = (column: Words) => [...column.read(0, column.length)]

const key = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.nat(0xffffffff),
  fc.constantFrom(2 ** 32 - 1, 2 ** 31, 2047, 2048),
)

describe('sortByKey', () => {
  it('orders by the key, and things with equal keys as they stood', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key), { maxLength: 60 }), (pairs) => {
        const [first, second] = [0, 1].map((at) => words(...pairs.map((pair) => pair[at])))
        const order = numbersTo(pairs.length, flat)
        sortByKey(order, second)
        sortByKey(order, first)
        const expected = pairs
          .map((_, at) => at)
          .sort((a, b) => pairs[a][0] - pairs[b][0] || pairs[a][1] - pairs[b][1] || a - b)
        expect(valuesOf(order)).toEqual(expected)
      }),
    )
  })

  it('leaves keys alone, and an order of none', () => {
    const keys = words(70_000, 3, 70_000)
    const order = words(2, 0, 1)
    sortByKey(order, keys)
    expect(valuesOf(order)).toEqual([1, 2, 0])
    expect(valuesOf(keys)).toEqual([70_000, 3, 70_000])
    sortByKey(words(), keys)
  })
})

describe('sortWithKeys', () => {
  it('sorts keys and takes numbers along, in columns of memory and of pages, which may have more room', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), fc.boolean(), (keys, areShared) => {
        const order = words(...keys.map((_, at) => at * 3))
        const column = words(...keys, 1, 0)
        sortWithKeys(order, column, { ...flat, areShared })
        const expected = keys.map((one, at) => [one, at * 3]).sort((a, b) => a[0] - b[0] || a[1] - b[1])
        expect(valuesOf(order)).toEqual(expected.map(([, number]) => number))
        expect(valuesOf(column)).toEqual([...expected.map(([one]) => one), 1, 0])
      }),
    )
  })
})

describe('sortBySpan', () => {
  it('orders by where spans begin, then by where they end, then as they stood', () => {
    const size = fc.oneof(fc.nat(5), fc.nat(5_000))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(fc.nat(4), fc.nat(2 ** 31)), size)), (spans) => {
        const from = Uint32Array.from(spans, ([begin]) => begin)
        const to = Uint32Array.from(spans, ([begin, tokens]) => begin + tokens)
        const order = numbersTo(spans.length, flat)
        sortBySpan(order, new FlatWords(from), new FlatWords(to), flat)
        const expected = spans.map((_, at) => at).sort((a, b) => from[a] - from[b] || to[a] - to[b] || a - b)
        expect(valuesOf(order)).toEqual(expected)
      }),
    )
  })
})
