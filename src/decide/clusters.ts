/**
 * Clusters of versions of one text. Pairs that are alike enough are joined, the most alike first; but a pair joins
 * two clusters only if documents drawn from either are, on the average, like one of the other. So versions of a text that changes step by
 * step stay together, and two heaps that touch in one document stay apart (between single and average linkage).
 */
import { flat } from '../columns/flat.js'
import { rootOf } from '../disjoint-sets.js'
import { addTo } from '../lists-by-key.js'
import type { Cluster } from '../model.js'
import { NumberList } from '../number-list.js'
import type { Likeness } from './likeness.js'
import { NONE } from './shared-shingles.js'
import { sortedBy } from './stable-order.js'

/** Documents drawn from a cluster. */
const DRAWN = 6
/**
 * What the documents drawn from either of two clusters must have at least on the average, each with the nearest of
 * the other, of what is asked of a pair. Of six versions, each with another third of the one before rewritten, the first
 * two and the last four have 0.37; two heaps of four that touch in one document have 0.2.
 */
const ON_AVERAGE = 0.3
/** Steps of a ratio as a number to sort by. */
const FINE = 1 << 20

/** Pairs of places that are alike enough. */
export class Links {
  readonly a = new NumberList(flat.words)
  readonly b = new NumberList(flat.words)
  readonly ratio = new NumberList(flat.words)
  readonly #resemblance: number[] = []

  add(a: number, b: number, { ratio, resemblance }: Likeness): void {
    this.a.push(a)
    this.b.push(b)
    this.ratio.push(Math.round(ratio * FINE))
    this.#resemblance.push(resemblance)
  }

  resemblance(link: number): number {
    return this.#resemblance[link]
  }
}

export class Clustering {
  readonly #likeness: Likeness
  readonly #parent: Uint32Array
  readonly #size: Uint32Array
  /** Documents drawn from each cluster, DRAWN places for each of them. */
  readonly #drawn: Uint32Array
  /** The least resemblance that a cluster was joined by. */
  readonly #least: Float64Array
  /** Two clusters that were kept apart are asked again only when one of them grew. */
  readonly #apart = new Map<number, number>()

  /** Of so many places, each a cluster of its own. */
  constructor(places: number, likeness: Likeness) {
    this.#likeness = likeness
    this.#parent = Uint32Array.from({ length: places }, (_, place) => place)
    this.#size = new Uint32Array(places).fill(1)
    this.#drawn = new Uint32Array(places * DRAWN)
    for (let at = 0; at < places; at += 1) this.#drawn[at * DRAWN] = at
    this.#least = new Float64Array(places).fill(1)
  }

  /** Joins what the links say; answers with whether any two were. */
  join(links: Links): boolean {
    const order = sortedBy(links.ratio.column.read(0, links.ratio.length).slice())
    let joined = false
    for (let i = order.length - 1; i >= 0; i -= 1) {
      const link = order[i]
      const one = rootOf(this.#parent, links.a.at(link))
      const other = rootOf(this.#parent, links.b.at(link))
      if (one === other) continue
      const [into, from] = one < other ? [one, other] : [other, one]
      if (!this.#areAlike(into, from)) continue
      const both = this.#size[into] + this.#size[from]
      const next = drawnFrom(this.#drawnOf(into), this.#drawnOf(from), this.#size[into] / both)
      this.#parent[from] = into
      this.#size[into] = both
      this.#drawn.set(next, into * DRAWN)
      this.#least[into] = Math.min(this.#least[into], this.#least[from], links.resemblance(link))
      joined = true
    }
    return joined
  }

  /** The cluster of each place. */
  homes(): Uint32Array {
    return this.#parent.map((_, at) => rootOf(this.#parent, at))
  }

  /** `place` of each document, see shared-shingles.ts; documents at one place are the same. */
  clusters(place: Uint32Array): Cluster[] {
    const members = new Map<number, number[]>()
    for (const [id, at] of place.entries()) {
      if (at === NONE) continue
      const root = rootOf(this.#parent, at)
      addTo(members, root, id)
    }
    const clusters: Cluster[] = []
    for (const [root, documents] of members) {
      if (documents.length < 2) continue
      const [representative] = documents
      clusters.push({ id: `c${representative}`, representative, documents, resemblance: this.#least[root] })
    }
    return clusters
  }

  /** Whether the documents drawn from both are, on the average. */
  #areAlike(into: number, from: number): boolean {
    const both = this.#size[into] + this.#size[from]
    if (both === 2) return true
    const pair = into * this.#parent.length + from
    if (this.#apart.get(pair) === both) return false
    if (averageRatio(this.#likeness, this.#drawnOf(into), this.#drawnOf(from)) >= ON_AVERAGE) return true
    this.#apart.set(pair, both)
    return false
  }

  #drawnOf(root: number): Uint32Array {
    return this.#drawn.subarray(root * DRAWN, root * DRAWN + Math.min(DRAWN, this.#size[root]))
  }
}

/** The mean ratio of each document to the nearest of the others, on the side where it is less (Dubuisson, Jain 1994). */
function averageRatio(likeness: Likeness, some: Uint32Array, others: Uint32Array): number {
  const best = new Float64Array(others.length)
  let sum = 0
  for (const a of some) {
    let most = 0
    for (let i = 0; i < others.length; i += 1) {
      likeness.compare(a, others[i])
      const ratio = Math.min(1, likeness.ratio)
      most = Math.max(most, ratio)
      best[i] = Math.max(best[i], ratio)
    }
    sum += most
  }
  return Math.min(sum / some.length, best.reduce((x, y) => x + y, 0) / others.length)
}

/** Evenly from both, as many of each as its share of the documents, one at least. */
function drawnFrom(some: Uint32Array, others: Uint32Array, share: number): number[] {
  if (some.length + others.length <= DRAWN) return [...some, ...others]
  const least = Math.max(1, DRAWN - others.length)
  const count = Math.max(least, Math.min(DRAWN - 1, some.length, Math.round(DRAWN * share)))
  const evenly = (from: Uint32Array, wanted: number) =>
    Array.from({ length: wanted }, (_, i) => from[Math.floor((i * from.length) / wanted)])
  return [...evenly(some, count), ...evenly(others, DRAWN - count)]
}
