/**
 * Disjoint sets (Tarjan 1975) of numbered things: each holds the number of another one of its set, and the least of a set
 * its own. So the root of a set does not depend on the order in which it was joined.
 */

/** The least of the set of `one`. Halves the paths that it walks. */
export function rootOf(parent: Uint32Array, one: number): number {
  let at = one
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]]
    at = parent[at]
  }
  return at
}

/** Makes one set of those of `a` and `b`. */
export function join(parent: Uint32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parent, a), rootOf(parent, b)]
  parent[Math.max(one, other)] = Math.min(one, other)
}
