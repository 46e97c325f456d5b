/** A set of pairs of 32-bit numbers: open addressing over one typed array, two numbers a slot. */
export class PairSet {
  #slots = new Uint32Array(2048)
  #count = 0

  clear(): void {
    if (this.#slots.length > 1 << 16) this.#slots = new Uint32Array(2048)
    else this.#slots.fill(0)
    this.#count = 0
  }

  /** Whether the pair is new. The first number is not 2^32 - 1; numbers with a sign are the same as without. */
  add(one: number, second: number): boolean {
    const other = second >>> 0
    const slots = this.#slots
    const mask = slots.length / 2 - 1
    const key = (one + 1) >>> 0
    let slot = slotOf(key, other, mask)
    for (; slots[slot * 2] !== 0; slot = (slot + 1) & mask)
      if (slots[slot * 2] === key && slots[slot * 2 + 1] === other) return false
    slots[slot * 2] = key
    slots[slot * 2 + 1] = other
    this.#count += 1
    if (this.#count * 3 > slots.length) this.#grow()
    return true
  }

  /** Whether the pair was not added. */
  isNew(one: number, second: number): boolean {
    const other = second >>> 0
    const slots = this.#slots
    const mask = slots.length / 2 - 1
    const key = (one + 1) >>> 0
    let slot = slotOf(key, other, mask)
    for (; slots[slot * 2] !== 0; slot = (slot + 1) & mask)
      if (slots[slot * 2] === key && slots[slot * 2 + 1] === other) return false
    return true
  }

  #grow(): void {
    const old = this.#slots
    const slots = new Uint32Array(old.length * 2)
    const mask = slots.length / 2 - 1
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue
      let slot = slotOf(old[from], old[from + 1], mask)
      while (slots[slot * 2] !== 0) slot = (slot + 1) & mask
      slots[slot * 2] = old[from]
      slots[slot * 2 + 1] = old[from + 1]
    }
    this.#slots = slots
  }
}

function slotOf(key: number, other: number, mask: number): number {
  const h = Math.imul(key, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)
  return (h ^ (h >>> 15)) & mask
}
