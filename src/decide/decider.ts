/** Decides the blocks of one document after the other against all earlier text that stays. */
import type { Corpus } from '../fingerprint/corpus.js'
import { NUMBER } from '../fingerprint/marks.js'
import { BlockMatch, type DocumentRange, type Earlier, PARTLY } from '../match/block-match.js'
import type { Cover } from '../match/cover.js'
import { type BlockRange, blockOwners } from '../match/owners.js'
import { NOWHERE } from '../match/place-index.js'
import type { Sought } from '../match/sought.js'
import type { Reason } from '../model.js'
import { Alone } from './alone.js'
import { removeBare } from './bare-blocks.js'
import { FREE, PROTECTED, REMOVED_BY_HAND } from './by-hand.js'
import { type Decisions, KEPT, REMOVED } from './decisions.js'
import type { Policy } from './deduplicate.js'
import { ALL_AGAIN, COPY, EditedParagraphs, FIRST_AGAIN } from './edited-paragraphs.js'
import { isEdit } from './edits.js'
import { flagFrame, removeFrame } from './frame-blocks.js'
import { LONG } from './near-lines.js'
import { Offering } from './offering.js'
import { Outcome } from './outcome.js'
import { findPassages, type TokenRange } from './passages.js'
import { ShortBlocks } from './short-blocks.js'
import { sourceSpan } from './source-span.js'

/**
 * Tokens that a block needs to go as the double of the block right before it: below that, equal neighbours
 * are as often data (0, 0; yes, yes) as a heading that was scraped twice.
 */
const MIN_DOUBLED = 3

/** Share of covered tokens from which on a block that would stay is looked up everywhere: half of it may be hidden. */
const SECOND_LOOK = 0.5

export class Decider {
  readonly #corpus: Corpus
  readonly #decisions: Decisions
  readonly #policy: Policy
  readonly #match: BlockMatch
  readonly #cover: Cover
  readonly #outcome: Outcome
  readonly #alone: Alone
  readonly #short: ShortBlocks
  readonly #offering: Offering
  readonly #edited: EditedParagraphs
  readonly #judgesCopy = (block: number) =>
    this.#isCopy(block, this.#corpus.first.at(block + 1) - this.#corpus.first.at(block))
  readonly #documentOf: (block: number) => number
  /** The last block with tokens that did not go when it was its turn, or -1. */
  #before = -1
  #document: BlockRange = { firstBlock: 0, blocks: 0 }
  /** First token of the document. */
  #own = 0

  /** Documents are all that blocks may be found in. */
  constructor(corpus: Corpus, documents: readonly BlockRange[], decisions: Decisions, policy: Policy) {
    this.#corpus = corpus
    this.#decisions = decisions
    this.#policy = policy
    // Few corpora have rulers that could go: what tells of owners is made for these.
    let owner: ((block: number) => number) | null = null
    this.#documentOf = (block) => {
      owner ??= blockOwners(documents)
      return owner(block)
    }
    this.#match = new BlockMatch(corpus)
    this.#cover = this.#match.cover
    this.#outcome = new Outcome(corpus, decisions, this.#cover)
    this.#alone = new Alone(corpus, policy.minWords)
    this.#short = new ShortBlocks(this.#cover, this.#outcome, policy.minWords)
    this.#offering = new Offering(corpus, decisions)
    this.#edited = new EditedParagraphs(corpus, this.#match, policy.threshold)
  }

  /** Makes all of a document earlier text: nothing of it is decided. */
  take(document: BlockRange, sought: Sought, earlier: Earlier): void {
    const { first } = this.#corpus
    this.#offering.begin(document)
    this.#offering.offer(sought, earlier, first.at(document.firstBlock + document.blocks), false)
  }

  /** Decides a document by what is looked up of it; `across`: its own text is no earlier text of it. */
  decide(document: BlockRange, sought: Sought, earlier: Earlier, across: boolean): void {
    const { first } = this.#corpus
    const { seeds, blocks } = sought
    const { protectedBlocks, boilerplate } = this.#policy
    const short = this.#short
    const alone = this.#alone
    const firstBlock = document.firstBlock
    const lastBlock = firstBlock + document.blocks
    const range = { from: first.at(firstBlock), to: first.at(lastBlock) }
    let seed = 0
    this.#before = -1
    this.#document = document
    this.#own = range.from
    this.#outcome.begin()
    short.begin()
    this.#offering.begin(document)
    for (let block = firstBlock; block < lastBlock; block += 1) {
      const from = first.at(block)
      const to = first.at(block + 1)
      if (from === to) {
        removeFrame(this.#corpus, this.#decisions, boilerplate, block)
        continue
      }
      while (seed < seeds.count && seeds.place[seed] < from - seeds.size + 1) seed += 1
      const place = this.#match.find(from, to, range, seeds, seed, blocks[block - firstBlock], earlier)
      const state = protectedBlocks?.[block] ?? FREE
      if (state === REMOVED_BY_HAND) this.#removeByHand(block, from, to)
      else if (state !== FREE) {
        if (place === PARTLY) this.#match.match(from, to, range, seeds, seed, earlier)
        else this.#match.take(from, to, place)
        short.nextStays()
        this.#outcome.keep(block, from, to, state === PROTECTED ? 'protected' : 'decision')
      } else if (
        alone.mayGo(block, from, to, this.#before, place < PARTLY) &&
        !(place < PARTLY ? alone.introduces(block, from, to) : alone.isNumberedHeading(block, from, to))
      ) {
        // What stands nowhere yet may stand in waiting blocks, if they hold a shingle.
        const rests =
          place === NOWHERE && !across && short.firstWaiting >= 0 && from - short.firstWaiting >= seeds.size
        if (place === PARTLY || rests) this.#decideLong(block, from, to, range, sought, seed, earlier, across)
        else if (place === NOWHERE) {
          if (!this.#removeEdit(block, from, to) && !this.#removeEdited(block, from, to, earlier))
            short.nextStays()
        } else {
          short.nextGoesBy(from, place, place + to - from)
          this.#outcome.removeBy(block, from, to, place, place + to - from)
        }
      } else if (!across && this.#doubles(block)) {
        // The next one may double the same block a third time.
        this.#outcome.removeBy(block, from, to, first.at(this.#before), first.at(this.#before + 1))
        continue
      } else if (place === NOWHERE) short.nextStays()
      else if (place === PARTLY) {
        this.#match.match(from, to, range, seeds, seed, earlier)
        const why = to - from < this.#policy.minWords ? 'below-threshold' : this.#whyKept(from, to - from)
        short.decide(block, from, to, this.#before < 0, alone.introduces(block, from, to), why)
      } else {
        const leads = alone.introduces(block, from, to)
        const goes = leads && alone.mayGo(block, from, to, this.#before, true)
        short.decideWhole(block, from, to, place, place + to - from, this.#before < 0, leads, goes)
      }
      // What a removal brings together stands together in the output (law 5).
      if (this.#decisions.verdict.at(block) !== REMOVED) this.#before = block
      if (!across) this.#offer(sought, earlier, short.firstWaiting < 0 ? to : short.firstWaiting)
    }
    short.end()
    if (this.#policy.level === 'document') this.#outcome.allOrNothing(firstBlock, lastBlock)
    this.#offer(sought, earlier, range.to)
    removeBare(this.#corpus, this.#decisions, boilerplate, firstBlock, lastBlock, this.#documentOf)
    flagFrame(this.#corpus, this.#decisions, boilerplate, firstBlock, lastBlock)
    this.#decisions.endDocument()
  }

  /** The words of the block stand where somebody looked for them, perhaps further on; there they stay. */
  #removeByHand(block: number, from: number, to: number): void {
    const source = this.#policy.handSources.get(block)
    if (source === undefined) throw new Error(`block ${block} is to go and stands nowhere else`)
    const begin = this.#corpus.first.at(source.block) + source.offset
    this.#short.nextGoesBy(from, begin, begin + to - from)
    this.#outcome.removeBy(block, from, to, begin, begin + to - from, 'decision')
  }

  #offer(sought: Sought, earlier: Earlier, limit: number): void {
    this.#offering.offer(sought, earlier, limit, this.#outcome.removes)
  }

  /** Decides a long block that stands earlier in part, it may be. */
  #decideLong(
    block: number,
    from: number,
    to: number,
    range: DocumentRange,
    sought: Sought,
    seed: number,
    earlier: Earlier,
    across: boolean,
  ): void {
    const { seeds } = sought
    this.#match.match(from, to, range, seeds, seed, earlier)
    let isCopy = this.#isCopy(block, to - from)
    if (!isCopy && !across && this.#waitingStay(from, seeds.size)) {
      this.#offer(sought, earlier, from)
      this.#match.match(from, to, range, seeds, seed, earlier)
      isCopy = this.#isCopy(block, to - from)
    }
    if (!isCopy && this.#cover.covered >= (to - from) * SECOND_LOOK) {
      this.#match.matchAll(from, to, range, seeds, seed, earlier)
      isCopy = this.#isCopy(block, to - from)
    }
    if (!isCopy) {
      const again = this.#edited.look(block, this.#document, earlier, this.#judgesCopy)
      isCopy = again === COPY
      if (again === FIRST_AGAIN || again === ALL_AGAIN)
        this.#match.matchFirst(from, to, range, seeds, seed, earlier)
      if (again === ALL_AGAIN && this.#cover.covered >= (to - from) * SECOND_LOOK)
        this.#match.matchAll(from, to, range, seeds, seed, earlier)
    }
    this.#judge(block, from, to, isCopy)
  }

  /**
   * Lets the waiting blocks stay, as the block behind them does, it seems. Answers whether that may stand in them: they
   * are earlier text from now on, and hold a shingle of `size` tokens or a part of one.
   */
  #waitingStay(from: number, size: number): boolean {
    const waiting = this.#short.firstWaiting
    if (waiting < 0 || (this.#cover.covered === 0 && from - waiting < size)) return false
    this.#short.nextStays()
    return true
  }

  #isCopy(block: number, size: number): boolean {
    const { covered } = this.#cover
    return covered > 0 && this.#isEnough(block, size, covered)
  }

  /** Whether a block goes of which so many of `size` tokens are covered: of all, or of what passages leave of it. */
  #isEnough(block: number, size: number, covered: number): boolean {
    if (covered < size * this.#policy.threshold) return false
    return !this.#cover.tells() && isEdit(this.#corpus, this.#cover, block, this.#own)
  }

  /** Removes a paragraph of which no shingle stands earlier if it was edited from an earlier one. */
  #removeEdited(block: number, from: number, to: number, earlier: Earlier): boolean {
    if (to - from < LONG) return false
    this.#match.take(from, to, NOWHERE)
    if (this.#edited.look(block, this.#document, earlier, this.#judgesCopy) !== COPY) return false
    this.#judge(block, from, to, true)
    return true
  }

  /** Removes a line that is another one but for a word, if that stays. */
  #removeEdit(block: number, from: number, to: number): boolean {
    const like = this.#policy.edits.get(block)
    if (like === undefined || this.#decisions.verdict.at(like) !== KEPT) return false
    const { first } = this.#corpus
    this.#short.nextGoes(from, to - from, first.at(like), first.at(like + 1))
    this.#outcome.removeEdit(block, from, to, first.at(like), first.at(like + 1))
    return true
  }

  #judge(block: number, from: number, to: number, isCopy: boolean): void {
    const cover = this.#cover
    const size = to - from
    if (!isCopy && this.#removeEdit(block, from, to)) return
    if (isCopy) {
      const [begin, end] = sourceSpan(cover, size)
      this.#short.nextGoes(from, size, begin, end)
      const exact = cover.covered === size && cover.sources === 1 && end - begin === size
      this.#outcome.remove(block, from, to, exact ? 'exact' : 'near')
      return
    }
    this.#short.nextStays()
    // Code, tables and front matter have no sentences: they are cut at block borders only (law 7).
    const cuts = this.#policy.level === 'passage' && this.#corpus.rigid.at(block) === 0
    const passages = cuts ? findPassages(cover, this.#corpus, from, to, this.#policy) : []
    if (passages.length > 0 && this.#restIsCopy(passages, block, from, to)) {
      this.#outcome.remove(block, from, to, 'near')
      return
    }
    for (const [begin, end] of passages) this.#outcome.cut(block, from, begin, end)
    if (passages.length > 0) return
    this.#outcome.keep(block, from, to, this.#whyKept(from, size))
  }

  /** Why a block stays of which some stands elsewhere. */
  #whyKept(from: number, size: number): Reason {
    const isClose = this.#cover.covered >= size * this.#policy.threshold
    return isClose && this.#cover.tells() ? this.#difference(from, size) : 'below-threshold'
  }

  /** Whether what the passages leave of a block would go as well, if it stood alone (law 5). */
  #restIsCopy(passages: readonly TokenRange[], block: number, from: number, to: number): boolean {
    const cover = this.#cover
    let size = 0
    let covered = 0
    let begin = from
    for (const [passage, next] of [...passages, [to, to] as const]) {
      const before = cover.covered
      let had = 0
      for (let at = begin; at < passage; at += 1) if (cover.covers(at - from)) had += 1
      cover.confine(begin, passage)
      covered += had + cover.covered - before
      size += passage - begin
      begin = next
    }
    return size >= this.#policy.minWords && this.#isEnough(block, size, covered)
  }

  /** Whether the block has the same words as the one right before it, which stays. */
  #doubles(block: number): boolean {
    const { first, hash } = this.#corpus
    const other = this.#before
    const size = first.at(block + 1) - first.at(block)
    if (other < 0 || this.#decisions.verdict.at(other) !== KEPT || this.#short.firstWaiting >= 0) return false
    if (size < MIN_DOUBLED || first.at(other + 1) - first.at(other) !== size) return false
    for (let i = 0; i < size; i += 1)
      if (hash.at(first.at(block) + i) !== hash.at(first.at(other) + i)) return false
    return true
  }

  /** What a block says that its sources do not. */
  #difference(from: number, size: number): Reason {
    const { marks } = this.#corpus
    for (let i = 0; i < size; i += 1) {
      if (this.#cover.telling[i] === 1 && (marks.at(from + i) & NUMBER) !== 0) return 'new-number'
    }
    return 'new-name'
  }
}
