/**
 * The report as NDJSON: the objects of report.json, one a line, each with its `type` first. The lines come
 * in this order, so that a reader knows the totals before the records and never has to look back:
 *
 *   1. `report`: schemaVersion, tool, run. Always the first line, always one.
 *   2. `summary`: always the second line, always one.
 *   3. `document`, in corpus order
 *   4. `group`   5. `cluster`   6. `skipped`   7. `warning`: any number of each, in the report's order.
 */
import type { Report } from '../model.js'
import {
  clusterTexts,
  documentTexts,
  groupTexts,
  inPieces,
  type Opening,
  runRecord,
  skippedTexts,
  summaryRecord,
  toolRecord,
  warningTexts,
} from './json.js'

/** The report's lines in pieces of about 64 KB. Lines and pieces do not end together; the last piece ends a line. */
export function reportNdjson(report: Report): Generator<string> {
  return inPieces(lineTexts(report))
}

function* lineTexts(report: Report): Generator<string> {
  const { schemaVersion, tool, run, summary } = report
  const header = { type: 'report', schemaVersion, tool: toolRecord(tool), run: runRecord(run) }
  yield `${JSON.stringify(header)}\n`
  yield `${JSON.stringify({ type: 'summary', ...summaryRecord(summary) })}\n`
  yield* lines('document', report.documents, documentTexts)
  yield* lines('group', report.groups, groupTexts)
  yield* lines('cluster', report.clusters, clusterTexts)
  yield* lines('skipped', report.skipped, skippedTexts)
  yield* lines('warning', report.warnings, warningTexts)
}

function* lines<T>(
  type: string,
  items: Iterable<T>,
  texts: (item: T, opening: Opening) => Iterable<string>,
): Generator<string> {
  const opening: Opening = `{"type":"${type}",`
  for (const item of items) {
    yield* texts(item, opening)
    yield '\n'
  }
}
