/** A list of numbers in a column that grows. */
import type { Column } from './columns/column.js'
import type { Numbers } from './shared-numbers.js'

const LEAST = 64

export class NumberList<T extends Numbers = Uint32Array> {
  length = 0
  /** Its numbers, and room for more. */
  readonly column: Column<T>

  /** `room` numbers are expected: memory that is not written to is not taken, and what is copied leaves the old list behind. */
  constructor(make: (length: number) => Column<T>, room = LEAST) {
    this.column = make(Math.max(LEAST, room))
  }

  push(value: number): void {
    const { column, length } = this
    if (length === column.length) column.reserve(length * 2)
    column.set(length, value)
    this.length = length + 1
  }

  set(index: number, value: number): void {
    this.column.set(index, value)
  }

  at(index: number): number {
    return this.column.at(index)
  }

  letGo(): void {
    this.column.letGo()
  }
}
