/**
 * What was decided, as flat lists in memory that threads share. An occurrence is a stretch of tokens of one block that
 * goes, or that stays although much of it stands earlier. Its sources are stretches of tokens, the largest first.
 */

import { type Boilerplate, BY_HAND } from '../boilerplate/boilerplate.js'
import type { Bytes, Columns, Words } from '../columns/column.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Cover } from '../match/cover.js'
import { lastNotAfter } from '../match/owners.js'
import type { Kind, Reason } from '../model.js'
import { NumberList } from '../number-list.js'
import { REMOVED } from './verdicts.js'

export { CUT, KEPT, REMOVED } from './verdicts.js'

const TAKEN_BACK = REASONS.indexOf('taken-back')

export interface Occurring {
  readonly block: number
  /** Tokens, end exclusive. A block without tokens has none. */
  readonly from: number
  readonly to: number
  readonly kind: Kind
  readonly reason: Reason
  /** How many of the tokens are covered. */
  readonly covered: number
}

export class Decisions {
  /** KEPT, REMOVED or CUT, for each block. */
  readonly verdict: Bytes
  /** Occurrences, in corpus order. */
  readonly block: NumberList
  readonly from: NumberList
  readonly to: NumberList
  readonly covered: NumberList
  /** 1 for occurrences that are removed. */
  readonly goes: NumberList<Uint8Array>
  readonly kind: NumberList<Uint8Array>
  readonly reason: NumberList<Uint8Array>
  /** Occurrence i has the sources [firstSource.at(i), firstSource.at(i + 1)). */
  readonly firstSource: NumberList
  readonly sourceFrom: NumberList
  readonly sourceTo: NumberList
  /** Number of an occurrence's line of boilerplate + 1, or 0 for what repeats other text. */
  readonly line: NumberList
  /** Number of a block's last occurrence + 1, or 0. */
  readonly ofBlock: Words
  /** The occurrences of the document of rank d are [firstOfDocument.at(d), firstOfDocument.at(d + 1)). */
  firstOfDocument: NumberList

  readonly #columns: Columns

  /** The stretches of one occurrence's sources while it is added: an occurrence is no reason for a new array. */
  readonly #first: number[] = []
  readonly #last: number[] = []
  readonly #size: number[] = []

  /** Threads see them, unless they are a `trial`: of few documents, and soon let go. */
  constructor(blocks: number, columns: Columns, trial = false) {
    this.#columns = columns
    this.verdict = trial ? columns.bytes(blocks) : columns.sharedBytes(blocks)
    this.ofBlock = trial ? columns.words(blocks) : columns.sharedWords(blocks)
    this.firstOfDocument = new NumberList(columns.sharedWords)
    // Few blocks have more than one occurrence, and few of these more than one source.
    const numbers = () =>
      trial ? new NumberList(columns.words) : new NumberList(columns.sharedWords, blocks)
    const bytes = () => (trial ? new NumberList(columns.bytes) : new NumberList(columns.sharedBytes, blocks))
    this.block = numbers()
    this.from = numbers()
    this.to = numbers()
    this.covered = numbers()
    this.firstSource = numbers()
    this.sourceFrom = numbers()
    this.sourceTo = numbers()
    this.line = numbers()
    this.goes = bytes()
    this.kind = bytes()
    this.reason = bytes()
    this.firstSource.push(0)
    this.firstOfDocument.push(0)
  }

  /** Gives the memory of a trial back. */
  letGo(): void {
    const { verdict, ofBlock, block, from, to, covered, goes, kind, reason } = this
    const { firstSource, sourceFrom, sourceTo, line, firstOfDocument } = this
    const lists = [block, from, to, covered, goes, kind, reason, firstSource, sourceFrom, sourceTo, line]
    for (const one of [verdict, ofBlock, firstOfDocument, ...lists]) one.letGo()
  }

  /** How many occurrences there are. */
  get count(): number {
    return this.block.length
  }

  /** Share of the tokens that are covered, 0..1. */
  coverage(occurrence: number): number {
    const size = this.to.at(occurrence) - this.from.at(occurrence)
    return size === 0 ? 1 : this.covered.at(occurrence) / size
  }

  /** Adds an occurrence with the sources that `cover` has for its tokens. */
  add(one: Occurring, goes: boolean, cover: Cover): void {
    const [first, last, size] = [this.#first, this.#last, this.#size]
    let count = 0
    cover.eachSource(one.from, one.to, (from, to, tokens) => {
      first[count] = from
      last[count] = to
      size[count++] = tokens
    })
    if (count === 1) this.#addSource(first[0], last[0])
    else if (count === 2) {
      const larger = size[1] > size[0] ? 1 : 0
      this.#addSource(first[larger], last[larger])
      this.#addSource(first[1 - larger], last[1 - larger])
    } else {
      const order = Array.from({ length: count }, (_, source) => source)
      order.sort((a, b) => size[b] - size[a] || a - b)
      for (const source of order) this.#addSource(first[source], last[source])
    }
    this.#add(one, goes)
  }

  /** Adds an occurrence with one source. */
  addWith(one: Occurring, goes: boolean, sourceFrom: number, sourceTo: number): void {
    this.#addSource(sourceFrom, sourceTo)
    this.#add(one, goes)
  }

  /**
   * Adds a block, of these tokens, as boilerplate of the line that `like` has: it has no source. Where the block does not
   * go it is only told of.
   */
  addBoilerplate(boilerplate: Boilerplate, block: number, from: number, to: number, like: number): void {
    const line = boilerplate.line.at(like)
    const { rule } = boilerplate.lines[line - 1]
    const reason = rule === null ? 'repetition' : rule === BY_HAND ? 'decision' : 'rule'
    const one = { block, from, to, kind: 'boilerplate', reason, covered: 0 } as const
    this.#add(one, this.verdict.at(block) === REMOVED, line)
  }

  /** Adds an occurrence that goes with sources that are known, the largest first. */
  addFrom(one: Occurring, sources: Iterable<{ readonly from: number; readonly to: number }>): void {
    for (const { from, to } of sources) this.#addSource(from, to)
    this.#add(one, true)
  }

  kindOf(occurrence: number): Kind {
    return KINDS[this.kind.at(occurrence)]
  }

  /** Lets all occurrences of the document that is being decided stay after all. */
  takeBack(): void {
    for (let i = this.firstOfDocument.at(this.firstOfDocument.length - 1); i < this.count; i += 1) {
      this.goes.set(i, 0)
      this.reason.set(i, TAKEN_BACK)
    }
  }

  /** Ends a document: what is added from now on belongs to the next. */
  endDocument(): void {
    this.firstOfDocument.push(this.count)
  }

  /** Lets only `kept` of the first `old` documents have a rank; none of them has occurrences. */
  leaveOut(old: number, kept: number): void {
    const ranks = new NumberList(this.#columns.sharedWords)
    for (let rank = old - kept; rank < this.firstOfDocument.length; rank += 1)
      ranks.push(this.firstOfDocument.at(rank))
    this.firstOfDocument = ranks
  }

  #addSource(from: number, to: number): void {
    this.sourceFrom.push(from)
    this.sourceTo.push(to)
  }

  #add({ block, from, to, kind, reason, covered }: Occurring, goes: boolean, line = 0): void {
    this.line.push(line)
    this.firstSource.push(this.sourceFrom.length)
    this.block.push(block)
    this.from.push(from)
    this.to.push(to)
    this.covered.push(covered)
    this.goes.push(goes ? 1 : 0)
    this.kind.push(KINDS.indexOf(kind))
    this.reason.push(REASONS.indexOf(reason))
    this.ofBlock.set(block, this.count)
  }
}

/** The rank, of `documents` in corpus order, of the document that an occurrence is of. */
export function rankOf(
  { firstOfDocument }: { readonly firstOfDocument: Pick<NumberList, 'at'> },
  documents: number,
  occurrence: number,
): number {
  return lastNotAfter(firstOfDocument, documents, occurrence)
}
