/** Which texts report.html holds, and where the spans of the report begin and end in them. */
import type { PageLimits } from '../report/page-limits.js'
import { type Choosing, chosenTexts } from './chosen-texts.js'
import type { ReadDocument } from './first-read.js'
import type { PageFile } from './page-file.js'
import type { Decided } from './second-read.js'
import { END, PLACE, type Places, START } from './token-places.js'

export interface PageTexts {
  /** Whether the page holds the text of the document of this rank. */
  wants(rank: number): boolean
  /** Hands over a text that the page holds. Its places must be known. */
  add(rank: number, document: ReadDocument, input: Uint8Array): void
}

/** For texts in corpus order. */
export function pageTexts(
  page: PageFile,
  documents: readonly ReadDocument[],
  decided: Decided & Choosing,
  places: Places,
  limits: PageLimits,
): PageTexts {
  const wanted = chosenTexts(
    documents.map(({ bytes }) => bytes),
    decided,
    limits,
  )
  return {
    wants: (rank) => wanted[rank] === 1,
    add(rank, { encoding }, input) {
      page.text(rank, encoding, input, boundsOf(rank, decided, places))
    },
  }
}

function boundsOf(rank: number, { decisions, groups }: Decided, places: Places): number[] {
  const bounds: number[] = []
  const add = (rows: Uint32Array, from: number, to: number) => {
    for (let row = from * PLACE; row < to * PLACE; row += PLACE)
      bounds.push(rows[row + START], rows[row + END])
  }
  const { stretches, firstOf } = groups
  add(places.occurrences, decisions.firstOfDocument.at(rank), decisions.firstOfDocument.at(rank + 1))
  add(places.stretches, stretches.firstOf[rank], stretches.lastOf[rank])
  add(places.canonicals, firstOf[rank], firstOf[rank + 1])
  add(places.removals, places.firstRemoval[rank], places.firstRemoval[rank + 1])
  return bounds
}
