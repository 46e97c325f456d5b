/**
 * Numbers the different hashes of a list that stand in it twice, in the order in which they are met. Open addressing; a
 * slot holds the number of a class + 1.
 */

/** Slots at first: as many classes as a document of some thousand words has. */
const SLOTS = 1 << 12

export class SeedClasses {
  /** Classes so far, counted over all that was begun. */
  count = 0
  #begun = 0
  #slots = new Uint32Array(SLOTS)
  #mask = SLOTS - 1
  /** By class, less those before it was begun: its hash. */
  #hash = new Uint32Array(SLOTS / 2)

  /** Begins with hashes that are other ones than all before. */
  begin(): void {
    this.#begun = this.count
    this.#slots.fill(0)
  }

  /** The class of a hash: a new one, whose number is the `count` before, if the hash was not met. */
  of(hash: number, shift: number): number {
    const slots = this.#slots
    const mask = this.#mask
    let slot = (hash >>> shift) & mask
    for (; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hash[slots[slot] - 1] === hash) return this.#begun + slots[slot] - 1
    const own = this.count - this.#begun
    this.#hash[own] = hash
    slots[slot] = own + 1
    this.count += 1
    if (own + 1 === this.#hash.length) this.#grow(shift)
    return this.#begun + own
  }

  /** Twice the slots, of which half are used at most. */
  #grow(shift: number): void {
    const classes = this.#hash.length
    const hash = new Uint32Array(classes * 2)
    hash.set(this.#hash)
    this.#hash = hash
    this.#mask = classes * 4 - 1
    this.#slots = new Uint32Array(classes * 4)
    for (let own = 0; own < classes; own += 1) {
      let slot = (hash[own] >>> shift) & this.#mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = own + 1
    }
  }
}
