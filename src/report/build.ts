/** From decisions to the report as data (DESIGN.md section 4). Lists are made anew at each iteration. */
import type { ReadDocument } from '../corpus/first-read.js'
import { CANONICAL, OCCURRENCE, type Places, REMOVAL, SOURCE } from '../corpus/token-places.js'
import type { Decided } from '../corpus/second-read.js'
import { REMOVED } from '../decide/decisions.js'
import type { Resemblances } from '../decide/resemblance.js'
import type {
  DocumentReport,
  Group,
  Kind,
  Occurrence,
  Removal,
  Report,
  Skipped,
  Span,
  Summary,
  Warning,
} from '../model.js'

export interface Findings extends Decided {
  /** In corpus order. */
  readonly documents: readonly ReadDocument[]
  readonly places: Places
  readonly resemblances: Resemblances
  /** The documents of a block and of a token. */
  readonly owner: (block: number) => number
  readonly rank: (token: number) => number
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  /** False with --no-text. */
  readonly text: boolean
}

/** All that the findings say; `head` names the tool and the run. */
export function buildReport(findings: Findings, head: Pick<Report, 'tool' | 'run'>): Report {
  return {
    schemaVersion: 1,
    tool: head.tool,
    run: head.run,
    summary: summaryOf(findings),
    documents: iterable(() => documentsOf(findings)),
    groups: iterable(() => groupsOf(findings)),
    clusters: findings.resemblances.clusters,
    skipped: findings.skipped,
    warnings: findings.warnings,
  }
}

function summaryOf({ documents, corpus, decisions, groups, places }: Findings): Summary {
  const { occurrences, goes, verdict } = decisions
  const kinds = ['exact', 'near', 'passage', 'boilerplate'] as const
  const totals = Object.fromEntries(kinds.map((kind) => [kind, { groups: 0, occurrences: 0, words: 0 }]))
  const grouped = new Map<Kind, Uint8Array>(kinds.map((kind) => [kind, new Uint8Array(groups.count)]))
  let [removedWords, removedBytes] = [0, 0]
  for (let i = 0; i < occurrences.length; i += 1) {
    if (goes[i] === 0) continue
    const { kind, from, to } = occurrences[i]
    totals[kind].occurrences += 1
    totals[kind].words += to - from
    removedWords += to - from
    const at = places.numberOf(REMOVAL, i)
    removedBytes += places.end[at] - places.start[at]
    const seen = grouped.get(kind) as Uint8Array
    if (seen[groups.of[i]] === 0) totals[kind].groups += 1
    seen[groups.of[i]] = 1
  }
  let removedBlocks = 0
  for (let block = 0; block < verdict.length; block += 1) if (verdict[block] === REMOVED) removedBlocks += 1
  const bytes = documents.reduce((sum, document) => sum + document.bytes, 0)
  return {
    documents: documents.length,
    blocks: corpus.count,
    words: corpus.tokens,
    bytes,
    duplicateWords: duplicateWords({ corpus, decisions, groups }),
    removedBlocks,
    removedWords,
    removedBytes,
    redundancy: corpus.tokens === 0 ? 0 : removedWords / corpus.tokens,
    groups: groups.count,
    byKind: totals as Summary['byKind'],
  }
}

/** Words in any group, canonicals included, each counted once. */
function duplicateWords({ corpus, decisions, groups }: Pick<Findings, 'corpus' | 'decisions' | 'groups'>): number {
  const inGroup = new Uint8Array(corpus.tokens)
  for (const { from, to } of decisions.occurrences) inGroup.fill(1, from, to)
  for (let group = 0; group < groups.count; group += 1) inGroup.fill(1, groups.from[group], groups.to[group])
  let words = 0
  for (let token = 0; token < inGroup.length; token += 1) words += inGroup[token]
  return words
}

function* documentsOf(findings: Findings): Generator<DocumentReport> {
  const { documents, decisions, groups, places, resemblances } = findings
  const { occurrences, goes, firstOfDocument, verdict } = decisions
  for (const [id, document] of documents.entries()) {
    const removals: Removal[] = []
    let [removedBytes, removedWords] = [0, 0]
    for (let i = firstOfDocument[id]; i < firstOfDocument[id + 1]; i += 1) {
      if (goes[i] === 0) continue
      const at = places.numberOf(REMOVAL, i)
      const { kind, from, to } = occurrences[i]
      removals.push({
        start: places.start[at],
        end: places.end[at],
        startLine: places.startLine[at],
        endLine: places.endLine[at],
        kind,
        group: groups.id[groups.of[i]],
      })
      removedBytes += places.end[at] - places.start[at]
      removedWords += to - from
    }
    removals.sort((a, b) => a.start - b.start)
    let emptied = removals.length > 0
    for (let block = document.firstBlock; emptied && block < document.firstBlock + document.blocks; block += 1) {
      emptied = verdict[block] === REMOVED
    }
    yield {
      id,
      path: document.path,
      record: null,
      site: document.site,
      date: document.date,
      encoding: document.encoding,
      bytes: document.bytes,
      words: document.words,
      blocks: document.blocks,
      hash: document.hash,
      removedBytes,
      removedWords,
      status: emptied ? 'emptied' : removals.length > 0 ? 'trimmed' : 'kept',
      nearest: resemblances.nearest[id],
      removals,
    }
  }
}

function* groupsOf(findings: Findings): Generator<Group> {
  const { groups, places, decisions } = findings
  for (let group = 0; group < groups.count; group += 1) {
    const occurrences: Occurrence[] = [canonicalOf(findings, group)]
    for (let at = groups.offsets[group]; at < groups.offsets[group + 1]; at += 1) {
      const i = groups.members[at]
      // A block that stays may be the very text that others repeat: told once, as what they repeat.
      const { from, to } = decisions.occurrences[i]
      if (decisions.goes[i] === 0 && from === groups.from[group] && to === groups.to[group]) continue
      occurrences.push(occurrenceOf(findings, i))
    }
    yield {
      id: groups.id[group],
      rule: null,
      words: groups.to[group] - groups.from[group],
      text: findings.text ? places.excerpts[group] : null,
      occurrences,
    }
  }
}

function canonicalOf({ groups, places, rank }: Findings, group: number): Occurrence {
  const at = places.numberOf(CANONICAL, group)
  return {
    ...spanAt(places, at, rank(groups.from[group])),
    ...linesAt(places, at),
    kind: 'exact',
    action: 'keep',
    reason: 'canonical',
    coverage: 0,
    sources: [],
  }
}

function occurrenceOf({ decisions, places, rank, owner }: Findings, i: number): Occurrence {
  const { kind, reason, coverage, block } = decisions.occurrences[i]
  const sources: Span[] = []
  for (let source = decisions.firstSource[i]; source < decisions.firstSource[i + 1]; source += 1) {
    sources.push(spanAt(places, places.numberOf(SOURCE, source), rank(decisions.sourceFrom[source])))
  }
  const at = places.numberOf(OCCURRENCE, i)
  return {
    ...spanAt(places, at, owner(block)),
    ...linesAt(places, at),
    kind,
    action: decisions.goes[i] === 1 ? 'remove' : 'keep',
    reason,
    coverage,
    sources,
  }
}

function spanAt(places: Places, at: number, document: number): Span {
  return { document, start: places.start[at], end: places.end[at] }
}

function linesAt(places: Places, at: number): { startLine: number; endLine: number } {
  return { startLine: places.startLine[at], endLine: places.endLine[at] }
}

function iterable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}
