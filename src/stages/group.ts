/** What repeats the same thing, which documents resemble each other, and what the page asks of both. */
import type { ReadDocument } from '../corpus/first-read.js'
import type { Decisions } from '../decide/decisions.js'
import { groupOccurrences } from '../decide/groups.js'
import { otherThresholds } from '../decide/other-thresholds.js'
import { ofNew, resemblancesOf } from '../decide/resemblance.js'
import { type NamesOfGroups, nameTexts } from '../decide/text-names.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { Host } from '../host.js'
import { turned } from '../let-go.js'
import type { CleanOptions } from '../options.js'
import { NAMED, wantedGroups } from '../report/page-source.js'
import { findAlike } from '../workers/alike.js'
import type { Found } from './found.js'
import type { LinedUp } from './line-up.js'

export type Grouped = Pick<Found, 'groups' | 'names' | 'resemblances' | 'thresholds'>

const NO_NAMES: NamesOfGroups = new Map<number, readonly string[]>()

/**
 * Of the documents that are told of, the first `told` of them old ones. Lets go of what is held of blocks and not needed
 * behind it; `opened` is handed what ends its thread.
 */
export async function group(
  corpus: Corpus,
  documents: readonly ReadDocument[],
  told: number,
  decisions: Decisions,
  { all, old, policy }: LinedUp,
  options: CleanOptions,
  host: Host,
  opened: (() => unknown)[],
): Promise<Grouped> {
  const alike = findAlike(corpus, documents, options.workers, host)
  opened.push(alike.close)
  const isShown = options.html && options.out !== null
  const thresholds = isShown ? await otherThresholds(corpus, all, policy, decisions, old.length) : null
  for (const one of [corpus.marks, corpus.shape, corpus.bare, corpus.rigid]) one.letGo()
  await turned()
  decisions.leaveOut(old.length, told)
  const groups = groupOccurrences(corpus, documents, decisions, policy.boilerplate)
  const names = isShown
    ? nameTexts(corpus, decisions, groups, wantedGroups(decisions, groups), NAMED)
    : NO_NAMES
  const resemblances = resemblancesOf(await alike.found(), documents, decisions, groups.stretches)
  await alike.close()
  return { groups, names, resemblances: ofNew(resemblances, told), thresholds }
}
