/** Where the rows of report.html come from: flat arrays of a run, or a report that was written earlier. */
import { DOCUMENT, PLACE } from '../corpus/token-places.js'
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import type { OtherThresholds } from '../decide/other-thresholds.js'
import type { NamesOfGroups } from '../decide/text-names.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Group, Report } from '../model.js'
import { arrayOf } from '../spare-heap.js'
import { type Findings, isFrame, ruleOfGroup } from './findings.js'
import { FlatDocuments } from './flat-documents.js'
import { FlatGroups } from './flat-groups.js'
import { chosenGroups, GROUP_OCCURRENCES, type GroupSizes, PAGE_LIMITS } from './page-limits.js'
import type { PageTally } from './page-tally.js'
import type { DocumentHead } from './record-writer.js'
import { actionOf } from './records-in-parts.js'

/** A group as the page holds it. */
export interface KeyedGroup {
  /** With its first GROUP_OCCURRENCES occurrences. */
  readonly group: Group
  /** For each of these, at least, a name of its text that other runs know; empty where there is none. */
  readonly keys: readonly string[]
  /** How many occurrences there are in all. */
  readonly total: number
  /** How many of all go, by kind. */
  readonly gone: readonly number[]
}

export interface PageSource {
  readonly report: Report
  /** Documents that are numbered: those of an old corpus come first, and have rows as well. */
  readonly count: number
  readonly old: number
  /** What other thresholds would remove; null where nobody worked it out. */
  readonly thresholds: OtherThresholds | null
  documents(): Iterable<DocumentHead>
  /** For each group how many words go of it, and how many occurrences it has. */
  sizes(): GroupSizes
  /** The groups with a 1 in `wanted`, in the report's order. */
  groups(wanted: Uint8Array): Iterable<KeyedGroup>
  tally(tally: PageTally): void
}

const NO_NAMES: readonly string[] = []

/** Members of a group whose names the page needs: one of them may be the canonical itself, and is not told of. */
export const NAMED = GROUP_OCCURRENCES + 1

/** The groups that the page will hold. */
export function wantedGroups(decisions: Decisions, groups: Groups): Uint8Array {
  return chosenGroups(groupSizes(decisions, groups), PAGE_LIMITS).wanted
}

function groupSizes({ count, goes, from, to }: Decisions, groups: Groups): GroupSizes {
  const removed = arrayOf(Float64Array, groups.count)
  const occurrences = arrayOf(Float64Array, groups.count)
  for (let i = 0; i < count; i += 1) {
    const group = groups.of.at(i)
    occurrences[group] += 1
    if (goes.at(i) === 1) removed[group] += to.at(i) - from.at(i)
  }
  return { removed, occurrences }
}

/** `names` are those of the texts of each group that the page holds, its canonical's first. */
export function flatSource(
  findings: Findings,
  report: Report,
  names: NamesOfGroups,
  thresholds: OtherThresholds | null,
): PageSource {
  const { decisions, groups, places } = findings
  const { goes, from, to, kind, reason, firstSource } = decisions
  const documents = new FlatDocuments(findings)
  const list = new FlatGroups(findings)
  return {
    report,
    count: findings.documents.length,
    old: findings.against ?? 0,
    thresholds,
    *documents() {
      for (let id = 0; id < findings.documents.length; id += 1) yield documents.head(id)
    },
    sizes: () => groupSizes(decisions, groups),
    *groups(wanted) {
      for (let group = 0; group < wanted.length; group += 1) {
        if (wanted[group] === 1)
          yield {
            ...list.begun(group, GROUP_OCCURRENCES),
            keys: list.told(group, names.get(group) ?? NO_NAMES),
          }
      }
    },
    tally(tally) {
      const { stretches } = groups
      for (let i = 0; i < decisions.count; i += 1) {
        const group = groups.of.at(i)
        const one = KINDS[kind.at(i)]
        const goesNow = goes.at(i) === 1
        const frame = isFrame(findings, group)
        // A block that stays may be the very text that others repeat.
        if (!goesNow && !frame && from.at(i) === groups.from.at(group) && to.at(i) === groups.to.at(group))
          continue
        const first = firstSource.at(i)
        const source =
          first < firstSource.at(i + 1) ? stretches.document.at(stretches.ofSource.at(first)) : -1
        tally.occurrence(
          places.occurrences.at(i * PLACE + DOCUMENT),
          one,
          actionOf(one, goesNow),
          REASONS[reason.at(i)],
          to.at(i) - from.at(i),
          decisions.coverage(i),
          source,
          frame ? ruleOfGroup(findings, group) : null,
        )
      }
    },
  }
}
