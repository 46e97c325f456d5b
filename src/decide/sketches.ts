/**
 * A sketch of each document: the smallest hashes of its shingles of three tokens (bottom-k, Broder 1997). Equal
 * documents have equal sketches, and the share of equal values below the largest value of both is, but for chance,
 * the share of equal shingles. A document of at most `SKETCH` shingles is its own sketch: then the share is exact.
 *
 * Three tokens: on versions over years by average linkage, exact shingles of one, three and five tokens differ little
 * (ARI 0.870, 0.876, 0.875); sketches of four tokens were worse on licences (B-cubed F1 0.76, against 0.79).
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'
import { arrayOf } from '../spare-heap.js'

const SHINGLE = 3
/** Values of a sketch: a share of 0.5 has a standard error of 0.03 for documents of one length, more if one is longer. */
export const SKETCH = 256
/** Documents with fewer tokens have none: "yes" is an answer as often as a copy. */
const LEAST = 8
/** Values drawn at first, over those that are asked for: four standard deviations, and some that repeat. */
const DRAWN = SKETCH * 1.3 + 40

export interface Sketches {
  /** The values of document d, ascending, are values[first[d] .. first[d + 1]). */
  readonly first: Uint32Array
  readonly values: Words
  /** Shingles of each document, those that repeat counted each time. */
  readonly shingles: Uint32Array
}

/** Sketches of the tokens that were not set aside. Linear. */
export function sketchesOf(
  corpus: Pick<Corpus, 'columns' | 'first' | 'hash'>,
  documents: readonly BlockRange[],
): Sketches {
  const first = new Uint32Array(documents.length + 1)
  const shingles = new Uint32Array(documents.length)
  let room = 0
  for (const [id, { firstBlock, blocks }] of documents.entries()) {
    const tokens = corpus.first.at(firstBlock + blocks) - corpus.first.at(firstBlock)
    shingles[id] = tokens < LEAST ? 0 : tokens - SHINGLE + 1
    room += Math.min(shingles[id], SKETCH)
  }
  const values = corpus.columns.words(room)
  let drawn = new Uint32Array(SKETCH * 8)
  for (const [id, { firstBlock }] of documents.entries()) {
    const count = shingles[id]
    const from = corpus.first.at(firstBlock)
    let share = Math.min(1, DRAWN / count)
    for (;;) {
      const limit = share === 1 ? 0xffffffff : Math.floor(share * 0xffffffff)
      if (drawn.length < count && limit === 0xffffffff) drawn = arrayOf(Uint32Array, count)
      const size = draw(corpus.hash, from, from + count, limit, drawn)
      const distinct = size < 0 ? 0 : sortDistinct(drawn, size, limit)
      if (size < 0) {
        // One shingle over and over: room for all of them settles it.
        drawn = arrayOf(Uint32Array, count)
        continue
      }
      if (distinct < SKETCH && share < 1) {
        share = Math.min(1, share * 4)
        continue
      }
      const kept = Math.min(distinct, SKETCH)
      values.write(first[id], drawn.subarray(0, kept))
      first[id + 1] = first[id] + kept
      break
    }
  }
  return { first, values, shingles }
}

/**
 * Gathers the hashes, at most `limit`, of the shingles that begin at [from, to); answers with their number, or with -1 where
 * `out` may be too small.
 */
function draw(hash: Words, from: number, to: number, limit: number, out: Uint32Array): number {
  // As signed numbers, in the same order.
  const most = limit ^ 0x80000000
  let count = 0
  for (let at = from; at < to; at += 1) {
    let h = Math.imul(hash.at(at), 0x9e3779b1) ^ hash.at(at + 1)
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ hash.at(at + 2)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h = Math.imul(h ^ (h >>> 16), 0x2545f491)
    h ^= h >>> 15
    if (count === out.length) return -1
    // Which of them are drawn is a matter of chance, that no processor foresees: all are written, most over others.
    out[count] = h
    count += (h ^ 0x80000000) <= most ? 1 : 0
  }
  return count
}

/** Buckets that drawn values are sorted by: one a value or more, so that next to nothing is left to be moved. */
const BUCKETS = 1 << 10
const begins = new Uint32Array(BUCKETS + 1)
let sorted = new Uint32Array(BUCKETS)

/** Sorts the first `size` numbers, which chance spread evenly up to `limit`, and drops those that repeat; answers with how many are left. */
function sortDistinct(numbers: Uint32Array, size: number, limit: number): number {
  const share = BUCKETS / (limit + 1)
  if (sorted.length < size) sorted = arrayOf(Uint32Array, size * 2)
  begins.fill(0)
  for (let i = 0; i < size; i += 1) begins[((numbers[i] * share) | 0) + 1] += 1
  for (let bucket = 1; bucket <= BUCKETS; bucket += 1) begins[bucket] += begins[bucket - 1]
  for (let i = 0; i < size; i += 1) sorted[begins[(numbers[i] * share) | 0]++] = numbers[i]
  let count = 0
  for (let i = 0; i < size; i += 1) {
    const one = sorted[i]
    let at = count
    while (at > 0 && numbers[at - 1] > one) at -= 1
    if (at > 0 && numbers[at - 1] === one) continue
    if (at < count) numbers.copyWithin(at + 1, at, count)
    numbers[at] = one
    count += 1
  }
  return count
}

/** Compares the sketches of two documents, as texts are compared: 0 if they are the same. */
export function compareSketches({ first, values, shingles }: Sketches, a: number, b: number): number {
  const [from, other] = [first[a], first[b]]
  const [size, otherSize] = [first[a + 1] - from, first[b + 1] - other]
  const both = Math.min(size, otherSize)
  for (let i = 0; i < both; i += 1)
    if (values.at(from + i) !== values.at(other + i)) return values.at(from + i) - values.at(other + i)
  return size - otherSize || shingles[a] - shingles[b]
}
