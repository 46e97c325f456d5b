/** The few largest of many, the first of equals before the others. */
export class Largest<T> {
  readonly items: T[] = []
  readonly #weights: number[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** `make` is called only for what is among the largest so far; what weighs nothing never is. */
  add(weight: number, make: () => T): void {
    if (weight <= 0) return
    let at = this.#weights.length
    while (at > 0 && this.#weights[at - 1] < weight) at -= 1
    if (at >= this.#most) return
    this.#weights.splice(at, 0, weight)
    this.items.splice(at, 0, make())
    this.#weights.length = Math.min(this.#weights.length, this.#most)
    this.items.length = Math.min(this.items.length, this.#most)
  }
}
