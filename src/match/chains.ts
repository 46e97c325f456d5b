/**
 * Chains: runs of equal tokens that follow each other in a copy and in its source with small gaps between
 * them, as an edit leaves them. Law 2 counts a token as covered if it is matched inside such a chain. All
 * places are numbers of tokens; a chain is a list of segments (place in the copy, place in the source, length).
 */
import { CASELESS, CHARACTER, DOCUMENT, GONE, TELLING } from '../fingerprint/marks.js'

/** Tokens that may stand between two runs of a chain, on either side (law 2). */
export const GAP = 8
/** Chains that are open at once for one block; more is a table of formulas, and the oldest is given up. */
const OPEN = 16
/** An end is given up where it has this many more strange tokens than equal ones (X-drop, as in BLAST). */
const DROP = 8

/** Tokens that a run may lose to the chain that it joins: words on both sides of an edit, less than a run (law 2). */
const MOST_LOST = 4

/** Ends a list of segments. */
export const NONE = -1

export class Chains {
  count = 0
  /** First and last segment of each chain. */
  readonly head: number[] = []
  readonly tail: number[] = []
  /** Segments; `next` is the following one of the same chain. */
  segments = 0
  readonly copy: number[] = []
  readonly source: number[] = []
  readonly length: number[] = []
  readonly next: number[] = []

  readonly #tokens: Uint32Array
  readonly #marks: Uint8Array

  constructor(tokens: Uint32Array, marks: Uint8Array) {
    this.#tokens = tokens
    this.#marks = marks
  }

  clear(): void {
    this.count = 0
    this.segments = 0
  }

  /** Adds a run of equal tokens; runs come in the order of the copy. */
  addRun(copy: number, source: number, length: number): void {
    for (let chain = this.count - 1; chain >= 0 && chain >= this.count - OPEN; chain -= 1) {
      const tail = this.tail[chain]
      const gapCopy = copy - (this.copy[tail] + this.length[tail])
      const gapSource = source - (this.source[tail] + this.length[tail])
      // A run that was found again further left overlaps the one before it.
      const overlap = Math.max(0, -gapCopy, -gapSource)
      if (gapCopy + overlap > GAP || gapSource + overlap > GAP || this.#leaves(source - gapSource, source))
        continue
      if (overlap >= length) {
        if (gapCopy === gapSource) return
        continue
      }
      if (gapCopy !== gapSource && overlap > MOST_LOST) continue
      this.#fill(chain, copy + overlap, source + overlap)
      this.#append(chain, copy + overlap, source + overlap, length - overlap)
      if (overlap === 0 || gapCopy === gapSource) return
      // In text that repeats itself the run that loses its overlap may be the very one that fits: it gets a chain, too.
      break
    }
    const chain = this.count++
    this.head[chain] = this.tail[chain] = this.#segment(copy, source, length)
  }

  /** Follows each chain over its ends as far as the copy [from, to) goes; sources end before `sourceEnd`. */
  extend(from: number, to: number, sourceEnd: number, own: number): void {
    for (let chain = 0; chain < this.count; chain += 1) {
      const first = this.source[this.head[chain]]
      this.#forward(chain, to, first >= own ? sourceEnd : this.#tokens.length)
      this.#backward(chain, from)
    }
  }

  /** Whether one of the places [from, to] begins a document or does not stay: a source is one piece of what stays. */
  #leaves(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) if ((this.#marks[at] & (DOCUMENT | GONE)) !== 0) return true
    return false
  }

  #segment(copy: number, source: number, length: number): number {
    const made = this.segments++
    this.copy[made] = copy
    this.source[made] = source
    this.length[made] = length
    this.next[made] = NONE
    return made
  }

  /** A new segment in front of another. */
  #before(head: number, copy: number, source: number, length: number): number {
    const made = this.#segment(copy, source, length)
    this.next[made] = head
    return made
  }

  #append(chain: number, copy: number, source: number, length: number): void {
    const tail = this.tail[chain]
    if (this.copy[tail] + this.length[tail] === copy && this.source[tail] + this.length[tail] === source) {
      this.length[tail] += length
      return
    }
    const made = this.#segment(copy, source, length)
    this.next[tail] = made
    this.tail[chain] = made
  }

  /** Matches what is equal, in order, in the small gap between a chain's tail and a place further on; answers how many. */
  #fill(chain: number, copy: number, source: number): number {
    const tail = this.tail[chain]
    const fromCopy = this.copy[tail] + this.length[tail]
    const fromSource = this.source[tail] + this.length[tail]
    const pairs = this.#align(fromCopy, copy, fromSource, source)
    for (let at = 0; at < pairs; at += 1) this.#append(chain, pairCopy[at], pairSource[at], 1)
    return pairs
  }

  /** The longest common subsequence of two gaps of at most GAP tokens, as pairs of places; answers how many. */
  #align(fromCopy: number, toCopy: number, fromSource: number, toSource: number): number {
    const rows = toCopy - fromCopy
    const columns = toSource - fromSource
    if (rows <= 0 || columns <= 0) return 0
    const tokens = this.#tokens
    const width = GAP + 1
    for (let i = rows; i >= 0; i -= 1) {
      for (let j = columns; j >= 0; j -= 1) {
        lcs[i * width + j] =
          i === rows || j === columns
            ? 0
            : tokens[fromCopy + i] === tokens[fromSource + j]
              ? lcs[(i + 1) * width + j + 1] + 1
              : Math.max(lcs[(i + 1) * width + j], lcs[i * width + j + 1])
      }
    }
    let pairs = 0
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (tokens[fromCopy + i] === tokens[fromSource + j]) {
        if ((this.#marks[fromSource + j] & GONE) === 0) {
          pairCopy[pairs] = fromCopy + i
          pairSource[pairs++] = fromSource + j
        }
        i += 1
        j += 1
      } else if (lcs[(i + 1) * width + j] >= lcs[i * width + j + 1]) i += 1
      else j += 1
    }
    return pairs
  }

  #forward(chain: number, to: number, sourceEnd: number): void {
    const tokens = this.#tokens
    const marks = this.#marks
    const tail = this.tail[chain]
    let copy = this.copy[tail] + this.length[tail]
    let source = this.source[tail] + this.length[tail]
    let best = this.tail[chain]
    let bestLength = this.length[best]
    let score = 0
    let bestScore = 0
    while (copy < to) {
      // How far the source goes on: a border or text that does not stay ends it.
      let reach = 0
      while (
        reach < GAP + 3 &&
        source + reach < sourceEnd &&
        (marks[source + reach] & (GONE | DOCUMENT)) === 0
      )
        reach += 1
      const found = this.#resync(copy, source, Math.min(GAP + 3, to - copy), reach, 1, to - copy <= GAP + 3)
      if (found === NONE) break
      const skipCopy = found >> 4
      const skipSource = found & 15
      copy += skipCopy
      source += skipSource
      let run = 0
      while (
        copy + run < to &&
        source + run < sourceEnd &&
        (marks[source + run] & (GONE | DOCUMENT)) === 0 &&
        tokens[copy + run] === tokens[source + run]
      ) {
        run += 1
      }
      const pairs = this.#fill(chain, copy, source)
      this.#append(chain, copy, source, run)
      copy += run
      source += run
      score += run + 2 * pairs - Math.max(skipCopy, skipSource)
      if (score >= bestScore) {
        bestScore = score
        best = this.tail[chain]
        bestLength = this.length[best]
      } else if (score < bestScore - DROP) break
    }
    this.tail[chain] = best
    this.length[best] = bestLength
    this.next[best] = NONE
    this.#finish(chain, to, sourceEnd)
  }

  /** Matches single words between a chain's tail and the end of the copy: nothing follows there that could prove them. */
  #finish(chain: number, to: number, sourceEnd: number): void {
    const tail = this.tail[chain]
    const copy = this.copy[tail] + this.length[tail]
    const source = this.source[tail] + this.length[tail]
    if (to <= copy || to - copy > GAP) return
    let reach = 0
    while (
      reach < to - copy &&
      source + reach < sourceEnd &&
      (this.#marks[source + reach] & (GONE | DOCUMENT)) === 0
    )
      reach += 1
    const pairs = this.#align(copy, to, source, source + reach)
    for (let at = 0; at < pairs; at += 1)
      if (this.#isPlain(pairSource[at])) this.#append(chain, pairCopy[at], pairSource[at], 1)
  }

  /** The same before a chain's head. */
  #start(chain: number, from: number): void {
    const copy = this.copy[this.head[chain]]
    const source = this.source[this.head[chain]]
    if (copy <= from || copy - from > GAP) return
    let reach = 0
    while (
      reach < copy - from &&
      source - reach > 0 &&
      (this.#marks[source - reach] & DOCUMENT) === 0 &&
      (this.#marks[source - reach - 1] & GONE) === 0
    ) {
      reach += 1
    }
    const pairs = this.#align(from, copy, source - reach, source)
    for (let at = pairs - 1; at >= 0; at -= 1)
      if (this.#isPlain(pairSource[at]))
        this.head[chain] = this.#before(this.head[chain], pairCopy[at], pairSource[at], 1)
  }

  /** Whether a token tells nothing, so that it may be matched where chance could have put it. */
  #isPlain(token: number): boolean {
    return (this.#marks[token] & (TELLING | CASELESS | CHARACTER)) === 0
  }

  #backward(chain: number, from: number): void {
    const tokens = this.#tokens
    const marks = this.#marks
    let head = this.head[chain]
    let copy = this.copy[head]
    let source = this.source[head]
    let best = head
    let score = 0
    let bestScore = 0
    while (copy > from) {
      let reach = 0
      while (
        reach < GAP + 3 &&
        source - reach > 0 &&
        (marks[source - reach] & DOCUMENT) === 0 &&
        (marks[source - reach - 1] & GONE) === 0
      ) {
        reach += 1
      }
      const found = this.#resync(
        copy - 1,
        source - 1,
        Math.min(GAP + 3, copy - from),
        reach,
        -1,
        copy - from <= GAP + 3,
      )
      if (found === NONE) break
      const skipCopy = found >> 4
      const skipSource = found & 15
      copy -= skipCopy
      source -= skipSource
      let run = 0
      while (
        copy - run > from &&
        source - run > 0 &&
        (marks[source - run] & DOCUMENT) === 0 &&
        (marks[source - run - 1] & GONE) === 0 &&
        tokens[copy - run - 1] === tokens[source - run - 1]
      ) {
        run += 1
      }
      const pairs = this.#align(copy, copy + skipCopy, source, source + skipSource)
      for (let at = pairs - 1; at >= 0; at -= 1) head = this.#before(head, pairCopy[at], pairSource[at], 1)
      head = this.#before(head, copy - run, source - run, run)
      copy -= run
      source -= run
      score += run + 2 * pairs - Math.max(skipCopy, skipSource)
      if (score >= bestScore) {
        bestScore = score
        best = head
      } else if (score < bestScore - DROP) break
    }
    this.head[chain] = best
    this.#start(chain, from)
  }

  /**
   * The nearest place where copy and source agree again, at most GAP tokens on: two tokens if it is near,
   * three if not, so that no stray "of the" is taken. `step` is 1 or -1. Answers with both skips, or NONE.
   */
  #resync(
    copy: number,
    source: number,
    copyReach: number,
    sourceReach: number,
    step: number,
    atEnd: boolean,
  ): number {
    const tokens = this.#tokens
    for (let sum = 0; sum <= GAP * 2; sum += 1) {
      const usual = sum === 0 ? 1 : sum <= 3 ? 2 : 3
      for (let i = Math.max(0, sum - GAP); i <= Math.min(GAP, sum); i += 1) {
        const j = sum - i
        // The last words of the block have none behind them to prove them.
        const left = copyReach - i
        const need = atEnd && left < usual && sum <= left * 4 ? left : usual
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

// Scratch of #align.
const lcs = new Uint8Array((GAP + 1) * (GAP + 1))
const pairCopy = new Uint32Array(GAP)
const pairSource = new Uint32Array(GAP)
