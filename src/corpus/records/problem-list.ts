/** Records that are no documents, as entries of the report: the first ones of a file by their lines, the rest by their number. */
import type { Skipped } from '../../model.js'
import type { RecordProblem } from './record-format.js'

/** Entries for each reason and file: enough to see what is wrong, and ten million of them do not fill the memory. */
const NAMED = 20

/** How many records have a problem, and the line or number of the first. */
export interface ProblemCount {
  readonly count: number
  readonly line: number
}

export class ProblemList {
  readonly #path: string
  readonly #entries: Skipped[] = []
  readonly #counts = new Map<string, ProblemCount>()

  constructor(path: string) {
    this.#path = path
  }

  add({ line: at, code, message }: RecordProblem): void {
    const { count: before, line } = this.#counts.get(code) ?? { count: 0, line: at }
    const count = before + 1
    this.#counts.set(code, { count, line })
    if (count <= NAMED) this.#entries.push({ path: this.#path, code, message })
  }

  get counts(): ReadonlyMap<string, ProblemCount> {
    return this.#counts
  }

  entries(): Skipped[] {
    const more: Skipped[] = []
    for (const [code, { count }] of this.#counts) {
      if (count <= NAMED) continue
      const rest = count - NAMED
      const message = `${rest === 1 ? '1 more record was' : `${rest} more records were`} copied unread for this reason`
      more.push({ path: this.#path, code, message })
    }
    return [...this.#entries, ...more]
  }
}
