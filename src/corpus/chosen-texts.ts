/**
 * Which documents' texts report.html holds where there is no room for all (PageLimits.textBytes). A text alone shows
 * nobody whether it may go: what it repeats has to stand beside it. So texts are chosen in company: those of the largest
 * groups, what stays with some of its copies, and documents that lost most with those in which their copies still stand.
 */
import type { Words } from '../columns/column.js'
import { type Decisions, rankOf } from '../decide/decisions.js'
import { sortedBy } from '../decide/stable-order.js'
import type { Stretches } from '../decide/stretches.js'
import type { PageLimits } from '../report/page-limits.js'
import { arrayOf } from '../spare-heap.js'
import type { Decided } from './second-read.js'

/** A text that takes more than this share of the room for texts is left out: a few large ones would be all of them. */
const LARGEST = 1 / 8
/** Share of the room that the largest groups get before documents do: both views begin with their largest. */
const FOR_GROUPS = 1 / 2
/** Occurrences of one group beside what stays: a screen or two. */
const PER_GROUP = 4

/** What of a run tells which texts are looked at. */
export interface Choosing extends Pick<Decided, 'old' | 'indexed'> {
  readonly decisions: Pick<Decided['decisions'], 'firstOfDocument' | 'goes' | 'from' | 'to'> & {
    readonly firstSource: Pick<Decisions['firstSource'], 'at'>
  }
  readonly groups: Pick<Decided['groups'], 'firstOf' | 'of' | 'offsets' | 'members'> & {
    readonly stretches: Pick<Stretches, 'firstOf' | 'lastOf' | 'document' | 'ofSource'>
  }
}

/** 1 for each document whose text is held; `bytes` are those of the documents' texts, in corpus order. */
export function chosenTexts(
  bytes: ArrayLike<number>,
  { decisions, groups, old, indexed }: Choosing,
  { textBytes, documents: rows }: PageLimits,
): Uint8Array {
  const { firstOfDocument, firstSource, goes, from, to } = decisions
  const { stretches } = groups
  const weights = new Float64Array(bytes.length)
  const removed = arrayOf(Float64Array, groups.offsets.length - 1)
  for (let rank = 0; rank < bytes.length; rank += 1) {
    let weight = stretches.lastOf.at(rank) > stretches.firstOf.at(rank) ? 1 : 0
    for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
      weight += goes.at(i) === 1 ? to.at(i) - from.at(i) : 1
      if (goes.at(i) === 1) removed[groups.of.at(i)] += to.at(i) - from.at(i)
    }
    weights[rank] = weight
  }
  const chosen = new Uint8Array(bytes.length)
  let room = textBytes
  let held = 0
  const take = (rank: number) => {
    // Of the old corpus only what is cited is read again, and an index has no text.
    if (chosen[rank] === 1 || held >= rows || (rank < old && (indexed || weights[rank] === 0))) return
    if (bytes[rank] > room || bytes[rank] > textBytes * LARGEST) return
    chosen[rank] = 1
    held += 1
    room -= bytes[rank]
  }
  const heaviest = byWeight(weights)
  let whole = 0
  for (let rank = 0; rank < bytes.length; rank += 1) whole += bytes[rank]
  if (whole > textBytes) {
    const canonicals = canonicalsOf(groups.firstOf, removed.length)
    for (const group of byWeight(removed)) {
      if (removed[group] === 0 || room < textBytes * (1 - FOR_GROUPS)) break
      take(canonicals[group])
      const end = Math.min(groups.offsets.at(group + 1), groups.offsets.at(group) + PER_GROUP)
      for (let at = groups.offsets.at(group); at < end; at += 1)
        take(rankOf(decisions, bytes.length, groups.members.at(at)))
    }
    for (const rank of heaviest) {
      if (weights[rank] === 0 || room <= 0) break
      take(rank)
      if (chosen[rank] === 0) continue
      const end = firstSource.at(firstOfDocument.at(rank + 1))
      for (let at = firstSource.at(firstOfDocument.at(rank)); at < end; at += 1)
        take(stretches.document.at(stretches.ofSource.at(at)))
    }
  }
  for (const rank of heaviest) take(rank)
  return chosen
}

/** The largest first, of equal ones the first. Weights count words, which 32 bits hold. */
function byWeight(weights: Float64Array): Uint32Array {
  let most = 0
  for (const weight of weights) if (weight > most) most = weight
  // No Uint32Array.from: of its numbers it makes a list of objects first.
  const less = arrayOf(Uint32Array, weights.length)
  for (let i = 0; i < less.length; i += 1) less[i] = most - weights[i]
  return sortedBy(less)
}

/** The document of each group's canonical. */
function canonicalsOf(firstOf: Words, groups: number): Uint32Array {
  const documents = arrayOf(Uint32Array, groups)
  for (let rank = 0; rank + 1 < firstOf.length; rank += 1)
    documents.fill(rank, firstOf.at(rank), firstOf.at(rank + 1))
  return documents
}
