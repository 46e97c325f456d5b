import { expect, test } from 'vitest'
import type { Column } from '../../src/columns/column.js'
import { FlatBytes, FlatWords, flat, handed } from '../../src/columns/flat.js'
import { behavesAsArray } from './model.js'

behavesAsArray('flat', () => flat)

test('a column is the array that it is made of, and both see what is written', () => {
  const values = Uint32Array.of(1, 2, 3)
  const words = new FlatWords(values)
  words.set(1, 7)
  values[2] = 9
  expect([words.at(0), words.at(1), words.at(2), values[1]]).toEqual([1, 7, 9, 7])
})

test('what threads share is handed as it is, grown or not, and other columns as a copy', () => {
  for (const column of [flat.sharedWords(2), flat.sharedBytes(2)] as Column[]) {
    column.set(1, 5)
    column.reserve(3)
    const { array } = handed({ array: column })
    expect(array.buffer).toBeInstanceOf(SharedArrayBuffer)
    column.set(2, 8)
    expect([...array.subarray(0, 3)]).toEqual([0, 5, 8])
  }
  const own = new FlatBytes(Uint8Array.of(1, 2))
  const { copy } = handed({ copy: own })
  own.set(0, 3)
  expect(copy.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect([...copy]).toEqual([1, 2])
})

test('room is made for half as much again as there was, and for no less than is asked for', () => {
  const words = flat.words(10)
  words.reserve(10)
  expect(words.length).toBe(10)
  words.reserve(11)
  expect(words.length).toBe(15)
  words.reserve(100)
  expect(words.length).toBe(100)
})

test('what is let go holds nothing; what threads share stays with those that have it', () => {
  // What is smaller than a megabyte is left to the collector.
  const length = (1 << 18) + 1
  const [own, common] = [flat.words(length), flat.sharedWords(length)]
  common.set(length - 1, 3)
  const { array } = handed({ array: common })
  own.letGo()
  common.letGo()
  expect([own.length, common.length]).toEqual([0, 0])
  expect([array.length, array[length - 1]]).toEqual([length, 3])
})

test('a column that is shared from then on holds what it held, as far as was asked', () => {
  const words = flat.words(10)
  words.write(0, Uint32Array.of(4, 5, 6, 7))
  words.share(3)
  const { array } = handed({ array: words })
  words.set(1, 9)
  expect([...array]).toEqual([4, 9, 6])
  words.share(1)
  words.reserve(5)
  expect([words.length, words.at(2), words.at(4)]).toEqual([5, 6, 0])
})
