/** For each document the occurrences in it, as flat lists: most pages are opened without one of them being asked for. */
import type { Group } from './data.js'
import { eachOccurrence, type Occurrence, occurrenceAt } from './occurrences.js'

export interface Found {
  readonly group: Group
  readonly occurrence: Occurrence
}

export class DocumentIndex {
  readonly #groups: readonly Group[]
  readonly #first: Uint32Array
  /** Group, place in its numbers, and number among its occurrences. */
  readonly #rows: Uint32Array

  constructor(groups: readonly Group[], documents: number) {
    this.#groups = groups
    const first = new Uint32Array(documents + 1)
    for (const { row } of groups) eachOccurrence(row, (numbers, at) => add(first, numbers[at] as number, 1))
    for (let i = 0, sum = 0; i <= documents; i += 1) {
      const count = first[i] as number
      first[i] = sum
      sum += count
    }
    this.#rows = new Uint32Array((first[documents] as number) * 3)
    const next = first.slice()
    for (const { row, at: group } of groups) {
      eachOccurrence(row, (numbers, at, index) => {
        const document = numbers[at] as number
        this.#rows.set([group, at, index], (next[document] as number) * 3)
        add(next, document, 1)
      })
    }
    this.#first = first
  }

  /** In the order of the text. */
  of(document: number): Found[] {
    const found: Found[] = []
    const last = this.#first[document + 1] ?? 0
    for (let i = this.#first[document] ?? 0; i < last; i += 1) {
      const [group, at, index] = this.#rows.subarray(i * 3, i * 3 + 3) as unknown as [number, number, number]
      const one = this.#groups[group]
      if (one) found.push({ group: one, occurrence: occurrenceAt(one.row, one.row[6], at, index) })
    }
    return found.sort(
      (a, b) => a.occurrence.start - b.occurrence.start || b.occurrence.end - a.occurrence.end,
    )
  }
}

function add(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more
}
