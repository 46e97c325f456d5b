/**
 * The documents and groups of a report as records, from flat arrays, all of them or a part: threads write parts side by
 * side. A list is counted in items: each record is one, and so is each removal or occurrence in it; a part may begin and
 * end anywhere.
 */

import type { BoilerplateLine } from '../boilerplate/boilerplate.js'
import type { Words } from '../columns/column.js'
import {
  DOCUMENT,
  END,
  END_LINE,
  OCCURRENCE,
  PLACE,
  type Places,
  START,
  START_LINE,
} from '../corpus/token-places.js'
import type { Groups } from '../decide/groups.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Kind } from '../model.js'
import type { Fragment } from './json-bytes.js'
import { type DocumentHead, FATES, REMOVED_AS, type RecordWriter } from './record-writer.js'

type Lists = 'from' | 'to' | 'covered' | 'kind' | 'goes' | 'reason' | 'firstSource'

/** What of the findings stands in these records. */
export interface Recorded {
  readonly decisions: { readonly [Name in Lists]: Pick<Words, 'at'> }
  readonly groups: Pick<
    Groups,
    'count' | 'from' | 'to' | 'line' | 'idHigh' | 'idLow' | 'offsets' | 'members' | 'of'
  > & { readonly stretches: Pick<Groups['stretches'], 'ofSource'> }
  readonly places: Places
  readonly boilerplate: { readonly lines: readonly Pick<BoilerplateLine, 'rule'>[] } | null
  /** False with --no-text. */
  readonly text: boolean
}

/** Members of groups that are gathered at once: 56 bytes each, so the first-level cache holds them. */
const GATHERED = 256
/** What is gathered of a member: its place, then these. */
export const [FROM, TO, COVERED, FATED, SOURCE, LAST_SOURCE] = [5, 6, 7, 8, 9, 10]
/** The place of the first of its sources, which mostly is the only one. */
const [SOURCE_DOCUMENT, SOURCE_START, SOURCE_END] = [11, 12, 13]
const ROW = 14

/** What becomes of an occurrence: boilerplate that does not go is told of. */
export const actionOf = (kind: Kind, goes: boolean): Action =>
  goes ? 'remove' : kind === 'boilerplate' ? 'flag' : 'keep'
/** Number of a fate: kind, whether it goes, reason. */
const fateNumber = (kind: number, goes: number, reason: number) => (kind * 2 + goes) * REASONS.length + reason
export const FATE = KINDS.flatMap((kind) =>
  [false, true].flatMap((goes) =>
    REASONS.map((reason) => ({ kind, goes, reason, text: FATES[kind][actionOf(kind, goes)][reason] })),
  ),
)
const CANONICAL = FATES.exact.keep.canonical
const KIND_TEXTS = KINDS.map((kind) => REMOVED_AS[kind])

/** Items of the list of documents. */
export function documentItems({ places: { firstRemoval } }: Pick<Recorded, 'places'>): number {
  return firstRemoval.at(firstRemoval.length - 1) + firstRemoval.length - 1
}

/** Items of the list of groups. */
export function groupItems({ groups: { count, offsets } }: Pick<Recorded, 'groups'>): number {
  return offsets.at(count) + count
}

/** The record that holds an item, `first` being where the members of each begin. */
export function recordAt(first: Words, item: number): number {
  let low = 0
  let high = first.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (first.at(middle) + middle <= item) low = middle
    else high = middle
  }
  return low
}

/** Writes the items [from, to) of the documents; yields when the writer is full. */
export function* writeDocuments(
  { decisions, groups, places }: Pick<Recorded, 'decisions' | 'groups' | 'places'>,
  headOf: (document: number) => DocumentHead,
  from: number,
  to: number,
  writer: RecordWriter,
): Generator<undefined> {
  const { idHigh, idLow, of } = groups
  const { removals, firstRemoval } = places
  const { kind } = decisions
  let document = recordAt(firstRemoval, from)
  for (let item = from; item < to; ) {
    const head = firstRemoval.at(document) + document
    if (item === head) {
      writer.document(headOf(document))
      item += 1
    } else if (item === from) writer.resume(item > head + 1)
    const end = firstRemoval.at(document + 1) + document + 1
    for (const stop = Math.min(to, end); item < stop; item += 1) {
      const row = (item - document - 1) * PLACE
      const occurrence = removals.at(row + OCCURRENCE)
      const group = of.at(occurrence)
      writer.removalOfHash(
        removals.at(row + START),
        removals.at(row + END),
        removals.at(row + START_LINE),
        removals.at(row + END_LINE),
        KIND_TEXTS[kind.at(occurrence)],
        idHigh.at(group),
        idLow.at(group),
      )
      if (writer.full) yield
    }
    if (item < end) return
    writer.endDocument()
    document += 1
    if (writer.full) yield
  }
}

/** Writes the items [from, to) of the groups; yields when the writer is full. */
export function* writeGroups(
  recorded: Recorded,
  from: number,
  to: number,
  writer: RecordWriter,
): Generator<undefined> {
  const { groups, places, boilerplate, text } = recorded
  const { offsets, idHigh, idLow } = groups
  const { canonicals, stretches } = places
  const { ofSource } = groups.stretches
  const members = new Members(recorded)
  let group = recordAt(offsets, from)
  for (let item = from; item < to; ) {
    const [groupFrom, groupTo, line] = [groups.from.at(group), groups.to.at(group), groups.line.at(group)]
    const head = offsets.at(group) + group
    if (item === head) {
      const rule = line === 0 || boilerplate === null ? null : boilerplate.lines[line - 1].rule
      const kept = text ? places.excerpts : null
      writer.groupOfHash(idHigh.at(group), idLow.at(group), rule, groupTo - groupFrom, kept, group)
      if (line === 0) {
        writePlace(writer, canonicals.read(group * PLACE, (group + 1) * PLACE), 0, CANONICAL, 0)
        writer.endOccurrence()
      }
      item += 1
    } else if (item === from) writer.resume(line === 0 || item > head + 1)
    const end = offsets.at(group + 1) + group + 1
    for (const stop = Math.min(to, end); item < stop; item += 1) {
      const here = members.rowOf(item - group - 1)
      const { rows } = members
      const [begin, past, fate] = [rows[here + FROM], rows[here + TO], FATE[rows[here + FATED]]]
      // A block that stays may be the very text that others repeat: told once, as what they repeat.
      if (begin === groupFrom && past === groupTo && !fate.goes && line === 0) continue
      writePlace(writer, rows, here, fate.text, begin === past ? 1 : rows[here + COVERED] / (past - begin))
      const [source, lastSource] = [rows[here + SOURCE], rows[here + LAST_SOURCE]]
      if (source < lastSource)
        writer.source(rows[here + SOURCE_DOCUMENT], rows[here + SOURCE_START], rows[here + SOURCE_END])
      for (let other = source + 1; other < lastSource; other += 1) {
        const place = ofSource.at(other) * PLACE
        writer.source(stretches.at(place + DOCUMENT), stretches.at(place + START), stretches.at(place + END))
        if (writer.full) yield
      }
      writer.endOccurrence()
      if (writer.full) yield
    }
    if (item < end) return
    writer.endGroup()
    group += 1
    if (writer.full) yield
  }
}

/** What is told of the members of groups, copied side by side: the cache misses of a short loop overlap. */
export class Members {
  readonly rows = new Uint32Array(GATHERED * ROW)
  readonly #recorded: Pick<Recorded, 'decisions' | 'groups' | 'places'>
  readonly #placed: boolean
  #first = 0
  #last = 0

  /** `placed`: with their places and sources, most of what is read. */
  constructor(recorded: Pick<Recorded, 'decisions' | 'groups' | 'places'>, placed = true) {
    this.#recorded = recorded
    this.#placed = placed
  }

  /** Where in `rows` member `at` stands, from a member asked for before on: they are to be asked for in order. */
  rowOf(at: number): number {
    if (at >= this.#last) this.#gather(at)
    return (at - this.#first) * ROW
  }

  #gather(first: number): void {
    const { groups, decisions, places } = this.#recorded
    const { members } = groups
    const { occurrences } = places
    const { from, to, covered, kind, goes, reason, firstSource } = decisions
    const { rows } = this
    const placed = this.#placed
    this.#first = first
    this.#last = Math.min(members.length, first + GATHERED)
    let row = 0
    for (let at = first; at < this.#last; at += 1) {
      const i = members.at(at)
      rows[row + FROM] = from.at(i)
      rows[row + TO] = to.at(i)
      rows[row + COVERED] = covered.at(i)
      rows[row + FATED] = fateNumber(kind.at(i), goes.at(i), reason.at(i))
      if (placed) {
        const place = i * PLACE
        for (let n = 0; n < PLACE; n += 1) rows[row + n] = occurrences.at(place + n)
        rows[row + SOURCE] = firstSource.at(i)
        rows[row + LAST_SOURCE] = firstSource.at(i + 1)
      }
      row += ROW
    }
    if (!placed) return
    const { ofSource } = groups.stretches
    const { stretches } = places
    for (let at = 0; at < row; at += ROW) {
      if (rows[at + SOURCE] < rows[at + LAST_SOURCE])
        rows[at + SOURCE_DOCUMENT] = ofSource.at(rows[at + SOURCE])
    }
    for (let at = 0; at < row; at += ROW) {
      if (rows[at + SOURCE] === rows[at + LAST_SOURCE]) continue
      const place = rows[at + SOURCE_DOCUMENT] * PLACE
      rows[at + SOURCE_DOCUMENT] = stretches.at(place + DOCUMENT)
      rows[at + SOURCE_START] = stretches.at(place + START)
      rows[at + SOURCE_END] = stretches.at(place + END)
    }
  }
}

function writePlace(
  writer: RecordWriter,
  rows: Uint32Array,
  at: number,
  fate: Fragment,
  coverage: number,
): void {
  writer.occurrence(
    rows[at + DOCUMENT],
    rows[at + START],
    rows[at + END],
    rows[at + START_LINE],
    rows[at + END_LINE],
    fate,
    coverage,
  )
}
