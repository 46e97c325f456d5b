/**
 * Clusters of versions of one text. Pairs that are alike enough are joined, the most alike first; but a pair joins
 * two clusters only if documents drawn from both are alike on the average. So versions of a text that changes step by
 * step stay together, and two heaps that touch in one document stay apart (between single and average linkage).
 */
import type { Cluster } from '../model.js'
import { NumberList } from '../number-list.js'
import type { Likeness } from './likeness.js'
import { NONE } from './shared-shingles.js'
import { numbersTo, sortByKey } from './stable-order.js'

/** Documents drawn from a cluster. */
const DRAWN = 6
/**
 * What the pairs drawn from two clusters must be on the average, of what is asked of a pair. Of six versions, each with
 * a third of the one before rewritten, the first half and the second half have 0.5.
 */
const ON_AVERAGE = 0.3
/** A pair counts this much at most: one copy does not speak for all others. */
const MOST = 2
/** Steps of a ratio as a number to sort by. */
const FINE = 1 << 20

/** Pairs of places that are alike enough. */
export class Links {
  readonly a = new NumberList(Uint32Array)
  readonly b = new NumberList(Uint32Array)
  readonly ratio = new NumberList(Uint32Array)
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

/** `place` of each document, see shared-shingles.ts; documents at one place are the same. */
export function clustersOf(links: Links, likeness: Likeness, place: Uint32Array, places: number): Cluster[] {
  const parent = numbersTo(places)
  const least = new Float64Array(places).fill(1)
  join(links, likeness, parent, least)
  const members = new Map<number, number[]>()
  for (const [id, at] of place.entries()) {
    if (at === NONE) continue
    const root = rootOf(parent, at)
    const list = members.get(root)
    if (list === undefined) members.set(root, [id])
    else list.push(id)
  }
  const clusters: Cluster[] = []
  for (const [root, documents] of members) {
    if (documents.length < 2) continue
    const [representative] = documents
    clusters.push({ id: `c${representative}`, representative, documents, resemblance: least[root] })
  }
  return clusters
}

function join(links: Links, likeness: Likeness, parent: Uint32Array, least: Float64Array): void {
  const order = numbersTo(links.ratio.length)
  sortByKey(order, links.ratio.view())
  const size = new Uint32Array(parent.length).fill(1)
  const drawn = new Uint32Array(parent.length * DRAWN)
  for (let at = 0; at < parent.length; at += 1) drawn[at * DRAWN] = at
  const drawnOf = (root: number) => drawn.subarray(root * DRAWN, root * DRAWN + Math.min(DRAWN, size[root]))
  // Two clusters that were kept apart are asked again only when one of them grew.
  const apart = new Map<number, number>()
  for (let i = order.length - 1; i >= 0; i -= 1) {
    const link = order[i]
    const one = rootOf(parent, links.a.at(link))
    const other = rootOf(parent, links.b.at(link))
    if (one === other) continue
    const [into, from] = one < other ? [one, other] : [other, one]
    const both = size[into] + size[from]
    if (both > 2) {
      const pair = into * parent.length + from
      if (apart.get(pair) === both) continue
      if (averageRatio(likeness, drawnOf(into), drawnOf(from)) < ON_AVERAGE) {
        apart.set(pair, both)
        continue
      }
    }
    const next = drawnFrom(drawnOf(into), drawnOf(from), size[into] / both)
    parent[from] = into
    size[into] = both
    drawn.set(next, into * DRAWN)
    least[into] = Math.min(least[into], least[from], links.resemblance(link))
  }
}

function averageRatio(likeness: Likeness, some: Uint32Array, others: Uint32Array): number {
  let sum = 0
  for (const a of some) {
    for (const b of others) {
      likeness.compare(a, b)
      sum += Math.min(MOST, likeness.ratio)
    }
  }
  return sum / (some.length * others.length)
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

function rootOf(parent: Uint32Array, one: number): number {
  let at = one
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]]
    at = parent[at]
  }
  return at
}
