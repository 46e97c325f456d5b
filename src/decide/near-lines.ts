/**
 * Lines that have all their words in common but one: pairs of short blocks of as many tokens each. One half of such a
 * line stands unchanged in the other, so that lines are looked up by their halves; a change in the middle of a line
 * leaves no shingle that could be looked up. Places in a line are numbers of tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'
import { NumberList } from '../number-list.js'
import { arrayOf } from '../spare-heap.js'
import { numbersTo, sortWithKeys } from './stable-order.js'

/** From so many tokens on a block is a paragraph, and matched by its shingles. */
export const LONG = 40
/** Law 2: a removal holds a run of at least five tokens that its source has, too. */
const RUN = 5
/** Lines with a half in common, each another one, from which on they are a form: who fills it in means each word. */
const FORM = 32
/** 2^32 divided by the golden ratio: it spreads what differs in one bit. */
const MIX = 0x9e3779b1
/** Counters of a filter for each block: it takes one line in 256 at most for another one, and lets that stay. */
const COUNTERS = 256
/** Counters of the largest filter: 8 MB. */
const MOST_COUNTERS = 1 << 25

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

/** Pairs of lines, which may be many: each is three numbers. */
export interface NearPairs {
  readonly stays: NumberList
  readonly changed: NumberList
  readonly at: NumberList
}

/**
 * All pairs of lines that differ in one word; of lines that are the same only the first is looked at, and it is no changed
 * one: what stands twice was written so. `documents` come in corpus order.
 */
export function findNearLines(
  corpus: Corpus,
  documents: readonly BlockRange[],
  limits: LineLimits,
): NearPairs {
  const { lines, keys } = repeatedHalves(corpus, documents, limits)
  const order = numbersTo(keys.length, corpus.columns)
  sortWithKeys(order, keys.column, corpus.columns)
  const { words } = corpus.columns
  const pairs = { stays: new NumberList(words), changed: new NumberList(words), at: new NumberList(words) }
  const alike = new Uint32Array(FORM * LINE)
  for (let i = 0; i < order.length; ) {
    const begin = i
    const key = keys.at(i)
    while (i < order.length && keys.at(i) === key) i += 1
    const count = i - begin
    if (count === 1 || count > FORM) continue
    for (let at = 0; at < count * LINE; at += 1)
      alike[at] = lines.at(order.at(begin + Math.floor(at / LINE)) * LINE + (at % LINE))
    addPairs(corpus, alike, count, pairs)
  }
  for (const one of [order, lines, keys]) one.letGo()
  return pairs
}

/**
 * Numbers of a line: its block, doubled, and 1 more where the line stands more than once; and two sums of its tokens. Whether
 * two lines differ in one word is seen by these, so that of most their tokens need not be looked at, which lie far apart.
 */
const LINE = 3
const BLOCK = 0
const SUM = 1
const WEIGHTED = 2

interface Halves {
  /** Lines of which a half stands in another line as well, in corpus order, once for each such half. */
  readonly lines: NumberList
  /** The key of that half. */
  readonly keys: NumberList
}

function repeatedHalves(corpus: Corpus, documents: readonly BlockRange[], limits: LineLimits): Halves {
  const { line, front, back, count } = halvesOf(corpus, documents, limits)
  const counters = 2 ** Math.ceil(Math.log2(Math.max(corpus.count, 32) * COUNTERS))
  const lines = new Times(Math.min(counters, MOST_COUNTERS))
  const halves = new Times(Math.min(counters, MOST_COUNTERS))
  for (let i = 0; i < count; i += 1) {
    if (lines.add(lineKey(front.at(i), back.at(i))) > 0) continue
    halves.add(front.at(i))
    halves.add(back.at(i))
  }
  const found = new NumberList(corpus.columns.words)
  const keys = new NumberList(corpus.columns.words)
  for (let i = 0; i < count; i += 1) {
    const [inFront, inBack] = [halves.of(front.at(i)) > 1, halves.of(back.at(i)) > 1]
    if (!inFront && !inBack) continue
    const times = lines.meet(lineKey(front.at(i), back.at(i)))
    if (times === MET) continue
    if (inFront) keys.push(front.at(i))
    if (inBack) keys.push(back.at(i))
    addLine(corpus, line.at(i), times > 1 ? 1 : 0, found)
    if (inFront && inBack) for (let at = 0; at < LINE; at += 1) found.push(found.at(found.length - LINE))
  }
  for (const column of [line, front, back]) column.letGo()
  return { lines: found, keys }
}

function addLine({ first, hash }: Corpus, block: number, isRepeated: number, lines: NumberList): void {
  const from = first.at(block)
  const size = first.at(block + 1) - from
  let sum = 0
  let weighted = 0
  for (let i = 0; i < size; i += 1) {
    sum = (sum + hash.at(from + i)) | 0
    weighted = (weighted + Math.imul(hash.at(from + i), i)) | 0
  }
  lines.push(block * 2 + isRepeated)
  lines.push(sum)
  lines.push(weighted)
}

/** The lines of all documents, in corpus order, and the hashes of both halves of each. */
function halvesOf(
  { columns, first, hash, rigid, count }: Corpus,
  documents: readonly BlockRange[],
  { threshold, minWords }: LineLimits,
) {
  // For each block, as few are none of a line's length; memory that is not written to is not taken.
  const line = columns.words(count)
  const fronts = columns.words(count)
  const backs = columns.words(count)
  let lines = 0
  for (let document = 0; document < documents.length; document += 1) {
    const { firstBlock, blocks } = documents[document]
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const from = first.at(block)
      const size = first.at(block + 1) - from
      if (size < minWords || size >= LONG || rigid.at(block) === 1 || size - 1 < size * threshold) continue
      // Both halves at once: neither has to wait for the other's multiplications.
      const half = size >>> 1
      let front = size
      let back = size + LONG
      for (let at = from; at < from + half; at += 1) {
        front = Math.imul(front ^ hash.at(at), MIX)
        front ^= front >>> 15
        back = Math.imul(back ^ hash.at(at + half), MIX)
        back ^= back >>> 15
      }
      if (half * 2 < size) {
        back = Math.imul(back ^ hash.at(from + size - 1), MIX)
        back ^= back >>> 15
      }
      line.set(lines, block)
      fronts.set(lines, front)
      backs.set(lines, back)
      lines += 1
    }
  }
  return {
    line,
    front: fronts,
    back: backs,
    count: lines,
  }
}

function lineKey(front: number, back: number): number {
  return Math.imul(front, 31) ^ back
}

/** Of a hash that was put in more than once, and met since. */
const MET = 3

/**
 * How often hashes were put in: not at all, once, or more often. Two bits for each, at the place that its lowest bits
 * name: what shares them counts as the same.
 */
class Times {
  readonly #counters: Uint8Array
  readonly #mask: number

  /** `counters` is a power of two. */
  constructor(counters: number) {
    this.#counters = arrayOf(Uint8Array, counters >>> 2)
    this.#mask = counters - 1
  }

  /** Puts a hash in; answers how often it was there, 2 for more than once. */
  add(hash: number): number {
    const at = hash & this.#mask
    const shift = (at & 3) << 1
    const four = this.#counters[at >>> 2]
    const times = (four >>> shift) & 3
    if (times < 2) this.#counters[at >>> 2] = four + (1 << shift)
    return times
  }

  /** How often a hash was put in; of what was more than once only the first time, and MET from then on. */
  meet(hash: number): number {
    const at = hash & this.#mask
    const shift = (at & 3) << 1
    const four = this.#counters[at >>> 2]
    const times = (four >>> shift) & 3
    if (times === 2) this.#counters[at >>> 2] = four | (MET << shift)
    return times
  }

  /** How often a hash was put in, 2 for more than once. */
  of(hash: number): number {
    const at = hash & this.#mask
    return (this.#counters[at >>> 2] >>> ((at & 3) << 1)) & 3
  }
}

/** Adds the pairs among the first `count` lines, which have a half in common; what differs lies in the other half. */
function addPairs(corpus: Corpus, lines: Uint32Array, count: number, pairs: NearPairs): void {
  for (let i = LINE; i < count * LINE; i += LINE) {
    if ((lines[i + BLOCK] & 1) === 1) continue
    const changed = lines[i + BLOCK] >>> 1
    for (let j = 0; j < i; j += LINE) {
      if (!mayBeNear(lines[i + SUM] - lines[j + SUM], lines[i + WEIGHTED] - lines[j + WEIGHTED])) continue
      const stays = lines[j + BLOCK] >>> 1
      const at = differenceOf(corpus, stays, changed)
      const size = corpus.first.at(changed + 1) - corpus.first.at(changed)
      if (at < 0 || Math.max(at, size - 1 - at) < RUN) continue
      pairs.stays.push(stays)
      pairs.changed.push(changed)
      pairs.at.push(at)
    }
  }
}

/**
 * Whether a change of one word may change the sums by so much: the one by the difference of two words, the other by it times
 * their place.
 */
function mayBeNear(sum: number, weighted: number): boolean {
  for (let at = 0; at < LONG; at += 1) if (((Math.imul(sum, at) - weighted) | 0) === 0) return true
  return false
}

const NO = -1

/** The place of the one token in which two blocks differ, or NO if none does, or more do. */
function differenceOf({ first, hash }: Corpus, one: number, other: number): number {
  const [a, b] = [first.at(one), first.at(other)]
  const size = first.at(one + 1) - a
  if (first.at(other + 1) - b !== size) return NO
  let at = NO
  for (let i = 0; i < size; i += 1) {
    if (hash.at(a + i) === hash.at(b + i)) continue
    if (at !== NO) return NO
    at = i
  }
  return at
}
