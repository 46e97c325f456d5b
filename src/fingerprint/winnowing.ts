/**
 * Seeds: the shingles by which repeats are found. Of every `WINDOW` neighbouring shingles of `SHINGLE`
 * tokens the one with the smallest hash (Schleimer, Wilkerson, Aiken: "Winnowing", 2003), so that two equal runs
 * of SHINGLE + WINDOW - 1 tokens share one; and the first and last shingle of each block, where copies
 * begin and end.
 */

import type { Words } from '../columns/column.js'
import { arrayOf } from '../spare-heap.js'
import { mix } from './token-hash.js'

/** Tokens of a shingle: ~8, the shortest run that hardly stands in two places by chance. */
export const SHINGLE = 8
/** Shingles of which one is taken: 4 keep 0.4 seeds a token. */
export const WINDOW = 4

/** Base of the rolling hash, odd so that no token drops out of it. */
const BASE = 0x2c1b3c6d

/** The seeds of one document, ascending; reused from document to document. */
export class Seeds {
  count = 0
  /** Numbers of the tokens that the shingles begin with. */
  place = new Uint32Array(1024)
  hash = new Uint32Array(1024)
  #rolled = new Uint32Array(1024)
  /** All zeros between two documents. */
  #taken = new Uint8Array(1024)
  /** Tokens of a shingle. */
  readonly size: number

  constructor(size = SHINGLE) {
    this.size = size
  }

  /** Finds the seeds of tokens [from, to), of which the blocks [firstBlock, lastBlock) begin at `first`. */
  find(tokens: Words, from: number, to: number, first: Words, firstBlock: number, lastBlock: number): void {
    this.count = 0
    const { size } = this
    const shingles = to - from - size + 1
    if (shingles <= 0) return
    this.#reserve(shingles)
    const rolled = this.#rolled
    const taken = this.#taken
    roll(tokens, from, size, shingles, rolled)
    winnow(rolled, shingles, taken)
    for (let block = firstBlock; block < lastBlock; block += 1) {
      const begin = first.at(block) - from
      const end = first.at(block + 1) - from
      if (begin < shingles) taken[begin] = 1
      if (end >= size) taken[end - size] = 1
    }
    const { place, hash } = this
    let count = 0
    // Which shingles are taken is a matter of chance, that no processor foresees: all are written, some over others.
    for (let i = 0; i < shingles; i += 1) {
      place[count] = from + i
      hash[count] = rolled[i]
      count += taken[i]
      taken[i] = 0
    }
    this.count = count
  }

  #reserve(shingles: number): void {
    if (shingles <= this.#rolled.length) return
    const size = Math.max(shingles, this.#rolled.length * 2)
    this.#rolled = arrayOf(Uint32Array, size)
    this.#taken = arrayOf(Uint8Array, size)
    this.place = arrayOf(Uint32Array, size)
    this.hash = arrayOf(Uint32Array, size)
  }
}

/** Marks the rightmost smallest shingle of each window. */
function winnow(rolled: Uint32Array, shingles: number, taken: Uint8Array): void {
  let smallest = 0
  let least = rolled[0]
  for (let i = 1; i < shingles; i += 1) {
    const one = rolled[i]
    if (one <= least) {
      smallest = i
      least = one
    } else if (smallest + WINDOW <= i) {
      smallest = i - WINDOW + 1
      least = rolled[smallest]
      for (let j = smallest + 1; j <= i; j += 1) {
        if (rolled[j] > least) continue
        smallest = j
        least = rolled[j]
      }
    }
    if (i >= WINDOW - 1) taken[smallest] = 1
  }
  taken[smallest] = 1
}

/** Hashes of all shingles; Murmur3's finaliser makes "smallest" a fair draw. */
function roll(tokens: Words, from: number, size: number, shingles: number, out: Uint32Array): void {
  let sum = 0
  let leaving = 1
  for (let i = 0; i < size; i += 1) {
    sum = (Math.imul(sum, BASE) + tokens.at(from + i)) | 0
    leaving = Math.imul(leaving, BASE)
  }
  for (let i = 0; ; i += 1) {
    out[i] = mix(sum)
    if (i + 1 === shingles) return
    sum = (Math.imul(sum, BASE) + tokens.at(from + i + size) - Math.imul(leaving, tokens.at(from + i))) | 0
  }
}
