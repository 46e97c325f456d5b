/**
 * Runs of equal tokens that two long stretches surely share, in the same order in both: where to hold fast
 * before the small alignments between them are made. Places are positions in the arrays, ends exclusive.
 */
import { RUN } from './small-alignment.js'

/** Copy of each run, its source and its length, in order; runs do not overlap on either side. */
export interface Runs {
  readonly copy: number[]
  readonly source: number[]
  readonly length: number[]
}

/** Places of a common shingle that are tried where no shingle stands just once. */
const TRIED = 8

/** Answers of those whom `Shingles.each` calls. */
export const TAKEN = 0
export const FORGET = 1
export const ENOUGH = 2

/** A table from each shingle of RUN tokens of a stretch to the places where it stands, the first one first. */
export class Shingles {
  readonly #tokens: Uint32Array
  readonly #from: number
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #mask: number

  constructor(tokens: Uint32Array, from: number, to: number) {
    const count = Math.max(0, to - from - RUN + 1)
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)))
    this.#tokens = tokens
    this.#from = from
    this.#mask = size - 1
    this.#heads = new Int32Array(size).fill(-1)
    this.#next = new Int32Array(count)
    for (let i = count - 1; i >= 0; i -= 1) {
      const slot = shingle(tokens, from + i) & this.#mask
      this.#next[i] = this.#heads[slot]
      this.#heads[slot] = i
    }
  }

  /** The first place with the shingle of tokens[at], or -1. */
  find(tokens: Uint32Array, at: number): number {
    let i = this.#heads[shingle(tokens, at) & this.#mask]
    while (i >= 0 && !this.#equal(tokens, at, this.#from + i)) i = this.#next[i]
    return i < 0 ? -1 : this.#from + i
  }

  /**
   * Calls `take` with each place that has the shingle of tokens[at], as long as it answers TAKEN or FORGET. A place
   * it wants forgotten does not come again: where one word fills a line, all would be asked for at each word.
   */
  each(tokens: Uint32Array, at: number, take: (place: number) => number): void {
    const slot = shingle(tokens, at) & this.#mask
    let previous = -1
    for (let i = this.#heads[slot]; i >= 0; i = this.#next[i]) {
      const answer = this.#equal(tokens, at, this.#from + i) ? take(this.#from + i) : TAKEN
      if (answer === ENOUGH) return
      if (answer === TAKEN) previous = i
      else if (previous < 0) this.#heads[slot] = this.#next[i]
      else this.#next[previous] = this.#next[i]
    }
  }

  /** The place after `place` with the same shingle, or -1. */
  next(place: number): number {
    let i = this.#next[place - this.#from]
    while (i >= 0 && !this.#equal(this.#tokens, place, this.#from + i)) i = this.#next[i]
    return i < 0 ? -1 : this.#from + i
  }

  #equal(tokens: Uint32Array, at: number, place: number): boolean {
    for (let i = 0; i < RUN; i += 1) if (tokens[at + i] !== this.#tokens[place + i]) return false
    return true
  }
}

/**
 * Runs of copy[a0, a1) and source[b0, b1) that hold a shingle which stands once in each ("patience" matching), in
 * the order that keeps the most such shingles; where there is none, the longest run that is easily found.
 */
export function commonRuns(
  copy: Uint32Array,
  a0: number,
  a1: number,
  source: Uint32Array,
  b0: number,
  b1: number,
): Runs {
  const inCopy = new Shingles(copy, a0, a1)
  const inSource = new Shingles(source, b0, b1)
  const places: number[] = []
  const twins: number[] = []
  for (let i = a0; i + RUN <= a1; i += 1) {
    const j = inSource.find(copy, i)
    if (j < 0 || inSource.next(j) >= 0) continue
    // The first of several is asked, and it knows of the others.
    if (inCopy.find(copy, i) === i && inCopy.next(i) < 0) {
      places.push(i)
      twins.push(j)
    }
  }
  const bounds = { a0, a1, b0, b1 }
  if (places.length === 0) return longest(copy, source, bounds, inSource)
  return widen(copy, source, bounds, places, twins, increasing(twins))
}

interface Bounds {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Makes the pairs of places that were chosen into runs as long as they go. */
function widen(
  copy: Uint32Array,
  source: Uint32Array,
  { a0, a1, b0, b1 }: Bounds,
  places: readonly number[],
  twins: readonly number[],
  chosen: readonly number[],
): Runs {
  const runs: Runs = { copy: [], source: [], length: [] }
  let a = a0
  let b = b0
  for (const at of chosen) {
    let i = places[at]
    let j = twins[at]
    if (i < a || j < b) continue
    while (i > a && j > b && copy[i - 1] === source[j - 1]) {
      i -= 1
      j -= 1
    }
    let length = 0
    while (i + length < a1 && j + length < b1 && copy[i + length] === source[j + length]) length += 1
    runs.copy.push(i)
    runs.source.push(j)
    runs.length.push(length)
    a = i + length
    b = j + length
  }
  return runs
}

/** Indices of a longest increasing subsequence, by patience sorting: n log n. */
function increasing(values: readonly number[]): number[] {
  const tails: number[] = []
  const previous = new Int32Array(values.length)
  for (let i = 0; i < values.length; i += 1) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (values[tails[middle]] < values[i]) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? tails[low - 1] : -1
    tails[low] = i
  }
  const chosen: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]) chosen.push(at)
  return chosen.reverse()
}

/** The longest run among those that begin where no run of the same source place went over. */
function longest(copy: Uint32Array, source: Uint32Array, { a0, a1, b1 }: Bounds, inSource: Shingles): Runs {
  const best = { copy: -1, source: -1, length: 0 }
  for (let i = a0; i + RUN <= a1; ) {
    let reach = 1
    let j = inSource.find(copy, i)
    for (let tried = 0; j >= 0 && tried < TRIED; tried += 1) {
      let length = RUN
      while (i + length < a1 && j + length < b1 && copy[i + length] === source[j + length]) length += 1
      if (length > best.length) Object.assign(best, { copy: i, source: j, length })
      reach = Math.max(reach, length - RUN + 1)
      j = inSource.next(j)
    }
    i += reach
  }
  if (best.length === 0) return { copy: [], source: [], length: [] }
  return { copy: [best.copy], source: [best.source], length: [best.length] }
}

function shingle(tokens: Uint32Array, at: number): number {
  let h = 0
  for (let i = 0; i < RUN; i += 1) h = (Math.imul(h, 0x2545f491) + tokens[at + i]) | 0
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}
