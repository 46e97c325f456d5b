/**
 * What the chains of a block cover of it (law 2), and by which sources. Each sentence goes to the chain that matches
 * most of it, and others add what they alone match. A token between two runs of the chain that comes first is a
 * difference from that source: another source may cover it, but what it tells stays new, or a notice could be pieced
 * together from other notices with other facts. Tokens of the block are counted from its first one.
 */
import type { Bytes } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { SENTENCE } from '../fingerprint/marks.js'
import { adds, advance, type Candidate, candidateOf, matchedBy, RUN } from './candidate.js'
import { sortByFirst, sortByMatch } from './candidate-order.js'
import { ChainParts, firstBehind } from './chain-parts.js'
import { type Chains, NONE } from './chains.js'
import { openSeams } from './seams.js'
import { SourceStretches } from './source-stretches.js'
import { differs, markTelling, PARAGRAPH, straddles } from './telling.js'

/** Tokens up to which a loop clears an array sooner than a call. */
const SHORT = 48
/** Sources of one block: what 16 bits can number. */
const MOST_SOURCES = 0xffff

export class Cover {
  /** Tokens that are covered, in all of the block. */
  covered = 0
  /** Sources used in all of the block. */
  sources = 0
  /** For each token of the block the number of the source that covers it, from 1, or 0. */
  owner = new Uint16Array(256)
  /** For each covered token the place that covers it. */
  sourceAt = new Uint32Array(256)
  /** 1 where the block says something that its source does not, or the other way round. */
  telling = new Uint8Array(256)
  /** Whether a shingle of the block stands in more places than are known: one of them may have all of it. */
  isEverywhere = false

  /** 1 where all places are known in which a token and the one before it stand together; 0 for all where none was noted. */
  #known = new Uint8Array(256)
  #isKnown = false
  /** 1 for tokens between two runs of the source that matches most there. */
  #inGap = new Uint8Array(256)
  /** The chain of each source, and the source of each chain. */
  #taken = new Uint32Array(16)
  #ids = new Uint16Array(16)
  /** Finds the chains of a part of the block, once there are parts. */
  readonly #parts: ChainParts
  readonly #stretches: SourceStretches
  #from = 0
  #to = 0
  readonly #text: Pick<Corpus, 'hash' | 'marks'>
  readonly #marks: Bytes
  readonly #chains: Chains

  constructor(text: Pick<Corpus, 'hash' | 'marks'>, chains: Chains) {
    this.#text = text
    this.#marks = text.marks
    this.#chains = chains
    this.#parts = new ChainParts(chains)
    this.#stretches = new SourceStretches(chains, this.#parts)
  }

  /** Begins with the block of tokens [from, to), of which nothing is covered. */
  reset(from: number, to: number): void {
    const size = to - from
    if (this.#isKnown) this.#known.fill(0, 0, this.#to - this.#from)
    this.#isKnown = false
    this.#from = from
    this.#to = to
    this.covered = 0
    this.sources = 0
    this.isEverywhere = false
    this.#parts.forget()
    if (this.owner.length < size) {
      this.owner = new Uint16Array(size * 2)
      this.sourceAt = new Uint32Array(size * 2)
      this.telling = new Uint8Array(size * 2)
      this.#known = new Uint8Array(size * 2)
      this.#inGap = new Uint8Array(size * 2)
    }
    if (size > SHORT) {
      this.owner.fill(0, 0, size)
      this.telling.fill(0, 0, size)
      this.#inGap.fill(0, 0, size)
      return
    }
    const { owner, telling } = this
    const inGap = this.#inGap
    for (let i = 0; i < size; i += 1) {
      owner[i] = 0
      telling[i] = 0
      inGap[i] = 0
    }
  }

  /** Whether token i stands in a source. */
  covers(i: number): boolean {
    return this.owner[i] !== 0
  }

  /** Whether token i is new beside the source that matches most around it. */
  isNew(i: number): boolean {
    return this.owner[i] === 0 || this.#inGap[i] === 1
  }

  /** Whether the block differs from its sources in something that matters. */
  tells(): boolean {
    for (let i = 0; i < this.#to - this.#from; i += 1) if (this.telling[i] === 1) return true
    return false
  }

  /** Whether the block says something that its sources do not. */
  saysMore(): boolean {
    for (let i = 0; i < this.#to - this.#from; i += 1) if (this.telling[i] === 1 && this.isNew(i)) return true
    return false
  }

  /** Notes that all places are known in which the tokens [from, to) of the block stand. */
  know(from: number, to: number): void {
    this.#known.fill(1, from + 1 - this.#from, to - this.#from)
    this.#isKnown = true
  }

  /**
   * Whether token `last` and `i`, the next that is covered, may stand together in a place that is not known: then which of those
   * that are known cover them says nothing.
   */
  mayStandElsewhere(last: number, i: number): boolean {
    if (!this.isEverywhere) return false
    for (let at = last + 1; at <= i; at += 1) if (this.#known[at] === 1) return false
    return true
  }

  /** Covers the block with all the chains that there are. */
  coverAll(): void {
    const chains = this.#chains
    const { count, head } = chains
    if (count > this.#ids.length) {
      this.#ids = new Uint16Array(count * 2)
      this.#taken = new Uint32Array(count * 2)
    } else this.#ids.fill(0, 0, count)
    const [begin, end] = [this.#from, this.#to]
    const candidates: Candidate[] = []
    const least = Math.min(RUN, end - begin)
    for (let chain = 0; chain < count; chain += 1) {
      const first = firstBehind(chains, head[chain], begin)
      const score = matchedBy(chains, first, begin, end, least)
      if (score > 0) candidates.push(candidateOf(chain, score, first))
    }
    this.#cover(candidates, begin, end)
  }

  /**
   * Covers the tokens [begin, end), a part of the block, anew, as if it stood alone: law 2 looks at what goes, and a
   * run may lie outside of it.
   */
  confine(begin: number, end: number): void {
    const [a, b] = [begin - this.#from, end - this.#from]
    for (let i = a; i < b; i += 1) if (this.owner[i] !== 0) this.covered -= 1
    this.owner.fill(0, a, b)
    this.telling.fill(0, a, b)
    this.#inGap.fill(0, a, b)
    const candidates: Candidate[] = []
    const least = Math.min(RUN, end - begin)
    this.#parts.each(this.#taken.subarray(0, this.sources), begin, end, (chain, segment) => {
      const score = matchedBy(this.#chains, segment, begin, end, least)
      if (score > 0) candidates.push(candidateOf(chain, score, segment))
    })
    this.#cover(candidates, begin, end)
  }

  /**
   * Calls `source` with the stretch of each source that covers some of the tokens [begin, end), in the order of the
   * sources, and how many it covers.
   */
  eachSource(begin: number, end: number, source: (from: number, to: number, tokens: number) => void): void {
    this.#stretches.each(this.owner, this.#from, this.#taken.subarray(0, this.sources), begin, end, source)
  }

  /** Covers [begin, end) with chains, sentence by sentence. */
  #cover(candidates: Candidate[], begin: number, end: number): void {
    const { copy } = this.#chains
    if (candidates.length === 1) {
      // A chain alone needs no choice between sentences.
      this.#take(candidates[0], begin, end)
      markTelling(this, this.#text, this.#from, begin, end)
      return
    }
    sortByFirst(candidates, copy)
    const marks = this.#marks
    const open: Candidate[] = []
    let next = 0
    for (let from = begin; from < end; ) {
      let to = from + 1
      while (to < end && (marks.at(to) & SENTENCE) === 0) to += 1
      while (next < candidates.length && copy[candidates[next].segment] < to) open.push(candidates[next++])
      let left = 0
      for (let i = 0; i < open.length; i += 1) {
        const one = open[i]
        advance(this.#chains, one, from)
        if (one.segment !== NONE) open[left++] = one
      }
      while (open.length > left) open.pop()
      this.#coverSentence(open, from, to)
      from = to
      if (open.length === 0 && next === candidates.length) break
    }
    markTelling(this, this.#text, this.#from, begin, end)
  }

  #coverSentence(candidates: readonly Candidate[], from: number, to: number): void {
    const here: Candidate[] = []
    for (let i = 0; i < candidates.length; i += 1) {
      const one = candidates[i]
      one.local = matchedBy(this.#chains, one.segment, from, to, 0)
      if (one.local > 0) here.push(one)
    }
    sortByMatch(here)
    let left = to - from
    let taken = 0
    for (let i = 0; i < here.length && left > 0; i += 1) {
      if (!adds(this.#chains, here[i], this.owner, this.#from, from, to)) continue
      const added = this.#take(here[i], from, to)
      left -= added
      if (added > 0) taken += 1
    }
    if (taken > 1) openSeams(this, this.#inGap, this.#marks, this.#from, this.#ids[here[0].chain], from, to)
  }

  /** Covers with a chain what no better one covers of [from, to); answers with how many tokens it covers there. */
  #take(one: Candidate, from: number, to: number): number {
    const { next, copy, source, length } = this.#chains
    const { owner, sourceAt, telling } = this
    const inGap = this.#inGap
    const origin = this.#from
    const id = this.#idOf(one.chain)
    if (id === 0) return 0
    let added = 0
    let { copyEnd, sourceEnd } = one
    for (let segment = one.segment; segment !== NONE && copyEnd < to; segment = next[segment]) {
      const shift = source[segment] - copy[segment]
      // The gap before the run, as far as it lies in here: its ends may lie in the sentences around.
      const first = Math.max(from, copy[segment])
      if (copyEnd >= 0 && owner[copyEnd - 1 - origin] === id) {
        for (let at = Math.max(from, copyEnd); at < Math.min(to, copy[segment]); at += 1)
          if (owner[at - origin] === 0) inGap[at - origin] = 1
      }
      const stop = Math.min(to, copy[segment] + length[segment])
      let gaps = 0
      for (let at = first; at < stop; at += 1) {
        if (owner[at - origin] !== 0) continue
        owner[at - origin] = id
        sourceAt[at - origin] = at + shift
        added += 1
        gaps += inGap[at - origin]
      }
      if (gaps > 0) this.#closeGaps(first, stop)
      // What the source says between two matched tokens, and the copy does not.
      const joins = copyEnd >= 0 && first < stop && first === copy[segment] && owner[first - origin] === id
      if (joins && owner[copyEnd - 1 - origin] === id) {
        // In a line of few words; what is a run on both sides stands for itself.
        const isAddition = this.#to - origin < PARAGRAPH && (copyEnd - from < RUN || stop - first < RUN)
        const goesOn = first + shift
        const marks = this.#marks
        if (differs(marks, sourceEnd, goesOn) || (isAddition && straddles(marks, sourceEnd, goesOn, first)))
          telling[first - origin] = 1
      }
      copyEnd = copy[segment] + length[segment]
      sourceEnd = source[segment] + length[segment]
    }
    this.covered += added
    return added
  }

  /** The number of a chain as a source, a new one if it has none; 0 if there are too many. */
  #idOf(chain: number): number {
    const at = this.#ids[chain]
    if (at !== 0 || this.sources === MOST_SOURCES) return at
    this.#taken[this.sources] = chain
    this.sources += 1
    this.#ids[chain] = this.sources
    return this.sources
  }

  /** Whole sentences in a run [begin, end) of one source stand there as they are: they are pieced together of nothing. */
  #closeGaps(begin: number, end: number): void {
    const marks = this.#marks
    const starts = (at: number) => at === this.#to || (marks.at(at) & SENTENCE) !== 0
    let first = begin
    while (first < end && !starts(first)) first += 1
    let last = end
    while (last > first && !starts(last)) last -= 1
    this.#inGap.fill(0, first - this.#from, last - this.#from)
  }
}
