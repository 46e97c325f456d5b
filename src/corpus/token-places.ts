/**
 * Where stretches of tokens lie in the input: byte offsets and lines, filled document by document when texts
 * are read again. Flat arrays over all occurrences, their sources, the groups' canonicals, and the removals.
 */
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'

/** What a stretch is; its number within that follows. */
export const OCCURRENCE = 0
export const SOURCE = 1
export const CANONICAL = 2
/** The bytes that are cut for an occurrence: its block and the gap that goes with it. */
export const REMOVAL = 3

export class Places {
  /** Number of the document that a stretch lies in. */
  readonly document: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly startLine: Uint32Array
  readonly endLine: Uint32Array
  /** The first characters of each group; empty where texts are left out. */
  readonly excerpts: string[] = []

  readonly #decisions: Decisions
  readonly #groups: Groups
  /** First number of each kind of stretch. */
  readonly #base: readonly number[]
  /** Stretches by document: those of rank d are #list[#offsets[d]] .. #list[#offsets[d + 1] - 1]. */
  readonly #offsets: Uint32Array
  readonly #list: Uint32Array

  /** `rank` gives the document of a block or of a token. */
  constructor(decisions: Decisions, groups: Groups, documents: number, rank: (token: number) => number) {
    this.#decisions = decisions
    this.#groups = groups
    const occurrences = decisions.count
    const sources = decisions.sourceFrom.length
    this.#base = [0, occurrences, occurrences + sources, occurrences + sources + groups.count]
    const total = this.#base[REMOVAL] + occurrences
    this.start = new Uint32Array(total)
    this.end = new Uint32Array(total)
    this.startLine = new Uint32Array(total)
    this.endLine = new Uint32Array(total)

    const ranks = new Uint32Array(total)
    let document = 0
    for (let i = 0; i < occurrences; i += 1) {
      while (i >= decisions.firstOfDocument.at(document + 1)) document += 1
      ranks[i] = ranks[this.#base[REMOVAL] + i] = document
    }
    const read = this.#base[REMOVAL]
    for (let i = occurrences; i < read; i += 1) ranks[i] = rank(this.tokensOf(i)[0])
    this.document = ranks
    this.#offsets = new Uint32Array(documents + 1)
    for (let i = 0; i < read; i += 1) this.#offsets[ranks[i] + 1] += 1
    for (let i = 0; i < documents; i += 1) this.#offsets[i + 1] += this.#offsets[i]
    const next = this.#offsets.slice()
    this.#list = new Uint32Array(read)
    for (let i = 0; i < read; i += 1) this.#list[next[ranks[i]]++] = i
  }

  numberOf(kind: number, which: number): number {
    return this.#base[kind] + which
  }

  /** Occurrences, sources and canonicals that lie in a document. */
  stretchesOf(rank: number): Uint32Array {
    return this.#list.subarray(this.#offsets[rank], this.#offsets[rank + 1])
  }

  /** Numbers of the groups whose canonical lies in a document. */
  groupsOf(rank: number): number[] {
    const first = this.#base[CANONICAL]
    return Array.from(this.stretchesOf(rank))
      .filter((stretch) => stretch >= first)
      .map((stretch) => stretch - first)
  }

  /** The tokens of a stretch, and its block where it may be one without tokens, else -1. */
  tokensOf(stretch: number): readonly [from: number, to: number, block: number] {
    if (stretch < this.#base[SOURCE]) {
      const { from, to, block } = this.#decisions
      return [from.at(stretch), to.at(stretch), block.at(stretch)]
    }
    if (stretch < this.#base[CANONICAL]) {
      const source = stretch - this.#base[SOURCE]
      return [this.#decisions.sourceFrom.at(source), this.#decisions.sourceTo.at(source), -1]
    }
    const group = stretch - this.#base[CANONICAL]
    return [this.#groups.from[group], this.#groups.to[group], -1]
  }
}
