/**
 * What is wrong with one removal: what of it stands in none of its sources, if that is too much or tells something. In text that
 * repeats itself there are many ways to align a stretch with its sources, and one that leaves nothing open is proof enough.
 */
import type { Claims } from './claims.js'
import { coverage, GONE } from './coverage.js'
import type { KeptTokens } from './kept-tokens.js'
import type { Manner } from './small-alignment.js'
import { isTelling, type Stretch, wordAt } from './telling.js'

/** Shares are sums of binary fractions: 4 of 5 are 0.8. */
const ROUNDING = 1e-9

/** What is wrong with the removal `one`, the stretch that has the tokens `copy`, or null. */
export function judge(
  { firstSource, threshold }: Claims,
  one: number,
  stretch: Stretch,
  kept: KeptTokens,
  copy: Uint32Array,
): string | null {
  const [first, last] = [firstSource.at(one), firstSource.at(one + 1)]
  if (first === last) return 'is removed as a copy and names no source'
  const sources: Uint32Array[] = []
  for (let source = first; source < last; source += 1) {
    const ids = kept.of(source)
    if (ids.length === 0) return 'names a source that is not there'
    if (ids.every((id) => id === GONE)) return 'names a source that was removed itself'
    sources.push(ids)
  }
  const problem = shortfall(stretch, coverage(copy, sources), threshold)
  if (problem === null) return null
  sources.push(...kept.joined(first, last))
  return isProvable(stretch, copy, sources, threshold) ? null : problem
}

/** Weights of a token, of one that tells something, and of a break between two runs, where compact chains are sought. */
const WEIGHT = 8
const TELLS = 12
const BREAK = 12
const MANNERS: readonly Manner[] = [false, true].flatMap((oneChain) =>
  [0, BREAK].map((breakCost) => ({ oneChain, breakCost })),
)
/** Sources of which every one is tried as the first, and that are put in the order of what they cover. */
const MOST_FIRST = 6
/** What was left open counts twice as much in the next round, until it counts as much as a byte holds. */
const MOST_WEIGHT = 255
const ROUNDS = 1 + Math.ceil(Math.log2(MOST_WEIGHT / WEIGHT))

/**
 * Whether any of several ways to align the sources leaves nothing open that must not be: one is proof enough. In text
 * that repeats itself what one source takes may be what another one needs, and no single order serves all.
 */
function isProvable(
  stretch: Stretch,
  copy: Uint32Array,
  sources: readonly Uint32Array[],
  threshold: number,
): boolean {
  const none = new Uint8Array(copy.length)
  const counted = none.map((_, i) => (isTelling(stretch, i, none) ? TELLS : WEIGHT))
  const alike = none.map(() => WEIGHT)
  const orders = [sources]
  for (let i = 1; i < Math.min(sources.length, MOST_FIRST); i += 1) {
    orders.push([sources[i], ...sources.slice(0, i), ...sources.slice(i + 1)])
  }
  // Of two sources that is the second order.
  if (sources.length > 2) orders.push(sources.toReversed())
  if (sources.length <= MOST_FIRST) orders.push(greedyOrder(copy, sources))
  const proves = (order: readonly Uint32Array[], manner: Manner, first: Uint8Array) => {
    const weight = first.slice()
    for (let round = 0; round < ROUNDS; round += 1) {
      const covered = coverage(copy, order, { weight, ...manner })
      if (shortfall(stretch, covered, threshold) === null) return true
      for (let i = 0; i < covered.length; i += 1)
        if (covered[i] === 0) weight[i] = Math.min(MOST_WEIGHT, weight[i] * 2)
    }
    return false
  }
  return orders.some((order) =>
    MANNERS.some((manner) => proves(order, manner, counted) || proves(order, manner, alike)),
  )
}

/**
 * The source first that covers most, then the one that covers most of the rest, and so on: one that is nearly the text
 * of a stretch must not take it from the one that is.
 */
function greedyOrder(copy: Uint32Array, sources: readonly Uint32Array[]): Uint32Array[] {
  const order: Uint32Array[] = []
  const left = [...sources]
  const covers = (one: Uint32Array) => coverage(copy, [...order, one]).reduce((sum, is) => sum + is, 0)
  while (left.length > 0) {
    const sums = left.map(covers)
    const best = sums.indexOf(Math.max(...sums))
    order.push(...left.splice(best, 1))
  }
  return order
}

/** What is not covered, if it is too much or tells something. */
function shortfall(stretch: Stretch, covered: Uint8Array, threshold: number): string | null {
  const { count } = stretch.tokens
  const open: number[] = []
  for (let i = 0; i < count; i += 1) if (covered[i] === 0) open.push(i)
  if (open.length > count * (1 - threshold) + ROUNDING) {
    return `removes ${words(count)} of which ${open.length} ${open.length === 1 ? 'stands' : 'stand'} nowhere else`
  }
  const telling = open.filter((i) => isTelling(stretch, i, covered))
  if (telling.length === 0) return null
  const named = telling.slice(0, 5).map((i) => `"${wordAt(stretch, i)}"`)
  return `removes ${named.join(', ')}, which ${telling.length === 1 ? 'stands' : 'stand'} nowhere else`
}

function words(count: number): string {
  return count === 1 ? '1 word' : `${count} words`
}
