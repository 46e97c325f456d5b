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

/** The document nearest to each, by rank: numbers, as there may be as many documents as memory has room for their texts. */
export class NearestOf {
  readonly #document: Uint32Array
  readonly #containment: Float64Array
  readonly #resemblance: Float64Array

  constructor(documents: number) {
    this.#document = new Uint32Array(documents).fill(NONE)
    this.#containment = new Float64Array(documents)
    this.#resemblance = new Float64Array(documents)
  }

  /** Null where nothing of a document stands in another. */
  at(rank: number): Nearest | null {
    const document = this.#document[rank]
    if (document === NONE) return null
    return { document, containment: this.#containment[rank], resemblance: this.#resemblance[rank] }
  }

  set(rank: number, nearest: Nearest | null): void {
    if (nearest === null) return
    this.#document[rank] = nearest.document
    this.#containment[rank] = nearest.containment
    this.#resemblance[rank] = nearest.resemblance
  }
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
  corpus: Pick<Corpus, 'columns' | 'first' | 'hash'>,
  documents: readonly Sized[],
  decisions: Decisions,
  stretches: Stretches,
): Resemblances {
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
  const clusters = clustering.clusters(shared.place)
  const twins = sameDocuments(shared)
  const words = new Float64Array(documents.length)
  const nearestTo = (id: number): Nearest | null => {
    if (twins[id] !== NONE) return { document: twins[id], containment: 1, resemblance: 1 }
    const copied = mostCopied(documents, decisions, stretches, id, words)
    const alike = shared.place[id] === NONE ? null : best.of(shared.place[id])
    return alike === null || (copied !== null && copied.containment > alike.containment) ? copied : alike
  }
  const nearest = new NearestOf(documents.length)
  for (let id = 0; id < documents.length; id += 1) nearest.set(id, nearestTo(id))
  return { nearest, clusters }
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
  readonly #place: Uint32Array
  readonly #containment: Float64Array
  readonly #resemblance: Float64Array

  constructor(order: Uint32Array) {
    this.#order = order
    this.#place = new Uint32Array(order.length).fill(NONE)
    this.#containment = new Float64Array(order.length)
    this.#resemblance = new Float64Array(order.length)
  }

  offer(place: number, other: number, containment: number, resemblance: number): void {
    if (containment === 0) return
    const held = this.#place[place]
    const more =
      containment - this.#containment[place] ||
      resemblance - this.#resemblance[place] ||
      this.#order[held] - this.#order[other]
    if (held !== NONE && more <= 0) return
    this.#place[place] = other
    this.#containment[place] = containment
    this.#resemblance[place] = resemblance
  }

  of(place: number): Nearest | null {
    const other = this.#place[place]
    if (other === NONE) return null
    return {
      document: this.#order[other],
      containment: this.#containment[place],
      resemblance: this.#resemblance[place],
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
