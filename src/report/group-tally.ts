/** Which groups a summary shows: counted occurrence by occurrence, so that no group has to stand in memory for it. */
import type { Group, Kind, Occurrence, Reason } from '../model.js'

/** How many are kept: together with the fixed lines they fill a screen of about 40 lines. */
const TOP_GROUPS = 4

/** A group whose occurrences can be very many. They are made anew at each iteration. */
export interface WideGroup extends Omit<Group, 'occurrences'> {
  readonly occurrences: Iterable<Occurrence>
}

/** A list of groups that can be tallied without making objects of them. */
export interface SelfTallying {
  tally(tally: GroupTally): void
}

interface Shown {
  readonly group: WideGroup
  /** Copies that went. */
  readonly removed: number
}

/** The highest scores in order; of equal scores the earlier item stays, so the order is the report's. */
export class Top<T> {
  readonly items: T[] = []
  readonly #scores: number[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** Makes the item only if it gets in: most do not. */
  offer(score: number, make: () => T): void {
    const scores = this.#scores
    if (scores.length === this.#size && scores[scores.length - 1] >= score) return
    let at = 0
    for (let end = scores.length; at < end; ) {
      const middle = (at + end) >> 1
      if (scores[middle] >= score) at = middle + 1
      else end = middle
    }
    scores.splice(at, 0, score)
    this.items.splice(at, 0, make())
    if (scores.length > this.#size) {
      scores.pop()
      this.items.pop()
    }
  }
}

/** Told of each group in the report's order: begin, its occurrences in their order, end. */
export class GroupTally {
  readonly top = new Top<Shown>(TOP_GROUPS)
  /** The boilerplate without a rule that removed most. */
  readonly repetitions = new Top<Shown>(1)
  /** Copies of boilerplate that went by rule, null for repetition, and their words by document. */
  readonly framesByRule = new Map<string | null, number>()
  readonly frameWords = new Map<number, number>()
  /** Copies of boilerplate that were only told of. */
  flags = 0
  /** Occurrences that stay although they are alike, counted by reason. */
  readonly leftStanding = new Map<Reason, number>()
  /** The removal with the smallest share of covered words; of equal ones the longer costs more if it is wrong. */
  least: { readonly occurrence: Occurrence; readonly group: WideGroup } | null = null

  #leastCoverage = 1
  #leastWords = 0
  /** Of the group that is being told. */
  #words = 0
  #occurrences = 0
  #removed = 0
  #byRepetition = false
  #frames = 0
  /** Number of its least certain occurrence if that is the least certain of all so far, else -1. */
  #leastHere = -1

  begin(words: number): void {
    this.#words = words
    this.#occurrences = this.#removed = 0
    this.#byRepetition = false
    this.#frames = 0
    this.#leastHere = -1
  }

  kept(reason: Reason): void {
    this.#occurrences += 1
    if (reason !== 'canonical') count(this.leftStanding, reason)
  }

  removed(kind: Kind, reason: Reason, coverage: number): void {
    this.#occurrences += 1
    this.#removed += 1
    if (kind === 'boilerplate') this.#byRepetition ||= reason === 'repetition'
    else if (
      coverage < this.#leastCoverage ||
      (coverage === this.#leastCoverage && coverage < 1 && this.#words > this.#leastWords)
    ) {
      this.#leastCoverage = coverage
      this.#leastWords = this.#words
      this.#leastHere = this.#occurrences - 1
    }
  }

  /** Boilerplate, besides `removed`. */
  frame(rule: string | null, document: number, words: number): void {
    this.#frames += 1
    count(this.framesByRule, rule)
    this.frameWords.set(document, (this.frameWords.get(document) ?? 0) + words)
  }

  flagged(): void {
    this.#occurrences += 1
    this.flags += 1
  }

  /** `make` is called for groups that are shown, as it stands so far: few are. */
  end(make: () => WideGroup): void {
    if (this.#removed === 0) return
    if (this.#leastHere >= 0) {
      const group = make()
      let at = 0
      for (const occurrence of group.occurrences) {
        if (at === this.#leastHere) this.least = { occurrence, group }
        if (at === this.#leastHere) break
        at += 1
      }
    }
    const score = this.#removed * this.#words
    const shown = () => ({ group: make(), removed: this.#removed })
    // One line that a rule takes repeats nothing.
    if (this.#occurrences > 1 || this.#frames === 0) this.top.offer(score, shown)
    if (this.#byRepetition) this.repetitions.offer(score, shown)
  }
}

export function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
