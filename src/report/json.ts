/**
 * report.json as text, in pieces: DESIGN's section on the report fixes the keys and their order. The keys of
 * the top and every document, group, cluster, skipped path and warning have a line of their own, so that
 * `grep`, `head` and `diff` are of use; inside a record there is no white space.
 */
import type { DocumentReport, Estimate, KindTotals, Report, Summary } from '../model.js'
import { RecordWriter } from './record-writer.js'
import { type ListName, writeDocument, writeLists } from './write-records.js'

/** The whole report as JSON text. The joined pieces parse to the report; the last ends with a newline. */
export function* reportJson(report: Report): Generator<string> {
  for (const piece of reportPieces(report)) yield pieceText(piece)
}

/** The same as UTF-8; each piece is valid until the next is asked for. The first holds all before the documents. */
export function reportPieces(report: Report): Generator<Uint8Array> {
  return pieces(report, writeReport)
}

/** One document as it stands in a report. */
export function* documentJson(document: DocumentReport): Generator<string> {
  for (const piece of pieces(document, writeDocument)) yield pieceText(piece)
}

/** What `write` writes, in pieces that end between two characters. */
export function* pieces<T>(
  what: T,
  write: (what: T, writer: RecordWriter) => Generator<undefined>,
): Generator<Uint8Array> {
  const writer = new RecordWriter()
  for (const _ of write(what, writer)) yield writer.json.take()
  const last = writer.json.take()
  if (last.length > 0) yield last
}

export function pieceText({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8')
}

function* writeReport(report: Report, writer: RecordWriter): Generator<undefined> {
  writeTop(report, writer)
  yield* writeLists(
    report,
    writer,
    (list) => beginList(list, writer),
    (list) => endList(list, writer),
  )
}

/** All that stands before the lists. */
export function writeTop(report: Report, { json }: RecordWriter): void {
  json.ascii(`{\n  "schemaVersion": ${report.schemaVersion},\n  "tool": `)
  json.value(toolRecord(report.tool))
  json.ascii(',\n  "run": ')
  json.value(runRecord(report.run))
  json.ascii(',\n  "summary": ')
  json.value(summaryRecord(report.summary))
  json.ascii(',\n')
  if (report.estimate !== undefined) {
    json.ascii('  "estimate": ')
    json.value(estimateRecord(report.estimate))
    json.ascii(',\n')
  }
}

/** What stands before the first record of a list, and before any other. */
export const FIRST_RECORD = '\n    {'
export const NEXT_RECORD = ',\n    {'

export function beginList(list: ListName, writer: RecordWriter): void {
  writer.json.ascii(`  "${list}": [`)
  writer.beginList(FIRST_RECORD, NEXT_RECORD)
}

export function endList(list: ListName, writer: RecordWriter): void {
  const after = list === 'warnings' ? ']\n}\n' : '],\n'
  writer.endList(after, `\n  ${after}`)
}

// Every record is built key by key: the order of the keys is part of the contract, and a key that the
// schema does not know cannot slip in.

export function toolRecord({ name, version, icu }: Report['tool']): object {
  return { name, version, icu }
}

export function runRecord({ command, paths, options, startedAt, durationMs }: Report['run']): object {
  return { command, paths, options, startedAt, durationMs }
}

export function summaryRecord(summary: Summary): object {
  const { exact, near, passage, boilerplate } = summary.byKind
  return {
    documents: summary.documents,
    blocks: summary.blocks,
    words: summary.words,
    bytes: summary.bytes,
    duplicateWords: summary.duplicateWords,
    removedBlocks: summary.removedBlocks,
    removedWords: summary.removedWords,
    removedBytes: summary.removedBytes,
    redundancy: summary.redundancy,
    groups: summary.groups,
    byKind: {
      exact: totals(exact),
      near: totals(near),
      passage: totals(passage),
      boilerplate: totals(boilerplate),
    },
  }
}

export function estimateRecord(estimate: Estimate): object {
  const { documents, bytes, repeatsAtLeast, repeatsLikely, boilerplate } = estimate
  return { documents, bytes, repeatsAtLeast, repeatsLikely, boilerplate }
}

function totals({ groups, occurrences, words }: KindTotals): KindTotals {
  return { groups, occurrences, words }
}
