/**
 * The report as NDJSON: the objects of report.json, one a line, each with its `type` first. The lines come
 * in this order, so that a reader knows the totals before the records and never has to look back:
 *
 *   1. `report`: schemaVersion, tool, run. Always the first line, always one.
 *   2. `summary`: always the second line, always one.
 *   3. `estimate`: with --sample alone, one.
 *      `against`: with --against alone, any number: the old documents that are cited
 *   4. `document`, in corpus order
 *   5. `group`   6. `cluster`   7. `skipped`   8. `warning`: any number of each, in the report's order.
 */
import type { Report } from '../model.js'
import { estimateRecord, pieces, pieceText, runRecord, summaryRecord, toolRecord } from './json.js'
import type { RecordWriter } from './record-writer.js'
import { type ListName, writeLists } from './write-records.js'

/** The type of a line, by the list that it is of. */
const TYPES: Readonly<Record<ListName, string>> = {
  against: 'against',
  documents: 'document',
  groups: 'group',
  clusters: 'cluster',
  skipped: 'skipped',
  warnings: 'warning',
}

/** The report's lines in pieces of about 64 KB. Lines and pieces do not end together; the last piece ends a line. */
export function* reportNdjson(report: Report): Generator<string> {
  for (const piece of pieces(report, writeLines)) yield pieceText(piece)
}

function* writeLines(report: Report, writer: RecordWriter): Generator<undefined> {
  const { json } = writer
  const { schemaVersion, tool, run, summary } = report
  json.value({ type: 'report', schemaVersion, tool: toolRecord(tool), run: runRecord(run) })
  json.ascii('\n')
  json.value({ type: 'summary', ...summaryRecord(summary) })
  json.ascii('\n')
  if (report.estimate !== undefined) {
    json.value({ type: 'estimate', ...estimateRecord(report.estimate) })
    json.ascii('\n')
  }
  const begin = (list: ListName) =>
    writer.beginList(`{"type":"${TYPES[list]}",`, `\n{"type":"${TYPES[list]}",`)
  yield* writeLists(report, writer, begin, () => writer.endList('', '\n'))
}
