/**
 * Clusters of near-duplicate documents of one site, so that each counts once as evidence (law 3): 40,000 copies of
 * one page prove nothing. A document is sketched by one-permutation minhash (Li, Owen, Zhang 2012) over shingles of
 * four tokens; documents that agree in most of their sketches are one cluster, and so are chains of them.
 */
import type { Words } from '../columns/column.js'
import { join, rootOf } from '../disjoint-sets.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'

/** Values of a sketch: its error is 0.06 where half of them are equal. */
const BINS = 64
/** Equal values from which on two documents are near duplicates: a resemblance of 0.5, as for clusters. */
const NEAR = BINS / 2
/** A band's value is the first of four bins: of thirty shingles most bins are empty, and most bands of them would be. */
const FIRST_OF = 4
const VALUES = BINS / FIRST_OF
/** Two values a band: where half of the values are equal, one of eight bands is whole in nine of ten pairs. */
const BAND = 2
/**
 * Documents of a site of which every two are held against each other. Of 25 a fifth are five: there one pair too few proves
 * what nothing proves, and in short pages that have much in common no band may show it.
 */
const EVERY_PAIR = 32
/** Documents with fewer blocks are sketched by all their shingles, longer ones by those that begin their blocks. */
const SMALL = 64
const EMPTY = 0xffffffff

export interface Clusters {
  /** The documents, by number, those of one cluster side by side, in an order that no listing order changes. */
  readonly order: Uint32Array
  /** Cluster of order[i], ascending from 0. */
  readonly cluster: Uint32Array
  readonly count: number
}

/** Clusters the `members` (numbers in `documents`). Linear but for a sort of the members. */
export function nearDocuments(
  corpus: Corpus,
  documents: readonly BlockRange[],
  members: readonly number[],
): Clusters {
  const size = members.length
  const sketches = new Uint32Array(size * BINS).fill(EMPTY)
  for (const [i, member] of members.entries())
    sketch(corpus, documents[member], sketches.subarray(i * BINS, (i + 1) * BINS))
  const sorted = Uint32Array.from(members, (_, i) => i)
  // Documents with the same sketch are one cluster, so it does not matter which of them comes first.
  sorted.sort((a, b) => compare(sketches, a * BINS, b * BINS))
  const parent = Uint32Array.from(members, (_, i) => i)
  joinNear(sketches, sorted, parent)
  const number = new Uint32Array(size).fill(EMPTY)
  let count = 0
  for (const i of sorted) {
    const root = rootOf(parent, i)
    if (number[root] === EMPTY) number[root] = count++
  }
  const starts = new Uint32Array(count + 1)
  for (let i = 0; i < size; i += 1) starts[number[rootOf(parent, i)] + 1] += 1
  for (let i = 0; i < count; i += 1) starts[i + 1] += starts[i]
  const order = new Uint32Array(size)
  const cluster = new Uint32Array(size)
  for (const i of sorted) {
    const own = number[rootOf(parent, i)]
    const at = starts[own]++
    order[at] = members[i]
    cluster[at] = own
  }
  return { order, cluster, count }
}

function sketch({ first, hash }: Corpus, { firstBlock, blocks }: BlockRange, bins: Uint32Array): void {
  const from = first.at(firstBlock)
  const to = first.at(firstBlock + blocks)
  if (blocks < SMALL) for (let at = from; at + 3 < to; at += 1) drop(shingle(hash, at), bins)
  else
    for (let block = firstBlock; block < firstBlock + blocks; block += 1)
      if (first.at(block) + 3 < to) drop(shingle(hash, first.at(block)), bins)
  // Of fewer than four tokens there is no shingle: the tokens themselves are.
  if (to - from > 0 && to - from < 4) {
    let h = 0
    for (let at = from; at < to; at += 1) h = Math.imul(h ^ hash.at(at), 0x9e3779b1)
    bins[0] = h >>> 1
  }
}

function shingle(hash: Words, at: number): number {
  let h = Math.imul(hash.at(at), 0x9e3779b1) ^ hash.at(at + 1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ hash.at(at + 2)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ hash.at(at + 3)
  h = Math.imul(h ^ (h >>> 16), 0x2545f491)
  return (h ^ (h >>> 15)) >>> 0
}

function drop(value: number, bins: Uint32Array): void {
  const bin = value >>> 26
  if (value < bins[bin]) bins[bin] = value
}

/** Joins documents with most of their sketch in common. */
function joinNear(sketches: Uint32Array, sorted: Uint32Array, parent: Uint32Array): void {
  if (sorted.length <= EVERY_PAIR) joinPairs(sketches, sorted, parent)
  else {
    joinBanded(sketches, sorted, parent)
    joinEmpty(sketches, sorted, parent)
  }
}

function joinPairs(sketches: Uint32Array, sorted: Uint32Array, parent: Uint32Array): void {
  for (let i = 1; i < sorted.length; i += 1)
    for (let j = 0; j < i; j += 1) if (isNear(sketches, i, j)) join(parent, i, j)
}

/** Finds pairs by a band of their sketches. */
function joinBanded(sketches: Uint32Array, sorted: Uint32Array, parent: Uint32Array): void {
  const mask = 2 ** Math.ceil(Math.log2(sorted.length * 2 + 2)) - 1
  const slots = new Uint32Array(mask + 1)
  const values = bandValues(sketches)
  for (let band = 0; band < VALUES; band += BAND) {
    slots.fill(0)
    for (const i of sorted) {
      const at = i * VALUES + band
      if (values[at] === EMPTY && values[at + 1] === EMPTY) continue
      let slot = (Math.imul(values[at], 0x9e3779b1) ^ Math.imul(values[at + 1], 0x85ebca6b)) & mask
      for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const other = slots[slot] - 1
        const there = other * VALUES + band
        if (values[there] !== values[at] || values[there + 1] !== values[at + 1]) continue
        if (isNear(sketches, i, other)) join(parent, i, other)
        break
      }
      // The last one with a band stands for it: near duplicates are neighbours in the sorted order.
      slots[slot] = i + 1
    }
  }
}

function bandValues(sketches: Uint32Array): Uint32Array {
  const values = new Uint32Array(sketches.length / FIRST_OF)
  for (let i = 0; i < values.length; i += 1) {
    let at = i * FIRST_OF
    const last = at + FIRST_OF - 1
    while (at < last && sketches[at] === EMPTY) at += 1
    values[i] = sketches[at]
  }
  return values
}

/** Documents without any token are all one. */
function joinEmpty(sketches: Uint32Array, sorted: Uint32Array, parent: Uint32Array): void {
  let last = -1
  for (const i of sorted) {
    if (!sketches.subarray(i * BINS, (i + 1) * BINS).every((value) => value === EMPTY)) continue
    if (last >= 0) join(parent, i, last)
    last = i
  }
}

function isNear(sketches: Uint32Array, a: number, b: number): boolean {
  let [equal, differ] = [0, 0]
  // Bins that are empty in both say nothing. So many as differ cannot be as many as are equal.
  for (let bin = 0; bin < BINS && differ <= BINS - NEAR; bin += 1) {
    const one = sketches[a * BINS + bin]
    const other = sketches[b * BINS + bin]
    if (one !== other) differ += 1
    else if (one !== EMPTY) equal += 1
  }
  return equal * BINS >= (equal + differ) * NEAR
}

function compare(sketches: Uint32Array, a: number, b: number): number {
  for (let bin = 0; bin < BINS; bin += 1) {
    if (sketches[a + bin] !== sketches[b + bin]) return sketches[a + bin] - sketches[b + bin]
  }
  return 0
}
