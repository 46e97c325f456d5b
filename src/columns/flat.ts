/** Columns in memory: one array each. */
import { letGo } from '../let-go.js'
import { type Numbers, shared, sharedBytes, sharedNumbers } from '../shared-numbers.js'
import { collectSoon } from '../spare-heap.js'
import type { Column, Columns } from './column.js'

/** Half as much again: what is copied is held twice for a moment. */
const GROWTH = 1.5

/** Bytes from which on memory is given back at once: what is less costs less than the message that it takes. */
const WORTH = 1 << 20

abstract class Flat<T extends Numbers> implements Column<T> {
  values: T

  constructor(values: T) {
    this.values = values
  }

  abstract at(place: number): number
  abstract set(place: number, value: number): void

  get length(): number {
    return this.values.length
  }

  read(from: number, to: number): T {
    return this.values.subarray(from, to) as T
  }

  write(place: number, values: T): void {
    this.values.set(values, place)
  }

  fill(value: number, from: number, to: number): void {
    this.values.fill(value, from, to)
  }

  move(to: number, from: number, end: number): void {
    this.values.copyWithin(to, from, end)
  }

  reserve(length: number): void {
    if (length <= this.values.length) return
    const size = Math.max(length, Math.ceil(this.values.length * GROWTH))
    const { values } = this
    const make = values.constructor as new (room: number | SharedArrayBuffer) => T
    const isShared = values.buffer instanceof SharedArrayBuffer
    const larger = new make(isShared ? new SharedArrayBuffer(size * values.BYTES_PER_ELEMENT) : size)
    larger.set(values)
    this.values = larger
  }

  share(length: number): void {
    const own = this.values
    if (own.buffer instanceof SharedArrayBuffer) return
    this.values = shared(own.subarray(0, length) as T)
    letGo({ own })
  }

  letGo(): void {
    const { values } = this
    if (values.byteLength <= WORTH) return
    if (values.buffer instanceof SharedArrayBuffer) {
      this.values = values.slice(0, 0) as T
      collectSoon()
    } else letGo({ values })
  }
}

// `at` and `set` stand three times: of one function for all, each load would have to look which array it is.

export class FlatWords extends Flat<Uint32Array> {
  at(place: number): number {
    return this.values[place]
  }

  set(place: number, value: number): void {
    this.values[place] = value
  }
}

class FlatHalves extends Flat<Uint16Array> {
  at(place: number): number {
    return this.values[place]
  }

  set(place: number, value: number): void {
    this.values[place] = value
  }
}

export class FlatBytes extends Flat<Uint8Array> {
  at(place: number): number {
    return this.values[place]
  }

  set(place: number, value: number): void {
    this.values[place] = value
  }
}

/** Columns in memory. */
export const flat: Columns = {
  areShared: true,
  words: (length) => new FlatWords(new Uint32Array(length)),
  halves: (length) => new FlatHalves(new Uint16Array(length)),
  bytes: (length) => new FlatBytes(new Uint8Array(length)),
  sharedWords: (length) => new FlatWords(sharedNumbers(length)),
  sharedBytes: (length) => new FlatBytes(sharedBytes(length)),
}

/** Columns by name, as the arrays that stand in memory of all threads: to be handed to one. */
export type Handed<Name extends string> = Readonly<Record<Name, Numbers>>

export function handed<Name extends string>(columns: Readonly<Record<Name, Column>>): Handed<Name> {
  const arrays = Object.entries<Column>(columns).map(([name, column]) => [name, arrayOf(column)])
  return Object.fromEntries(arrays)
}

/** The columns that were handed to this thread. */
export function taken<Of extends Readonly<Record<string, Column>>>(arrays: Handed<keyof Of & string>): Of {
  const columns = Object.entries<Numbers>(arrays).map(([name, values]) => [name, flatOf(values)])
  return Object.fromEntries(columns)
}

function flatOf(values: Numbers): Column {
  if (values instanceof Uint32Array) return new FlatWords(values)
  return values instanceof Uint8Array ? new FlatBytes(values) : new FlatHalves(values)
}

function arrayOf(column: Column): Numbers {
  if (column instanceof Flat) return shared<Numbers>(column.values)
  throw new Error('a column that is not in memory cannot be handed to a thread')
}
