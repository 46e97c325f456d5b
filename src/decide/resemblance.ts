/**
 * Which document is nearest to another, and clusters of versions of one text. Both are measured between the two
 * documents, by sketches of all that was not set aside as boilerplate, and do not depend on what was decided: from
 * whichever of its copies a text was taken, all of them are alike.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'
import type { Cluster, Nearest } from '../model.js'
import { Clustering, Links } from './clusters.js'
import type { Decisions } from './decisions.js'
import { Likeness } from './likeness.js'
import { NONE, type SharedShingles, sharedShingles } from './shared-shingles.js'
import { sketchesOf } from './sketches.js'
import type { Stretches } from './stretches.js'

/**
 * How often documents with many that are alike are asked for the next of them, outside of their cluster: the most alike
 * may all be copies of one another.
 */
const ROUNDS = 4

export interface Resemblances {
  readonly nearest: NearestOf
  readonly clusters: readonly Cluster[]
}

/** By rank of a document the one nearest to it, or NONE: numbers, as there may be as many as memory has room for their texts. */
export interface NearestColumns {
  readonly document: Uint32Array
  readonly containment: Float64Array
  readonly resemblance: Float64Array
}

function nearestColumns(documents: number): NearestColumns {
  return {
    document: new Uint32Array(documents).fill(NONE),
    containment: new Float64Array(documents),
    resemblance: new Float64Array(documents),
  }
}

/** The document nearest to each, by rank. */
export class NearestOf {
  readonly #columns: NearestColumns

  constructor(columns: NearestColumns) {
    this.#columns = columns
  }

  /** Null where nothing of a document stands in another. */
  at(rank: number): Nearest | null {
    const { document, containment, resemblance } = this.#columns
    if (document[rank] === NONE) return null
    return { document: document[rank], containment: containment[rank], resemblance: resemblance[rank] }
  }

  set(rank: number, nearest: Nearest): void {
    const { document, containment, resemblance } = this.#columns
    document[rank] = nearest.document
    containment[rank] = nearest.containment
    resemblance[rank] = nearest.resemblance
  }
}

/** What sketches alone say. */
export interface Alike {
  readonly nearest: NearestColumns
  readonly clusters: readonly Cluster[]
}

export interface Sized extends BlockRange {
  readonly words: number
}

/** Clusters that hold a document of the rank `old` or higher. */
export function ofNew({ nearest, clusters }: Resemblances, old: number): Resemblances {
  return { nearest, clusters: clusters.filter(({ documents }) => documents.some((rank) => rank >= old)) }
}

/** `documents` come in corpus order. Linear but for a sort. */
export function resemblancesOf(
  { nearest: columns, clusters }: Alike,
  documents: readonly Sized[],
  decisions: Decisions,
  stretches: Stretches,
): Resemblances {
  const nearest = new NearestOf(columns)
  const words = new Float64Array(documents.length)
  for (let id = 0; id < documents.length; id += 1) {
    const alike = nearest.at(id)
    // None has more than all.
    if (alike?.containment === 1) continue
    const copied = mostCopied(documents, decisions, stretches, id, words)
    if (copied !== null && copied.containment > (alike?.containment ?? 0)) nearest.set(id, copied)
  }
  return { nearest, clusters }
}

/** Which documents are alike by their sketches; they come in corpus order. Linear but for a sort. */
export function alikeOf(
  corpus: Pick<Corpus, 'columns' | 'first' | 'hash'>,
  documents: readonly BlockRange[],
): Alike {
  const sketches = sketchesOf(corpus, documents)
  const shared = sharedShingles(sketches, corpus.columns)
  const likeness = new Likeness(sketches, shared)
  const best = new NearestPlaces(shared.order)
  const clustering = new Clustering(shared.order.length, likeness)
  for (let round = 0; round < ROUNDS; round += 1) {
    const links = new Links()
    const left = shared.eachCandidate(clustering.homes(), (a, b) => {
      likeness.compare(a, b)
      best.offer(a, b, likeness.containmentOfA, likeness.resemblance)
      best.offer(b, a, likeness.containmentOfB, likeness.resemblance)
      if (likeness.ratio >= 1) links.add(a, b, likeness)
    })
    if (!clustering.join(links) || left === 0) break
  }
  const nearest = nearestColumns(documents.length)
  const of = new NearestOf(nearest)
  const twins = sameDocuments(shared)
  for (const [id, twin] of twins.entries()) {
    const place = shared.place[id]
    const own = twin === NONE ? null : { document: twin, containment: 1, resemblance: 1 }
    const alike = own ?? (place === NONE ? null : best.of(place))
    if (alike !== null) of.set(id, alike)
  }
  return { nearest, clusters: clustering.clusters(shared.place) }
}

/** For each document the first other one with the same sketch, or NONE. */
function sameDocuments({ order, place }: SharedShingles): Uint32Array {
  const same = new Uint32Array(place.length).fill(NONE)
  for (const [id, at] of place.entries()) {
    if (at === NONE || order[at] === id) continue
    same[id] = order[at]
    if (same[order[at]] === NONE) same[order[at]] = id
  }
  return same
}

/** The nearest place of each place: the one that holds most of it, of equals the more alike, then the first one. */
class NearestPlaces {
  readonly #order: Uint32Array
  /** Of places, by place. */
  readonly #nearest: NearestColumns

  constructor(order: Uint32Array) {
    this.#order = order
    this.#nearest = nearestColumns(order.length)
  }

  offer(place: number, other: number, containment: number, resemblance: number): void {
    if (containment === 0) return
    const nearest = this.#nearest
    const held = nearest.document[place]
    const more =
      containment - nearest.containment[place] ||
      resemblance - nearest.resemblance[place] ||
      this.#order[held] - this.#order[other]
    if (held !== NONE && more <= 0) return
    nearest.document[place] = other
    nearest.containment[place] = containment
    nearest.resemblance[place] = resemblance
  }

  of(place: number): Nearest | null {
    const { document, containment, resemblance } = this.#nearest
    if (document[place] === NONE) return null
    return {
      document: this.#order[document[place]],
      containment: containment[place],
      resemblance: resemblance[place],
    }
  }
}

/**
 * The document that most of this one was found in. Sketches hardly know of it where it is much the longer one.
 * `shared` is all zeros, before and after: the words that the document has in common with each other one.
 */
function mostCopied(
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
    for (let s = begin; s < end; s += 1) spanned += to.at(ofSource.at(s)) - from.at(ofSource.at(s))
    for (let s = begin; s < end; s += 1) {
      const stretch = ofSource.at(s)
      const other = home.at(stretch)
      const part = (covered.at(i) * (to.at(stretch) - from.at(stretch))) / spanned
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
