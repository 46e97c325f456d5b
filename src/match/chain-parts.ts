/**
 * Finds the chains that reach into a part of a block, and their runs there. A block may have as many parts as chains,
 * and a chain as many runs: asked for in ascending order, all parts together cost one walk. Places are numbers of tokens.
 */
import { type Chains, NONE } from './chains.js'

/** No token is asked for: there is none of this number. */
const NEVER = 0xffffffff

/** The first run of a chain, from `segment` on, that ends behind a token, or NONE. */
export function firstBehind({ next, copy, length }: Chains, segment: number, token: number): number {
  let at = segment
  while (at !== NONE && copy[at] + length[at] <= token) at = next[at]
  return at
}

export class ChainParts {
  readonly #chains: Chains
  /** Chains by their first token, and how far the chains up to each one reach. */
  #order: Uint32Array | null = null
  #reach = new Uint32Array(0)
  /** By chain: the token that was asked for last, and the run that was found for it. */
  #asked = new Uint32Array(16).fill(NEVER)
  #run = new Int32Array(16)
  /** Chains below this number may have been asked for. */
  #used = 0

  constructor(chains: Chains) {
    this.#chains = chains
  }

  /** The chains are new ones. */
  forget(): void {
    this.#order = null
    this.#asked.fill(NEVER, 0, this.#used)
    this.#used = 0
  }

  /** The first run of a chain that ends behind a token, or NONE. */
  firstOf(chain: number, token: number): number {
    if (chain >= this.#used) this.#use(chain + 1)
    const isOnward = token >= this.#asked[chain]
    const run = firstBehind(this.#chains, isOnward ? this.#run[chain] : this.#chains.head[chain], token)
    this.#asked[chain] = token
    this.#run[chain] = run
    return run
  }

  /** Calls `found` for each of the chains that reach into [begin, end), with its first run there. */
  each(
    chains: ArrayLike<number>,
    begin: number,
    end: number,
    found: (chain: number, segment: number) => void,
  ): void {
    const { head, copy } = this.#chains
    this.#order ??= this.#sorted(chains)
    const order = this.#order
    const reach = this.#reach
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (copy[head[order[middle]]] < end) low = middle + 1
      else high = middle
    }
    for (let at = low - 1; at >= 0 && reach[at] > begin; at -= 1) {
      const segment = this.firstOf(order[at], begin)
      if (segment !== NONE && copy[segment] < end) found(order[at], segment)
    }
  }

  #use(count: number): void {
    this.#used = count
    if (count <= this.#asked.length) return
    const asked = new Uint32Array(count * 2).fill(NEVER)
    asked.set(this.#asked)
    this.#asked = asked
    const run = new Int32Array(count * 2)
    run.set(this.#run)
    this.#run = run
  }

  #sorted(chains: ArrayLike<number>): Uint32Array {
    const { head, tail, copy, length } = this.#chains
    const order = Uint32Array.from(chains)
    order.sort((a, b) => copy[head[a]] - copy[head[b]] || a - b)
    this.#reach = new Uint32Array(order.length)
    let reach = 0
    for (let at = 0; at < order.length; at += 1) {
      const last = tail[order[at]]
      reach = Math.max(reach, copy[last] + length[last])
      this.#reach[at] = reach
    }
    return order
  }
}
