/** Joins runs of equal tokens to chains, as a block's seeds lead to them in the order of the copy. */
import type { Bytes } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { type Chains, GAP, OPEN } from './chains.js'
import type { GapAlignment } from './gap-alignment.js'
import { leaves } from './source-runs.js'

/** Tokens that a run may lose to the chain that it joins: words on both sides of an edit, less than a run (law 2). */
const MOST_LOST = 4

export class RunJoiner {
  readonly #marks: Bytes
  readonly #chains: Chains
  readonly #gaps: GapAlignment

  constructor({ marks }: Pick<Corpus, 'marks'>, chains: Chains, gaps: GapAlignment) {
    this.#marks = marks
    this.#chains = chains
    this.#gaps = gaps
  }

  /** Whether `size` equal tokens at `copy` and `source` lie in the last run of an open chain. */
  holds(copy: number, source: number, size: number): boolean {
    const chains = this.#chains
    for (let chain = chains.count - 1; chain >= 0 && chain >= chains.count - OPEN; chain -= 1) {
      const tail = chains.tail[chain]
      const into = copy - chains.copy[tail]
      if (into >= 0 && source - chains.source[tail] === into && into + size <= chains.length[tail])
        return true
    }
    return false
  }

  /** Adds a run of equal tokens to the last chain that it continues, or begins one with it. */
  add(copy: number, source: number, length: number): void {
    const chains = this.#chains
    for (let chain = chains.count - 1; chain >= 0 && chain >= chains.count - OPEN; chain -= 1) {
      const tail = chains.tail[chain]
      const gapCopy = copy - (chains.copy[tail] + chains.length[tail])
      const gapSource = source - (chains.source[tail] + chains.length[tail])
      // A run that was found again further left overlaps the one before it.
      const overlap = Math.max(0, -gapCopy, -gapSource)
      if (gapCopy + overlap > GAP || gapSource + overlap > GAP) continue
      // A source is one piece of what stays.
      if (leaves(this.#marks, source - gapSource, source)) continue
      if (overlap >= length) {
        if (gapCopy === gapSource) return
        continue
      }
      if (gapCopy !== gapSource && overlap > MOST_LOST) continue
      this.#join(chain, copy + overlap, source + overlap, length - overlap)
      if (overlap === 0 || gapCopy === gapSource) return
      // In text that repeats itself the run that loses its overlap may be the very one that fits: it gets a chain, too.
      break
    }
    chains.begin(copy, source, length)
  }

  /** Appends a run to a chain, and before it what is equal, in order, in the small gap between the two. */
  #join(chain: number, copy: number, source: number, length: number): void {
    const chains = this.#chains
    const gaps = this.#gaps
    const tail = chains.tail[chain]
    const pairs = gaps.align(
      chains.copy[tail] + chains.length[tail],
      copy,
      chains.source[tail] + chains.length[tail],
      source,
    )
    for (let at = 0; at < pairs; at += 1) chains.append(chain, gaps.copy[at], gaps.source[at], 1)
    chains.append(chain, copy, source, length)
  }
}
