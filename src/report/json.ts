/**
 * report.json as text, in pieces: DESIGN's section on the report fixes the keys and their order. The keys of
 * the top and every document, group, cluster, skipped path and warning have a line of their own, so that
 * `grep`, `head` and `diff` are of use; inside a record there is no white space.
 */
import type {
  Cluster,
  DocumentReport,
  Group,
  KindTotals,
  Nearest,
  Occurrence,
  Removal,
  Report,
  Skipped,
  Span,
  Summary,
  Warning,
} from '../model.js'

/**
 * UTF-16 units in a piece before it is handed on: Node's stream buffers are 16-64 KB, larger pieces write
 * no faster. A piece is longer by at most one path, text or list item.
 */
export const PIECE_UNITS = 1 << 16

// Inside JSON these stand only in strings, so escaping the finished text is safe. DEL, C1 controls and
// bidi controls: `cat report.json` must not drive or fool a terminal. U+0085, U+2028 and U+2029: some
// readers of NDJSON end a line there. JSON.stringify itself escapes C0 controls and lone surrogates.
const RISKY = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Small texts gathered into pieces of about `PIECE_UNITS`. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length >= PIECE_UNITS) {
      yield piece.replace(RISKY, escapeUnit)
      piece = ''
    }
  }
  if (piece !== '') yield piece.replace(RISKY, escapeUnit)
}

/** The whole report as JSON text. The joined pieces parse to the report; the last ends with a newline. */
export function reportJson(report: Report): Generator<string> {
  return inPieces(reportTexts(report))
}

function* reportTexts(report: Report): Generator<string> {
  yield `{\n  "schemaVersion": ${report.schemaVersion},\n`
  yield `  "tool": ${JSON.stringify(toolRecord(report.tool))},\n`
  yield `  "run": ${JSON.stringify(runRecord(report.run))},\n`
  yield `  "summary": ${JSON.stringify(summaryRecord(report.summary))},\n`
  yield* list('documents', report.documents, documentTexts, ',\n')
  yield* list('groups', report.groups, groupTexts, ',\n')
  yield* list('clusters', report.clusters, clusterTexts, ',\n')
  yield* list('skipped', report.skipped, skippedTexts, ',\n')
  yield* list('warnings', report.warnings, warningTexts, '\n')
  yield '}\n'
}

function* list<T>(
  key: string,
  items: Iterable<T>,
  texts: (item: T) => Iterable<string>,
  after: string,
): Generator<string> {
  yield `  "${key}": [`
  let before = '\n    '
  for (const item of items) {
    yield before
    yield* texts(item)
    before = ',\n    '
  }
  yield before === '\n    ' ? ']' : '\n  ]'
  yield after
}

/** The start of an object: `{`, or a brace and the keys that go before the record's own. */
export type Opening = `{${string}`

/** One object whose last key is a list. The list is written item by item: it can be longer than a string may be. */
function* withList<T>(
  opening: Opening,
  head: object,
  key: string,
  items: readonly T[],
  text: (item: T) => string,
): Generator<string> {
  yield `${opening}${JSON.stringify(head).slice(1, -1)},"${key}":[`
  let before = ''
  for (const item of items) {
    yield before + text(item)
    before = ','
  }
  yield ']}'
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

function totals({ groups, occurrences, words }: KindTotals): KindTotals {
  return { groups, occurrences, words }
}

/** `opening` of an NDJSON line holds its `type`. */
export function documentTexts(document: DocumentReport, opening: Opening = '{'): Generator<string> {
  const { record, nearest } = document
  const head = {
    id: document.id,
    path: document.path,
    record: record === null ? null : { line: record.line, id: record.id },
    site: document.site,
    date: document.date,
    encoding: document.encoding,
    bytes: document.bytes,
    words: document.words,
    blocks: document.blocks,
    hash: document.hash,
    removedBytes: document.removedBytes,
    removedWords: document.removedWords,
    status: document.status,
    nearest: nearest === null ? null : nearestRecord(nearest),
  }
  return withList(opening, head, 'removals', document.removals, removalText)
}

function nearestRecord({ document, containment, resemblance }: Nearest): Nearest {
  return { document, containment, resemblance }
}

// The records below stand in a report by the million. Numbers and the words of our own need no escaping, and
// a template is several times faster than JSON.stringify of an object made for it.

function removalText({ start, end, startLine, endLine, kind, group }: Removal): string {
  return `{"start":${start},"end":${end},"startLine":${startLine},"endLine":${endLine},"kind":"${kind}","group":${JSON.stringify(group)}}`
}

export function* groupTexts(group: Group, opening: Opening = '{'): Generator<string> {
  const { id, rule, words, text } = group
  yield `${opening}${JSON.stringify({ id, rule, words, text }).slice(1, -1)},"occurrences":[`
  let before = ''
  for (const occurrence of group.occurrences) {
    yield before
    // A generator per occurrence costs more than its text, and few have more than one source.
    const { sources } = occurrence
    if (sources.length > 64) yield* occurrenceTexts(occurrence)
    else yield `${occurrenceHead(occurrence)}${sources.map(spanText).join(',')}]}`
    before = ','
  }
  yield ']}'
}

function* occurrenceTexts(occurrence: Occurrence): Generator<string> {
  yield occurrenceHead(occurrence)
  let before = ''
  for (const source of occurrence.sources) {
    yield before + spanText(source)
    before = ','
  }
  yield ']}'
}

/** Up to the opening bracket of the sources. */
function occurrenceHead(one: Occurrence): string {
  return `{"document":${one.document},"start":${one.start},"end":${one.end},"startLine":${one.startLine},"endLine":${one.endLine},"kind":"${one.kind}","action":"${one.action}","reason":"${one.reason}","coverage":${one.coverage},"sources":[`
}

function spanText({ document, start, end }: Span): string {
  return `{"document":${document},"start":${start},"end":${end}}`
}

export function* clusterTexts(cluster: Cluster, opening: Opening = '{'): Generator<string> {
  const { id, representative, documents, resemblance } = cluster
  yield `${opening}${JSON.stringify({ id, representative }).slice(1, -1)},"documents":[`
  let before = ''
  for (const document of documents) {
    yield before + document
    before = ','
  }
  yield `],"resemblance":${JSON.stringify(resemblance)}}`
}

export function skippedTexts({ path, code, message }: Skipped, opening: Opening = '{'): string[] {
  return [opening + JSON.stringify({ path, code, message }).slice(1)]
}

export function warningTexts({ code, message }: Warning, opening: Opening = '{'): string[] {
  return [opening + JSON.stringify({ code, message }).slice(1)]
}
