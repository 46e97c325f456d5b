/**
 * Follows chains over their ends: what is left of an edited copy between its last run that holds a seed and the border
 * of the block is too short for a seed of its own. All places are numbers of tokens.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { CASELESS, CHARACTER, TELLING } from '../fingerprint/marks.js'
import { type Chains, GAP, NONE } from './chains.js'
import type { GapAlignment } from './gap-alignment.js'
import { reachBack, reachOn, runBack, runOn } from './source-runs.js'

/** An end is given up where it has this many more strange tokens than equal ones (X-drop, as in BLAST). */
const DROP = 8
/** Equal tokens that prove that two places far from each other agree again: no stray "of the". */
const PROOF = 3
/** Tokens that are looked at for it: a gap and what proves its end. */
const REACH = GAP + PROOF

export class ChainEnds {
  readonly #text: Pick<Fingerprints, 'hash' | 'marks'>
  readonly #chains: Chains
  readonly #gaps: GapAlignment

  constructor(text: Pick<Fingerprints, 'hash' | 'marks'>, chains: Chains, gaps: GapAlignment) {
    this.#text = text
    this.#chains = chains
    this.#gaps = gaps
  }

  /**
   * Follows each chain over its ends as far as the copy [from, to) goes. A source in the document of the copy, whose
   * first token is `own`, ends before the copy.
   */
  extend(from: number, to: number, own: number): void {
    const { count, head, source } = this.#chains
    for (let chain = 0; chain < count; chain += 1) {
      this.#forward(chain, to, source[head[chain]] >= own ? from : this.#text.hash.length)
      this.#backward(chain, from)
    }
  }

  #forward(chain: number, to: number, sourceEnd: number): void {
    const text = this.#text
    const chains = this.#chains
    const gaps = this.#gaps
    let best = chains.tail[chain]
    let bestLength = chains.length[best]
    let copy = chains.copy[best] + bestLength
    let source = chains.source[best] + bestLength
    let score = 0
    let bestScore = 0
    while (copy < to) {
      const reach = reachOn(text.marks, source, sourceEnd, REACH)
      const found = this.#resync(copy, source, to - copy, reach, 1)
      if (found === NONE) break
      const skipCopy = found >> 4
      const skipSource = found & 15
      const pairs = gaps.align(copy, copy + skipCopy, source, source + skipSource)
      for (let at = 0; at < pairs; at += 1) chains.append(chain, gaps.copy[at], gaps.source[at], 1)
      copy += skipCopy
      source += skipSource
      const run = runOn(text, copy, source, to, sourceEnd)
      chains.append(chain, copy, source, run)
      copy += run
      source += run
      score += run + 2 * pairs - Math.max(skipCopy, skipSource)
      if (score >= bestScore) {
        bestScore = score
        best = chains.tail[chain]
        bestLength = chains.length[best]
      } else if (score < bestScore - DROP) break
    }
    chains.cutBack(chain, best, bestLength)
    this.#finish(chain, to, sourceEnd)
  }

  #backward(chain: number, from: number): void {
    const text = this.#text
    const chains = this.#chains
    const gaps = this.#gaps
    let best = chains.head[chain]
    let head = best
    let copy = chains.copy[head]
    let source = chains.source[head]
    let score = 0
    let bestScore = 0
    while (copy > from) {
      const reach = reachBack(text.marks, source, REACH)
      const found = this.#resync(copy - 1, source - 1, copy - from, reach, -1)
      if (found === NONE) break
      const skipCopy = found >> 4
      const skipSource = found & 15
      const pairs = gaps.align(copy - skipCopy, copy, source - skipSource, source)
      for (let at = pairs - 1; at >= 0; at -= 1) head = chains.before(head, gaps.copy[at], gaps.source[at], 1)
      copy -= skipCopy
      source -= skipSource
      const run = runBack(text, copy, source, from)
      copy -= run
      source -= run
      head = chains.before(head, copy, source, run)
      score += run + 2 * pairs - Math.max(skipCopy, skipSource)
      if (score >= bestScore) {
        bestScore = score
        best = head
      } else if (score < bestScore - DROP) break
    }
    chains.head[chain] = best
    this.#start(chain, from)
  }

  /** Matches single words between a chain's tail and the end of the copy: nothing follows there that could prove them. */
  #finish(chain: number, to: number, sourceEnd: number): void {
    const chains = this.#chains
    const gaps = this.#gaps
    const tail = chains.tail[chain]
    const copy = chains.copy[tail] + chains.length[tail]
    const source = chains.source[tail] + chains.length[tail]
    if (to <= copy || to - copy > GAP) return
    const reach = reachOn(this.#text.marks, source, sourceEnd, to - copy)
    const pairs = gaps.align(copy, to, source, source + reach)
    for (let at = 0; at < pairs; at += 1)
      if (this.#isPlain(gaps.source[at])) chains.append(chain, gaps.copy[at], gaps.source[at], 1)
  }

  /** The same before a chain's head. */
  #start(chain: number, from: number): void {
    const chains = this.#chains
    const gaps = this.#gaps
    let head = chains.head[chain]
    const copy = chains.copy[head]
    const source = chains.source[head]
    if (copy <= from || copy - from > GAP) return
    const reach = reachBack(this.#text.marks, source, copy - from)
    const pairs = gaps.align(from, copy, source - reach, source)
    for (let at = pairs - 1; at >= 0; at -= 1)
      if (this.#isPlain(gaps.source[at])) head = chains.before(head, gaps.copy[at], gaps.source[at], 1)
    chains.head[chain] = head
  }

  /** Whether a token tells nothing, so that it may be matched where chance could have put it. */
  #isPlain(token: number): boolean {
    return (this.#text.marks[token] & (TELLING | CASELESS | CHARACTER)) === 0
  }

  /**
   * The nearest place where copy and source agree again, at most GAP tokens on: two tokens if it is near, PROOF if not.
   * The copy has `copyLeft` tokens left and the source `sourceReach`; `step` is 1 or -1. Answers with both skips, the
   * copy's in the upper bits, or NONE.
   */
  #resync(copy: number, source: number, copyLeft: number, sourceReach: number, step: number): number {
    const tokens = this.#text.hash
    const copyReach = Math.min(REACH, copyLeft)
    for (let sum = 0; sum <= GAP * 2; sum += 1) {
      const usual = sum === 0 ? 1 : sum <= 3 ? 2 : PROOF
      for (let i = Math.max(0, sum - GAP); i <= Math.min(GAP, sum); i += 1) {
        const j = sum - i
        // The last words of the block have none behind them to prove them.
        const left = copyReach - i
        const need = copyLeft <= REACH && left < usual && sum <= left * 4 ? left : usual
        if (i + need > copyReach || j + need > sourceReach) continue
        let equal = 0
        while (equal < need && tokens[copy + step * (i + equal)] === tokens[source + step * (j + equal)])
          equal += 1
        if (equal === need) return (i << 4) | j
      }
    }
    return NONE
  }
}
