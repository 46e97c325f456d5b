/**
 * How alike two documents are by their sketches, and whether that is enough to call them versions of one text. What
 * is enough depends on what they share: see asked.ts. What many share, as the frame of a site or a licence, is no
 * evidence against two documents either: where enough is left without it, they are versions if the rest is.
 */
import type { Bytes, Words } from '../columns/column.js'
import { asked, askedOf, FEW } from './asked.js'
import { LOOKED_UP } from './repeated-values.js'
import { type SharedShingles, STEPS, UNKNOWN } from './shared-shingles.js'
import { SKETCH, type Sketches } from './sketches.js'

/** Rarity up to which a value is one of few documents. */
const OF_FEW = Math.round(STEPS * Math.log2(FEW))
/** Share of each document that few hold from which on it is judged by that alone: less may be its names and its date. */
const LEAST_OF_FEW = 1 / 3
/** Values of few in common from which on they are evidence: of eighty, 0.04 are asked, and chance makes three. */
const LEAST_COMMON = 8

export class Likeness {
  /** Of the pair that was compared last. Share of all shingles, and of those of each, that stand in both. */
  resemblance = 0
  containmentOfA = 0
  containmentOfB = 0
  /** Resemblance over what is asked: 1 is enough. */
  ratio = 0

  readonly #sketches: Sketches
  readonly #order: Uint32Array
  readonly #rarity: Bytes
  /** Median of each document's rarities. */
  readonly #usual: Uint8Array
  readonly #histogram = new Uint16Array(UNKNOWN)

  constructor(sketches: Sketches, { order, rarity }: SharedShingles) {
    this.#sketches = sketches
    this.#order = order
    this.#rarity = rarity
    const { first } = sketches
    this.#usual = Uint8Array.from(order, (id) => {
      let known = 0
      for (let i = first[id]; i < first[id + 1] && rarity.at(i) !== UNKNOWN; i += 1) {
        this.#histogram[rarity.at(i)] += 1
        known += 1
      }
      return medianOf(this.#histogram, known, UNKNOWN - 1)
    })
  }

  /** Compares the documents at two places. */
  compare(a: number, b: number): void {
    const { first, values, shingles } = this.#sketches
    const rarity = this.#rarity
    const histogram = this.#histogram
    const [one, other] = [this.#order[a], this.#order[b]]
    let [i, j] = [first[one], first[other]]
    const [beginA, beginB, endA, endB] = [i, j, first[one + 1], first[other + 1]]
    // Above the last value of a sketch that is not the whole document, nothing is known of it.
    const limit = Math.min(
      endA - beginA < SKETCH ? 0xffffffff : values.at(endA - 1),
      endB - beginB < SKETCH ? 0xffffffff : values.at(endB - 1),
    )
    const [lastA, lastB] = [endUpTo(values, i, endA, limit), endUpTo(values, j, endB, limit)]
    let common = 0
    let known = 0
    let most = 0
    // Which of two values is less is a matter of chance, that no processor foresees: sums instead of branches.
    while (i < lastA && j < lastB) {
      const x = values.at(i)
      const y = values.at(j)
      if (x === y) {
        common += 1
        const steps = rarity.at(i)
        if (steps !== UNKNOWN) {
          known += 1
          histogram[steps] += 1
          if (steps > most) most = steps
        }
      }
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    const [sizeA, sizeB] = [lastA - beginA, lastB - beginB]
    const median = medianOf(histogram, known, most)
    this.resemblance = common / Math.max(1, sizeA + sizeB - common)
    this.containmentOfA = common / Math.max(1, sizeA)
    this.containmentOfB = common / Math.max(1, sizeB)
    const rarest = Math.max(median, this.#usual[a], this.#usual[b])
    this.ratio = this.resemblance / asked(Math.min(shingles[one], shingles[other]), rarest / STEPS)
    if (this.ratio < 1 && rarest > OF_FEW) this.ratio = Math.max(this.ratio, this.#ratioOfRest(one, other))
  }

  /**
   * The same for two documents without what many hold: 0 where that leaves too little to judge them by. As the only
   * measure it would take texts of more than `FEW` versions apart, which share what many hold.
   */
  #ratioOfRest(one: number, other: number): number {
    const { first, values, shingles } = this.#sketches
    const rarity = this.#rarity
    let [i, j] = [first[one], first[other]]
    const [beginA, beginB, endA, endB] = [i, j, first[one + 1], first[other + 1]]
    // Above the last value that is looked up, it is not known how many hold one.
    const limit = Math.min(
      endA - beginA <= LOOKED_UP ? 0xffffffff : values.at(beginA + LOOKED_UP - 1),
      endB - beginB <= LOOKED_UP ? 0xffffffff : values.at(beginB + LOOKED_UP - 1),
    )
    const [lastA, lastB] = [endUpTo(values, i, endA, limit), endUpTo(values, j, endB, limit)]
    const [ofFewA, ofFewB] = [countOfFew(rarity, i, lastA), countOfFew(rarity, j, lastB)]
    const [shareA, shareB] = [ofFewA / (lastA - i), ofFewB / (lastB - j)]
    if (!(Math.min(shareA, shareB) >= LEAST_OF_FEW)) return 0
    let common = 0
    while (i < lastA && j < lastB) {
      const x = values.at(i)
      const y = values.at(j)
      common += x === y && rarity.at(i) <= OF_FEW ? 1 : 0
      i += x <= y ? 1 : 0
      j += y <= x ? 1 : 0
    }
    if (common < LEAST_COMMON) return 0
    const resemblance = common / (ofFewA + ofFewB - common)
    return resemblance / askedOf(Math.min(shingles[one] * shareA, shingles[other] * shareB))
  }
}

function countOfFew(rarity: Bytes, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i += 1) count += rarity.at(i) <= OF_FEW ? 1 : 0
  return count
}

/** Where the ascending values [from, to) pass a limit. */
function endUpTo(values: Words, from: number, to: number, limit: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values.at(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The median, and zeros again in `histogram`. */
function medianOf(histogram: Uint16Array, count: number, most: number): number {
  let median = 0
  let seen = 0
  for (let steps = 0; steps <= most; steps += 1) {
    if (seen * 2 <= count && histogram[steps] > 0) median = steps
    seen += histogram[steps]
    histogram[steps] = 0
  }
  return median
}
