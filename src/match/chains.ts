/**
 * Chains: runs of equal tokens that follow each other in a copy and in its source with small gaps between
 * them, as an edit leaves them. Law 2 counts a token as covered if it is matched inside such a chain. All
 * places are numbers of tokens; a chain is a list of segments (place in the copy, place in the source, length).
 */

/** Tokens that may stand between two runs of a chain, on either side (law 2). */
export const GAP = 8

/** Chains that are open at once for one block; more is a table of formulas, and the oldest is given up. */
export const OPEN = 16

/** Ends a list of segments. */
export const NONE = -1

/** The chains of one block; reused from block to block. */
export class Chains {
  count = 0
  /** First and last segment of each chain. */
  head = new Int32Array(64)
  tail = new Int32Array(64)
  /** Segments; `next` is the following one of the same chain. */
  copy = new Uint32Array(256)
  source = new Uint32Array(256)
  length = new Uint32Array(256)
  next = new Int32Array(256)
  #segments = 0

  clear(): void {
    this.count = 0
    this.#segments = 0
  }

  /** A new chain of one run. */
  begin(copy: number, source: number, length: number): void {
    const made = this.#segment(copy, source, length)
    if (this.count === this.head.length) {
      this.head = grown(this.head, new Int32Array(this.count * 2))
      this.tail = grown(this.tail, new Int32Array(this.count * 2))
    }
    this.head[this.count] = made
    this.tail[this.count] = made
    this.count += 1
  }

  /** Puts a run behind a chain: a segment of its own, unless it goes on where the last one ends. */
  append(chain: number, copy: number, source: number, length: number): void {
    const tail = this.tail[chain]
    if (this.copy[tail] + this.length[tail] === copy && this.source[tail] + this.length[tail] === source) {
      this.length[tail] += length
      return
    }
    const made = this.#segment(copy, source, length)
    this.next[tail] = made
    this.tail[chain] = made
  }

  /** A new segment in front of another one. A chain begins with it once it is its head. */
  before(head: number, copy: number, source: number, length: number): number {
    const made = this.#segment(copy, source, length)
    this.next[made] = head
    return made
  }

  /** Gives up what was appended to a chain since its last segment was `tail`, of `length` tokens. */
  cutBack(chain: number, tail: number, length: number): void {
    this.tail[chain] = tail
    this.length[tail] = length
    this.next[tail] = NONE
  }

  #segment(copy: number, source: number, length: number): number {
    const made = this.#segments++
    if (made === this.copy.length) this.#grow(made * 2)
    this.copy[made] = copy
    this.source[made] = source
    this.length[made] = length
    this.next[made] = NONE
    return made
  }

  #grow(size: number): void {
    this.copy = grown(this.copy, new Uint32Array(size))
    this.source = grown(this.source, new Uint32Array(size))
    this.length = grown(this.length, new Uint32Array(size))
    this.next = grown(this.next, new Int32Array(size))
  }
}

function grown<T extends Int32Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
