/**
 * What only the second reading of a text can tell: at which bytes and on which lines its stretches of tokens lie,
 * which bytes a removal takes, and the words to show for a group.
 */
import type { Columns, Words } from '../columns/column.js'
import { cutBlocks } from '../decide/cuts.js'
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import { sortedBy } from '../decide/stable-order.js'
import { CUT, REMOVED } from '../decide/verdicts.js'
import { KINDS } from '../kinds.js'
import { lowerBound } from '../lower-bound.js'
import { type Decoded, decodedAgain } from './encoding/decode.js'
import type { ReadDocument } from './first-read.js'
import type { LedgerEntry } from './ledger.js'
import { type BlockBorders, TextSpans } from './text-spans.js'
import { END, PLACE, type Places, START } from './token-places.js'

type Stretches = Groups['stretches']

const EXACT = KINDS.indexOf('exact')

/** What has to be known to find places. */
export interface Decided {
  readonly blocks: BlockBorders
  readonly decisions: {
    readonly [Name in 'block' | 'from' | 'to' | 'line' | 'goes' | 'kind' | 'firstOfDocument']: Pick<
      Decisions[Name],
      'at'
    >
  } & Pick<Decisions, 'verdict' | 'ofBlock'>
  /** The documents of ranks below `old` are of the corpus that the run is judged against. */
  readonly old: number
  /** Their texts are not at hand: they were read into an index. */
  readonly indexed: boolean
  readonly groups: Pick<
    Groups,
    'firstOf' | 'from' | 'to' | 'stretch' | 'whole' | 'block' | 'line' | 'of' | 'offsets' | 'members'
  > & {
    readonly stretches: Pick<Stretches, 'firstOf' | 'lastOf' | 'from' | 'to' | 'block'>
  }
}

/** The same as it was decided. */
export interface Located {
  readonly columns: Columns
  readonly blocks: BlockBorders & { readonly count: number }
  readonly old: number
  readonly indexed: boolean
  readonly decisions: Decisions
  readonly groups: Groups
}

/** What has to be known of a document. */
export type LocatedDocument = Pick<ReadDocument, 'encoding' | 'firstBlock' | 'blocks'>

/** Finds places in one document after the other, in corpus order. */
export class Locator {
  readonly places: Places
  readonly #decided: Decided
  readonly #spans: TextSpans
  readonly #excerpts: boolean
  /** For groups of which no text is at hand the number of the occurrence that is told in its place + 1. */
  readonly #standIn: Uint32Array

  constructor(decided: Decided, places: Places, excerpts: boolean) {
    this.#decided = decided
    this.places = places
    this.#spans = new TextSpans(decided.blocks)
    this.#excerpts = excerpts
    this.#standIn = standIns(decided)
  }

  /** Whether anything is to be found in the document of this rank. */
  wants(rank: number): boolean {
    if (this.isOld(rank) && this.#decided.indexed) return false
    const { decisions, groups } = this.#decided
    const { firstOfDocument } = decisions
    return (
      firstOfDocument.at(rank + 1) > firstOfDocument.at(rank) ||
      groups.firstOf.at(rank + 1) > groups.firstOf.at(rank) ||
      groups.stretches.lastOf.at(rank) > groups.stretches.firstOf.at(rank)
    )
  }

  /** Whether a document is only judged against: it is located and not written. */
  isOld(rank: number): boolean {
    return rank < this.#decided.old
  }

  /** Fills the places of the document of this rank, `input` being its bytes; answers with what to cut from them. */
  locate(rank: number, document: LocatedDocument, input: Uint8Array): LedgerEntry['cuts'] {
    const text = decodedAgain(input, document.encoding)
    const { firstBlock, blocks } = document
    this.#spans.open(text.bytes, firstBlock, blocks)
    this.#occurrences(rank, text.bytes)
    this.#stretches(rank)
    this.#canonicals(rank, text.bytes)
    this.#removals(rank, document, text.bytes)
    const { removals, firstRemoval } = this.places
    // Only now: lines and excerpts are found by places in the text.
    if (document.encoding !== 'utf-8') this.#toInput(rank, text)
    const cuts: (readonly [number, number])[] = []
    for (let at = firstRemoval.at(rank); at < firstRemoval.at(rank + 1); at += 1) {
      const start = removals.at(at * PLACE + START)
      cuts.push([start, removals.at(at * PLACE + END) - start])
    }
    return cuts
  }

  #occurrences(rank: number, text: Uint8Array): void {
    const spans = this.#spans
    const { firstOfDocument, from, to, block, line: frame } = this.#decided.decisions
    const { start: starts, end: ends } = this.#decided.blocks
    const rows = this.places.occurrences
    for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
      const home = block.at(i)
      // Boilerplate is whole blocks, whose tokens may have been set aside.
      const isFrame = frame.at(i) > 0
      const start = isFrame ? starts.at(home) : spans.startOf(from.at(i), home)
      const end = isFrame ? ends.at(home) : spans.endOf(to.at(i), home)
      const line = spans.lineAt(start, home)
      write(rows, i, rank, start, end, line, spans.lastLineOf(line, end, home))
      const group = this.#decided.groups.of.at(i)
      if (this.#excerpts && !isFrame && this.#standIn[group] === i + 1)
        this.places.excerpts.keep(group, text, start, end)
    }
  }

  #stretches(rank: number): void {
    const spans = this.#spans
    const { first } = this.#decided.blocks
    const { firstOf, lastOf, from, to, block } = this.#decided.groups.stretches
    const rows = this.places.stretches
    // Ends inside other blocks: found in their own order, so that no block is tokenised more than twice.
    const open: number[] = []
    for (let at = firstOf.at(rank); at < lastOf.at(rank); at += 1) {
      const home = block.at(at)
      const start = spans.startOf(from.at(at), home)
      const line = spans.lineAt(start, home)
      const last = spans.blockBefore(to.at(at), home)
      if (last === home || first.at(last + 1) === to.at(at)) {
        const end = spans.endOf(to.at(at), last)
        write(rows, at, rank, start, end, line, spans.lastLineOf(line, end, last))
      } else {
        write(rows, at, rank, start, 0, line, 0)
        open.push(at)
      }
    }
    for (const number of sortedBy(Uint32Array.from(open, (at) => to.at(at)))) {
      const at = open[number]
      const last = spans.blockBefore(to.at(at), block.at(at))
      const end = spans.endOf(to.at(at), last)
      const [start, line] = [rows.at(at * PLACE + START), rows.at(at * PLACE + 3)]
      write(rows, at, rank, start, end, line, spans.lastLineOf(line, end, last))
    }
  }

  #canonicals(rank: number, text: Uint8Array): void {
    const { groups } = this.#decided
    const { start: starts, end: ends } = this.#decided.blocks
    const { canonicals, stretches, excerpts } = this.places
    const spans = this.#spans
    for (let group = groups.firstOf.at(rank); group < groups.firstOf.at(rank + 1); group += 1) {
      const stretch = groups.stretch.at(group)
      if (groups.whole.at(group) === 1) {
        const block = groups.block.at(group)
        const line = spans.lineAt(starts.at(block), block)
        const lastLine = spans.lastLineOf(line, ends.at(block), block)
        write(canonicals, group, rank, starts.at(block), ends.at(block), line, lastLine)
      } else {
        for (let i = 0; i < PLACE; i += 1)
          canonicals.set(group * PLACE + i, stretches.at(stretch * PLACE + i))
      }
      if (!this.#excerpts) continue
      const [start, end] = [canonicals.at(group * PLACE + START), canonicals.at(group * PLACE + END)]
      // Law 3: of boilerplate the report holds the full text.
      if (groups.line.at(group) > 0) excerpts.keepAll(group, text, start, end)
      else excerpts.keep(group, text, start, end)
    }
  }

  #removals(rank: number, { firstBlock, blocks }: LocatedDocument, text: Uint8Array): void {
    const { decisions, blocks: borders } = this.#decided
    const { goes, verdict, ofBlock, firstOfDocument } = decisions
    const { removals, firstRemoval } = this.places
    const spans = this.#spans
    let at = firstRemoval.at(rank)
    const cut = (occurrence: number, block: number, start: number, end: number) => {
      const line = spans.lineAt(start, block)
      write(removals, at, occurrence, start, end, line, spans.lastLineOf(line, end, block))
      at += 1
    }
    // Passages of blocks that stay come between the blocks that go, both in the order of the text.
    const last = firstOfDocument.at(rank + 1)
    let next = firstOfDocument.at(rank)
    const passagesBefore = (block: number) => {
      for (; next < last; next += 1) {
        const home = decisions.block.at(next)
        if (goes.at(next) === 0 || verdict.at(home) !== CUT) continue
        if (home >= block) return
        cut(next, home, ...spans.sentences(home, decisions.from.at(next), decisions.to.at(next)))
      }
    }
    const gone = (block: number) => verdict.at(block) === REMOVED
    cutBlocks(text, borders, firstBlock, firstBlock + blocks, gone, (block, start, end) => {
      passagesBefore(block)
      cut(ofBlock.at(block) - 1, block, start, end)
    })
    passagesBefore(firstBlock + blocks)
    if (at !== firstRemoval.at(rank + 1))
      throw new Error(`${at} removals, ${firstRemoval.at(rank + 1)} were decided`)
  }

  /** From offsets in the text to offsets in the input: all of a document in order and each once. */
  #toInput(rank: number, text: Decoded): void {
    const { decisions, groups } = this.#decided
    const { occurrences, stretches, canonicals, removals, firstRemoval } = this.places
    const parts = [
      {
        rows: occurrences,
        from: decisions.firstOfDocument.at(rank),
        to: decisions.firstOfDocument.at(rank + 1),
      },
      { rows: stretches, from: groups.stretches.firstOf.at(rank), to: groups.stretches.lastOf.at(rank) },
      { rows: canonicals, from: groups.firstOf.at(rank), to: groups.firstOf.at(rank + 1) },
      { rows: removals, from: firstRemoval.at(rank), to: firstRemoval.at(rank + 1) },
    ]
    const offsets = new Uint32Array(parts.reduce((sum, { from, to }) => sum + (to - from) * 2, 0))
    let count = 0
    for (const { rows, from, to } of parts)
      for (let at = from * PLACE; at < to * PLACE; at += PLACE) {
        offsets[count++] = rows.at(at + START)
        offsets[count++] = rows.at(at + END)
      }
    offsets.sort()
    let different = 0
    for (let i = 0; i < count; i += 1) {
      if (i === 0 || offsets[i] !== offsets[i - 1]) offsets[different++] = offsets[i]
    }
    const known = offsets.subarray(0, different)
    const input = text.toInput(known.slice())
    for (const { rows, from, to } of parts)
      for (let at = from * PLACE; at < to * PLACE; at += PLACE) {
        rows.set(at + START, input[lowerBound(known, rows.at(at + START))])
        rows.set(at + END, input[lowerBound(known, rows.at(at + END))])
      }
  }
}

/**
 * What stays of these groups is in an index: the first copy with the same words stands for it, so that the report says what one
 * on the folder says, or else the first copy that goes, or else the first of all.
 */
function standIns({ groups, decisions, old, indexed }: Decided): Uint32Array {
  const found = new Uint32Array(indexed ? groups.firstOf.at(old) : 0)
  const { offsets, members, from, to } = groups
  for (let group = 0; group < found.length; group += 1) {
    const words = to.at(group) - from.at(group)
    let chosen = offsets.at(group)
    let goes = -1
    for (let at = chosen; at < offsets.at(group + 1); at += 1) {
      const i = members.at(at)
      if (decisions.kind.at(i) === EXACT && decisions.to.at(i) - decisions.from.at(i) === words) {
        goes = at
        break
      }
      if (goes < 0 && decisions.goes.at(i) === 1) goes = at
    }
    if (goes >= 0) chosen = goes
    found[group] = members.at(chosen) + 1
  }
  return found
}

function write(
  rows: Words,
  at: number,
  what: number,
  start: number,
  end: number,
  startLine: number,
  endLine: number,
): void {
  const row = at * PLACE
  rows.set(row, what)
  rows.set(row + 1, start)
  rows.set(row + 2, end)
  rows.set(row + 3, startLine)
  rows.set(row + 4, endLine)
}
