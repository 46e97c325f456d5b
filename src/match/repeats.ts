/**
 * Which hashes of a list may stand in it twice: two bits count each, at the place that its lower bits name. Others may
 * share the place, so that a yes is only a maybe.
 */
import type { Words } from '../columns/column.js'
import { letGo } from '../let-go.js'
import { arrayOf } from '../spare-heap.js'

/** Counters for each hash: one in nine of those that stand once shares the counter of another. */
const COUNTERS = 8
const MOST_COUNTERS = 2 ** 30

export class Repeats {
  #counters = new Uint8Array(0)
  #mask = 0

  /** Forgets all, and makes room for `expected` hashes; more are no error, but give more maybes. */
  begin(expected: number): void {
    const counters = 2 ** Math.ceil(Math.log2(Math.max(64, expected * COUNTERS)))
    this.#mask = Math.min(counters, MOST_COUNTERS) - 1
    const bytes = (this.#mask + 1) / 4
    if (bytes > this.#counters.length) this.#counters = arrayOf(Uint8Array, bytes)
    else this.#counters.fill(0, 0, bytes)
  }

  /** Counts the hashes [from, to) of a list, less their `shift` lowest bits. */
  count(hashes: Pick<Words, 'at'>, from: number, to: number, shift: number): void {
    const counters = this.#counters
    const mask = this.#mask
    for (let i = from; i < to; i += 1) {
      const at = (hashes.at(i) >>> shift) & mask
      const bits = (at & 3) << 1
      const four = counters[at >>> 2]
      // From 0 to 1, from 1 to 2, and there it stays. No branch: which way it would go is chance.
      counters[at >>> 2] = four + (((((four >>> bits) & 2) ^ 2) >>> 1) << bits)
    }
  }

  letGo(): void {
    letGo({ counters: this.#counters })
  }

  /** 1 for a hash, less its lowest bits, that was counted more than once, it may be; else 0. */
  of(hash: number): number {
    const at = hash & this.#mask
    return (this.#counters[at >>> 2] >>> (((at & 3) << 1) + 1)) & 1
  }
}
