/**
 * Blocks that are too short to go alone: "Introduction" or "yes" repeats for a reason. One goes in company, with the
 * neighbours that go by the same source, and waits until the one after it is decided. Waiting blocks follow each other,
 * and so do their sources. What may be a heading or a question waits as well, though it is long enough: without it, what
 * stays behind it would be left bare.
 */

import { RUN } from '../match/candidate.js'
import type { Cover } from '../match/cover.js'
import type { Reason } from '../model.js'
import type { Outcome } from './outcome.js'
import { follows, sourceSpan } from './source-span.js'

/** Tokens of short blocks in a row, the same as earlier ones, from which on they go: two shingles, a list or a table. */
const COMPANY = 16

/** A short block whose words stand earlier, and whose next neighbour is not decided yet. */
interface Waiting {
  /** The block before it goes, and its source ends where this one's begins. */
  readonly afterGone: boolean
  /** It begins its document: a title stands above no other block. */
  readonly isFirst: boolean
  readonly block: number
  readonly from: number
  readonly to: number
  readonly sourceFrom: number
  readonly sourceTo: number
  /** It may be there for what follows it. */
  readonly introduces: boolean
  /** It would go alone if it did not. */
  readonly alone: boolean
}

export class ShortBlocks {
  readonly #cover: Cover
  readonly #outcome: Outcome
  readonly #company: number
  #waiting: Waiting[] = []
  /** Where the source of the block before ends, if it went, or -1. */
  #sourceBefore = -1

  /** `minWords`: tokens from which on a block goes alone. Those of a run that goes without company are no fewer. */
  constructor(cover: Cover, outcome: Outcome, minWords: number) {
    this.#cover = cover
    this.#outcome = outcome
    this.#company = Math.max(COMPANY, minWords)
  }

  begin(): void {
    this.#waiting = []
    this.#sourceBefore = -1
  }

  /** First token of the waiting blocks, or -1 if none waits. */
  get firstWaiting(): number {
    return this.#waiting.length === 0 ? -1 : this.#waiting[0].from
  }

  /**
   * Decides a short block by what `cover` has of it, or lets it wait; `isFirst` if nothing of its document stays before
   * it, `introduces` if it may be there for what follows, `why` it stays if not all of it stands elsewhere.
   */
  decide(block: number, from: number, to: number, isFirst: boolean, introduces: boolean, why: Reason): void {
    const cover = this.#cover
    const size = to - from
    if (cover.covered === size && cover.sources === 1 && !cover.tells()) {
      const [sourceFrom, sourceTo] = sourceSpan(cover, size)
      this.decideWhole(block, from, to, sourceFrom, sourceTo, isFirst, introduces)
      return
    }
    this.#settle(false, this.#restsOnWaiting(from, size))
    this.#sourceBefore = -1
    this.#outcome.keep(block, from, to, why)
  }

  /** The same of a short block that stands whole in [sourceFrom, sourceTo). */
  decideWhole(
    block: number,
    from: number,
    to: number,
    sourceFrom: number,
    sourceTo: number,
    isFirst: boolean,
    introduces: boolean,
    alone = false,
  ): void {
    const afterGone = follows(this.#sourceBefore, sourceFrom)
    if (afterGone && to - from >= RUN && !introduces) {
      this.#outcome.removeBy(block, from, to, sourceFrom, sourceTo)
      this.#sourceBefore = sourceTo
      return
    }
    const rests = this.#liesInWaiting(from, sourceFrom, sourceTo)
    if (rests || !this.#goesOn(sourceFrom)) this.#settle(false, rests)
    this.#sourceBefore = -1
    this.#waiting.push({ block, from, to, sourceFrom, sourceTo, afterGone, isFirst, introduces, alone })
  }

  /** Settles the waiting blocks: the long block [from, from + size) behind them goes, by the source [begin, end). */
  nextGoes(from: number, size: number, begin: number, end: number): void {
    this.#nextGoes(this.#restsOnWaiting(from, size), begin, end)
  }

  /** The same where the block has no other source. */
  nextGoesBy(from: number, begin: number, end: number): void {
    this.#nextGoes(this.#liesInWaiting(from, begin, end), begin, end)
  }

  #nextGoes(rests: boolean, begin: number, end: number): void {
    this.#settle(!rests && this.#goesOn(begin), rests, true)
    this.#sourceBefore = end
  }

  /** Settles the waiting blocks: the block behind them stays, or not all of it goes. */
  nextStays(): void {
    this.#settle(false, false)
    this.#sourceBefore = -1
  }

  /** Settles the waiting blocks at the end of their document, which counts as a side of what follows a block that goes. */
  end(): void {
    this.#settle(this.#waiting.length > 0 && this.#waiting[0].afterGone, false, true)
  }

  /** Whether a source that begins at `begin` goes on where those of the waiting blocks end. */
  #goesOn(begin: number): boolean {
    const last = this.#waiting.at(-1)
    return last !== undefined && follows(last.sourceTo, begin)
  }

  /** Whether a source of the block that begins at `from` lies in a waiting block: then that has to stay. */
  #restsOnWaiting(from: number, size: number): boolean {
    if (this.#waiting.length === 0) return false
    let rests = false
    this.#cover.eachSource(from, from + size, (first, last) => {
      if (this.#liesInWaiting(from, first, last)) rests = true
    })
    return rests
  }

  /** Whether some of [begin, end) lies in the waiting blocks before the block that begins at `from`. */
  #liesInWaiting(from: number, begin: number, end: number): boolean {
    return this.#waiting.length > 0 && end > this.#waiting[0].from && begin < from
  }

  /**
   * Decides the waiting blocks once it is known whether what follows them goes by the source that goes on, or `anyhow`, as the
   * end of a document counts; if that rests on them, they stay.
   */
  #settle(nextGoes: boolean, rests: boolean, anyhow = nextGoes): void {
    if (this.#waiting.length === 0) return
    const run = this.#isRun()
    let goes = false
    const last = this.#waiting.length - 1
    for (const [at, one] of this.#waiting.entries()) {
      const { block, from, to, sourceFrom, sourceTo, afterGone, isFirst, introduces, alone } = one
      const before: boolean = goes || afterGone
      const size = to - from
      // Of the shortest both sides go (law 2's run); the border of a document counts as one. A heading or a question above
      // what stays is its own, whatever goes before it; one that is long enough to go alone goes above all else.
      const inCompany: boolean =
        size < RUN
          ? (before || isFirst) && nextGoes
          : introduces && at === last
            ? nextGoes || (anyhow && (before || alone))
            : before || nextGoes || alone
      goes = !rests && (run || inCompany)
      if (goes) this.#outcome.removeBy(block, from, to, sourceFrom, sourceTo)
      else this.#outcome.keepBeside(block, from, to, sourceFrom, sourceTo)
    }
    this.#waiting = []
  }

  /** Whether the waiting blocks together are a repeat that is company enough for each of them. */
  #isRun(): boolean {
    const [first, last] = [this.#waiting[0], this.#waiting.at(-1)]
    if (last === undefined || last.to - first.from < this.#company) return false
    return last.sourceTo - first.sourceFrom === last.to - first.from
  }
}
