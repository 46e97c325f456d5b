/**
 * What columns are, said with plain arrays: any sequence of calls leaves in a column what it leaves in an array. All
 * columns of one source are changed in turn, as they may share their memory. Places are those of numbers, not bytes.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, type Column, type Columns } from '../../src/columns/column.js'
import type { Numbers } from '../../src/shared-numbers.js'

type Sort = Exclude<keyof Columns, 'areShared'>

/** Every sort of column there is, by the array that is read from it. */
const SORTS = {
  words: Uint32Array,
  halves: Uint16Array,
  bytes: Uint8Array,
  sharedWords: Uint32Array,
  sharedBytes: Uint8Array,
} as const satisfies Record<Sort, unknown>
const NAMES = Object.keys(SORTS) as Sort[]

/** Drawn places are taken modulo those that a column has by then. */
interface Step {
  readonly call: 'set' | 'write' | 'fill' | 'move' | 'reserve' | 'read'
  readonly column: number
  readonly place: number
  readonly other: number
  readonly size: number
  /** Of any width, and below 0 as well: what is too wide is cut off, as in a typed array. */
  readonly value: number
}

/** A column and the array that it must equal. */
interface Pair {
  readonly name: Sort
  readonly column: Column
  readonly model: number[]
}

const typed = (name: Sort, values: readonly number[]): Numbers => SORTS[name].from(values)

/** 2^32 divided by the golden ratio: neighbours of one write differ in all their bytes. */
const spread = (value: number, i: number) => Math.imul(value + i, 0x9e3779b1)

/** Makes one call of both, which never reaches past the end: what it does there is not said. */
function take({ call, place, other, size, value }: Step, { name, column, model }: Pair): void {
  const length = model.length
  const from = place % (length + 1)
  const end = from + (size % (length - from + 1))
  if (call === 'set' && length > 0) {
    column.set(place % length, value)
    model[place % length] = typed(name, [value])[0]
  } else if (call === 'write') {
    const values = typed(
      name,
      Array.from({ length: end - from }, (_, i) => spread(value, i)),
    )
    column.write(from, values)
    values.forEach((one, i) => {
      model[from + i] = one
    })
  } else if (call === 'fill') {
    column.fill(value, from, end)
    model.fill(typed(name, [value])[0], from, end)
  } else if (call === 'move') {
    const to = other % (length - (end - from) + 1)
    column.move(to, from, end)
    const moved = model.slice(from, end)
    for (const [i, one] of moved.entries()) model[to + i] = one
  } else if (call === 'reserve') {
    column.reserve(size)
    expect(column.length).toBeGreaterThanOrEqual(Math.max(size, length))
    // It may make more room than is asked for; all of it holds 0.
    while (model.length < column.length) model.push(0)
  } else if (call === 'read') {
    // Two at once: reading one place leaves what was read of another as it is.
    const begin = other % (length + 1)
    const [one, two] = [column.read(from, end), column.read(begin, length)]
    same(one, name, model.slice(from, end))
    same(two, name, model.slice(begin))
  }
}

/** Whether what was read is an array of the width of its column that holds so many numbers, by their bytes. */
function same(read: Numbers, name: Sort, expected: readonly number[]): void {
  expect(read).toBeInstanceOf(SORTS[name])
  const wanted = typed(name, expected)
  expect(read.length).toBe(wanted.length)
  const bytes = (values: Numbers) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  // Of long arrays the difference is not printed: only a difference is worth the time that this takes.
  if (!bytes(read).equals(bytes(wanted))) expect([...read]).toEqual(expected)
}

function sameThroughout({ name, column, model }: Pair): void {
  expect(column.length).toBe(model.length)
  for (let place = 0; place < model.length; place += 1)
    if (column.at(place) !== model[place]) expect([place, column.at(place)]).toEqual([place, model[place]])
  same(column.read(0, model.length), name, model)
}

/**
 * Takes the steps on columns of these lengths; then lets one go after the other, and those that stay are as they were and
 * take the steps again.
 */
function run(columns: Columns, lengths: readonly number[], steps: readonly Step[]): void {
  const pairs = NAMES.map((name, i) => ({
    name,
    column: columns[name](lengths[i]) as Column,
    model: new Array<number>(lengths[i]).fill(0),
  }))
  for (const pair of pairs) sameThroughout(pair)
  for (const step of steps) take(step, pairs[step.column])
  while (pairs.length > 0) {
    for (const pair of pairs) sameThroughout(pair)
    pairs.shift()?.column.letGo()
    for (const step of steps) if (pairs.length > 0) take(step, pairs[step.column % pairs.length])
  }
}

/** Steps at any place of columns with up to about `most` numbers. */
function stepsOf(most: number, maxLength: number) {
  const place = fc.nat({ max: most })
  const step: fc.Arbitrary<Step> = fc.record({
    call: fc.constantFrom('set', 'write', 'fill', 'move', 'reserve', 'read'),
    column: fc.nat({ max: NAMES.length - 1 }),
    place,
    other: place,
    size: place,
    value: fc.oneof(fc.nat({ max: 0xffffffff }), fc.integer()),
  })
  const lengths = fc.array(place, { minLength: NAMES.length, maxLength: NAMES.length })
  return fc.tuple(lengths, fc.array(step, { maxLength }))
}

/** Numbers of a few of the pages that columns in a file may have: 2^16 of 4 bytes are 256 KB. */
const PAGES = 3 << 16

/** Puts columns through the model; `columns` gives new ones for each run. */
export function behavesAsArray(name: string, columns: () => Columns): void {
  describe(`${name} columns`, () => {
    test('of each width hold what an array holds after any calls', () => {
      fc.assert(
        fc.property(stepsOf(40, 60), ([lengths, steps]) => run(columns(), lengths, steps)),
        { numRuns: 300 },
      )
    })

    test('so do long ones', () => {
      fc.assert(
        fc.property(stepsOf(PAGES, 16), ([lengths, steps]) => run(columns(), lengths, steps)),
        { numRuns: 12 },
      )
    })

    test('that grow number by number keep them all', () => {
      const all = columns()
      for (const sort of NAMES) {
        const column = all[sort](0)
        for (let i = 0; i < 3000; i += 1) {
          column.reserve(i + 1)
          column.set(i, i)
        }
        same(column.read(0, 3000), sort, [...typed(sort, [...Array(3000).keys()])])
        column.letGo()
      }
    })

    test('of words give their bytes, the lowest first', () => {
      const words = columns().words(3)
      words.write(0, Uint32Array.of(7, 0x04030201, 0xfffefdfc))
      expect([...bytesOf(words, 1, 3)]).toEqual([1, 2, 3, 4, 0xfc, 0xfd, 0xfe, 0xff])
      expect(bytesOf(words, 2, 2)).toHaveLength(0)
      words.letGo()
    })
  })
}
