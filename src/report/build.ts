/** From decisions to the report as data (DESIGN.md section 4). Lists are made anew at each iteration. */
import type { ReadDocument } from '../corpus/first-read.js'
import type { Decided } from '../corpus/second-read.js'
import { CANONICAL, OCCURRENCE, type Places, REMOVAL, SOURCE } from '../corpus/token-places.js'
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
  const { goes, verdict } = decisions
  const kinds = ['exact', 'near', 'passage', 'boilerplate'] as const
  const totals = Object.fromEntries(kinds.map((kind) => [kind, { groups: 0, occurrences: 0, words: 0 }]))
  const grouped = new Map<Kind, Uint8Array>(kinds.map((kind) => [kind, new Uint8Array(groups.count)]))
  let [removedWords, removedBytes] = [0, 0]
  for (let i = 0; i < decisions.count; i += 1) {
    if (goes.at(i) === 0) continue
    const kind = decisions.kind(i)
    const words = decisions.to.at(i) - decisions.from.at(i)
    totals[kind].occurrences += 1
    totals[kind].words += words
    removedWords += words
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
function duplicateWords({
  corpus,
  decisions,
  groups,
}: Pick<Findings, 'corpus' | 'decisions' | 'groups'>): number {
  const inGroup = new Uint8Array(corpus.tokens)
  for (let i = 0; i < decisions.count; i += 1) inGroup.fill(1, decisions.from.at(i), decisions.to.at(i))
  for (let group = 0; group < groups.count; group += 1) inGroup.fill(1, groups.from[group], groups.to[group])
  let words = 0
  for (let token = 0; token < inGroup.length; token += 1) words += inGroup[token]
  return words
}

function* documentsOf(findings: Findings): Generator<DocumentReport> {
  const { documents, decisions, groups, places, resemblances } = findings
  const { goes, firstOfDocument, verdict } = decisions
  for (const [id, document] of documents.entries()) {
    const removals: Removal[] = []
    let [removedBytes, removedWords] = [0, 0]
    for (let i = firstOfDocument.at(id); i < firstOfDocument.at(id + 1); i += 1) {
      if (goes.at(i) === 0) continue
      const at = places.numberOf(REMOVAL, i)
      removals.push({
        start: places.start[at],
        end: places.end[at],
        startLine: places.startLine[at],
        endLine: places.endLine[at],
        kind: decisions.kind(i),
        group: groups.id[groups.of[i]],
      })
      removedBytes += places.end[at] - places.start[at]
      removedWords += decisions.to.at(i) - decisions.from.at(i)
    }
    removals.sort((a, b) => a.start - b.start)
    let emptied = removals.length > 0
    for (
      let block = document.firstBlock;
      emptied && block < document.firstBlock + document.blocks;
      block += 1
    ) {
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
      const isItself = decisions.from.at(i) === groups.from[group] && decisions.to.at(i) === groups.to[group]
      if (isItself && decisions.goes.at(i) === 0) continue
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

/** Where a stretch lies: its document, bytes and lines. */
function spotOf(
  places: Places,
  at: number,
): Pick<Occurrence, 'document' | 'start' | 'end' | 'startLine' | 'endLine'> {
  return {
    document: places.document[at],
    start: places.start[at],
    end: places.end[at],
    startLine: places.startLine[at],
    endLine: places.endLine[at],
  }
}

function canonicalOf({ places }: Findings, group: number): Occurrence {
  return {
    ...spotOf(places, places.numberOf(CANONICAL, group)),
    kind: 'exact',
    action: 'keep',
    reason: 'canonical',
    coverage: 0,
    sources: [],
  }
}

function occurrenceOf({ decisions, places }: Findings, i: number): Occurrence {
  const sources: Span[] = []
  const last = decisions.firstSource.at(i + 1)
  for (let source = decisions.firstSource.at(i); source < last; source += 1) {
    const at = places.numberOf(SOURCE, source)
    sources.push({ document: places.document[at], start: places.start[at], end: places.end[at] })
  }
  return {
    ...spotOf(places, places.numberOf(OCCURRENCE, i)),
    kind: decisions.kind(i),
    action: decisions.goes.at(i) === 1 ? 'remove' : 'keep',
    reason: decisions.reason(i),
    coverage: decisions.coverage(i),
    sources,
  }
}

function iterable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}
