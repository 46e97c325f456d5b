/**
 * Who else holds a value of a document's sketch: how rare the value is, and which documents share many of them. An
 * inverted index over sketches in flat arrays; documents are named by their place in `order`, in which documents with
 * alike beginnings of their sketches are neighbours. Linear in the corpus, whatever it repeats.
 */

import type { Bytes, Columns, Words } from '../columns/column.js'
import { endOf, LOOKED_UP, repeatedValues } from './repeated-values.js'
import { compareSketches, type Sketches } from './sketches.js'
import { sortedBy, sortWithKeys } from './stable-order.js'

/** Documents of a value from which on it is weak evidence: only a document of mostly such values is looked up by them. */
const CROWD = 48
/** Documents of a value from which on only neighbours in `order` are looked at: 40,000 copies stay linear. */
const HERD = 512
/** Neighbours on one side that are. */
const NEIGHBOURS = 24
/** Candidates of a document that are compared: those with most values in common. */
const CANDIDATES = 6
/** The same for a document in a crowd: a family of licences is told apart only by comparing many. */
const CROWD_CANDIDATES = 24
/** Values in common from which on two documents are worth comparing: a share of those that can be, and a few at least. */
const SHARE = 0.04
const COMMON = 3
/** Shingles up to which a text is too short for that. */
const SHORT = 16

/** Steps of rarity in a doubling of documents: a quarter of one is finer than the chance in the counts. */
export const STEPS = 4
/** Rarity up to which a value is not one of a crowd. */
const RARE = STEPS * Math.log2(CROWD)

/**
 * Numbers of an entry, a value of a document: its place in the list of all that hold the value; how many before it there are
 * looked at, and in the lowest byte how rare the value is; and its own number, as entries are met in the order of values.
 */
const ENTRY = 3
const LISTED = 0
const BACK = 1
const OWN = 2
/** Ranges of entries that those met in the order of values are dealt out to: a page of each stays in memory. */
const RANGES = 256

export interface SharedShingles {
  /** Documents by their place: those without shingles are left out, and of those with one sketch all but the first. */
  readonly order: Uint32Array
  /** The place of each document, that of the first with its sketch; NONE for documents without shingles. */
  readonly place: Uint32Array
  /** For each value of `sketches`: log2 of the documents that hold it, in STEPS, 255 where it was not looked up. */
  readonly rarity: Bytes
  /**
   * Calls with pairs of places, b before a, that share much and have different homes: for each place with those that
   * share most. Answers with how many places in crowds there were more for; these alone are asked at the next call.
   */
  eachCandidate(home: Uint32Array, compare: (a: number, b: number) => void): number
}

export const NONE = 0xffffffff
export const UNKNOWN = 255

export function sharedShingles(sketches: Sketches, columns: Columns): SharedShingles {
  const { shingles } = sketches
  const { order, place } = placesOf(sketches)
  const valueCount = sketches.first[shingles.length]
  const rarity = columns.bytes(valueCount)
  rarity.fill(UNKNOWN, 0, valueCount)
  const { begins, key, holder: byList, at } = repeatedValues(sketches, order, place, rarity, columns)
  sortWithKeys(byList, key, columns)
  const entries = entriesOf(begins, key, byList, columns)
  const total = byList.length
  for (let entry = 0; entry < total; entry += 1)
    rarity.set(at.at(entry), entries.at(entry * ENTRY + BACK) & UNKNOWN)
  for (const one of [key, at]) one.letGo()
  const crowded = new Uint8Array(order.length)
  for (let a = 0; a < order.length; a += 1) {
    crowded[a] = isInCrowd(sketches, order[a], rarity) ? 1 : 0
    if (crowded[a] === 1) continue
    for (let entry = begins[a] * ENTRY; entry < begins[a + 1] * ENTRY; entry += ENTRY)
      if ((entries.at(entry + BACK) & UNKNOWN) > RARE) entries.set(entry + BACK, 0)
  }

  const common = new Uint16Array(order.length)
  const met = new Uint32Array(order.length)
  const best = new Uint32Array(CROWD_CANDIDATES)
  let asked = order.map((_, at) => at)
  /** Places in the home of each place when they were asked for last. */
  const together = new Uint32Array(order.length)
  const eachCandidate = (home: Uint32Array, compare: (a: number, b: number) => void) => {
    const sizes = new Uint32Array(order.length)
    for (const one of home) sizes[one] += 1
    let left = 0
    for (const a of asked) {
      // Who has found no new company would be compared with the same again.
      if (sizes[home[a]] === together[a]) continue
      together[a] = sizes[home[a]]
      let count = 0
      for (let entry = begins[a] * ENTRY; entry < begins[a + 1] * ENTRY; entry += ENTRY) {
        const listed = entries.at(entry + LISTED)
        for (let i = listed - (entries.at(entry + BACK) >>> 8); i < listed; i += 1) {
          const b = byList.at(i)
          if (common[b] === 0) met[count++] = b
          common[b] += 1
        }
      }
      let found = 0
      let worth = 0
      const most = crowded[a] === 1 ? CROWD_CANDIDATES : CANDIDATES
      for (let i = 0; i < count; i += 1) {
        const b = met[i]
        if (home[a] === home[b] || common[b] < needed(shingles[order[a]], shingles[order[b]])) continue
        worth += 1
        found = insert(best, found, most, b, common)
      }
      if (worth > found && crowded[a] === 1) asked[left++] = a
      for (let i = 0; i < found; i += 1) compare(a, best[i])
      for (let i = 0; i < count; i += 1) common[met[i]] = 0
    }
    asked = asked.subarray(0, left)
    return left
  }
  return { order, place, rarity, eachCandidate }
}

/** Values that two documents of so many shingles have in common at least if comparing them is worth it. */
function needed(some: number, others: number): number {
  return Math.min(some, others) <= SHORT ? 1 : Math.max(COMMON, SHARE * comparable(some, others))
}

/** Values of the shorter one that are below the largest value of the other that is looked up. */
function comparable(some: number, others: number): number {
  const [fewer, more] = some < others ? [some, others] : [others, some]
  return more <= LOOKED_UP ? fewer : (LOOKED_UP * fewer) / more
}

/**
 * The entries of all documents, by the lists of `byList`: the holders of each value, one list after the other, whose `key` is the
 * value. In a list each would be far from the next, and a page to read: they are dealt out to ranges first, and put in their places
 * range by range.
 */
function entriesOf(begins: Uint32Array, key: Words, byList: Words, columns: Columns): Words {
  const total = byList.length
  const size = Math.ceil(total / RANGES)
  const entries = columns.words(total * ENTRY)
  const dealt = Uint32Array.from({ length: RANGES }, (_, range) => range * size)
  // Of one document values ascend, as those of the lists do: its next entry is the one of its next value.
  const next = begins.slice()
  for (let from = 0; from < total; ) {
    let to = from + 1
    while (to < total && key.at(to) === key.at(from)) to += 1
    // What is alone in its list stands once after all.
    const steps = to - from === 1 ? 0 : Math.min(UNKNOWN - 1, Math.round(STEPS * Math.log2(to - from)))
    for (let i = from; i < to; i += 1) {
      const own = next[byList.at(i)]++
      const entry = dealt[Math.floor(own / size)]++ * ENTRY
      const back = to - from <= HERD ? i - from : Math.min(i - from, NEIGHBOURS)
      entries.set(entry + LISTED, i)
      entries.set(entry + BACK, (back << 8) | steps)
      entries.set(entry + OWN, own)
    }
    from = to
  }
  for (let from = 0; from < total; from += size) {
    const range = entries.read(from * ENTRY, Math.min(total, from + size) * ENTRY).slice()
    const placed = new Uint32Array(range.length)
    for (let at = 0; at < range.length; at += ENTRY)
      placed.set(range.subarray(at, at + ENTRY), (range[at + OWN] - from) * ENTRY)
    entries.write(from * ENTRY, placed)
  }
  return entries
}

/** Whether a document holds mostly values of crowds: for all others, the lists of crowds are no evidence. */
function isInCrowd({ first }: Sketches, id: number, rarity: Bytes): boolean {
  const end = endOf(first, id)
  let few = 0
  for (let at = first[id]; at < end; at += 1) few += rarity.at(at) <= RARE ? 1 : 0
  return few * 2 < end - first[id]
}

/** Puts `b` among the best by what is in common; of equals the neighbour, which has the higher place, counts more. */
function insert(best: Uint32Array, found: number, most: number, b: number, common: Uint16Array): number {
  const before = (x: number, y: number) => common[x] > common[y] || (common[x] === common[y] && x > y)
  if (found === most && !before(b, best[found - 1])) return found
  let at = Math.min(found, most - 1)
  for (; at > 0 && before(b, best[at - 1]); at -= 1) best[at] = best[at - 1]
  best[at] = b
  return Math.min(found + 1, most)
}

function placesOf(sketches: Sketches): { order: Uint32Array; place: Uint32Array } {
  const { first, shingles, values } = sketches
  // By the smallest value first, in linear time: few are left to be compared in full.
  const smallest = Uint32Array.from(shingles, (count, id) => (count === 0 ? 0 : values.at(first[id])))
  const all = sortedBy(smallest).filter((id) => shingles[id] > 0)
  for (let from = 0; from < all.length; ) {
    let to = from + 1
    while (to < all.length && values.at(first[all[to]]) === values.at(first[all[from]])) to += 1
    if (to - from > 1) all.subarray(from, to).sort((a, b) => compareSketches(sketches, a, b) || a - b)
    from = to
  }
  const place = new Uint32Array(shingles.length).fill(NONE)
  let count = 0
  for (let i = 0; i < all.length; i += 1) {
    const id = all[i]
    if (i === 0 || compareSketches(sketches, all[count - 1], id) !== 0) all[count++] = id
    place[id] = count - 1
  }
  return { order: all.slice(0, count), place }
}
