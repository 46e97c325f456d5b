/**
 * The documents and groups of a report as records, from flat arrays, all of them or a part: threads write parts side by
 * side. A list is counted in items: each record is one, and so is each removal or occurrence in it; a part may begin and
 * end anywhere.
 */
import type { BoilerplateLine } from '../boilerplate/boilerplate.js'
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
  readonly decisions: { readonly [Name in Lists]: { view(): Uint8Array | Uint32Array } }
  readonly groups: Pick<
    Groups,
    'count' | 'from' | 'to' | 'line' | 'idHigh' | 'idLow' | 'offsets' | 'members' | 'of'
  > & { readonly stretches: Pick<Groups['stretches'], 'ofSource'> }
  readonly places: Places
  readonly boilerplate: { readonly lines: readonly Pick<BoilerplateLine, 'rule'>[] } | null
  /** False with --no-text. */
  readonly text: boolean
}

/** Members of groups that are gathered at once: 44 bytes each, so the first-level cache holds them. */
const GATHERED = 256
/** What is gathered of a member: its place, then these. */
export const [FROM, TO, COVERED, FATED, SOURCE, LAST_SOURCE] = [5, 6, 7, 8, 9, 10]
const ROW = 11

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
  return firstRemoval[firstRemoval.length - 1] + firstRemoval.length - 1
}

/** Items of the list of groups. */
export function groupItems({ groups: { count, offsets } }: Pick<Recorded, 'groups'>): number {
  return offsets[count] + count
}

/** The record that holds an item, `first` being where the members of each begin. */
export function recordAt(first: Uint32Array, item: number): number {
  let low = 0
  let high = first.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (first[middle] + middle <= item) low = middle
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
  const kind = decisions.kind.view()
  let document = recordAt(firstRemoval, from)
  for (let item = from; item < to; ) {
    const head = firstRemoval[document] + document
    if (item === head) {
      writer.document(headOf(document))
      item += 1
    } else if (item === from) writer.resume(item > head + 1)
    const end = firstRemoval[document + 1] + document + 1
    for (const stop = Math.min(to, end); item < stop; item += 1) {
      const row = (item - document - 1) * PLACE
      const occurrence = removals[row + OCCURRENCE]
      const group = of[occurrence]
      writer.removalOfHash(
        removals[row + START],
        removals[row + END],
        removals[row + START_LINE],
        removals[row + END_LINE],
        KIND_TEXTS[kind[occurrence]],
        idHigh[group],
        idLow[group],
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
    const [groupFrom, groupTo, line] = [groups.from[group], groups.to[group], groups.line[group]]
    const head = offsets[group] + group
    if (item === head) {
      const rule = line === 0 || boilerplate === null ? null : boilerplate.lines[line - 1].rule
      const kept = text ? places.excerpts : null
      writer.groupOfHash(idHigh[group], idLow[group], rule, groupTo - groupFrom, kept, group)
      if (line === 0) {
        writePlace(writer, canonicals, group * PLACE, CANONICAL, 0)
        writer.endOccurrence()
      }
      item += 1
    } else if (item === from) writer.resume(line === 0 || item > head + 1)
    const end = offsets[group + 1] + group + 1
    for (const stop = Math.min(to, end); item < stop; item += 1) {
      const here = members.rowOf(item - group - 1)
      const { rows } = members
      const [begin, past, fate] = [rows[here + FROM], rows[here + TO], FATE[rows[here + FATED]]]
      // A block that stays may be the very text that others repeat: told once, as what they repeat.
      if (begin === groupFrom && past === groupTo && !fate.goes && line === 0) continue
      writePlace(writer, rows, here, fate.text, begin === past ? 1 : rows[here + COVERED] / (past - begin))
      for (let source = rows[here + SOURCE]; source < rows[here + LAST_SOURCE]; source += 1) {
        const place = ofSource[source] * PLACE
        writer.source(stretches[place + DOCUMENT], stretches[place + START], stretches[place + END])
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
    const [from, to, covered] = [decisions.from.view(), decisions.to.view(), decisions.covered.view()]
    const [kind, goes, reason] = [decisions.kind.view(), decisions.goes.view(), decisions.reason.view()]
    const firstSource = decisions.firstSource.view()
    const { rows } = this
    const placed = this.#placed
    this.#first = first
    this.#last = Math.min(members.length, first + GATHERED)
    let row = 0
    for (let at = first; at < this.#last; at += 1) {
      const i = members[at]
      rows[row + FROM] = from[i]
      rows[row + TO] = to[i]
      rows[row + COVERED] = covered[i]
      rows[row + FATED] = fateNumber(kind[i], goes[i], reason[i])
      if (placed) {
        const place = i * PLACE
        for (let n = 0; n < PLACE; n += 1) rows[row + n] = occurrences[place + n]
        rows[row + SOURCE] = firstSource[i]
        rows[row + LAST_SOURCE] = firstSource[i + 1]
      }
      row += ROW
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
