/** Counts ids that stand more than once in a file, by 64-bit hashes: eight bytes an id, where a set takes a hundred. */
import { hash64 } from '../../fingerprint/hash.js'

export class SameIds {
  #hashes = new BigUint64Array(1024)
  #count = 0
  #repeated: BigUint64Array | null = null

  add(id: string): void {
    if (this.#count === this.#hashes.length) {
      const grown = new BigUint64Array(this.#count * 2)
      grown.set(this.#hashes)
      this.#hashes = grown
    }
    this.#hashes[this.#count++] = hash64(Buffer.from(id))
  }

  /** Ids that an earlier record had. No more are added then. */
  get repeated(): number {
    return this.#found().length
  }

  /** Which of the ids, in the order of their records, is the first that an earlier one had; -1 for none. */
  firstOf(ids: Iterable<string | null>): number {
    const repeated = new Set(this.#found())
    const seen = new Set<bigint>()
    let at = 0
    for (const id of repeated.size === 0 ? [] : ids) {
      const hash = id === null ? null : hash64(Buffer.from(id))
      if (hash !== null && repeated.has(hash)) {
        if (seen.has(hash)) return at
        seen.add(hash)
      }
      at += 1
    }
    return -1
  }

  #found(): BigUint64Array {
    if (this.#repeated !== null) return this.#repeated
    const sorted = this.#hashes.subarray(0, this.#count).sort()
    this.#repeated = sorted.filter((hash, i) => i > 0 && hash === sorted[i - 1])
    return this.#repeated
  }
}
