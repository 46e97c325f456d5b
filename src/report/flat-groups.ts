/** The groups of a report, made from flat arrays when they are asked for, or written or tallied without being made. */
import type { Words } from '../columns/column.js'
import { DOCUMENT, END, END_LINE, PLACE, START, START_LINE } from '../corpus/token-places.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Group, Kind, Occurrence, Reason, Span } from '../model.js'
import { type Findings, groupId, isFrame, ruleOfGroup } from './findings.js'
import type { GroupTally, SelfTallying } from './group-tally.js'
import type { RecordWriter } from './record-writer.js'
import {
  actionOf,
  COVERED,
  FATE,
  FATED,
  FROM,
  groupItems,
  Members,
  TO,
  writeGroups,
} from './records-in-parts.js'
import type { SelfWriting } from './write-records.js'

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

  /** The group with this number, with its first `most` occurrences, and counts of all of them. */
  begun(
    group: number,
    most: number,
  ): { readonly group: Group; readonly total: number; readonly gone: readonly number[] } {
    const { groups, decisions } = this.#findings
    const frame = isFrame(this.#findings, group)
    const gone = KINDS.map(() => 0)
    let total = frame ? 0 : 1
    for (let at = groups.offsets.at(group); at < groups.offsets.at(group + 1); at += 1) {
      const i = groups.members.at(at)
      if (decisions.goes.at(i) === 1) gone[decisions.kind.at(i)] += 1
      else if (!frame && this.#isItself(group, i)) continue
      total += 1
    }
    const occurrences: Occurrence[] = []
    // One copy of a page may stand a million times: no object is made of what is only counted.
    for (const one of this.#occurrences(group)) {
      if (occurrences.length === most) break
      occurrences.push(one)
    }
    return { group: { ...this.#head(group), occurrences }, total, gone }
  }

  /** Of names of a group's canonical and its first members those of the occurrences that `begun` tells of. */
  told(group: number, names: readonly string[]): readonly string[] {
    if (names.length === 0 || isFrame(this.#findings, group)) return names
    const { groups, decisions } = this.#findings
    const [first, last] = [groups.offsets.at(group), groups.offsets.at(group + 1)]
    return names.filter((_, at) => {
      if (at === 0 || first + at > last) return true
      const i = groups.members.at(first + at - 1)
      return decisions.goes.at(i) === 1 || !this.#isItself(group, i)
    })
  }

  tally(tally: GroupTally): void {
    const { groups, places } = this.#findings
    const members = new Members(this.#findings, false)
    const { rows } = members
    for (let group = 0; group < groups.count; group += 1) {
      const [groupFrom, groupTo] = [groups.from.at(group), groups.to.at(group)]
      tally.begin(groupTo - groupFrom)
      const frame = isFrame(this.#findings, group)
      const rule = ruleOfGroup(this.#findings, group)
      if (!frame) tally.kept('canonical')
      for (let at = groups.offsets.at(group); at < groups.offsets.at(group + 1); at += 1) {
        const here = members.rowOf(at)
        const [from, to] = [rows[here + FROM], rows[here + TO]]
        const { kind, goes, reason } = FATE[rows[here + FATED]]
        if (goes && frame)
          tally.frame(rule, places.occurrences.at(groups.members.at(at) * PLACE + DOCUMENT), to - from)
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

  writeTo(writer: RecordWriter): Generator<undefined> {
    return writeGroups(this.#findings, 0, groupItems(this.#findings), writer)
  }

  /** A block that stays may be the very text that others repeat: told once, as what they repeat. */
  #isItself(group: number, i: number): boolean {
    const { groups, decisions } = this.#findings
    return decisions.from.at(i) === groups.from.at(group) && decisions.to.at(i) === groups.to.at(group)
  }

  #head(group: number): Omit<Group, 'occurrences'> {
    const { groups, places, text } = this.#findings
    return {
      id: groupId(this.#findings, group),
      rule: ruleOfGroup(this.#findings, group),
      words: groups.to.at(group) - groups.from.at(group),
      text: text ? places.excerpts.text(group) : null,
    }
  }

  *#occurrences(group: number): Generator<Occurrence> {
    const { groups, places, decisions } = this.#findings
    const frame = isFrame(this.#findings, group)
    if (!frame) {
      yield occurrence(places.canonicals, group, 'exact', 'keep', 'canonical', 0, [])
    }
    for (let at = groups.offsets.at(group); at < groups.offsets.at(group + 1); at += 1) {
      const i = groups.members.at(at)
      const goes = decisions.goes.at(i) === 1
      if (!goes && !frame && this.#isItself(group, i)) continue
      const kind = KINDS[decisions.kind.at(i)]
      const reason = REASONS[decisions.reason.at(i)]
      const coverage = decisions.coverage(i)
      yield occurrence(places.occurrences, i, kind, actionOf(kind, goes), reason, coverage, this.#sources(i))
    }
  }

  #sources(i: number): Span[] {
    const { groups, places, decisions } = this.#findings
    const { stretches } = places
    const sources: Span[] = []
    for (let source = decisions.firstSource.at(i); source < decisions.firstSource.at(i + 1); source += 1) {
      const place = groups.stretches.ofSource.at(source) * PLACE
      sources.push({
        document: stretches.at(place + DOCUMENT),
        start: stretches.at(place + START),
        end: stretches.at(place + END),
      })
    }
    return sources
  }
}

/** An occurrence and where it lies, by a row of places: to spread one object into another took ten times as long. */
function occurrence(
  rows: Words,
  at: number,
  kind: Kind,
  action: Action,
  reason: Reason,
  coverage: number,
  sources: readonly Span[],
): Occurrence {
  const row = at * PLACE
  return {
    document: rows.at(row + DOCUMENT),
    start: rows.at(row + START),
    end: rows.at(row + END),
    startLine: rows.at(row + START_LINE),
    endLine: rows.at(row + END_LINE),
    kind,
    action,
    reason,
    coverage,
    sources,
  }
}
