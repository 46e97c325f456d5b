/** The rows of report.html from a report that was read again. It holds no words of single copies: those of their group stand for them. */
import { KINDS } from '../kinds.js'
import type { OldDocument, Report } from '../model.js'
import { GROUP_OCCURRENCES } from './page-limits.js'
import type { PageSource } from './page-source.js'
import type { DocumentHead } from './record-writer.js'

/** Lists of the report are read anew for each question. */
export function reportSource(report: Report): PageSource {
  const old = [...(report.against ?? [])]
  return {
    report,
    count: old.length + report.summary.documents,
    old: old.length,
    thresholds: null,
    *documents() {
      for (const one of old) yield headOf(one)
      yield* report.documents
    },
    sizes() {
      const removed: number[] = []
      const occurrences: number[] = []
      for (const group of report.groups) {
        const goes = group.occurrences.filter(({ action }) => action === 'remove').length
        removed.push(goes * group.words)
        occurrences.push(group.occurrences.filter(({ reason }) => reason !== 'canonical').length)
      }
      return { removed: Float64Array.from(removed), occurrences: Float64Array.from(occurrences) }
    },
    *groups(wanted) {
      let number = 0
      for (const group of report.groups) {
        if (wanted[number++] !== 1) continue
        const { occurrences } = group
        const gone = KINDS.map(
          (kind) => occurrences.filter((one) => one.kind === kind && one.action === 'remove').length,
        )
        const shown = { ...group, occurrences: occurrences.slice(0, GROUP_OCCURRENCES) }
        yield { group: shown, keys: [], total: occurrences.length, gone }
      }
    },
    tally(tally) {
      for (const { rule, words, occurrences } of report.groups) {
        for (const { document, kind, action, reason, coverage, sources } of occurrences) {
          if (reason === 'canonical') continue
          const source = sources.length > 0 ? sources[0].document : -1
          tally.occurrence(document, kind, action, reason, words, coverage, source, rule)
        }
      }
    },
  }
}

function headOf({ id, path, record, site, encoding, bytes, words, hash }: OldDocument): DocumentHead {
  return {
    id,
    path,
    record,
    site,
    date: null,
    encoding,
    bytes,
    words,
    blocks: 0,
    hash,
    removedBytes: 0,
    removedWords: 0,
    status: 'kept',
    nearest: null,
  }
}
