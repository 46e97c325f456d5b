/** Writes down what becomes of blocks, where their text is matched (marks) and where it is told of (decisions). */
import type { Corpus } from '../fingerprint/corpus.js'
import { GONE } from '../fingerprint/marks.js'
import { RUN } from '../match/candidate.js'
import type { Cover } from '../match/cover.js'
import type { Reason } from '../model.js'
import { CUT, type Decisions, KEPT, REMOVED } from './decisions.js'
import { sourceSpan } from './source-span.js'

/** Share of covered tokens from which on a block that stays is reported (DESIGN.md, section 4). */
const REPORTED = 0.3

export class Outcome {
  /** Whether something of the document went. */
  removes = false
  readonly #corpus: Corpus
  readonly #decisions: Decisions
  readonly #cover: Cover

  /** `cover` has what is known of the block that is being decided. */
  constructor(corpus: Corpus, decisions: Decisions, cover: Cover) {
    this.#corpus = corpus
    this.#decisions = decisions
    this.#cover = cover
  }

  begin(): void {
    this.removes = false
  }

  /** The block of tokens [from, to) goes by the sources that cover it. */
  remove(block: number, from: number, to: number, kind: 'exact' | 'near'): void {
    this.#erase(block, from, to)
    this.#decisions.add(
      { block, from, to, kind, reason: 'covered', covered: this.#cover.covered },
      true,
      this.#cover,
    )
  }

  /** The block, of which every token is covered, goes by the one source [sourceFrom, sourceTo). */
  removeBy(
    block: number,
    from: number,
    to: number,
    sourceFrom: number,
    sourceTo: number,
    reason: 'covered' | 'decision' = 'covered',
  ): void {
    this.#erase(block, from, to)
    const kind = sourceTo - sourceFrom === to - from ? 'exact' : 'near'
    const one = { block, from, to, kind, reason, covered: to - from } as const
    this.#decisions.addWith(one, true, sourceFrom, sourceTo)
  }

  /** The block, of which every token but one is covered, goes by the one source [sourceFrom, sourceTo). */
  removeEdit(block: number, from: number, to: number, sourceFrom: number, sourceTo: number): void {
    this.#erase(block, from, to)
    const one = { block, from, to, kind: 'near', reason: 'covered', covered: to - from - 1 } as const
    this.#decisions.addWith(one, true, sourceFrom, sourceTo)
  }

  /** Of the block whose first token is `blockFrom` the tokens [from, to) go. */
  cut(block: number, blockFrom: number, from: number, to: number): void {
    this.#decisions.verdict.set(block, CUT)
    this.#forget(from, to)
    let covered = 0
    for (let at = from; at < to; at += 1) if (this.#cover.covers(at - blockFrom)) covered += 1
    const one = { block, from, to, kind: 'passage', reason: 'covered', covered } as const
    this.#decisions.add(one, true, this.#cover)
  }

  /** A block that stays is told of only if enough of it stands earlier, in a run that law 2 takes for one. */
  keep(block: number, from: number, to: number, reason: Reason): void {
    const { covered } = this.#cover
    const coverage = covered / (to - from)
    if (to - from < RUN || coverage < REPORTED) return
    const [begin, end] = sourceSpan(this.#cover, to - from)
    const lacks = this.#cover.sources === 1 && end - begin > to - from
    const kind = coverage === 1 && !lacks ? 'exact' : 'near'
    this.#decisions.add({ block, from, to, kind, reason, covered }, false, this.#cover)
  }

  /** A block stays although one source has all of it, for want of company. */
  keepBeside(block: number, from: number, to: number, sourceFrom: number, sourceTo: number): void {
    if (to - from < RUN) return
    const kind = sourceTo - sourceFrom === to - from ? 'exact' : 'near'
    const one = { block, from, to, kind, reason: 'below-threshold', covered: to - from } as const
    this.#decisions.addWith(one, false, sourceFrom, sourceTo)
  }

  /** The document of the blocks [from, to) goes if each of its blocks does; else all of them stay. */
  allOrNothing(from: number, to: number): void {
    const { first, marks } = this.#corpus
    const { verdict } = this.#decisions
    let whole = true
    for (let block = from; block < to; block += 1) {
      if (first.at(block) !== first.at(block + 1) && verdict.at(block) !== REMOVED) whole = false
    }
    if (whole) return
    verdict.fill(KEPT, from, to)
    for (let at = first.at(from); at < first.at(to); at += 1) marks.set(at, marks.at(at) & ~GONE)
    this.removes = false
    this.#decisions.takeBack()
  }

  #erase(block: number, from: number, to: number): void {
    this.#decisions.verdict.set(block, REMOVED)
    this.#forget(from, to)
  }

  #forget(from: number, to: number): void {
    const { marks } = this.#corpus
    for (let at = from; at < to; at += 1) marks.set(at, marks.at(at) | GONE)
    this.removes = true
  }
}
