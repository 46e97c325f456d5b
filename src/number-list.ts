/** A list of numbers in a typed array that grows. */
import type { Numbers } from './shared-numbers.js'

export class NumberList<T extends Numbers> {
  length = 0
  #values: T
  #make: (size: number) => T

  /** `room` numbers are expected: memory that is not written to is not taken, and what is copied leaves the old list behind. */
  constructor(make: new (size: number) => T, room = 64) {
    this.#make = (size) => new make(size)
    this.#values = this.#make(Math.max(64, room))
  }

  /** An empty list in arrays of another make, as of memory that threads share. */
  static in<T extends Numbers>(make: (size: number) => T, room: number): NumberList<T> {
    const list = NumberList.over(make(Math.max(64, room)))
    list.length = 0
    list.#make = make
    return list
  }

  /** A list of numbers that stand in an array already. */
  static over<T extends Numbers>(values: T): NumberList<T> {
    const list = new NumberList(values.constructor as new (size: number) => T)
    list.#values = values
    list.length = values.length
    return list
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  at(index: number): number {
    return this.#values[index]
  }

  /** The numbers in one array, for loops over all of them. Valid until the next push. */
  view(): T {
    return this.#values.subarray(0, this.length) as T
  }
}
