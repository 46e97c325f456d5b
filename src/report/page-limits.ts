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
    for (const group of byWeight(removed, wanted)) {
      room -= Math.min(GROUP_OCCURRENCES, occurrences[group])
      if (room < 0) wanted[group] = 0
    }
  }
  const shown = wanted.reduce((sum, one) => sum + one, 0)
  return { wanted, occurrences: total, share: { shown, all } }
}

/** 1 for the `count` largest, of equal ones the first: the least of them is found by sorting numbers, not their owners. */
function heaviest(weights: Float64Array, count: number): Uint8Array {
  const wanted = new Uint8Array(weights.length)
  if (count === 0) return wanted
  const least = weights.slice().sort()[Math.max(0, weights.length - count)]
  let room = count
  for (let i = 0; i < weights.length; i += 1) if (weights[i] > least) room -= 1
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i] > least) wanted[i] = 1
    else if (weights[i] === least && room > 0) {
      wanted[i] = 1
      room -= 1
    }
  }
  return wanted
}

/** Those that are wanted, the largest first. */
function byWeight(weights: Float64Array, wanted: Uint8Array): Uint32Array {
  const order = new Uint32Array(wanted.reduce((sum, one) => sum + one, 0))
  let at = 0
  for (let i = 0; i < wanted.length; i += 1) if (wanted[i] === 1) order[at++] = i
  return order.sort((a, b) => weights[b] - weights[a] || a - b)
}
