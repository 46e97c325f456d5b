/**
 * Which document covers most of another, from the same coverage that decides, and clusters of near-duplicates.
 * A document joins the cluster of the one nearest to it, never two clusters each other: a chain of small
 * steps must not put unrelated documents together.
 */
import type { BlockRange } from '../match/owners.js'
import type { Cluster, Nearest } from '../model.js'
import type { Decisions } from './decisions.js'

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

/** `rank` gives the document of a token. */
export function resemblancesOf(
  documents: readonly Sized[],
  decisions: Decisions,
  rank: (token: number) => number,
): Resemblances {
  const nearest = documents.map((_, id) => nearestOf(documents, decisions, id, rank))
  return { nearest, clusters: clustersOf(documents, nearest) }
}

function nearestOf(
  documents: readonly Sized[],
  { firstOfDocument, covered, firstSource, sourceFrom, sourceTo }: Decisions,
  id: number,
  rank: (token: number) => number,
): Nearest | null {
  const shared = new Map<number, number>()
  for (let i = firstOfDocument.at(id); i < firstOfDocument.at(id + 1); i += 1) {
    const end = firstSource.at(i + 1)
    let spanned = 0
    for (let s = firstSource.at(i); s < end; s += 1) spanned += sourceTo.at(s) - sourceFrom.at(s)
    for (let s = firstSource.at(i); s < end; s += 1) {
      const other = rank(sourceFrom.at(s))
      const part = (covered.at(i) * (sourceTo.at(s) - sourceFrom.at(s))) / spanned
      if (other !== id) shared.set(other, (shared.get(other) ?? 0) + part)
    }
  }
  let nearest: Nearest | null = null
  let most = 0
  for (const [document, common] of shared) {
    if (common < most || (common === most && nearest !== null && document > nearest.document)) continue
    most = common
    const [a, b] = [documents[id].words, documents[document].words]
    const inBoth = Math.min(common, a, b)
    nearest = { document, containment: inBoth / a, resemblance: inBoth / (a + b - inBoth) }
  }
  return nearest
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
