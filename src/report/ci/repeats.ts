/**
 * What a CI system is told of a report: the repeats that go, each with its file and lines and where the same words stand.
 * A report may hold millions; no CI system shows so many, so only the largest are held, and the rest are counted.
 */
import type { DocumentReport, Group, Kind, Occurrence, Report, Span } from '../../model.js'
import { Top } from '../group-tally.js'
import { plural } from '../quantity.js'
import { safeExcerpt } from '../safe-text.js'

export interface Repeat {
  /** As it was typed: its argument, and the path below it. */
  readonly file: string
  /** Of a record its line, which both lines are then. */
  readonly record?: number
  readonly startLine: number
  readonly endLine: number
  readonly kind: Kind
  /** The boilerplate rule, or null. */
  readonly rule: string | null
  readonly words: number
  /** The id of its group: the same for the same text in every run. */
  readonly group: string
  /** Where the same words stand; null for boilerplate. */
  readonly source: { readonly file: string; readonly line: number | null } | null
}

export interface Repeats {
  /** By document in corpus order, then by line. */
  readonly shown: readonly Repeat[]
  readonly total: number
}

/** The place that a document was read from, by its path in the report. */
export type FileOf = (path: string) => string

/** A repeat whose documents are not named yet. Its group is not held: it may have 100,000 occurrences. */
interface Found extends Omit<Repeat, 'file' | 'record' | 'source'> {
  readonly document: number
  readonly start: number
  readonly source: { readonly document: number; readonly line: number | null } | null
}

/** The `most` largest removals, by words; of equal ones those that come first in the report. */
export function repeatsOf(report: Report, fileOf: FileOf, most: number): Repeats {
  const top = new Top<Found>(most)
  let total = 0
  for (const group of report.groups) {
    for (const occurrence of group.occurrences) {
      if (occurrence.action !== 'remove') continue
      total += 1
      top.offer(group.words, () => foundOf(occurrence, group))
    }
  }
  const found = [...top.items].sort((a, b) => a.document - b.document || a.start - b.start)
  const files = filesOf(report, found, fileOf)
  const placeOf = (document: number) => files.get(document) ?? { file: '' }
  const shown = found.map(({ document, start: _, source, ...rest }) => ({
    ...rest,
    ...placeOf(document),
    ...linesOf(placeOf(document).record),
    source: source === null ? null : sourcePlace(placeOf(source.document), source.line),
  }))
  return { shown, total }
}

function foundOf(occurrence: Occurrence, group: Group): Found {
  const { document, start, startLine, endLine, kind } = occurrence
  const { id, rule, words } = group
  const source = sourceOf(occurrence, group)
  return { document, start, startLine, endLine, kind, rule, words, group: id, source }
}

/** `34 words that stand in news/a.txt:12`, on one line and safe to show. */
export function messageOf({ kind, rule, words, source }: Repeat): string {
  const size = plural(words, 'word')
  if (kind === 'boilerplate')
    return `${size} of boilerplate, ${rule === null ? 'which repeats on its site' : `by the rule ${safeExcerpt(rule)}`}`
  const where =
    source === null ? 'elsewhere' : `in ${source.file}${source.line === null ? '' : `:${source.line}`}`
  return `${size}${kind === 'near' ? ', nearly all of which' : ' that'} stand ${safeExcerpt(where)}`
}

/** The first source; its line is known where an occurrence of the group touches it. */
function sourceOf({ sources }: Occurrence, { occurrences }: Group): Found['source'] {
  if (sources.length === 0) return null
  const [{ document, start, end }] = sources
  const touching = occurrences.find((one) => one.document === document && overlap(one, start, end))
  return { document, line: touching?.startLine ?? null }
}

function overlap(one: Span, start: number, end: number): boolean {
  return one.start < end && start < one.end
}

/** A record is one line to whoever looks at its file, whatever lines its text has. */
function linesOf(record: number | undefined): Partial<Pick<Repeat, 'startLine' | 'endLine'>> {
  return record === undefined ? {} : { startLine: record, endLine: record }
}

function sourcePlace({ file, record }: Place, line: number | null): Repeat['source'] {
  return { file, line: record ?? line }
}

type Place = Pick<Repeat, 'file' | 'record'>

function filesOf(
  { documents, against = [] }: Report,
  found: readonly Found[],
  fileOf: FileOf,
): Map<number, Place> {
  const wanted = new Set<number>()
  for (const { document, source } of found) {
    wanted.add(document)
    if (source !== null) wanted.add(source.document)
  }
  const files = new Map<number, Place>()
  const add = ({ id, record }: Pick<DocumentReport, 'id' | 'record'>, file: string) => {
    if (wanted.has(id)) files.set(id, { file, ...(record === null ? {} : { record: record.line }) })
  }
  for (const document of against) add(document, document.path)
  for (const document of documents) add(document, fileOf(document.path))
  return files
}
