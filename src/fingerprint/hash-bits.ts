/**
 * Which token hashes may be in a set, by a bit for the lowest bits of each: one look that holds back nearly all others, before
 * a table or a map is asked. What shares the bits of one that was put in passes as well.
 */
export class HashBits {
  readonly #words: Uint32Array
  readonly #mask: number

  /** `bits` is a power of two, 32 at least. */
  constructor(bits: number) {
    this.#words = new Uint32Array(bits >>> 5)
    this.#mask = (bits >>> 5) - 1
  }

  add(hash: number): void {
    this.#words[(hash >>> 5) & this.#mask] |= 1 << (hash & 31)
  }

  mayHave(hash: number): boolean {
    return (this.#words[(hash >>> 5) & this.#mask] & (1 << (hash & 31))) !== 0
  }
}
