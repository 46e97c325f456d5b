/** Which stretches of the corpus cover a part of a block: one for each source, from its first token to its last. */
import { sortNumbers } from './candidate-order.js'
import type { ChainParts } from './chain-parts.js'
import { type Chains, NONE } from './chains.js'

export class SourceStretches {
  /** Tokens of each source in a part, and the sources that have some. */
  #tokensOf = new Uint32Array(16)
  #found = new Uint16Array(16)
  readonly #chains: Chains
  readonly #parts: ChainParts

  constructor(chains: Chains, parts: ChainParts) {
    this.#chains = chains
    this.#parts = parts
  }

  /**
   * Calls `source` with the stretch of each source that covers some of the tokens [begin, end), in the order of the
   * sources, and how many it covers. `owner` has the number of the source of each token, from 1, and is counted from the
   * token `origin`; `taken` has the chain of each source.
   */
  each(
    owner: Uint16Array,
    origin: number,
    taken: Uint32Array,
    begin: number,
    end: number,
    source: (from: number, to: number, tokens: number) => void,
  ): void {
    const sources = taken.length
    if (this.#tokensOf.length <= sources) this.#tokensOf = new Uint32Array(sources * 2)
    if (this.#found.length < sources) this.#found = new Uint16Array(sources * 2)
    const tokensOf = this.#tokensOf
    const found = this.#found
    let count = 0
    for (let at = begin; at < end; at += 1) {
      const id = owner[at - origin]
      if (id === 0) continue
      if (tokensOf[id] === 0) found[count++] = id
      tokensOf[id] += 1
    }
    if (count > 1) sortNumbers(found, count)
    const { next, copy, source: place, length } = this.#chains
    for (let i = 0; i < count; i += 1) {
      const tokens = tokensOf[found[i]]
      tokensOf[found[i]] = 0
      let from = -1
      let to = -1
      for (
        let segment = this.#parts.firstOf(taken[found[i] - 1], begin);
        segment !== NONE && copy[segment] < end;
        segment = next[segment]
      ) {
        const first = Math.max(begin, copy[segment])
        const stop = Math.min(end, copy[segment] + length[segment])
        const shift = place[segment] - copy[segment]
        if (from < 0) from = first + shift
        to = stop + shift
      }
      source(from, to, tokens)
    }
  }
}
