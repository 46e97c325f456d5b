/** Writes the lists of a report: records that come as objects one by one, lists from flat arrays by themselves. */
import type { Cluster, DocumentReport, Group, Skipped, Warning } from '../model.js'
import { FATES, REMOVED_AS, type RecordWriter } from './record-writer.js'

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
export function* writeGroup(group: Group, writer: RecordWriter): Generator<undefined> {
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
export function* writeCluster(cluster: Cluster, writer: RecordWriter): Generator<undefined> {
  writer.cluster(cluster)
  for (const document of cluster.documents) {
    writer.member(document)
    if (writer.full) yield
  }
  writer.endCluster(cluster)
}

const NO_BREAK: readonly undefined[] = []

export function writeSkipped({ path, code, message }: Skipped, writer: RecordWriter): Iterable<undefined> {
  writer.plain({ path, code, message })
  return NO_BREAK
}

export function writeWarning({ code, message }: Warning, writer: RecordWriter): Iterable<undefined> {
  writer.plain({ code, message })
  return NO_BREAK
}

/** Writes the records of a list; yields when the writer is full. */
export function* writeAll<T>(
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

function writesItself(items: object): items is SelfWriting {
  return 'writeTo' in items
}
