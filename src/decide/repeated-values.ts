/** Which values of documents' sketches may stand in another one, too: most stand once, and are neither sorted nor kept. */
import type { Bytes, Columns } from '../columns/column.js'
import { Repeats } from '../match/repeats.js'
import type { Sketches } from './sketches.js'

/** Smallest values of a sketch that are looked up: where a tenth of two texts is shared, ten of them are. */
export const LOOKED_UP = 128
/** Steps of the ranges of values, in bits, and values that are counted together: 8 MB of counters. */
const RANGE_BITS = 12
const COUNTED = 1 << 22

/**
 * The looked up values of documents that other documents may have as well, in the order of `order`, of which `place` is the
 * inverse. Document `order[a]` has the entries [begins[a], begins[a + 1]); of each entry its key, which is
 * the value itself, its `holder` a, and where it stands in `values`. In `rarity` all looked up values become 0.
 */
export function repeatedValues(
  sketches: Sketches,
  order: Uint32Array,
  place: Uint32Array,
  rarity: Bytes,
  columns: Columns,
) {
  const { first, values } = sketches
  // As they lie in memory: by their places, each look at one would be a cache miss.
  const ids = order.slice().sort()
  markRepeated(sketches, ids, rarity)
  const begins = new Uint32Array(order.length + 1)
  for (const id of ids) {
    const end = endOf(first, id)
    let count = 0
    for (let at = first[id]; at < end; at += 1) count += rarity.at(at)
    begins[place[id] + 1] = count
  }
  for (let a = 0; a < order.length; a += 1) begins[a + 1] += begins[a]
  const total = begins[order.length]
  const key = columns.words(total)
  const holder = columns.words(total)
  const at = columns.words(total)
  let count = 0
  for (let a = 0; a < order.length; a += 1) {
    const end = endOf(first, order[a])
    for (let one = first[order[a]]; one < end; one += 1) {
      if (rarity.at(one) === 0) continue
      rarity.set(one, 0)
      key.set(count, values.at(one))
      holder.set(count, a)
      at.set(count++, one)
    }
  }
  return { begins, key, holder, at }
}

/**
 * Marks in `marked` the looked up values with 1 that may stand twice, all others with 0. Values come in ascending order
 * in each document: they are counted range by range, so that the counters of one range stay near the processor.
 */
function markRepeated({ first, values }: Sketches, ids: Uint32Array, marked: Bytes): void {
  const inRange = new Uint32Array(1 << RANGE_BITS)
  const next = new Uint32Array(ids.length)
  for (let i = 0; i < ids.length; i += 1) {
    const end = endOf(first, ids[i])
    next[i] = first[ids[i]]
    for (let at = next[i]; at < end; at += 1) inRange[values.at(at) >>> (32 - RANGE_BITS)] += 1
  }
  const repeats = new Repeats()
  for (let range = 0; range < inRange.length; ) {
    let count = inRange[range++]
    while (range < inRange.length && count + inRange[range] <= COUNTED) count += inRange[range++]
    if (count === 0) continue
    const last = range * 2 ** (32 - RANGE_BITS) - 1
    repeats.begin(count)
    for (let i = 0; i < ids.length; i += 1) {
      const end = endOf(first, ids[i])
      let to = next[i]
      while (to < end && values.at(to) <= last) to += 1
      repeats.count(values, next[i], to, 0)
    }
    for (let i = 0; i < ids.length; i += 1) {
      const end = endOf(first, ids[i])
      let at = next[i]
      for (; at < end && values.at(at) <= last; at += 1) marked.set(at, repeats.of(values.at(at)))
      next[i] = at
    }
  }
}

/** The end of the values of a document that are looked up. */
export function endOf(first: Uint32Array, id: number): number {
  return Math.min(first[id + 1], first[id] + LOOKED_UP)
}
