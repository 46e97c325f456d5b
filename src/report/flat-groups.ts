/** The groups of a report, made from flat arrays when they are asked for, or written or tallied without being made. */
import { DOCUMENT, END, END_LINE, PLACE, START, START_LINE } from '../corpus/token-places.js'
import { KINDS, REASONS } from '../decide/decisions.js'
import type { Action, Group, Kind, Occurrence, Span } from '../model.js'
import { type Findings, groupId, isFrame, ruleOfGroup } from './findings.js'
import type { GroupTally, SelfTallying } from './group-tally.js'
import type { Fragment } from './json-bytes.js'
import { FATES, type RecordWriter } from './record-writer.js'
import type { SelfWriting } from './write-records.js'

/** Members of groups that are gathered at once: 44 bytes each, so the first-level cache holds them. */
const GATHERED = 256
/** What is gathered of a member: its place, then these. */
const [FROM, TO, COVERED, FATED, SOURCE, LAST_SOURCE] = [5, 6, 7, 8, 9, 10]
const ROW = 11

/** What becomes of an occurrence: boilerplate that does not go is told of. */
const actionOf = (kind: Kind, goes: boolean): Action =>
  goes ? 'remove' : kind === 'boilerplate' ? 'flag' : 'keep'
/** Number of a fate: kind, whether it goes, reason. */
const fateNumber = (kind: number, goes: number, reason: number) => (kind * 2 + goes) * REASONS.length + reason
const FATE = KINDS.flatMap((kind) =>
  [false, true].flatMap((goes) =>
    REASONS.map((reason) => ({ kind, goes, reason, text: FATES[kind][actionOf(kind, goes)][reason] })),
  ),
)
const CANONICAL = FATES.exact.keep.canonical

export class FlatGroups implements Iterable<Group>, SelfWriting, SelfTallying {
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  *[Symbol.iterator](): Generator<Group> {
    for (let group = 0; group < this.#findings.groups.count; group += 1) {
      yield { ...this.#head(group), occurrences: [...this.#occurrences(group)] }
    }
  }

  tally(tally: GroupTally): void {
    const { groups } = this.#findings
    const rows = new Uint32Array(GATHERED * ROW)
    let row = GATHERED
    for (let group = 0; group < groups.count; group += 1) {
      const [groupFrom, groupTo] = [groups.from[group], groups.to[group]]
      tally.begin(groupTo - groupFrom)
      const frame = isFrame(this.#findings, group)
      const rule = ruleOfGroup(this.#findings, group)
      if (!frame) tally.kept('canonical')
      for (let at = groups.offsets[group]; at < groups.offsets[group + 1]; at += 1, row += 1) {
        if (row === GATHERED) {
          this.#gather(at, rows)
          row = 0
        }
        const here = row * ROW
        const [from, to] = [rows[here + FROM], rows[here + TO]]
        const { kind, goes, reason } = FATE[rows[here + FATED]]
        if (goes && frame) tally.frame(rule, rows[here + DOCUMENT], to - from)
        if (goes) tally.removed(kind, reason, from === to ? 1 : rows[here + COVERED] / (to - from))
        else if (frame) tally.flagged()
        else if (from !== groupFrom || to !== groupTo) tally.kept(reason)
      }
      tally.end(() => ({
        ...this.#head(group),
        occurrences: { [Symbol.iterator]: () => this.#occurrences(group) },
      }))
    }
  }

  *writeTo(writer: RecordWriter): Generator<undefined> {
    const { groups, places, text } = this.#findings
    const { canonicals } = places
    const kept = text ? places.excerpts : null
    const rows = new Uint32Array(GATHERED * ROW)
    let row = GATHERED
    for (let group = 0; group < groups.count; group += 1) {
      const [groupFrom, groupTo] = [groups.from[group], groups.to[group]]
      const frame = isFrame(this.#findings, group)
      const rule = ruleOfGroup(this.#findings, group)
      writer.groupOfHash(groups.idHigh[group], groups.idLow[group], rule, groupTo - groupFrom, kept, group)
      if (!frame) {
        writePlace(writer, canonicals, group * PLACE, CANONICAL, 0)
        writer.endOccurrence()
      }
      for (let at = groups.offsets[group]; at < groups.offsets[group + 1]; at += 1, row += 1) {
        if (row === GATHERED) {
          this.#gather(at, rows)
          row = 0
        }
        const here = row * ROW
        const [from, to, fate] = [rows[here + FROM], rows[here + TO], FATE[rows[here + FATED]]]
        if (from === groupFrom && to === groupTo && !fate.goes && !frame) continue
        writePlace(writer, rows, here, fate.text, from === to ? 1 : rows[here + COVERED] / (to - from))
        for (let source = rows[here + SOURCE]; source < rows[here + LAST_SOURCE]; source += 1) {
          this.#writeSource(source, writer)
          if (writer.full) yield
        }
        writer.endOccurrence()
        if (writer.full) yield
      }
      writer.endGroup()
      if (writer.full) yield
    }
  }

  /** Copies what is told of the next members of groups side by side: the cache misses of a short loop overlap. */
  #gather(first: number, rows: Uint32Array): void {
    const { groups, decisions, places } = this.#findings
    const { members } = groups
    const { occurrences } = places
    const [from, to, covered] = [decisions.from.view(), decisions.to.view(), decisions.covered.view()]
    const [kind, goes, reason] = [decisions.kind.view(), decisions.goes.view(), decisions.reason.view()]
    const firstSource = decisions.firstSource.view()
    const last = Math.min(members.length, first + GATHERED)
    let row = 0
    for (let at = first; at < last; at += 1) {
      const i = members[at]
      const place = i * PLACE
      for (let n = 0; n < PLACE; n += 1) rows[row + n] = occurrences[place + n]
      rows[row + FROM] = from[i]
      rows[row + TO] = to[i]
      rows[row + COVERED] = covered[i]
      rows[row + FATED] = fateNumber(kind[i], goes[i], reason[i])
      rows[row + SOURCE] = firstSource[i]
      rows[row + LAST_SOURCE] = firstSource[i + 1]
      row += ROW
    }
  }

  #writeSource(source: number, writer: RecordWriter): void {
    const { groups, places } = this.#findings
    const { stretches } = places
    const place = groups.stretches.ofSource[source] * PLACE
    writer.source(stretches[place + DOCUMENT], stretches[place + START], stretches[place + END])
  }

  /** A block that stays may be the very text that others repeat: told once, as what they repeat. */
  #isItself(group: number, i: number): boolean {
    const { groups, decisions } = this.#findings
    return decisions.from.at(i) === groups.from[group] && decisions.to.at(i) === groups.to[group]
  }

  #head(group: number): Omit<Group, 'occurrences'> {
    const { groups, places, text } = this.#findings
    return {
      id: groupId(this.#findings, group),
      rule: ruleOfGroup(this.#findings, group),
      words: groups.to[group] - groups.from[group],
      text: text ? places.excerpts.text(group) : null,
    }
  }

  *#occurrences(group: number): Generator<Occurrence> {
    const { groups, places, decisions } = this.#findings
    const frame = isFrame(this.#findings, group)
    if (!frame) {
      yield {
        ...spot(places.canonicals, group),
        kind: 'exact',
        action: 'keep',
        reason: 'canonical',
        coverage: 0,
        sources: [],
      }
    }
    for (let at = groups.offsets[group]; at < groups.offsets[group + 1]; at += 1) {
      const i = groups.members[at]
      const goes = decisions.goes.at(i) === 1
      if (!goes && !frame && this.#isItself(group, i)) continue
      const kind = KINDS[decisions.kind.at(i)]
      yield {
        ...spot(places.occurrences, i),
        kind,
        action: actionOf(kind, goes),
        reason: REASONS[decisions.reason.at(i)],
        coverage: decisions.coverage(i),
        sources: this.#sources(i),
      }
    }
  }

  #sources(i: number): Span[] {
    const { groups, places, decisions } = this.#findings
    const { stretches } = places
    const sources: Span[] = []
    for (let source = decisions.firstSource.at(i); source < decisions.firstSource.at(i + 1); source += 1) {
      const place = groups.stretches.ofSource[source] * PLACE
      sources.push({
        document: stretches[place + DOCUMENT],
        start: stretches[place + START],
        end: stretches[place + END],
      })
    }
    return sources
  }
}

function writePlace(
  writer: RecordWriter,
  rows: Uint32Array,
  at: number,
  fate: Fragment,
  coverage: number,
): void {
  const [start, end] = [rows[at + START], rows[at + END]]
  writer.occurrence(
    rows[at + DOCUMENT],
    start,
    end,
    rows[at + START_LINE],
    rows[at + END_LINE],
    fate,
    coverage,
  )
}

/** Where a stretch lies: its document, bytes and lines. */
function spot(
  rows: Uint32Array,
  at: number,
): Pick<Occurrence, 'document' | 'start' | 'end' | 'startLine' | 'endLine'> {
  const row = at * PLACE
  return {
    document: rows[row + DOCUMENT],
    start: rows[row + START],
    end: rows[row + END],
    startLine: rows[row + START_LINE],
    endLine: rows[row + END_LINE],
  }
}
