/**
 * What only the second reading of a text can tell: at which bytes and on which lines its stretches of tokens lie,
 * which bytes a removal takes, and the words to show for a group.
 */
import { cutBlocks } from '../decide/cuts.js'
import { CUT, type Decisions, REMOVED } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import { numbersTo, sortByKey } from '../decide/stable-order.js'
import { type Decoded, decodedAgain } from './encoding/decode.js'
import type { ReadDocument } from './first-read.js'
import type { LedgerEntry } from './ledger.js'
import { type BlockBorders, TextSpans } from './text-spans.js'
import { END, PLACE, type Places, START } from './token-places.js'

type Stretches = Groups['stretches']

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
    'firstOf' | 'stretch' | 'whole' | 'block' | 'line' | 'of' | 'offsets' | 'members'
  > & {
    readonly stretches: Pick<Stretches, 'firstOf' | 'lastOf' | 'from' | 'to' | 'block'>
  }
}

/** The same as it was decided. */
export interface Located {
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
      groups.firstOf[rank + 1] > groups.firstOf[rank] ||
      groups.stretches.lastOf[rank] > groups.stretches.firstOf[rank]
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
    for (let at = firstRemoval[rank]; at < firstRemoval[rank + 1]; at += 1) {
      const start = removals[at * PLACE + START]
      cuts.push([start, removals[at * PLACE + END] - start])
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
      const start = isFrame ? starts[home] : spans.startOf(from.at(i), home)
      const end = isFrame ? ends[home] : spans.endOf(to.at(i), home)
      const line = spans.lineAt(start, home)
      write(rows, i, rank, start, end, line, spans.lastLineOf(line, end, home))
      const group = this.#decided.groups.of[i]
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
    for (let at = firstOf[rank]; at < lastOf[rank]; at += 1) {
      const home = block[at]
      const start = spans.startOf(from[at], home)
      const line = spans.lineAt(start, home)
      const last = spans.blockBefore(to[at], home)
      if (last === home || first[last + 1] === to[at]) {
        const end = spans.endOf(to[at], last)
        write(rows, at, rank, start, end, line, spans.lastLineOf(line, end, last))
      } else {
        write(rows, at, rank, start, 0, line, 0)
        open.push(at)
      }
    }
    const ends = Uint32Array.from(open, (at) => to[at])
    const order = numbersTo(open.length)
    sortByKey(order, ends)
    for (const number of order) {
      const at = open[number]
      const last = spans.blockBefore(to[at], block[at])
      const end = spans.endOf(to[at], last)
      const [start, line] = [rows[at * PLACE + START], rows[at * PLACE + 3]]
      write(rows, at, rank, start, end, line, spans.lastLineOf(line, end, last))
    }
  }

  #canonicals(rank: number, text: Uint8Array): void {
    const { groups } = this.#decided
    const { start: starts, end: ends } = this.#decided.blocks
    const { canonicals, stretches, excerpts } = this.places
    const spans = this.#spans
    for (let group = groups.firstOf[rank]; group < groups.firstOf[rank + 1]; group += 1) {
      const stretch = groups.stretch[group]
      if (groups.whole[group] === 1) {
        const block = groups.block[group]
        const line = spans.lineAt(starts[block], block)
        const lastLine = spans.lastLineOf(line, ends[block], block)
        write(canonicals, group, rank, starts[block], ends[block], line, lastLine)
      } else {
        for (let i = 0; i < PLACE; i += 1) canonicals[group * PLACE + i] = stretches[stretch * PLACE + i]
      }
      if (!this.#excerpts) continue
      const [start, end] = [canonicals[group * PLACE + START], canonicals[group * PLACE + END]]
      // Law 3: of boilerplate the report holds the full text.
      if (groups.line[group] > 0) excerpts.keepAll(group, text, start, end)
      else excerpts.keep(group, text, start, end)
    }
  }

  #removals(rank: number, { firstBlock, blocks }: LocatedDocument, text: Uint8Array): void {
    const { decisions, blocks: borders } = this.#decided
    const { goes, verdict, ofBlock, firstOfDocument } = decisions
    const { removals, firstRemoval } = this.places
    const spans = this.#spans
    let at = firstRemoval[rank]
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
        if (goes.at(next) === 0 || verdict[home] !== CUT) continue
        if (home >= block) return
        cut(next, home, ...spans.sentences(home, decisions.from.at(next), decisions.to.at(next)))
      }
    }
    const gone = (block: number) => verdict[block] === REMOVED
    cutBlocks(text, borders, firstBlock, firstBlock + blocks, gone, (block, start, end) => {
      passagesBefore(block)
      cut(ofBlock[block] - 1, block, start, end)
    })
    passagesBefore(firstBlock + blocks)
    if (at !== firstRemoval[rank + 1])
      throw new Error(`${at} removals, ${firstRemoval[rank + 1]} were decided`)
  }

  /** From offsets in the text to offsets in the input: all of a document in order and each once. */
  #toInput(rank: number, text: Decoded): void {
    const { decisions, groups } = this.#decided
    const { occurrences, stretches, canonicals, removals, firstRemoval } = this.places
    const parts = [
      part(occurrences, decisions.firstOfDocument.at(rank), decisions.firstOfDocument.at(rank + 1)),
      part(stretches, groups.stretches.firstOf[rank], groups.stretches.lastOf[rank]),
      part(canonicals, groups.firstOf[rank], groups.firstOf[rank + 1]),
      part(removals, firstRemoval[rank], firstRemoval[rank + 1]),
    ]
    const offsets = new Uint32Array(parts.reduce((sum, rows) => sum + (rows.length / PLACE) * 2, 0))
    let count = 0
    for (const rows of parts) {
      for (let at = 0; at < rows.length; at += PLACE) {
        offsets[count++] = rows[at + START]
        offsets[count++] = rows[at + END]
      }
    }
    offsets.sort()
    let different = 0
    for (let i = 0; i < count; i += 1) {
      if (i === 0 || offsets[i] !== offsets[i - 1]) offsets[different++] = offsets[i]
    }
    const known = offsets.subarray(0, different)
    const input = text.toInput(known.slice())
    for (const rows of parts) {
      for (let at = 0; at < rows.length; at += PLACE) {
        rows[at + START] = input[placeIn(known, rows[at + START])]
        rows[at + END] = input[placeIn(known, rows[at + END])]
      }
    }
  }
}

/** What stays of these groups is in an index: the first copy that goes stands for it, or else the first of all. */
function standIns({ groups, decisions, old, indexed }: Decided): Uint32Array {
  const found = new Uint32Array(indexed ? groups.firstOf[old] : 0)
  const { offsets, members } = groups
  for (let group = 0; group < found.length; group += 1) {
    let at = offsets[group]
    while (at < offsets[group + 1] && decisions.goes.at(members[at]) === 0) at += 1
    found[group] = members[at < offsets[group + 1] ? at : offsets[group]] + 1
  }
  return found
}

function part(rows: Uint32Array, from: number, to: number): Uint32Array {
  return rows.subarray(from * PLACE, to * PLACE)
}

function placeIn(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

function write(
  rows: Uint32Array,
  at: number,
  what: number,
  start: number,
  end: number,
  startLine: number,
  endLine: number,
): void {
  const row = at * PLACE
  rows[row] = what
  rows[row + 1] = start
  rows[row + 2] = end
  rows[row + 3] = startLine
  rows[row + 4] = endLine
}
