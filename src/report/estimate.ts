/**
 * What a whole corpus holds, by a sample of its documents. New words grow as a power of the words read (Heaps, 1978):
 * thinning the sample to a half, in thought, gives the power at its end, and that is drawn on to the whole. The share
 * that repeats inside the sample is a lower bound but for chance: more documents repeat more.
 */
import type { Estimate, Group, Report } from '../model.js'

/** `whole` is what the sample of `report` was drawn from: documents, and their bytes. */
export function estimateOf(report: Report, whole: { documents: number; bytes: number }): Estimate {
  const { summary } = report
  const { words, removedWords, byKind } = summary
  const grown = summary.bytes === 0 ? 1 : Math.max(1, whole.bytes / summary.bytes)
  const frame = byKind.boilerplate.words
  const distinct = words - removedWords
  const half = distinct - newInSecondHalf(report.groups, distinct)
  // Between 0, where the second half of the sample held nothing new, and 1, where all of it was.
  const power = half <= 0 ? 1 : Math.min(1, Math.max(0, Math.log2(distinct / half)))
  const perWord = words === 0 ? 0 : 1 / words
  const repeats = (removedWords - frame) * perWord
  const content = 1 - frame * perWord
  const likely = content - distinct * perWord * grown ** (power - 1)
  return {
    documents: whole.documents,
    bytes: whole.bytes,
    repeatsAtLeast: repeats,
    repeatsLikely: Math.max(repeats, likely),
    boilerplate: frame * perWord,
  }
}

/**
 * Words that half of the documents, drawn at random, would not hold: half of those that stand in one document, a
 * quarter of those in two. Copies inside one document come and go with it.
 */
function newInSecondHalf(groups: Iterable<Group>, distinct: number): number {
  let repeated = 0
  let missing = 0
  for (const group of groups) {
    const documents = documentsOf(group)
    if (documents === 0) continue
    repeated += group.words
    missing += group.words * 0.5 ** documents
  }
  return missing + Math.max(0, distinct - repeated) / 2
}

/** How many documents hold what a group repeats; 0 for one that removes nothing, or of which no copy stays. */
function documentsOf({ occurrences }: Group): number {
  const documents = new Set<number>()
  let removed = false
  for (const { document, action, kind, sources } of occurrences) {
    if (kind === 'boilerplate') return 0
    if (action === 'remove') removed = true
    if (action === 'remove' || action === 'keep') documents.add(document)
    for (const source of sources) documents.add(source.document)
  }
  return removed ? documents.size : 0
}
