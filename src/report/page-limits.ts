/** How much report.html holds, and what of a larger report that is. */
import type { Share } from './page-format.js'
import type { PageSource } from './page-source.js'

export interface PageLimits {
  readonly documents: number
  readonly groups: number
  /** Of all groups together. */
  readonly occurrences: number
  /** Bytes of the texts of all documents together. */
  readonly textBytes: number
}

/** A page of this size opens in under two seconds (bench/page.ts); each limit alone is some ten megabytes. */
export const PAGE_LIMITS: PageLimits = {
  documents: 100_000,
  groups: 50_000,
  occurrences: 150_000,
  textBytes: 8_000_000,
}

/** Occurrences of one group: nobody looks at more of them, and one page copied a million times would be all of the file. */
export const GROUP_OCCURRENCES = 2_000
/** Of each group how many words go of it, and how many occurrences it has. */
export interface GroupSizes {
  readonly removed: Float64Array
  readonly occurrences: Float64Array
}

/** Where there are too many, those that lost most words; of the same number the first. Null wants all. */
export function chosenDocuments(
  source: PageSource,
  limits: PageLimits,
): { readonly wanted: Uint8Array | null; readonly share: Share } {
  const all = source.count
  if (all <= limits.documents) return { wanted: null, share: { shown: all, all } }
  const weights = new Float64Array(all)
  for (const { id, removedWords } of source.documents()) weights[id] = removedWords
  return { wanted: heaviest(weights, limits.documents), share: { shown: limits.documents, all } }
}

/** Where there are too many, those of which most words go. */
export function chosenGroups({ removed, occurrences }: GroupSizes, limits: PageLimits) {
  const all = removed.length
  const total = occurrences.reduce((sum, one) => sum + one, 0)
  const wanted = all <= limits.groups ? new Uint8Array(all).fill(1) : heaviest(removed, limits.groups)
  let room = limits.occurrences
  if (total > room) {
    const order = byWeight(removed)
    for (const group of order) {
      if (wanted[group] === 0) continue
      room -= Math.min(GROUP_OCCURRENCES, occurrences[group])
      if (room < 0) wanted[group] = 0
    }
  }
  const shown = wanted.reduce((sum, one) => sum + one, 0)
  return { wanted, occurrences: total, share: { shown, all } }
}

function heaviest(weights: Float64Array, count: number): Uint8Array {
  const wanted = new Uint8Array(weights.length)
  for (const one of byWeight(weights).subarray(0, count)) wanted[one] = 1
  return wanted
}

function byWeight(weights: Float64Array): Uint32Array {
  const order = new Uint32Array(weights.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  return order.sort((a, b) => weights[b] - weights[a] || a - b)
}
