/** What the terminal shows of documents: those that lost most, and the names of those that other lines speak of. */
import { documentName } from '../document-name.js'
import type { DocumentReport, OldDocument, Status } from '../model.js'
import type { Place } from './group-highlights.js'
import { Top } from './group-tally.js'
import type { DocumentHead } from './record-writer.js'

/** How many are kept: together with the fixed lines they fill a screen of about 40 lines; a smaller one shows fewer. */
const TOP_DOCUMENTS = 6

export interface DocumentHighlight {
  readonly path: string
  readonly status: Status
  readonly words: number
  readonly removedWords: number
}

export function readDocuments(
  list: Iterable<DocumentReport>,
  against: Iterable<OldDocument>,
  places: readonly Place[],
  frameWords: ReadonlyMap<number, number>,
) {
  const frameSites = new Map<string, number>()
  const wanted = new Set(places.map(({ document }) => document))
  const names = new Map<number, { path: string; record: number | null }>()
  for (const { id, path, record } of against)
    if (wanted.has(id)) names.set(id, { path, record: record?.line ?? null })
  const top = new Top<DocumentHighlight>(TOP_DOCUMENTS)
  let changedDocuments = 0
  let emptiedDocuments = 0
  let firstEmptied: DocumentHighlight | null = null
  const heads: Iterable<DocumentHead> = hasHeads(list) ? list.heads() : list
  for (const document of heads) {
    const { id, path, record, status, removedWords, site } = document
    const framed = frameWords.get(id)
    if (framed !== undefined) frameSites.set(site, (frameSites.get(site) ?? 0) + framed)
    if (wanted.has(id)) names.set(id, { path, record: record?.line ?? null })
    if (status === 'kept') continue
    changedDocuments++
    if (status === 'emptied') {
      emptiedDocuments++
      firstEmptied ??= documentHighlight(document)
    }
    if (removedWords > 0) top.offer(removedWords, () => documentHighlight(document))
  }
  const nameOf = ({ document, line }: Place): string => {
    const known = names.get(document)
    if (known === undefined) return `document ${document}`
    const shown = known.record ?? line
    return shown === null ? known.path : `${known.path}:${shown}`
  }
  return { documents: top.items, changedDocuments, emptiedDocuments, firstEmptied, nameOf, frameSites }
}

function hasHeads(documents: object): documents is { heads(): Iterable<DocumentHead> } {
  return 'heads' in documents
}

function documentHighlight({ path, record, status, words, removedWords }: DocumentHead): DocumentHighlight {
  return { path: documentName({ path, record }), status, words, removedWords }
}
