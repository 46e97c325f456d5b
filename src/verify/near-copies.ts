/**
 * Which documents of a site are near copies of each other, so that a proof counts them once (law 3): from a resemblance
 * of 0.5 on. Told by sketches of other hashes than those that decided. Sketches err, by a twentieth here and there, so
 * there are near copies for certain, and possible ones: what must be at least so many counts the clusters of the first
 * kind, what may be at most so many those of the second, and no error accuses.
 */
import { join, rootOf } from '../disjoint-sets.js'

/** Values of a sketch. */
const BINS = 128
/** Three times both errors from a half. */
const CERTAIN = 0.7
const POSSIBLE = 0.3
/** Tokens of a shingle. */
const SHINGLE = 4
/** Documents of more blocks are told by the shingles that begin their blocks, as a long text repeats itself. */
const MOST_BLOCKS = 64
const EMPTY = 0xffffffff

/** The smallest hash of each part of a document's shingles. `begins` are the first tokens of its blocks. */
export function sketch(ids: Uint32Array, count: number, begins: readonly number[]): Uint32Array {
  const bins = new Uint32Array(BINS).fill(EMPTY)
  const drop = (at: number) => {
    if (at + SHINGLE > count) return
    let h = 0x9747b28c
    for (let i = at; i < at + SHINGLE; i += 1) {
      h = Math.imul(h ^ ids[i], 0x1b873593)
      h = ((h << 13) | (h >>> 19)) + 0x52dce729
    }
    h = Math.imul(h ^ (h >>> 16), 0xcc9e2d51)
    h = (h ^ (h >>> 15)) >>> 0
    const bin = h % BINS
    if (h < bins[bin]) bins[bin] = h
  }
  if (begins.length >= MOST_BLOCKS) for (const at of begins) drop(at)
  else for (let at = 0; at < count; at += 1) drop(at)
  if (count > 0 && count < SHINGLE) for (let at = 0; at < count; at += 1) bins[0] = Math.min(bins[0], ids[at])
  return bins
}

export interface Copies {
  /** The documents in an order in which those of one cluster stand together, of either kind. */
  readonly order: readonly number[]
  /** By document: the cluster of its certain near copies, and of its possible ones, which holds the other. */
  readonly certain: Uint32Array
  readonly possible: Uint32Array
  readonly certainCount: number
  readonly possibleCount: number
  /** By cluster of possible near copies: 1 if they are no certain ones. */
  readonly isDoubtful: Uint8Array
}

/** Clusters documents by their sketches; pairs are found by equal values, so that few of them are looked at. */
export function nearCopies(sketches: readonly Uint32Array[]): Copies {
  const parent = Uint32Array.from(sketches, (_, i) => i)
  joinAlike(sketches, parent, CERTAIN)
  const certain = rootsOf(parent)
  joinAlike(sketches, parent, POSSIBLE)
  const possible = rootsOf(parent)
  const order = sketches.map((_, i) => i)
  order.sort((a, b) => possible[a] - possible[b] || certain[a] - certain[b] || a - b)
  const isDoubtful = new Uint8Array(sketches.length)
  for (const [i, root] of possible.entries()) if (certain[i] !== certain[root]) isDoubtful[root] = 1
  return {
    order,
    isDoubtful,
    certain,
    possible,
    certainCount: new Set(certain).size,
    possibleCount: new Set(possible).size,
  }
}

/** Documents that have a value in common and are as alike as `share` with the first, or the last, that had it. */
function joinAlike(sketches: readonly Uint32Array[], parent: Uint32Array, share: number): void {
  for (let bin = 0; bin < BINS; bin += 1) {
    const first = new Map<number, number>()
    const last = new Map<number, number>()
    for (const [i, bins] of sketches.entries()) {
      const value = bins[bin]
      if (value === EMPTY && !bins.every((one) => one === EMPTY)) continue
      for (const met of [first, last]) {
        const other = met.get(value)
        if (other === undefined || rootOf(parent, other) === rootOf(parent, i)) continue
        if (isAlike(sketches[other], bins, share)) join(parent, other, i)
      }
      if (!first.has(value)) first.set(value, i)
      last.set(value, i)
    }
  }
}

function isAlike(a: Uint32Array, b: Uint32Array, share: number): boolean {
  let [equal, used] = [0, 0]
  for (let bin = 0; bin < BINS; bin += 1) {
    if (a[bin] === EMPTY && b[bin] === EMPTY) continue
    used += 1
    if (a[bin] === b[bin]) equal += 1
  }
  return equal >= used * share
}

function rootsOf(parent: Uint32Array): Uint32Array {
  return parent.map((_, i) => rootOf(parent, i))
}
