/** From decisions to the report as data (DESIGN.md section 4). Lists are made anew at each iteration. */

import { originOf } from '../corpus/origin.js'
import { END, PLACE, START } from '../corpus/token-places.js'
import { REMOVED } from '../decide/verdicts.js'
import { KINDS } from '../kinds.js'
import type { Kind, KindTotals, OldDocument, Report, Summary } from '../model.js'
import { arrayOf } from '../spare-heap.js'
import type { Findings } from './findings.js'
import { FlatDocuments } from './flat-documents.js'
import { FlatGroups } from './flat-groups.js'

/** All that the findings say; `head` names the tool and the run. */
export function buildReport(findings: Findings, head: Pick<Report, 'tool' | 'run'>): Report {
  return {
    schemaVersion: 1,
    tool: head.tool,
    run: head.run,
    summary: summaryOf(findings),
    ...(findings.against === null ? {} : { against: oldDocuments(findings, findings.against) }),
    documents: new FlatDocuments(findings),
    groups: new FlatGroups(findings),
    clusters: findings.resemblances.clusters,
    skipped: findings.skipped,
    warnings: findings.warnings,
  }
}

function oldDocuments({ documents }: Findings, count: number): OldDocument[] {
  return documents.slice(0, count).map(({ file, site, encoding, bytes, words, hash }, id) => ({
    id,
    path: originOf(file),
    record: file.record === undefined ? null : { line: file.record.line, id: file.record.id },
    site,
    encoding,
    bytes,
    words,
    hash,
  }))
}

function summaryOf(findings: Findings): Summary {
  const documents = findings.documents.slice(findings.against ?? 0)
  const { decisions, groups, places, blocks, words } = findings
  const { goes, verdict, kind, from, to } = decisions
  const totals = KINDS.map(() => ({ groups: 0, occurrences: 0, words: 0 }))
  // For each group a bit for each kind that something of it goes as.
  const seen = arrayOf(Uint8Array, groups.count)
  let removedWords = 0
  for (let i = 0; i < decisions.count; i += 1) {
    if (goes.at(i) === 0) continue
    const one = totals[kind.at(i)]
    const size = to.at(i) - from.at(i)
    one.occurrences += 1
    one.words += size
    removedWords += size
    const group = groups.of.at(i)
    const bit = 1 << kind.at(i)
    if ((seen[group] & bit) === 0) one.groups += 1
    seen[group] |= bit
  }
  let removedBytes = 0
  const { removals } = places
  for (let at = 0; at < removals.length; at += PLACE)
    removedBytes += removals.at(at + END) - removals.at(at + START)
  let removedBlocks = 0
  for (let block = 0; block < verdict.length; block += 1)
    if (verdict.at(block) === REMOVED) removedBlocks += 1
  const bytes = documents.reduce((sum, document) => sum + document.bytes, 0)
  return {
    documents: documents.length,
    blocks,
    words,
    bytes,
    duplicateWords: duplicateWords(findings),
    removedBlocks,
    removedWords,
    removedBytes,
    redundancy: words === 0 ? 0 : removedWords / words,
    groups: groups.count,
    byKind: Object.fromEntries(KINDS.map((name, at) => [name, totals[at]])) as Record<Kind, KindTotals>,
  }
}

/** Words in any group, canonicals included, each counted once: a bit for each word. */
function duplicateWords({ decisions, groups, words, oldTokens }: Findings): number {
  const [oldFrom, oldTo] = oldTokens
  const bits = arrayOf(Uint32Array, Math.ceil((words + oldTo - oldFrom) / 32))
  const { from, to } = decisions
  let count = 0
  const add = (begin: number, end: number) => {
    if (begin >= oldFrom && begin < oldTo) return
    for (let token = begin; token < end; ) {
      const word = token >>> 5
      const offset = token & 31
      const width = Math.min(32 - offset, end - token)
      const mask = width === 32 ? -1 : ((1 << width) - 1) << offset
      const fresh = mask & ~bits[word]
      if (fresh !== 0) {
        bits[word] |= mask
        count += ones(fresh)
      }
      token += width
    }
  }
  for (let i = 0; i < decisions.count; i += 1) add(from.at(i), to.at(i))
  for (let group = 0; group < groups.count; group += 1)
    if (groups.line.at(group) === 0) add(groups.from.at(group), groups.to.at(group))
  return count
}

/** Bits set among 32 (Warren, Hacker's Delight 5-1). */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
