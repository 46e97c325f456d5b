/**
 * How much of a block stands earlier, and where. Seeds give runs, runs give chains, and the best chain covers
 * what it covers: what it leaves open inside its span is a difference and is never filled up from another
 * source, or a notice could be pieced together from other notices with other facts.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { CASELESS, CHARACTER, DOCUMENT, GONE, LABEL, TELLING } from '../fingerprint/marks.js'
import type { Seeds } from '../fingerprint/winnowing.js'
import { Chains } from './chains.js'
import { NOWHERE, type SeedIndex } from './seed-index.js'

/** Tokens that a run may reach over the borders of its block: enough to see that a short block lies in a run. */
const CONTEXT = 8
/** Tokens that a run is followed back from its first seed; a run of the same source would have been met before. */
const BACK = 64
/** Law 2: a chain holds a run of at least five tokens; a shorter block is matched whole. */
const RUN = 5
/** Times that the chains of a block are put in order again, for those that better ones took a part of. */
const ROUNDS = 4
/** Sources of one block: what 16 bits can number. */
const MOST_SOURCES = 0xfff0

/** What one document looks like to the matcher: token and block numbers, ends exclusive. */
export interface DocumentRange {
  readonly from: number
  readonly to: number
}

export class BlockMatch {
  /** Tokens of the block that are covered. */
  covered = 0
  /** For each token of the block the source that covers it + 1, or 0; UNFILLED inside a source's span. */
  owner = new Uint16Array(256)
  /** For each covered token the place that covers it. */
  sourceAt = new Uint32Array(256)
  /** Tokens at which the block says something that its source does not, or the other way round. */
  telling = new Uint8Array(256)
  /** Sources used, the one that matches most first. */
  sources = 0

  readonly #hash: Uint32Array
  readonly #marks: Uint8Array
  readonly #chains: Chains

  constructor(corpus: Fingerprints) {
    this.#hash = corpus.hash
    this.#marks = corpus.marks
    this.#chains = new Chains(corpus.hash, corpus.marks)
  }

  /** Matches the block of tokens [from, to); `seed` is the first seed whose shingle reaches into it. */
  match(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: Seeds,
    seed: number,
    index: SeedIndex,
  ): void {
    const size = to - from
    this.covered = 0
    this.sources = 0
    if (this.owner.length < size) {
      this.owner = new Uint16Array(size * 2)
      this.sourceAt = new Uint32Array(size * 2)
      this.telling = new Uint8Array(size * 2)
    }
    this.owner.fill(0, 0, size)
    this.telling.fill(0, 0, size)
    this.#chains.clear()
    this.#collect(from, to, document, seeds, seed, index)
    if (this.#chains.count === 0) return
    this.#chains.extend(from, to, from, document.from)
    this.#takeBest(from, to)
    this.#tell(from, size)
    // A run that only reaches in from a neighbour is none in here.
    if (size >= RUN) this.confine(from, to, from, to)
  }

  /** Whether token i of the block stands in a source. */
  covers(i: number): boolean {
    const owner = this.owner[i]
    return owner !== 0 && owner !== UNFILLED
  }

  /**
   * Gives up the tokens of [begin, end), a part of the block [from, to), whose source has no run of RUN in there: law
   * 2 looks at what goes alone. Answers whether there were any.
   */
  confine(from: number, to: number, begin: number, end: number): boolean {
    const { owner, sourceAt } = this
    const longest = new Uint32Array(this.sources + 1)
    let run = 0
    for (let i = begin - from; i < end - from; i += 1) {
      if (!this.covers(i)) continue
      const goesOn = i > begin - from && owner[i - 1] === owner[i] && sourceAt[i - 1] + 1 === sourceAt[i]
      run = goesOn ? run + 1 : 1
      if (run > longest[owner[i]]) longest[owner[i]] = run
    }
    let gaveUp = false
    for (let i = begin - from; i < end - from; i += 1) {
      if (!this.covers(i) || longest[owner[i]] >= RUN) continue
      owner[i] = 0
      this.covered -= 1
      gaveUp = true
    }
    if (gaveUp) this.#tell(from, to - from)
    return gaveUp
  }

  /** Whether the block differs from its sources in something that matters. */
  tells(size: number): boolean {
    for (let i = 0; i < size; i += 1) if (this.telling[i] === 1) return true
    return false
  }

  /** Every run of equal tokens that a seed of the block leads to. */
  #collect(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: Seeds,
    first: number,
    index: SeedIndex,
  ): void {
    const hash = this.#hash
    const marks = this.#marks
    const left = Math.max(document.from, from - CONTEXT)
    const right = Math.min(document.to, to + CONTEXT)
    const { place, count, size } = seeds
    let reach = 0
    for (let seed = first; seed < count && place[seed] < to; seed += 1) {
      const copy = place[seed]
      // In text that repeats itself a run from before the block is out of step with it: its own first seed is not.
      if (copy + size <= reach && copy !== from) continue
      const source = index.find(seeds.hash[seed], copy)
      if (source === NOWHERE) continue
      const sourceEnd = source >= document.from && source < document.to ? from : hash.length
      let back = 0
      while (
        back < BACK &&
        copy - back > left &&
        (marks[source - back] & DOCUMENT) === 0 &&
        (marks[source - back - 1] & GONE) === 0 &&
        hash[copy - back - 1] === hash[source - back - 1]
      ) {
        back += 1
      }
      let on = size
      while (
        copy + on < right &&
        source + on < sourceEnd &&
        (marks[source + on] & (GONE | DOCUMENT)) === 0 &&
        hash[copy + on] === hash[source + on]
      ) {
        on += 1
      }
      this.#chains.addRun(copy - back, source - back, back + on)
      reach = copy + on
    }
  }

  /** Takes the chains, the one that matches most first, as long as each adds a run's worth. */
  #takeBest(from: number, to: number): void {
    let left: number[] = []
    for (let chain = 0; chain < this.#chains.count; chain += 1) left.push(chain)
    for (let round = 1; left.length > 0; round += 1) {
      const size = left.map((chain) => this.#open(chain, from, to))
      const order = left.map((_, at) => at)
      if (order.length > 1) order.sort((a, b) => size[b] - size[a] || a - b)
      const later: number[] = []
      for (const at of order) {
        if (size[at] === 0) break
        const open = this.#open(left[at], from, to)
        // What is left of a chain may be less than what a smaller one has: in a word over and over, it always is.
        if (open > 0 && open < size[at] && round < ROUNDS) later.push(left[at])
        else if (open > 0) this.#take(left[at], from, to)
        if (this.sources === MOST_SOURCES || this.covered === to - from) return
      }
      left = later
    }
  }

  /**
   * Tokens of the block that a chain matches and no better chain has spanned; none if the run that law 2 asks for
   * is not among them: a run that lies in the next block says nothing of this one.
   */
  #open(chain: number, from: number, to: number): number {
    const chains = this.#chains
    let open = 0
    let longest = 0
    for (let segment = chains.head[chain]; segment >= 0; segment = chains.next[segment]) {
      const begin = Math.max(from, chains.copy[segment])
      const end = Math.min(to, chains.copy[segment] + chains.length[segment])
      let run = 0
      for (let at = begin; at < end; at += 1) {
        run = this.owner[at - from] === 0 ? run + 1 : 0
        if (run > 0) open += 1
        if (run > longest) longest = run
      }
    }
    return longest >= Math.min(RUN, to - from) ? open : 0
  }

  #take(chain: number, from: number, to: number): void {
    const chains = this.#chains
    const { owner, telling, sourceAt } = this
    const id = ++this.sources
    let begin = -1
    let end = -1
    let last = 0
    for (let segment = chains.head[chain]; segment >= 0; segment = chains.next[segment]) {
      const first = Math.max(from, chains.copy[segment])
      const stop = Math.min(to, chains.copy[segment] + chains.length[segment])
      const shift = chains.source[segment] - chains.copy[segment]
      for (let at = first; at < stop; at += 1) {
        const i = at - from
        if (owner[i] !== 0) continue
        // What the source says between two matched tokens, and the copy does not.
        if (begin >= 0 && this.#differs(last + 1, at + shift)) telling[i] = 1
        owner[i] = id
        sourceAt[i] = last = at + shift
        if (begin < 0) begin = i
        end = i + 1
        this.covered += 1
      }
    }
    for (let i = begin; i < end; i += 1) if (owner[i] === 0) owner[i] = UNFILLED
  }

  /** Whether a token of [from, to) must not be missed: not for the whole of a gap that another source fills. */
  #differs(from: number, to: number): boolean {
    if (to - from > RUN * 2) return false
    for (let at = from; at < to; at += 1) {
      if ((this.#marks[at] & TELLING) !== 0 && (this.#marks[at] & LABEL) === 0) return true
    }
    return false
  }

  /** Marks the uncovered tokens of the block that tell something. */
  #tell(from: number, size: number): void {
    const { telling } = this
    const marks = this.#marks
    for (let i = 0; i < size; i += 1) {
      if (this.covers(i)) continue
      const mark = marks[from + i]
      if ((mark & LABEL) !== 0) continue
      if ((mark & (TELLING | CASELESS)) !== 0) telling[i] = 1
      else if (
        (mark & CHARACTER) !== 0 &&
        i > 0 &&
        !this.covers(i - 1) &&
        (marks[from + i - 1] & CHARACTER) !== 0
      )
        telling[i] = 1
    }
  }
}

/** Inside the span of a source, and not matched by it. */
const UNFILLED = 0xffff
