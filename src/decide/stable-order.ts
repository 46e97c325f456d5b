/**
 * Sorts numbers of things by keys that are 32-bit numbers, least digit first (Knuth 5.2.5). A comparator would cost
 * a call for each of n log n pairs; this is linear, and stable, so that of several keys the last one sorted by counts
 * first.
 */

/** Bits of a digit: its 2,048 counters stay in the first-level cache. */
const DIGIT = 11
const DIGITS = 1 << DIGIT

/** Puts `order`, numbers of `keys`, into the order of their keys; things with equal keys stay as they stood. */
export function sortByKey(order: Uint32Array, keys: Uint32Array): void {
  const { length } = order
  // Keys move along with the numbers: asked for by number in each pass, each would be a cache miss.
  let key: Uint32Array = new Uint32Array(length)
  let most = 0
  let sorted = true
  for (let i = 0; i < length; i += 1) {
    const one = keys[order[i]]
    key[i] = one
    if (one > most) most = one
    if (i > 0 && one < key[i - 1]) sorted = false
  }
  if (sorted) return
  let number = order
  let nextKey: Uint32Array = new Uint32Array(length)
  let nextNumber: Uint32Array = new Uint32Array(length)
  const place = new Uint32Array(DIGITS)
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += DIGIT) {
    place.fill(0)
    for (let i = 0; i < length; i += 1) place[(key[i] >>> shift) & (DIGITS - 1)] += 1
    let at = 0
    for (let digit = 0; digit < DIGITS; digit += 1) {
      const count = place[digit]
      place[digit] = at
      at += count
    }
    for (let i = 0; i < length; i += 1) {
      const digit = (key[i] >>> shift) & (DIGITS - 1)
      const to = place[digit]
      place[digit] = to + 1
      nextKey[to] = key[i]
      nextNumber[to] = number[i]
    }
    ;[key, nextKey] = [nextKey, key]
    ;[number, nextNumber] = [nextNumber, number]
  }
  if (number !== order) order.set(number)
}

/** Puts `order` into the order of where the spans [from, to) of things begin, and those that begin together of their ends. */
export function sortBySpan(order: Uint32Array, from: Uint32Array, to: Uint32Array): void {
  // By their sizes, which are smaller numbers than their ends and so have fewer digits.
  sortByKey(
    order,
    to.map((end, at) => end - from[at]),
  )
  sortByKey(order, from)
}

/** 0, 1, 2 ... as an order to be sorted. */
export function numbersTo(count: number): Uint32Array {
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i += 1) order[i] = i
  return order
}
