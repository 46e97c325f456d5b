/**
 * The seeds of all documents in the order that they are compared in, and which of them may stand twice. Most stand
 * once: they are no earlier text of any other and have none, so that they are neither looked up nor taken in.
 *
 * Seeds are dealt out by their hash, so that the counters of one part stay in the second-level cache: a look at memory
 * for each seed would take longer than all else that is done with it. Between its two passages a seed is one byte, its
 * distance from the one before and its part; its hash is kept only until its part was counted.
 */
import { type Seeds, shingleHash, WINDOW } from '../fingerprint/winnowing.js'
import { Repeats } from './repeats.js'

/** Parts, by the lowest bits of the hash: winnowing prefers hashes whose upper bits are 0. */
const PART_BITS = 6
const PARTS = 1 << PART_BITS
/** Hashes of a part lie in pieces of so many, one after the other where none is more frequent than others. */
const PIECE = 1 << 12

export class SeedStream {
  readonly #tokens: Uint32Array
  /** By seed: its distance from the one before less 1, at most WINDOW - 1, and its part above that. */
  readonly #steps: Uint8Array
  #end = 0
  #at = 0
  /** Seeds of each document. */
  readonly #counts: number[] = []
  #document = 0
  /** Hashes, each part in pieces of its own. */
  #hashes: Uint32Array
  /** By place in `#hashes` a bit: 1 if the hash may stand twice. */
  #twice = new Uint32Array(0)
  /** By part: its pieces, and where its next seed is written or read. */
  readonly #pieces: number[][] = Array.from({ length: PARTS }, () => [])
  readonly #cursor = new Uint32Array(PARTS)
  readonly #piece = new Uint32Array(PARTS)
  #made = 0

  /** `count` tokens, of which no more than one each begins a seed. Memory that is not written to is not taken. */
  constructor(tokens: Uint32Array, count: number) {
    this.#tokens = tokens
    this.#steps = new Uint8Array(count)
    this.#hashes = new Uint32Array(count + PARTS * PIECE)
  }

  /** Takes in the seeds of a document; the first of them begins at the token `from`. */
  add({ place, hash, count }: Seeds, from: number): void {
    const steps = this.#steps
    const hashes = this.#hashes
    const cursor = this.#cursor
    let end = this.#end
    let before = from - 1
    for (let i = 0; i < count; i += 1) {
      const part = hash[i] & (PARTS - 1)
      steps[end + i] = (place[i] - before - 1) | (part << 2)
      before = place[i]
      let at = cursor[part]
      if ((at & (PIECE - 1)) === 0) at = this.#newPiece(part)
      hashes[at] = hash[i]
      cursor[part] = at + 1
    }
    end += count
    this.#end = end
    this.#counts.push(count)
  }

  /** Ends the first passage: counts what was taken in. */
  settle(): void {
    const twice = new Uint32Array(Math.ceil((this.#made * PIECE) / 32))
    const hashes = this.#hashes
    const repeats = new Repeats()
    for (let part = 0; part < PARTS; part += 1) {
      const pieces = this.#pieces[part]
      const last = this.#cursor[part]
      repeats.begin(pieces.length * PIECE)
      const endOf = (n: number) => (n === pieces.length - 1 ? last : pieces[n] + PIECE)
      for (let n = 0; n < pieces.length; n += 1) repeats.count(hashes, pieces[n], endOf(n), PART_BITS)
      for (let n = 0; n < pieces.length; n += 1) markTwice(repeats, hashes, pieces[n], endOf(n), twice)
      this.#cursor[part] = 0
    }
    this.#twice = twice
    this.#hashes = new Uint32Array(0)
  }

  /** Leaves in `seeds` those of the next document, whose first begins at the token `from`, that may stand twice. */
  next(seeds: Seeds, from: number): void {
    const { size } = seeds
    const steps = this.#steps
    const twice = this.#twice
    const cursor = this.#cursor
    const count = this.#counts[this.#document++]
    seeds.reserve(count)
    const { place, hash } = seeds
    const first = this.#at
    let kept = 0
    let token = from - 1
    for (let i = first; i < first + count; i += 1) {
      const step = steps[i]
      token += (step & (WINDOW - 1)) + 1
      const part = step >>> 2
      let at = cursor[part]
      if ((at & (PIECE - 1)) === 0) at = this.#pieces[part][this.#piece[part]++]
      cursor[part] = at + 1
      place[kept] = token
      kept += (twice[at >>> 5] >>> (at & 31)) & 1
    }
    this.#at = first + count
    const tokens = this.#tokens
    for (let i = 0; i < kept; i += 1) hash[i] = shingleHash(tokens, place[i], size)
    seeds.count = kept
  }

  #newPiece(part: number): number {
    const at = this.#made * PIECE
    this.#made += 1
    this.#pieces[part].push(at)
    return at
  }
}

function markTwice(
  repeats: Repeats,
  hashes: Uint32Array,
  from: number,
  to: number,
  twice: Uint32Array,
): void {
  for (let word = from; word < to; word += 32) {
    let bits = 0
    const end = Math.min(to, word + 32)
    for (let at = word; at < end; at += 1) bits |= repeats.of(hashes[at] >>> PART_BITS) << (at & 31)
    twice[word >>> 5] = bits
  }
}
