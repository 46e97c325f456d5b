/**
 * Where stretches of tokens lie in the input: byte offsets and lines, filled document by document when texts are read
 * again. The numbers of one place stand side by side, because a report asks for places in another order than that
 * of the texts, and each would cost as many cache misses as there are arrays.
 */
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import { sharedNumbers } from '../shared-numbers.js'
import { Excerpts, type SharedExcerpts } from './excerpts.js'
import type { ReadDocument } from './first-read.js'

/** Numbers of a place, in this order: DOCUMENT or the removal's OCCURRENCE, bytes, and 1-based lines. */
export const PLACE = 5
export const DOCUMENT = 0
export const OCCURRENCE = 0
export const START = 1
export const END = 2
export const START_LINE = 3
export const END_LINE = 4

/** The arrays of all places, in memory that threads share. */
export interface SharedPlaces {
  readonly occurrences: Uint32Array
  readonly stretches: Uint32Array
  readonly canonicals: Uint32Array
  readonly removals: Uint32Array
  readonly firstRemoval: Uint32Array
  readonly excerpts: SharedExcerpts
}

export class Places {
  /** Place of occurrence i: `occurrences[i * PLACE + START]`. */
  readonly occurrences: Uint32Array
  /** Of each stretch that is a source. */
  readonly stretches: Uint32Array
  /** Of each group's canonical. */
  readonly canonicals: Uint32Array
  /**
   * The bytes that are cut for an occurrence, its block and the gap that goes with it: in corpus order, ascending in
   * each document. Those of the document of rank d are [firstRemoval[d], firstRemoval[d + 1]).
   */
  readonly removals: Uint32Array
  readonly firstRemoval: Uint32Array
  /** The first characters of each group; none where texts are left out. */
  readonly excerpts: Excerpts

  constructor(shared: SharedPlaces) {
    this.occurrences = shared.occurrences
    this.stretches = shared.stretches
    this.canonicals = shared.canonicals
    this.removals = shared.removals
    this.firstRemoval = shared.firstRemoval
    this.excerpts = new Excerpts(shared.excerpts)
  }

  /** All that `of(...)` made; another thread makes Places of its own of it, and they fill the same. */
  get shared(): SharedPlaces {
    const { occurrences, stretches, canonicals, removals, firstRemoval, excerpts } = this
    return { occurrences, stretches, canonicals, removals, firstRemoval, excerpts: excerpts.shared }
  }

  /** Room for the places of a run. */
  static of(
    { count, goes, firstOfDocument }: Decisions,
    groups: Groups,
    documents: readonly ReadDocument[],
  ): Places {
    const firstRemoval = sharedNumbers(documents.length + 1)
    let removals = 0
    for (let rank = 0; rank < documents.length; rank += 1) {
      for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) removals += goes.at(i)
      firstRemoval[rank + 1] = removals
    }
    return new Places({
      occurrences: sharedNumbers(count * PLACE),
      stretches: sharedNumbers(groups.stretches.count * PLACE),
      canonicals: sharedNumbers(groups.count * PLACE),
      removals: sharedNumbers(removals * PLACE),
      firstRemoval,
      excerpts: Excerpts.room(groups.count),
    })
  }
}
