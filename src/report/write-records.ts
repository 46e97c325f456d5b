/** Writes the lists of a report: records that come as objects one by one, lists from flat arrays by themselves. */
import type { Cluster, DocumentReport, Group, OldDocument, Report, Skipped, Warning } from '../model.js'
import { FATES, REMOVED_AS, type RecordWriter } from './record-writer.js'

/** The lists of a report. */
export type ListName = 'against' | 'documents' | 'groups' | 'clusters' | 'skipped' | 'warnings'

/** A list that can write its records itself, without making objects of them; yields when the writer is full. */
export interface SelfWriting {
  writeTo(writer: RecordWriter): Generator<undefined>
}

/** Yields when the writer is full. */
export function* writeDocument(document: DocumentReport, writer: RecordWriter): Generator<undefined> {
  writer.document(document)
  for (const { start, end, startLine, endLine, kind, group } of document.removals) {
    writer.removal(start, end, startLine, endLine, REMOVED_AS[kind], group)
    if (writer.full) yield
  }
  writer.endDocument()
}

/** Yields when the writer is full. */
function* writeGroup(group: Group, writer: RecordWriter): Generator<undefined> {
  writer.group(group)
  for (const one of group.occurrences) {
    const { document, start, end, startLine, endLine } = one
    const fate = FATES[one.kind][one.action][one.reason]
    writer.occurrence(document, start, end, startLine, endLine, fate, one.coverage)
    for (const source of one.sources) {
      writer.source(source.document, source.start, source.end)
      if (writer.full) yield
    }
    writer.endOccurrence()
    if (writer.full) yield
  }
  writer.endGroup()
}

/** Yields when the writer is full. */
function* writeCluster(cluster: Cluster, writer: RecordWriter): Generator<undefined> {
  writer.cluster(cluster)
  for (const document of cluster.documents) {
    writer.member(document)
    if (writer.full) yield
  }
  writer.endCluster(cluster)
}

const NO_BREAK: readonly undefined[] = []

/** An old document as it stands in a report, key by key. */
function writeOld(one: OldDocument, writer: RecordWriter): Iterable<undefined> {
  const { id, path, record, site, encoding, bytes, words, hash } = one
  writer.plain({ id, path, record, site, encoding, bytes, words, hash })
  return NO_BREAK
}

function writeSkipped({ path, code, message }: Skipped, writer: RecordWriter): Iterable<undefined> {
  writer.plain({ path, code, message })
  return NO_BREAK
}

function writeWarning({ code, message }: Warning, writer: RecordWriter): Iterable<undefined> {
  writer.plain({ code, message })
  return NO_BREAK
}

/** Writes the records of a list; yields when the writer is full. */
function* writeAll<T>(
  items: Iterable<T>,
  writer: RecordWriter,
  write: (item: T, writer: RecordWriter) => Iterable<undefined>,
): Generator<undefined> {
  if (writesItself(items)) {
    yield* items.writeTo(writer)
    return
  }
  for (const item of items) {
    yield* write(item, writer)
    if (writer.full) yield
  }
}

/** Writes the lists of a report in their order, `begin` and `end` what stands around each. Yields when the writer is full. */
export function* writeLists(
  report: Report,
  writer: RecordWriter,
  begin: (list: ListName) => void,
  end: (list: ListName) => void,
): Generator<undefined> {
  yield* writeAgainst(report, writer, begin, end)
  begin('documents')
  yield* writeAll(report.documents, writer, writeDocument)
  end('documents')
  begin('groups')
  yield* writeAll(report.groups, writer, writeGroup)
  end('groups')
  yield* writeShortLists(report, writer, begin, end)
}

/** The list before documents, where there is one. */
export function* writeAgainst(
  { against }: Report,
  writer: RecordWriter,
  begin: (list: ListName) => void,
  end: (list: ListName) => void,
): Generator<undefined> {
  if (against === undefined) return
  begin('against')
  yield* writeAll(against, writer, writeOld)
  end('against')
}

/** The same for the lists behind documents and groups. */
export function* writeShortLists(
  report: Report,
  writer: RecordWriter,
  begin: (list: ListName) => void,
  end: (list: ListName) => void,
): Generator<undefined> {
  begin('clusters')
  yield* writeAll(report.clusters, writer, writeCluster)
  end('clusters')
  begin('skipped')
  yield* writeAll(report.skipped, writer, writeSkipped)
  end('skipped')
  begin('warnings')
  yield* writeAll(report.warnings, writer, writeWarning)
  end('warnings')
}

function writesItself(items: object): items is SelfWriting {
  return 'writeTo' in items
}
