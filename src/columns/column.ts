/**
 * Numbers by their place, as in a typed array, that need not all stand in memory: what is held of each token and block of
 * a corpus may be more than a machine has. In memory a column is one array (flat.ts); past the memory that a run may
 * take, it is pages, some of which are in a file (paged.ts).
 *
 * A run has columns of one sort only, so that a call of `at` in a hot loop is the load of an array and no more.
 */
import type { Numbers } from '../shared-numbers.js'

export interface Column<T extends Numbers = Numbers> {
  /** Places that may be read and written. */
  readonly length: number
  at(place: number): number
  set(place: number, value: number): void
  /**
   * The numbers [from, to) in one array, for loops over all of them: never to be written to, and no longer good when the
   * column is.
   */
  read(from: number, to: number): T
  /** Puts numbers from `place` on. */
  write(place: number, values: T): void
  /** Puts one number in the places [from, to). */
  fill(value: number, from: number, to: number): void
  /** Puts the numbers [from, end) from `to` on, which may overlap. */
  move(to: number, from: number, end: number): void
  /** Makes room for so many places; what is new holds 0. */
  reserve(length: number): void
  /** Puts the numbers [0, length) where all threads see them, and lets the rest go; where none can, it stays as it is. */
  share(length: number): void
  /** Gives its memory back: nothing may read it any more. */
  letGo(): void
}

/** Of 32 bits, 16 and 8. */
export type Words = Column<Uint32Array>
export type Halves = Column<Uint16Array>
export type Bytes = Column<Uint8Array>

/** The bytes of the words [from, to), for hashes of all of them. */
export function bytesOf(words: Words, from: number, to: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = words.read(from, to)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Where columns come from. All hold 0 at first. */
export interface Columns {
  /** Whether other threads can be handed those that are shared. */
  readonly areShared: boolean
  words(length: number): Words
  halves(length: number): Halves
  bytes(length: number): Bytes
  /** That all threads see, where any can. */
  sharedWords(length: number): Words
  sharedBytes(length: number): Bytes
}
