/**
 * A guard against mass removal: documents and sites that lose most of their text are named, whatever the reason. A
 * mirror may lose all of it rightly; a curator should know.
 */
import { namedDocument, type ReadDocument } from '../corpus/first-read.js'
import type { Decisions } from '../decide/decisions.js'
import { documentName } from '../document-name.js'
import type { Warning } from '../model.js'
import { percent, plural } from './quantity.js'

/** "Most" is more than half. */
const MOST = 0.5
/** Below so many words, half of a document is a line or two. */
const FEWEST_WORDS = 100
/** A site is more than one document. */
const FEWEST_DOCUMENTS = 2

/** Codes of these warnings begin so. */
export const MASS_REMOVAL = 'mass-removal-'

/** What a document loses, by its name. */
export interface DocumentLoss {
  readonly name: string
  readonly site: string
  readonly words: number
  readonly gone: number
}

/** What each document loses but the first `old`, which are of a corpus that loses nothing. */
export function lossesOf(documents: readonly ReadDocument[], decisions: Decisions, old = 0): DocumentLoss[] {
  return documents.slice(old).map((document, id) => ({
    name: documentName(namedDocument(document)),
    site: document.site,
    words: document.words,
    gone: removedWords(decisions, old + id),
  }))
}

export function massRemovals(documents: readonly DocumentLoss[]): Warning[] {
  const sites = new Map<string, { words: number; gone: number; documents: number }>()
  for (const { site, words, gone } of documents) {
    const one = sites.get(site) ?? { words: 0, gone: 0, documents: 0 }
    sites.set(site, { words: one.words + words, gone: one.gone + gone, documents: one.documents + 1 })
  }
  const warnings: Warning[] = []
  const tell = (what: string, all: readonly Loss[]) => {
    const most = all.filter((one) => one.words >= FEWEST_WORDS && one.gone > one.words * MOST)
    if (most.length === 0) return
    const worst = most.reduce((a, b) => (b.gone / b.words > a.gone / a.words ? b : a))
    const share = percent(worst.gone / worst.words)
    const verb = most.length === 1 ? 'loses' : 'lose'
    const its = most.length === 1 ? 'its' : 'their'
    warnings.push({
      code: `${MASS_REMOVAL}${what}`,
      message: `${plural(most.length, what)} ${verb} most of ${its} text, most of all '${worst.name}' (${share})`,
    })
  }
  const bySite = [...sites].filter(([name, { documents: count }]) => name !== '' && count >= FEWEST_DOCUMENTS)
  tell(
    'site',
    bySite.map(([name, site]) => ({ name, ...site })),
  )
  tell('document', documents)
  return warnings
}

type Loss = Omit<DocumentLoss, 'site'>

function removedWords({ firstOfDocument, goes, from, to }: Decisions, id: number): number {
  let words = 0
  for (let i = firstOfDocument.at(id); i < firstOfDocument.at(id + 1); i += 1) {
    if (goes.at(i) === 1) words += to.at(i) - from.at(i)
  }
  return words
}
