/** Which texts report.html holds, and where the spans of the report begin and end in them. */
import type { Words } from '../columns/column.js'
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
  const add = (rows: Words, from: number, to: number) => {
    for (let row = from * PLACE; row < to * PLACE; row += PLACE)
      bounds.push(rows.at(row + START), rows.at(row + END))
  }
  const { stretches, firstOf } = groups
  add(places.occurrences, decisions.firstOfDocument.at(rank), decisions.firstOfDocument.at(rank + 1))
  add(places.stretches, stretches.firstOf.at(rank), stretches.lastOf.at(rank))
  add(places.canonicals, firstOf.at(rank), firstOf.at(rank + 1))
  add(places.removals, places.firstRemoval.at(rank), places.firstRemoval.at(rank + 1))
  return bounds
}
