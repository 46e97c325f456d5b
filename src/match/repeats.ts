/**
 * What may stand twice. Most shingles and blocks of a text stand in it once: they are no earlier text of any other and
 * have none, so they are neither looked up nor taken in. Met twice are those of which a hash was counted twice: two
 * bits for each, at the place that its lower bits name. Others may share it, so that a yes is only a maybe.
 */

/** Counters for each thing that is expected: one in nine of those that stand once shares the counter of another. */
const COUNTERS = 8
const MOST_COUNTERS = 2 ** 30

export class Repeats {
  readonly #counters: Uint8Array
  readonly #mask: number

  /** `expected` hashes; more are no error, but give more maybes. */
  constructor(expected: number) {
    const counters = 2 ** Math.ceil(Math.log2(Math.max(64, expected * COUNTERS)))
    this.#mask = Math.min(counters, MOST_COUNTERS) - 1
    this.#counters = new Uint8Array((this.#mask + 1) / 4)
  }

  /** Counts the first `count` hashes of a list. */
  meet(hashes: Uint32Array, count: number): void {
    const counters = this.#counters
    const mask = this.#mask
    for (let i = 0; i < count; i += 1) {
      const at = hashes[i] & mask
      const shift = (at & 3) << 1
      const four = counters[at >>> 2]
      // From 0 to 1, from 1 to 2, and there it stays. No branch: the next look-ups go on while this one waits for memory.
      counters[at >>> 2] = four + (((((four >>> shift) & 2) ^ 2) >>> 1) << shift)
    }
  }

  /** 1 for a hash that was counted more than once, it may be; else 0. */
  of(hash: number): number {
    const at = hash & this.#mask
    return (this.#counters[at >>> 2] >>> (((at & 3) << 1) + 1)) & 1
  }
}
