/**
 * Follows chains over their ends: what is left of an edited copy between its last run that holds a seed and the border
 * of the block is too short for a seed of its own. All places are numbers of tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { CASELESS, CHARACTER, TELLING } from '../fingerprint/marks.js'
import { type Chains, GAP, NONE, OPEN } from './chains.js'
import type { GapAlignment } from './gap-alignment.js'
import { reachBack, reachOn, runBack, runOn } from './source-runs.js'

/** An end is given up where it has this many more strange tokens than equal ones (X-drop, as in BLAST). */
const DROP = 8
/** Equal tokens that prove that two places far from each other agree again: no stray "of the". */
const PROOF = 3
/** Tokens that are looked at for it: a gap and what proves its end. */
const REACH = GAP + PROOF
/**
 * Times its length that the chains of a block may be followed. They may go through all of it, each in another version of
 * one form; of the most copied licences there are hundreds. This many bound the time and change next to nothing.
 */
const FOLLOWED = 512
/** Tokens that a chain may begin before the one that was met before it, by the way back from its seed. */
const BACK = 64

export class ChainEnds {
  readonly #text: Pick<Corpus, 'hash' | 'marks'>
  readonly #chains: Chains
  readonly #gaps: GapAlignment
  /** For each chain that was followed, its first segment that a later chain may be a part of. */
  readonly #part: number[] = []

  constructor(text: Pick<Corpus, 'hash' | 'marks'>, chains: Chains, gaps: GapAlignment) {
    this.#text = text
    this.#chains = chains
    this.#gaps = gaps
  }

  /**
   * Follows each chain over its ends as far as the copy [from, to) goes. A source in the document of the copy, whose
   * first token is `own`, ends before the copy. A chain that another one went through as well is given up: in a block
   * with an edit in every sentence each would be followed through all of it.
   */
  extend(from: number, to: number, own: number): void {
    const chains = this.#chains
    const { count, head, tail } = chains
    let left = (to - from) * FOLLOWED
    let kept = 0
    for (let chain = 0; chain < count; chain += 1) {
      if (this.#isPart(chain, kept)) continue
      head[kept] = head[chain]
      tail[kept] = tail[chain]
      if (left > 0) {
        // Segments are added on the way: their arrays may be others each time.
        const begin = chains.copy[head[kept]]
        const end = chains.copy[tail[kept]] + chains.length[tail[kept]]
        const source = chains.source[head[kept]]
        // Documents need not be numbered in corpus order: what is numbered behind the block may be earlier text.
        const isOwn = source >= own && source < from
        const sourceEnd = isOwn ? from : this.#text.hash.length
        left -= this.#forward(kept, to, sourceEnd) - end
        left -= begin - this.#backward(kept, from)
      }
      this.#part[kept] = head[kept]
      kept += 1
    }
    chains.count = kept
  }

  /** Whether all runs of a chain are parts of those of one of the last of `kept` chains, which were followed already. */
  #isPart(chain: number, kept: number): boolean {
    const { head, tail, copy, source, length, next } = this.#chains
    const begin = copy[head[chain]]
    const end = copy[tail[chain]] + length[tail[chain]]
    for (let other = kept - 1; other >= 0 && other >= kept - OPEN; other -= 1) {
      if (copy[tail[other]] + length[tail[other]] < end) continue
      let part = this.#part[other]
      while (part !== NONE && copy[part] + length[part] + BACK <= begin) part = next[part]
      this.#part[other] = part
      let one = head[chain]
      while (one !== NONE) {
        while (part !== NONE && copy[part] + length[part] < copy[one] + length[one]) part = next[part]
        const into = part === NONE ? -1 : copy[one] - copy[part]
        if (into < 0 || source[one] - source[part] !== into) break
        one = next[one]
      }
      if (one === NONE) return true
    }
    return false
  }

  /** Answers how far it went, in the copy. */
  #forward(chain: number, to: number, sourceEnd: number): number {
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
    return copy
  }

  #backward(chain: number, from: number): number {
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
    return copy
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
    return (this.#text.marks.at(token) & (TELLING | CASELESS | CHARACTER)) === 0
  }

  /**
   * The nearest place where copy and source agree again, at most GAP tokens on: two tokens if it is near, PROOF if not.
   * The copy has `copyLeft` tokens left and the source `sourceReach`; `step` is 1 or -1. Answers with both skips, the
   * copy's in the upper bits, or NONE.
   */
  #resync(copy: number, source: number, copyLeft: number, sourceReach: number, step: number): number {
    const tokens = this.#text.hash
    const copyReach = Math.min(REACH, copyLeft)
    const rows = Math.min(GAP + 1, copyReach)
    const columns = Math.min(GAP + 1, sourceReach)
    // Most ends have nothing in common: a bit for each of the source's tokens tells so of nearly all of the copy's.
    let seen = 0
    for (let j = 0; j < columns; j += 1) seen |= 1 << (tokens.at(source + step * j) & 31)
    let nearest = GAP * 2 + 1
    let found = NONE
    for (let i = 0; i < rows && i < nearest; i += 1) {
      const token = tokens.at(copy + step * i)
      if (((seen >>> (token & 31)) & 1) === 0) continue
      for (let j = 0; j < columns && i + j < nearest; j += 1) {
        if (tokens.at(source + step * j) !== token) continue
        const sum = i + j
        const usual = sum === 0 ? 1 : sum <= 3 ? 2 : PROOF
        // The last words of the block have none behind them to prove them.
        const left = copyReach - i
        const need = copyLeft <= REACH && left < usual && sum <= left * 4 ? left : usual
        if (i + need > copyReach || j + need > sourceReach) continue
        let equal = 1
        while (
          equal < need &&
          tokens.at(copy + step * (i + equal)) === tokens.at(source + step * (j + equal))
        )
          equal += 1
        if (equal < need) continue
        nearest = sum
        found = (i << 4) | j
      }
    }
    return found
  }
}
