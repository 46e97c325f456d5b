/** From decisions to the report as data (DESIGN.md section 4). Lists are made anew at each iteration. */
import type { ReadDocument } from '../corpus/first-read.js'
import type { Decisions, Places } from '../corpus/second-read.js'
import { STAYS } from '../decide/repeats.js'
import { blockOwners } from '../match/owners.js'
import type {
  DocumentReport,
  Group,
  Kind,
  KindTotals,
  Nearest,
  Occurrence,
  Removal,
  Report,
  Skipped,
  Summary,
  Warning,
} from '../model.js'

export interface Findings extends Decisions {
  /** In corpus order. */
  readonly documents: readonly ReadDocument[]
  readonly places: Places
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  /** False with --no-text. */
  readonly text: boolean
  /** Only other documents were compared. */
  readonly across: boolean
}

/** All that the findings say; `head` names the tool and the run. */
export function buildReport(findings: Findings, head: Pick<Report, 'tool' | 'run'>): Report {
  const owner = blockOwners(findings.documents)
  return {
    schemaVersion: 1,
    tool: head.tool,
    run: head.run,
    summary: summaryOf(findings),
    documents: iterable(() => documentsOf(findings, owner)),
    groups: iterable(() => groupsOf(findings, owner)),
    clusters: [],
    skipped: findings.skipped,
    warnings: findings.warnings,
  }
}

function summaryOf({ documents, blocks, groups, source, places }: Findings): Summary {
  let [words, bytes, duplicateWords, removedBlocks, removedWords, removedBytes] = [0, 0, 0, 0, 0, 0]
  for (const document of documents) {
    words += document.words
    bytes += document.bytes
  }
  let removedFrom = 0
  for (let group = 0; group < groups.count; group += 1) {
    let removes = 0
    for (let place = groups.offsets[group]; place < groups.offsets[group + 1]; place += 1) {
      const block = groups.members[place]
      duplicateWords += blocks.words[block]
      if (source[block] === STAYS) continue
      removes = 1
      removedBlocks += 1
      removedWords += blocks.words[block]
      removedBytes += places.cutEnd[place] - places.cutStart[place]
    }
    removedFrom += removes
  }
  const none: KindTotals = { groups: 0, occurrences: 0, words: 0 }
  const byKind: Record<Kind, KindTotals> = {
    exact: { groups: removedFrom, occurrences: removedBlocks, words: removedWords },
    near: none,
    passage: none,
    boilerplate: none,
  }
  return {
    documents: documents.length,
    blocks: blocks.count,
    words,
    bytes,
    duplicateWords,
    removedBlocks,
    removedWords,
    removedBytes,
    redundancy: words === 0 ? 0 : removedWords / words,
    groups: groups.count,
    byKind,
  }
}

function* documentsOf(findings: Findings, owner: (block: number) => number): Generator<DocumentReport> {
  const { documents, blocks, groups, source, places, first } = findings
  for (const [id, document] of documents.entries()) {
    const removals: Removal[] = []
    let [removedBytes, removedWords] = [0, 0]
    for (let block = document.firstBlock; block < document.firstBlock + document.blocks; block += 1) {
      if (source[block] === STAYS) continue
      const place = groups.slot[block] - 1
      removals.push({
        start: places.cutStart[place],
        end: places.cutEnd[place],
        startLine: places.cutStartLine[place],
        endLine: places.cutEndLine[place],
        kind: 'exact',
        group: groupId(findings, first[block]),
      })
      removedBytes += places.cutEnd[place] - places.cutStart[place]
      removedWords += blocks.words[block]
    }
    const emptied = removals.length > 0 && removals.length === document.blocks
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
      nearest: nearestOf(findings, id, owner),
      removals,
    }
  }
}

/** The document where most of this one's words stand first, whatever was decided about them. */
function nearestOf(
  { documents, blocks, groups, first }: Findings,
  id: number,
  owner: (block: number) => number,
): Nearest | null {
  const { firstBlock, blocks: count, words } = documents[id]
  const shared = new Map<number, number>()
  for (let block = firstBlock; block < firstBlock + count; block += 1) {
    if (groups.slot[block] === 0 || blocks.words[block] === 0) continue
    const other = owner(first[block])
    if (other !== id) shared.set(other, (shared.get(other) ?? 0) + blocks.words[block])
  }
  let nearest: Nearest | null = null
  let most = 0
  for (const [document, common] of shared) {
    if (common < most || (common === most && nearest !== null && document > nearest.document)) continue
    most = common
    // A block that stands twice here and once there would count more words than the other document has.
    const inBoth = Math.min(common, documents[document].words)
    nearest = {
      document,
      containment: common / words,
      resemblance: inBoth / (words + documents[document].words - inBoth),
    }
  }
  return nearest
}

function* groupsOf(findings: Findings, owner: (block: number) => number): Generator<Group> {
  const { blocks, groups, places } = findings
  for (let group = 0; group < groups.count; group += 1) {
    const canonical = groups.members[groups.offsets[group]]
    const occurrences: Occurrence[] = []
    for (let place = groups.offsets[group]; place < groups.offsets[group + 1]; place += 1) {
      occurrences.push(occurrenceOf(findings, place, groups.offsets[group], owner))
    }
    yield {
      id: groupId(findings, canonical),
      rule: null,
      words: blocks.words[canonical],
      text: findings.text ? places.excerpts[group] : null,
      occurrences,
    }
  }
}

function occurrenceOf(
  { groups, source, places, across }: Findings,
  place: number,
  canonical: number,
  owner: (block: number) => number,
): Occurrence {
  const goes = source[groups.members[place]] !== STAYS
  // Out of scope is no copy: under `across` a text that stands again in its own document stays for itself.
  const isCopy =
    place !== canonical && (!across || owner(groups.members[place]) !== owner(groups.members[canonical]))
  const span = (at: number) => ({
    document: owner(groups.members[at]),
    start: places.start[at],
    end: places.end[at],
  })
  return {
    ...span(place),
    startLine: places.startLine[place],
    endLine: places.endLine[place],
    kind: 'exact',
    action: goes ? 'remove' : 'keep',
    reason: goes ? 'covered' : isCopy ? 'below-threshold' : 'canonical',
    coverage: isCopy ? 1 : 0,
    sources: isCopy ? [span(canonical)] : [],
  }
}

/** Derived from the folded text alone, so that it is the same in every run that meets the text. */
function groupId({ blocks }: Findings, canonical: number): string {
  const hex = (half: number) => half.toString(16).padStart(8, '0')
  return hex(blocks.high[canonical]) + hex(blocks.low[canonical])
}

function iterable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}
