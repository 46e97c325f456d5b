/** Which texts report.html holds, and where the spans of the report begin and end in them. */
import type { PageLimits } from '../report/page-limits.js'
import type { ReadDocument } from './first-read.js'
import type { PageFile } from './page-file.js'
import type { Decided } from './second-read.js'
import { END, PLACE, type Places, START } from './token-places.js'

/** A text that takes more than this share of the room for texts is left out: a few large ones would be all of them. */
const LARGEST = 1 / 8

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
  decided: Decided,
  places: Places,
  limits: PageLimits,
): PageTexts {
  const wanted = chosenTexts(documents, decided, limits)
  return {
    wants: (rank) => wanted[rank] === 1,
    add(rank, { encoding }, input) {
      page.text(rank, encoding, input, boundsOf(rank, decided, places))
    },
  }
}

/** All if there is room; else those of which most words go, then those with text that others repeat. */
function chosenTexts(
  documents: readonly ReadDocument[],
  { decisions, groups, old, indexed }: Decided,
  { textBytes, documents: rows }: PageLimits,
): Uint8Array {
  const { firstOfDocument, goes, from, to } = decisions
  const weights = new Float64Array(documents.length)
  for (let rank = 0; rank < documents.length; rank += 1) {
    let weight = groups.stretches.lastOf[rank] > groups.stretches.firstOf[rank] ? 1 : 0
    for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
      weight += goes.at(i) === 1 ? to.at(i) - from.at(i) : 1
    }
    weights[rank] = weight
  }
  const order = Uint32Array.from(documents, (_, rank) => rank)
  order.sort((a, b) => weights[b] - weights[a] || a - b)
  const chosen = new Uint8Array(documents.length)
  let room = textBytes
  for (const rank of order.subarray(0, rows)) {
    const { bytes } = documents[rank]
    // Of the old corpus only what is cited is read again, and an index has no text.
    if (rank < old && (indexed || weights[rank] === 0)) continue
    if (bytes > room || bytes > textBytes * LARGEST) continue
    chosen[rank] = 1
    room -= bytes
  }
  return chosen
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
