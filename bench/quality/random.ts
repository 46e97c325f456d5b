/** Seeded draws: the same seed gives the same corpus on every machine. */

export interface Random {
  /** 0 to below 1. */
  readonly next: () => number
  /** A whole number, 0 to below `count`. */
  readonly below: (count: number) => number
  /** A whole number between two, both included. */
  readonly between: (low: number, high: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
}

/** A xorshift generator (Marsaglia 2003, 13/17/5) over 32 bits, stirred once so that small seeds differ at once. */
export function seeded(seed: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: (items) => items[below(items.length)],
  }
}
