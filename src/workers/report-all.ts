/** Writes a report piece by piece; its two long lists in several threads where that is worth it. */
import { handed } from '../columns/flat.js'
import type { Host } from '../host.js'
import type { Report } from '../model.js'
import type { Findings } from '../report/findings.js'
import { FlatDocuments } from '../report/flat-documents.js'
import { beginList, endList, reportPieces, writeTop } from '../report/json.js'
import { type DocumentHead, RecordWriter } from '../report/record-writer.js'
import { documentItems, groupItems, recordAt } from '../report/records-in-parts.js'
import { writeAgainst, writeShortLists } from '../report/write-records.js'
import { type Pool, withPool } from './pool.js'
import type { ReportPart, ReportState, ReportTask } from './report-task.js'
import { SHARES, threadsFor } from './shares.js'

/** Bytes of an item in a report: removals take 100, occurrences with a source 250. */
const ITEM_BYTES = 200
/** Items of a task at most: some two megabytes. */
const TASK_ITEMS = 1 << 13

/** Hands on all pieces of a report, in order; each is valid during the call. The first holds all before the documents. */
export async function eachReportPiece(
  report: Report,
  findings: Findings,
  workers: number | null,
  host: Host,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  const items = documentItems(findings) + groupItems(findings)
  await withPool(threadsFor(items * ITEM_BYTES, workers), async (pool) => {
    if (pool === null) for (const piece of reportPieces(report)) take(piece)
    else await writeWith(pool, report, findings, host, take)
  })
}

async function writeWith(
  pool: Pool,
  report: Report,
  findings: Findings,
  host: Host,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  const writer = new RecordWriter()
  const { places, documents, groups } = findings
  const flat = new FlatDocuments(findings)
  pool.tell('report', stateOf(findings))
  const room: SharedArrayBuffer[] = []
  // Old documents have no removals: each is one item before those of the new ones.
  const old = findings.against ?? 0
  const write = async (items: number, taskAt: (from: number, to: number) => Omit<ReportTask, 'room'>) => {
    take(writer.json.take())
    const size = Math.min(TASK_ITEMS, Math.ceil(items / (pool.threads * SHARES)))
    await pool.run<ReportTask, ReportPart>(
      'report',
      size === 0 ? 0 : Math.ceil(items / size),
      (index) => {
        const task = taskAt(index * size, Math.min(items, (index + 1) * size))
        return [{ ...task, room: room.pop() ?? null }]
      },
      ({ bytes, length }) => {
        take(new Uint8Array(bytes, 0, length))
        room.push(bytes)
      },
      host.signal,
    )
  }
  writeTop(report, writer)
  const before = writeAgainst(
    report,
    writer,
    (list) => beginList(list, writer),
    (list) => endList(list, writer),
  )
  for (const _ of before) take(writer.json.take())
  beginList('documents', writer)
  await write(documentItems(findings) - old, (begin, end) => {
    const [from, to] = [begin + old, end + old]
    const first = recordAt(places.firstRemoval, from)
    const heads: DocumentHead[] = []
    for (let id = first; id < documents.length && places.firstRemoval.at(id) + id < to; id += 1)
      heads.push(flat.head(id))
    return { from, to, heads, first, begins: begin === 0 }
  })
  writer.count(documents.length - old)
  endList('documents', writer)
  beginList('groups', writer)
  await write(groupItems(findings), (from, to) => ({ from, to, heads: null, first: 0, begins: from === 0 }))
  writer.count(groups.count)
  endList('groups', writer)
  const rest = writeShortLists(
    report,
    writer,
    (list) => beginList(list, writer),
    (list) => endList(list, writer),
  )
  for (const _ of rest) take(writer.json.take())
  take(writer.json.take())
}

function stateOf({ decisions, groups, places, boilerplate, text }: Findings): ReportState {
  const { count, from, to, line, idHigh, idLow, offsets, members, of, stretches } = groups
  return {
    decisions: handed({
      from: decisions.from.column,
      to: decisions.to.column,
      covered: decisions.covered.column,
      kind: decisions.kind.column,
      goes: decisions.goes.column,
      reason: decisions.reason.column,
      firstSource: decisions.firstSource.column,
    }),
    count,
    groups: handed({ from, to, line, idHigh, idLow, offsets, members, of }),
    ofSource: handed({ ofSource: stretches.ofSource }),
    places: places.shared,
    excerpts: places.excerpts.pieces,
    boilerplate: boilerplate === null ? null : { lines: boilerplate.lines.map(({ rule }) => ({ rule })) },
    text,
  }
}
