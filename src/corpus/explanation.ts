/** All that can be told of one group: its occurrences with their sources, and the texts of both. */
import { documentName } from '../document-name.js'
import type { DocumentReport, Group, Occurrence, Span } from '../model.js'
import { documentsWith, type NamedDocument, type Output, type Spread, spreadOf } from './find-occurrence.js'
import { runOf } from './report-records.js'
import { type DocumentTexts, readSpans, type WantedSpans } from './span-texts.js'

/** A span with what is known of it. */
export interface Place extends Span {
  readonly path: string
  /** Of the corpus that the run was judged against. */
  readonly old?: boolean
  /** Words of the whole document. */
  readonly documentWords: number
  /** Null where neither the text nor an occurrence of the group tells them. */
  readonly lines: readonly [first: number, last: number] | null
  /** UTF-8; null where it cannot be had. */
  readonly text: Uint8Array | null
}

export interface ExplainedOccurrence {
  readonly occurrence: Occurrence
  readonly place: Place
  readonly sources: readonly Place[]
}

export interface Explanation {
  readonly group: Group
  /** `run.options` of the report. */
  readonly options: Readonly<Record<string, unknown>>
  /** In the report's order. */
  readonly shown: readonly ExplainedOccurrence[]
  /** Occurrences that are not shown. */
  readonly rest: readonly Occurrence[]
  /** Of boilerplate by repetition alone. */
  readonly spread: Spread | null
  /** Why texts are missing, one line each. */
  readonly missing: readonly string[]
}

/** Gathers what `output` holds on the occurrences of `group` that `shows` lets through. */
export function explain(
  output: Output,
  group: Group,
  shows: (occurrence: Occurrence) => boolean,
): Explanation {
  const wanted: Occurrence[] = []
  const rest: Occurrence[] = []
  for (const occurrence of group.occurrences) (shows(occurrence) ? wanted : rest).push(occurrence)
  const spans = wanted.flatMap((occurrence) => [occurrence, ...occurrence.sources])
  const documents = documentsWith(output.report, new Set(spans.map(({ document }) => document)))
  const missing = output.noTexts === null ? [] : [output.noTexts]
  const texts = textsOf(output.folder, documents, spans, missing)
  const placeOf = (span: Span): Place => {
    const found = texts.get(keyOf(span))
    const document = documents.get(span.document)
    const known =
      found ?? group.occurrences.find((one) => one.document === span.document && overlap(one, span))
    return {
      document: span.document,
      start: span.start,
      end: span.end,
      path: document === undefined ? `document ${span.document}` : documentName(document),
      ...(document?.old === true ? { old: true } : {}),
      documentWords: document?.words ?? 0,
      lines: known === undefined ? null : [known.startLine, known.endLine],
      text: found?.bytes ?? null,
    }
  }
  const shown = wanted.map((occurrence) => ({
    occurrence,
    place: { ...placeOf(occurrence), lines: [occurrence.startLine, occurrence.endLine] as const },
    sources: occurrence.sources.map(placeOf),
  }))
  const repeats = group.occurrences.some(({ reason }) => reason === 'repetition')
  const spread = repeats ? spreadOf(output.report, group) : null
  return { group, options: runOf(output.report).options, shown, rest, spread, missing }
}

/** The number of lines of a document, or null where it cannot be had. */
export function linesIn({ folder }: Output, document: DocumentReport): number | null {
  if (folder === null) return null
  const { path, record, encoding } = document
  const name = documentName(document)
  const wanted = { path, line: record?.line ?? null, encoding, spans: [] }
  const found = readSpans(folder, new Map([[name, wanted]])).get(name)
  return found === undefined || typeof found === 'string' ? null : found.lines
}

function textsOf(
  folder: string | null,
  documents: ReadonlyMap<number, NamedDocument>,
  spans: readonly Span[],
  missing: string[],
): Map<string, DocumentTexts['spans'][number]> {
  const texts = new Map<string, DocumentTexts['spans'][number]>()
  if (folder === null) return texts
  let isOld = false
  const wanted = new Map<string, Omit<WantedSpans, 'spans'> & { readonly spans: Span[] }>()
  for (const span of spans) {
    const document = documents.get(span.document)
    if (document?.old === true) isOld = true
    if (document === undefined || document.old === true) continue
    const { path, record, encoding } = document
    const name = documentName(document)
    const wants = wanted.get(name) ?? { path, line: record?.line ?? null, encoding, spans: [] }
    wants.spans.push(span)
    wanted.set(name, wants)
  }
  if (isOld) missing.push('an output holds no text of the corpus that the run was judged against')
  const read = readSpans(folder, wanted)
  for (const [path, wants] of wanted) {
    const found = read.get(path)
    if (typeof found === 'string') missing.push(found)
    else if (found) for (const [at, span] of wants.spans.entries()) texts.set(keyOf(span), found.spans[at])
  }
  return texts
}

function keyOf({ document, start, end }: Span): string {
  return `${document} ${start} ${end}`
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
