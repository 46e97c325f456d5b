/**
 * Lines that have all their words in common but one: pairs of short blocks of as many tokens each. One half of such a
 * line stands unchanged in the other, so that lines are looked up by their halves; a change in the middle of a line
 * leaves no shingle that could be looked up. Places in a line are numbers of tokens.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import type { BlockRange } from '../match/owners.js'
import { numbersTo, sortByKey } from './stable-order.js'

/** From so many tokens on a block is a paragraph, and matched by its shingles. */
export const LONG = 40
/** Law 2: a removal holds a run of at least five tokens that its source has, too. */
const RUN = 5
/** Lines with a half in common, each another one, from which on they are a form: who fills it in means each word. */
const FORM = 32
/** Bits of the two filters that let through what stands more than once: 2 MB each, 16 times a million lines. */
const FILTER = 1 << 24

/** Two lines: the first in corpus order is the one that stays. */
export interface NearLines {
  readonly stays: number
  readonly changed: number
  /** Place of the one word that differs. */
  readonly at: number
}

/** How many tokens a line may have, and what share of them must stand in the other. */
export interface LineLimits {
  readonly threshold: number
  readonly minWords: number
}

/**
 * All pairs of lines that differ in one word, each but the first that is the same as another one left out: what stands
 * twice was written so. `documents` come in corpus order.
 */
export function findNearLines(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  limits: LineLimits,
): readonly NearLines[] {
  const { blocks, keys } = repeatedHalves(corpus, documents, limits)
  const order = numbersTo(keys.length)
  sortByKey(order, keys)
  const pairs: NearLines[] = []
  const repeated = new Set<number>()
  const group: number[] = []
  for (let i = 0; i < order.length; ) {
    group.length = 0
    const key = keys[order[i]]
    for (; i < order.length && keys[order[i]] === key; i += 1) {
      const same = group.find((other) => differenceOf(corpus, other, blocks[order[i]]) === SAME)
      if (same !== undefined) repeated.add(same)
      else if (group.length <= FORM) group.push(blocks[order[i]])
    }
    if (group.length <= FORM) addPairs(corpus, group, pairs)
  }
  return pairs.filter(({ changed }) => !repeated.has(changed))
}

/** The lines of which a half stands in another line as well, in corpus order, once for each such half with its key. */
function repeatedHalves(
  { first, hash, rigid }: Fingerprints,
  documents: readonly BlockRange[],
  { threshold, minWords }: LineLimits,
): { readonly blocks: readonly number[]; readonly keys: Uint32Array } {
  const once = new Uint32Array(FILTER >>> 5)
  const again = new Uint32Array(FILTER >>> 5)
  const eachLine = (line: (block: number, front: number, back: number) => void) => {
    for (const { firstBlock, blocks } of documents) {
      for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
        const from = first[block]
        const size = first[block + 1] - from
        if (size < minWords || size >= LONG || rigid[block] === 1 || size - 1 < size * threshold) continue
        const half = from + (size >>> 1)
        line(block, keyOf(hash, from, half, size), keyOf(hash, half, from + size, size + LONG))
      }
    }
  }
  const note = (key: number) => {
    const bit = key & (FILTER - 1)
    const mask = 1 << (bit & 31)
    again[bit >>> 5] |= once[bit >>> 5] & mask
    once[bit >>> 5] |= mask
  }
  eachLine((_, front, back) => {
    note(front)
    note(back)
  })
  const found: number[] = []
  const keys: number[] = []
  const keep = (block: number, key: number) => {
    if ((again[(key & (FILTER - 1)) >>> 5] & (1 << (key & 31))) === 0) return
    found.push(block)
    keys.push(key)
  }
  eachLine((block, front, back) => {
    keep(block, front)
    keep(block, back)
  })
  return { blocks: found, keys: Uint32Array.from(keys) }
}

function keyOf(hash: Uint32Array, from: number, to: number, seed: number): number {
  let key = seed
  for (let at = from; at < to; at += 1) {
    key = Math.imul(key ^ hash[at], 0x9e3779b1)
    key ^= key >>> 15
  }
  return key >>> 0
}

/** Adds the pairs among different lines with a half in common; what differs lies in the other half. */
function addPairs(corpus: Fingerprints, lines: readonly number[], pairs: NearLines[]): void {
  for (let i = 1; i < lines.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const at = differenceOf(corpus, lines[j], lines[i])
      if (at < 0) continue
      const size = corpus.first[lines[i] + 1] - corpus.first[lines[i]]
      if (Math.max(at, size - 1 - at) >= RUN) pairs.push({ stays: lines[j], changed: lines[i], at })
    }
  }
}

const SAME = -1
const OTHER = -2

/** The place of the one token in which two blocks differ, SAME, or OTHER if more differs. */
function differenceOf({ first, hash }: Fingerprints, one: number, other: number): number {
  const [a, b] = [first[one], first[other]]
  const size = first[one + 1] - a
  if (first[other + 1] - b !== size) return OTHER
  let at = SAME
  for (let i = 0; i < size; i += 1) {
    if (hash[a + i] === hash[b + i]) continue
    if (at !== SAME) return OTHER
    at = i
  }
  return at
}
