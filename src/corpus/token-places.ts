/**
 * Where stretches of tokens lie in the input: byte offsets and lines, filled document by document when texts are read
 * again. The numbers of one place stand side by side, because a report asks for places in another order than that
 * of the texts, and each would cost as many cache misses as there are arrays.
 */
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import { Excerpts } from './excerpts.js'
import type { ReadDocument } from './first-read.js'

/** Numbers of a place, in this order: DOCUMENT or the removal's OCCURRENCE, bytes, and 1-based lines. */
export const PLACE = 5
export const DOCUMENT = 0
export const OCCURRENCE = 0
export const START = 1
export const END = 2
export const START_LINE = 3
export const END_LINE = 4

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

  constructor(
    { count, goes, firstOfDocument }: Decisions,
    groups: Groups,
    documents: readonly ReadDocument[],
  ) {
    this.occurrences = new Uint32Array(count * PLACE)
    this.stretches = new Uint32Array(groups.stretches.count * PLACE)
    this.canonicals = new Uint32Array(groups.count * PLACE)
    this.firstRemoval = new Uint32Array(documents.length + 1)
    let removals = 0
    for (let rank = 0; rank < documents.length; rank += 1) {
      for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) removals += goes.at(i)
      this.firstRemoval[rank + 1] = removals
    }
    this.removals = new Uint32Array(removals * PLACE)
    this.excerpts = new Excerpts(groups.count)
  }
}
