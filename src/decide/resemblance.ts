/**
 * Which document covers most of another, from the same coverage that decides, and clusters of near-duplicates.
 * A document joins the cluster of the one nearest to it, never two clusters each other: a chain of small
 * steps must not put unrelated documents together.
 */
import type { BlockRange } from '../match/owners.js'
import type { Cluster, Nearest } from '../model.js'
import type { Decisions } from './decisions.js'
import type { Stretches } from './stretches.js'

/** Resemblance from which on two documents are versions of one. */
const SAME = 0.5

export interface Resemblances {
  /** By rank; null where nothing of a document stands in another. */
  readonly nearest: readonly (Nearest | null)[]
  readonly clusters: readonly Cluster[]
}

export interface Sized extends BlockRange {
  readonly words: number
}

/** `documents` come in corpus order. */
export function resemblancesOf(
  documents: readonly Sized[],
  decisions: Decisions,
  stretches: Stretches,
): Resemblances {
  const shared = new Float64Array(documents.length)
  const nearest = documents.map((_, id) => nearestOf(documents, decisions, stretches, id, shared))
  return { nearest, clusters: clustersOf(documents, nearest) }
}

/** `shared` is all zeros, before and after: the words that the document has in common with each other one. */
function nearestOf(
  documents: readonly Sized[],
  { firstOfDocument, covered, firstSource }: Decisions,
  { ofSource, from, to, document: home }: Stretches,
  id: number,
  shared: Float64Array,
): Nearest | null {
  const others: number[] = []
  for (let i = firstOfDocument.at(id); i < firstOfDocument.at(id + 1); i += 1) {
    const begin = firstSource.at(i)
    const end = firstSource.at(i + 1)
    let spanned = 0
    for (let s = begin; s < end; s += 1) spanned += to[ofSource[s]] - from[ofSource[s]]
    for (let s = begin; s < end; s += 1) {
      const stretch = ofSource[s]
      const other = home[stretch]
      const part = (covered.at(i) * (to[stretch] - from[stretch])) / spanned
      if (other === id || part === 0) continue
      if (shared[other] === 0) others.push(other)
      shared[other] += part
    }
  }
  let nearest = -1
  let most = 0
  for (const other of others) {
    const common = shared[other]
    shared[other] = 0
    if (common < most || (common === most && nearest >= 0 && other > nearest)) continue
    most = common
    nearest = other
  }
  if (nearest < 0) return null
  const [a, b] = [documents[id].words, documents[nearest].words]
  const inBoth = Math.min(most, a, b)
  return { document: nearest, containment: inBoth / a, resemblance: inBoth / (a + b - inBoth) }
}

function clustersOf(documents: readonly Sized[], nearest: readonly (Nearest | null)[]): Cluster[] {
  const home = new Int32Array(documents.length).fill(-1)
  const members = new Map<number, number[]>()
  const least = new Map<number, number>()
  for (const [id, near] of nearest.entries()) {
    if (near === null || near.resemblance < SAME) continue
    const representative = home[near.document] >= 0 ? home[near.document] : near.document
    home[id] = home[near.document] = representative
    const list = members.get(representative) ?? [representative]
    list.push(id)
    members.set(representative, list)
    least.set(representative, Math.min(least.get(representative) ?? 1, near.resemblance))
  }
  return [...members]
    .sort(([a], [b]) => a - b)
    .map(([representative, list]) => ({
      id: `c${representative}`,
      representative,
      documents: list.sort((a, b) => a - b),
      resemblance: least.get(representative) ?? 1,
    }))
}
