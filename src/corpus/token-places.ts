/**
 * Where stretches of tokens lie in the input: byte offsets and lines, filled document by document when texts are read
 * again. The numbers of one place stand side by side, because a report asks for places in another order than that
 * of the texts, and each would cost as many cache misses as there are arrays.
 */
import type { Columns, Words } from '../columns/column.js'
import { type Handed, handed, taken } from '../columns/flat.js'
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import { Excerpts, type SharedExcerpts } from './excerpts.js'
import { FiledExcerpts } from './filed-excerpts.js'
import type { ReadDocument } from './first-read.js'

/** Numbers of a place, in this order: DOCUMENT or the removal's OCCURRENCE, bytes, and 1-based lines. */
export const PLACE = 5
export const DOCUMENT = 0
export const OCCURRENCE = 0
export const START = 1
export const END = 2
export const START_LINE = 3
export const END_LINE = 4

type PlaceColumns = 'occurrences' | 'stretches' | 'canonicals' | 'removals' | 'firstRemoval'

/** All places, in memory that threads share. */
export interface SharedPlaces {
  readonly columns: Handed<PlaceColumns>
  readonly excerpts: SharedExcerpts
}

export class Places {
  /** Place of occurrence i: `occurrences.at(i * PLACE + START)`. */
  readonly occurrences: Words
  /** Of each stretch that is a source. */
  readonly stretches: Words
  /** Of each group's canonical. */
  readonly canonicals: Words
  /**
   * The bytes that are cut for an occurrence, its block and the gap that goes with it: in corpus order, ascending in
   * each document. Those of the document of rank d are [firstRemoval[d], firstRemoval[d + 1]).
   */
  readonly removals: Words
  readonly firstRemoval: Words
  /** The first characters of each group; none where texts are left out. */
  readonly excerpts: Excerpts

  private constructor(columns: Readonly<Record<PlaceColumns, Words>>, excerpts: Excerpts) {
    this.occurrences = columns.occurrences
    this.stretches = columns.stretches
    this.canonicals = columns.canonicals
    this.removals = columns.removals
    this.firstRemoval = columns.firstRemoval
    this.excerpts = excerpts
  }

  /** All that `of(...)` made; another thread makes Places of its own of it, and they fill the same. */
  get shared(): SharedPlaces {
    const { occurrences, stretches, canonicals, removals, firstRemoval, excerpts } = this
    const columns = handed({ occurrences, stretches, canonicals, removals, firstRemoval })
    return { columns, excerpts: excerpts.shared }
  }

  /** Those of another thread. */
  static shared({ columns, excerpts }: SharedPlaces): Places {
    return new Places(taken(columns), new Excerpts(excerpts))
  }

  /** Room for the places of a run. */
  static of(
    { count, goes, firstOfDocument }: Decisions,
    groups: Groups,
    documents: readonly ReadDocument[],
    columns: Columns,
  ): Places {
    const firstRemoval = columns.sharedWords(documents.length + 1)
    let removals = 0
    for (let rank = 0; rank < documents.length; rank += 1) {
      for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) removals += goes.at(i)
      firstRemoval.set(rank + 1, removals)
    }
    const places = {
      occurrences: columns.sharedWords(count * PLACE),
      stretches: columns.sharedWords(groups.stretches.count * PLACE),
      canonicals: columns.sharedWords(groups.count * PLACE),
      removals: columns.sharedWords(removals * PLACE),
      firstRemoval,
    }
    return new Places(
      places,
      columns.areShared
        ? new Excerpts(Excerpts.room(groups.count))
        : new FiledExcerpts(groups.count, columns),
    )
  }
}
