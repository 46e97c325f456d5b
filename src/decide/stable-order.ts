/**
 * Sorts numbers of things by keys that are 32-bit numbers, least digit first (Knuth 5.2.5). A comparator would cost
 * a call for each of n log n pairs; this is linear, and stable, so that of several keys the last one sorted by counts
 * first.
 */
import type { Columns, Words } from '../columns/column.js'
import { FlatWords, flat } from '../columns/flat.js'

/**
 * Bits of a digit: its 2,048 counters stay in the first-level cache. Where columns are pages, those that numbers of all digits
 * go to have to be in memory together: 256 of each of two columns are 8 MB.
 */
const DIGIT = 11
const DIGIT_OF_PAGES = 8

/**
 * Puts `order`, numbers of `keys`, into the order of their keys; things with equal keys stay as they stood. `columns` is
 * where room for a copy of both comes from.
 */
export function sortByKey(order: Words, keys: Words, columns: Columns = flat): void {
  const { length } = order
  // Keys move along with the numbers: asked for by number in each pass, each would be a cache miss.
  const key = columns.words(length)
  for (let i = 0; i < length; i += 1) key.set(i, keys.at(order.at(i)))
  sortWithKeys(order, key, columns)
  key.letGo()
}

/**
 * Puts `keys`, as many as numbers in `order`, into their order, and each number along with the key in its place; those of equal
 * keys stay as they stood.
 */
export function sortWithKeys(order: Words, keys: Words, columns: Columns): void {
  const { length } = order
  const most = greatestUnsorted(keys, length)
  if (most === 0) return
  const bits = columns.areShared ? DIGIT : DIGIT_OF_PAGES
  const mask = (1 << bits) - 1
  let [key, number] = [keys, order]
  let [nextKey, nextNumber] = [columns.words(length), columns.words(length)]
  const place = new Uint32Array(1 << bits)
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += bits) {
    place.fill(0)
    for (let i = 0; i < length; i += 1) place[(key.at(i) >>> shift) & mask] += 1
    let at = 0
    for (let digit = 0; digit <= mask; digit += 1) {
      const count = place[digit]
      place[digit] = at
      at += count
    }
    for (let i = 0; i < length; i += 1) {
      const one = key.at(i)
      const digit = (one >>> shift) & mask
      const to = place[digit]
      place[digit] = to + 1
      nextKey.set(to, one)
      nextNumber.set(to, number.at(i))
    }
    ;[key, nextKey] = [nextKey, key]
    ;[number, nextNumber] = [nextNumber, number]
  }
  if (key !== keys) {
    for (let i = 0; i < length; i += 1) keys.set(i, key.at(i))
    for (let i = 0; i < length; i += 1) order.set(i, number.at(i))
    ;[nextKey, nextNumber] = [key, number]
  }
  nextKey.letGo()
  nextNumber.letGo()
}

/** The greatest of the first `length` keys; 0 where they are in order already. */
function greatestUnsorted(keys: Words, length: number): number {
  let most = 0
  let isSorted = true
  for (let i = 0; i < length; i += 1) {
    const one = keys.at(i)
    if (one < most) isSorted = false
    else most = one
  }
  return isSorted ? 0 : most
}

/** Puts `order` into the order of where the spans [from, to) of things begin, and those that begin together of their ends. */
export function sortBySpan(order: Words, from: Words, to: Words, columns: Columns): void {
  // By their sizes, which are smaller numbers than their ends and so have fewer digits.
  const size = columns.words(order.length)
  for (let i = 0; i < order.length; i += 1) size.set(i, to.at(i) - from.at(i))
  sortByKey(order, size, columns)
  size.letGo()
  sortByKey(order, from, columns)
}

/** 0, 1, 2 ... as an order to be sorted. */
export function numbersTo(count: number, columns: Columns): Words {
  const order = columns.words(count)
  for (let i = 0; i < count; i += 1) order.set(i, i)
  return order
}

/** The numbers of some keys in the order of these. */
export function sortedBy(keys: Uint32Array): Uint32Array {
  const order = keys.map((_, number) => number)
  sortByKey(new FlatWords(order), new FlatWords(keys))
  return order
}
