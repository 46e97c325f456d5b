/** Decides the blocks of one document after the other against all earlier text that stays. */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { GONE, NUMBER } from '../fingerprint/marks.js'
import type { Seeds } from '../fingerprint/winnowing.js'
import { BlockMatch, type Earlier } from '../match/block-match.js'
import { GAP } from '../match/chains.js'
import type { Cover } from '../match/cover.js'
import type { BlockRange } from '../match/owners.js'
import type { Reason } from '../model.js'
import { removeBare } from './bare-blocks.js'
import { CUT, type Decisions, KEPT, REMOVED } from './decisions.js'
import type { Policy } from './deduplicate.js'
import { isEdit } from './edits.js'
import { findPassages, type TokenRange } from './passages.js'

/**
 * Tokens that a block needs to go as the double of the block right before it: below that, equal neighbours
 * are as often data (0, 0; yes, yes) as a heading that was scraped twice.
 */
const MIN_DOUBLED = 3
/** Share of covered tokens from which on a block that stays is reported (DESIGN.md, section 4). */
const REPORTED = 0.3

/** Share of covered tokens from which on a block that would stay is looked up everywhere: half of it may be hidden. */
const SECOND_LOOK = 0.5

/** Tokens from which on a short block needs one neighbour that goes by the same source, and not both (law 2's run). */
const RUN = 5

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
}

export class Decider {
  readonly #corpus: Fingerprints
  readonly #decisions: Decisions
  readonly #policy: Policy
  readonly #match: BlockMatch
  readonly #cover: Cover
  #waiting: Waiting[] = []
  /** The last block with tokens, and the end of its source if it went. */
  #before = -1
  #sourceBefore = -1
  /** Seeds of the document that were offered to the index. */
  #offered = 0
  /** Blocks before this one were offered; the document ends before #lastBlock. */
  #offeredBlocks = 0
  #lastBlock = 0
  #removes = false

  constructor(corpus: Fingerprints, decisions: Decisions, policy: Policy) {
    this.#corpus = corpus
    this.#decisions = decisions
    this.#policy = policy
    this.#match = new BlockMatch(corpus)
    this.#cover = this.#match.cover
  }

  decide({ firstBlock, blocks }: BlockRange, seeds: Seeds, earlier: Earlier, across: boolean): void {
    const { first } = this.#corpus
    const range = { from: first[firstBlock], to: first[firstBlock + blocks] }
    let seed = 0
    this.#waiting = []
    this.#before = this.#sourceBefore = -1
    this.#offered = 0
    this.#offeredBlocks = firstBlock
    this.#lastBlock = firstBlock + blocks
    this.#removes = false
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const from = first[block]
      const to = first[block + 1]
      if (from === to) continue
      while (seed < seeds.count && seeds.place[seed] < from - seeds.size + 1) seed += 1
      this.#match.match(from, to, range, seeds, seed, earlier)
      if (this.#policy.protectedBlocks?.[block] === 1) this.#protect(block, from, to)
      else if (to - from >= this.#policy.minWords) {
        const more = !across && this.#waitingStays(block, from, to, seeds.size)
        if (more) this.#offer(seeds, earlier, from)
        if (more) this.#match.match(from, to, range, seeds, seed, earlier)
        if (this.#isClose(block, from, to)) this.#match.matchAll(from, to, range, seeds, seed, earlier)
        this.#decideLong(block, from, to)
      } else if (!across && this.#doubles(block)) {
        // The next one may double the same block a third time.
        this.#removeDouble(block, from, to)
        continue
      } else {
        this.#decideShort(block, from, to)
      }
      // What a removal brings together stands together in the output (law 5).
      if (this.#decisions.verdict[block] !== REMOVED) this.#before = block
      if (!across) this.#offer(seeds, earlier, this.#waiting.length > 0 ? this.#waiting[0].from : to)
    }
    this.#settleWaiting(this.#waiting[0]?.afterGone ?? false)
    if (this.#policy.level === 'document') this.#allOrNothing(firstBlock, firstBlock + blocks)
    this.#offer(seeds, earlier, range.to)
    removeBare(this.#corpus, this.#decisions, firstBlock, firstBlock + blocks)
    this.#decisions.endDocument()
  }

  /**
   * Lets the waiting blocks stay if the block after them does, as it seems. Answers whether it may stand in them: they
   * are earlier text from now on, and hold a shingle of `size` tokens or a part of one.
   */
  #waitingStays(block: number, from: number, to: number, size: number): boolean {
    if (this.#waiting.length === 0 || this.#isCopy(block, from, to)) return false
    if (this.#cover.covered === 0 && from - this.#waiting[0].from < size) return false
    this.#settleWaiting(false)
    return true
  }

  /** Whether much of a block stands earlier, and it would stay for what stands differently there. */
  #isClose(block: number, from: number, to: number): boolean {
    return this.#cover.covered >= (to - from) * SECOND_LOOK && !this.#isCopy(block, from, to)
  }

  #isCopy(block: number, from: number, to: number): boolean {
    const cover = this.#cover
    const enough = cover.covered > 0 && cover.covered >= (to - from) * this.#policy.threshold
    return enough && !cover.tells() && isEdit(this.#corpus, cover, block)
  }

  #decideLong(block: number, from: number, to: number): void {
    const cover = this.#cover
    const size = to - from
    if (this.#isCopy(block, from, to)) {
      const [begin, end] = this.#sourceSpan(size)
      const inLine = this.#follows(this.#waiting.at(-1)?.sourceTo, begin)
      this.#settleWaiting(inLine && !this.#restsOnWaiting(from, size))
      const exact = cover.covered === size && cover.sources === 1 && end - begin === size
      this.#remove(block, from, to, exact ? 'exact' : 'near')
      this.#sourceBefore = end
      return
    }
    this.#settleWaiting(false)
    this.#sourceBefore = -1
    const cuts = this.#policy.level === 'passage'
    const passages = cuts ? findPassages(cover, this.#corpus.marks, from, to, this.#policy) : []
    if (passages.length > 0 && this.#restIsCopy(passages, block, from, to)) {
      this.#remove(block, from, to, 'near')
      return
    }
    for (const [begin, end] of passages) this.#cut(block, from, begin, end)
    if (passages.length > 0) return
    const isClose = cover.covered >= size * this.#policy.threshold
    const reason = isClose && cover.tells() ? this.#difference(from, size) : 'below-threshold'
    this.#keep(block, from, to, reason)
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
    const enough = size >= this.#policy.minWords && covered >= size * this.#policy.threshold
    return enough && !cover.tells() && isEdit(this.#corpus, cover, block)
  }

  /** A block that must stay, whatever stands elsewhere. */
  #protect(block: number, from: number, to: number): void {
    this.#settleWaiting(false)
    this.#sourceBefore = -1
    this.#keep(block, from, to, 'protected')
  }

  /** A document goes if each of its blocks does; else all of them stay. */
  #allOrNothing(from: number, to: number): void {
    const { first, marks } = this.#corpus
    const { verdict } = this.#decisions
    let whole = true
    for (let block = from; block < to; block += 1) {
      if (first[block] !== first[block + 1] && verdict[block] !== REMOVED) whole = false
    }
    if (whole) return
    verdict.fill(KEPT, from, to)
    for (let at = first[from]; at < first[to]; at += 1) marks[at] &= ~GONE
    this.#removes = false
    this.#decisions.takeBack()
  }

  /** A short block goes only in company: alone, "Introduction" or "yes" repeats for a reason. */
  #decideShort(block: number, from: number, to: number): void {
    const cover = this.#cover
    const size = to - from
    const [sourceFrom, sourceTo] = this.#sourceSpan(size)
    const whole = cover.covered === size && cover.sources === 1 && !cover.tells()
    const afterGone = whole && this.#follows(this.#sourceBefore, sourceFrom)
    if (afterGone && size >= RUN) {
      this.#remove(block, from, to, sourceTo - sourceFrom === size ? 'exact' : 'near')
      this.#sourceBefore = sourceTo
      return
    }
    if (
      !whole ||
      this.#restsOnWaiting(from, size) ||
      !this.#follows(this.#waiting.at(-1)?.sourceTo, sourceFrom)
    ) {
      this.#settleWaiting(false)
    }
    this.#sourceBefore = -1
    const isFirst = this.#before < 0
    if (whole) this.#waiting.push({ block, from, to, sourceFrom, sourceTo, afterGone, isFirst })
    else this.#keep(block, from, to, 'below-threshold')
  }

  #removeDouble(block: number, from: number, to: number): void {
    const { first } = this.#corpus
    this.#erase(block, from, to)
    const one = { block, from, to, kind: 'exact', reason: 'covered', covered: to - from } as const
    this.#decisions.addWith(one, true, first[this.#before], first[this.#before + 1])
  }

  /** Whether the block has the same words as the one right before it, which stays. */
  #doubles(block: number): boolean {
    const { first, hash } = this.#corpus
    const other = this.#before
    const size = first[block + 1] - first[block]
    if (other < 0 || this.#decisions.verdict[other] !== KEPT || this.#waiting.length > 0) return false
    if (size < MIN_DOUBLED || first[other + 1] - first[other] !== size) return false
    for (let i = 0; i < size; i += 1) if (hash[first[block] + i] !== hash[first[other] + i]) return false
    return true
  }

  /** Whether a source of the block that begins at `from` lies in a waiting block: then that has to stay. */
  #restsOnWaiting(from: number, size: number): boolean {
    if (this.#waiting.length === 0) return false
    const begin = this.#waiting[0].from
    let rests = false
    this.#cover.eachSource(from, from + size, (first, last) => {
      if (last > begin && first < from) rests = true
    })
    return rests
  }

  /** Whether a source goes on where another ended. */
  #follows(end: number | undefined, begin: number): boolean {
    return end !== undefined && end >= 0 && begin >= end && begin - end <= GAP
  }

  /** First and last place of the sources of the block's covered tokens, end exclusive. */
  #sourceSpan(size: number): [number, number] {
    const cover = this.#cover
    let first = 0
    while (first < size && !cover.covers(first)) first += 1
    let last = size - 1
    while (last > first && !cover.covers(last)) last -= 1
    return first < size ? [cover.sourceAt[first], cover.sourceAt[last] + 1] : [-1, -1]
  }

  #difference(from: number, size: number): Reason {
    const { marks } = this.#corpus
    for (let i = 0; i < size; i += 1) {
      if (this.#cover.telling[i] === 1 && (marks[from + i] & NUMBER) !== 0) return 'new-number'
    }
    return 'new-name'
  }

  #remove(block: number, from: number, to: number, kind: 'exact' | 'near'): void {
    this.#erase(block, from, to)
    this.#decisions.add(
      { block, from, to, kind, reason: 'covered', covered: this.#cover.covered },
      true,
      this.#cover,
    )
  }

  #erase(block: number, from: number, to: number): void {
    this.#decisions.verdict[block] = REMOVED
    this.#forget(from, to)
  }

  #forget(from: number, to: number): void {
    const { marks } = this.#corpus
    for (let at = from; at < to; at += 1) marks[at] |= GONE
    this.#removes = true
  }

  #cut(block: number, blockFrom: number, from: number, to: number): void {
    this.#decisions.verdict[block] = CUT
    this.#forget(from, to)
    let hits = 0
    for (let at = from; at < to; at += 1) if (this.#cover.covers(at - blockFrom)) hits += 1
    const one = { block, from, to, kind: 'passage', reason: 'covered', covered: hits } as const
    this.#decisions.add(one, true, this.#cover)
  }

  /** A block that stays is told of only if enough of it stands earlier, in a run that law 2 takes for one. */
  #keep(block: number, from: number, to: number, reason: Reason): void {
    const coverage = this.#cover.covered / (to - from)
    if (to - from < RUN || coverage < REPORTED) return
    const kind = coverage === 1 ? 'exact' : 'near'
    this.#decisions.add({ block, from, to, kind, reason, covered: this.#cover.covered }, false, this.#cover)
  }

  /**
   * Decides the waiting blocks once it is known whether what follows them goes. The border of a document counts as a
   * side of the shortest.
   */
  #settleWaiting(nextGoes: boolean): void {
    let goes = false
    for (const one of this.#waiting) {
      const before: boolean = goes || one.afterGone
      goes = one.to - one.from < RUN ? (before || one.isFirst) && nextGoes : before || nextGoes
      if (goes) this.#erase(one.block, one.from, one.to)
      this.#settle(one, goes)
    }
    this.#waiting = []
  }

  #settle({ block, from, to, sourceFrom, sourceTo }: Waiting, goes: boolean): void {
    if (!goes && to - from < RUN) return
    const kind = sourceTo - sourceFrom === to - from ? 'exact' : 'near'
    const reason = goes ? 'covered' : 'below-threshold'
    this.#decisions.addWith({ block, from, to, kind, reason, covered: to - from }, goes, sourceFrom, sourceTo)
  }

  /** Offers the seeds and blocks that lie before `limit`, in text that stays, as earlier text. */
  #offer(seeds: Seeds, earlier: Earlier, limit: number): void {
    const { marks } = this.#corpus
    const { place, hash, count, size } = seeds
    let at = this.#offered
    for (; at < count && place[at] + size <= limit; at += 1) {
      let stays = true
      if (this.#removes) {
        for (let i = place[at]; i < place[at] + size; i += 1) if ((marks[i] & GONE) !== 0) stays = false
      }
      if (stays) earlier.seeds.add(hash[at], place[at])
    }
    this.#offered = at
    const { first } = this.#corpus
    const { verdict } = this.#decisions
    for (
      ;
      first[this.#offeredBlocks + 1] <= limit && this.#offeredBlocks < this.#lastBlock;
      this.#offeredBlocks += 1
    ) {
      const [from, to] = [first[this.#offeredBlocks], first[this.#offeredBlocks + 1]]
      if (verdict[this.#offeredBlocks] === KEPT) earlier.blocks.add(from, to)
    }
  }
}
