/** Counts ids that stand more than once in a file, by 64-bit hashes: eight bytes an id, where a set takes a hundred. */
import { hash64 } from '../../fingerprint/hash.js'

export class SameIds {
  #hashes = new BigUint64Array(1024)
  #count = 0

  add(id: string): void {
    if (this.#count === this.#hashes.length) {
      const grown = new BigUint64Array(this.#count * 2)
      grown.set(this.#hashes)
      this.#hashes = grown
    }
    this.#hashes[this.#count++] = hash64(Buffer.from(id))
  }

  /** Ids that an earlier record had. */
  get repeated(): number {
    const sorted = this.#hashes.subarray(0, this.#count).sort()
    let repeated = 0
    for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) repeated += 1
    return repeated
  }
}
