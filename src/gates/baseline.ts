/**
 * A baseline: copies that a check knows and lets pass. A copy is known by the passage it repeats (the id of its group,
 * which is a hash of the folded words) and by the file it stands in, not by its line, which every edit moves. Of a passage
 * that stands in one more place, or once more in the same file, that copy is new.
 */

import { documentName } from '../document-name.js'
import { DedupeError } from '../failure.js'
import { KINDS } from '../kinds.js'
import type { DocumentReport, Group, Kind, Report, Summary, Warning } from '../model.js'
import { type DocumentLoss, MASS_REMOVAL, massRemovals } from '../report/mass-removals.js'

export const FORMAT = 'corpus-dedupe baseline'
export const VERSION = 1

export interface BaselinePassage {
  /** The id of the group. */
  readonly passage: string
  /** Its first words, for people; null with --no-text. */
  readonly text: string | null
  /** Copies by file. */
  readonly places: Readonly<Record<string, number>>
}

export interface Baseline {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION
  /** Ascending by passage, places by file. */
  readonly passages: readonly BaselinePassage[]
}

/** The place that a document was read from, by its path in the report. */
export type PlaceOf = (path: string) => string

/** First characters of a passage that are kept to be recognised. */
const TEXT = 80

/** All copies that a report would remove. Reads documents and groups once. */
export function baselineOf(report: Report, placeOf: PlaceOf): Baseline {
  const places = new Map<string, Map<string, number>>()
  for (const { path, removals } of report.documents) {
    const place = placeOf(path)
    for (const { group } of removals) {
      const counts = places.get(group) ?? new Map<string, number>()
      places.set(group, counts)
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
  }
  const texts = new Map<string, string | null>()
  for (const { id, text } of report.groups) if (places.has(id)) texts.set(id, text)
  const passages = [...places]
    .sort(([a], [b]) => order(a, b))
    .map(([passage, counts]) => ({
      passage,
      text: shortened(texts.get(passage) ?? null),
      places: Object.fromEntries([...counts].sort(([a], [b]) => order(a, b))),
    }))
  return { format: FORMAT, version: VERSION, passages }
}

/** As it is written: a passage a line, so that a change of one is a change of one line. */
export function baselineText({ format, version, passages }: Baseline): string {
  const lines = passages.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  return `{\n  "format": "${format}",\n  "version": ${version},\n  "passages": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`
}

/** Throws DedupeError for what is no baseline; `name` is the file's. */
export function parseBaseline(text: string, name: string): Baseline {
  const refuse = (why: string) =>
    new DedupeError('bad-baseline', `${name} is no baseline: ${why}`, "Make one with 'dedupe baseline write'")
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw refuse('it is no JSON')
  }
  const { format, version, passages } = (parsed ?? {}) as Partial<Record<keyof Baseline, unknown>>
  if (format !== FORMAT) throw refuse(`its format is not "${FORMAT}"`)
  if (version !== VERSION)
    throw refuse(`it has version ${JSON.stringify(version)}, this program reads ${VERSION}`)
  if (!Array.isArray(passages)) throw refuse('it has no passages')
  for (const one of passages) {
    const { passage, places } = (one ?? {}) as Partial<Record<keyof BaselinePassage, unknown>>
    const counts = typeof places === 'object' && places !== null ? Object.values(places) : [0]
    if (typeof passage !== 'string' || !counts.every((count) => Number.isInteger(count) && Number(count) > 0))
      throw refuse(`${JSON.stringify(one)} is no passage with its places`)
  }
  return parsed as Baseline
}

export interface Judged {
  /** The report without the copies that are known. Lists are made anew at each iteration. */
  readonly report: Report
  /** Copies that are known. */
  readonly known: number
  /** What of the baseline no copy stands for any more. */
  readonly stale: readonly { readonly passage: string; readonly place: string; readonly copies: number }[]
  /** Entries of files that were not judged: left as they are. */
  readonly unjudged: number
  /** The baseline without what is stale. */
  readonly pruned: Baseline
}

/**
 * Takes known copies out of a report. Words of a copy are counted as those of what it repeats. An entry can be stale only if
 * its file was judged, or `isGone` says that it stands no more: of other files this report knows nothing.
 */
export function judge(
  report: Report,
  baseline: Baseline,
  placeOf: PlaceOf,
  isGone: (place: string) => boolean = () => true,
): Judged {
  const known: Known = new Map(
    baseline.passages.map(({ passage, places }) => [passage, new Map(Object.entries(places))]),
  )
  const wordsOf = new Map<string, number>()
  for (const { id, words } of report.groups) if (known.has(id)) wordsOf.set(id, words)
  const used = counter(known)
  const judged = new Set<string>()
  for (const { path, removals } of report.documents) {
    const place = placeOf(path)
    judged.add(place)
    for (const { group } of removals) used.isKnown(group, place)
  }
  const stale: { passage: string; place: string; copies: number }[] = []
  let unjudged = 0
  const passages = baseline.passages.flatMap((one) => {
    const left = new Map<string, number>()
    for (const [place, count] of Object.entries(one.places)) {
      if (!judged.has(place) && !isGone(place)) {
        unjudged += 1
        left.set(place, count)
        continue
      }
      const found = used.count(one.passage, place)
      if (found > 0) left.set(place, found)
      if (found < count) stale.push({ passage: one.passage, place, copies: count - found })
    }
    return left.size === 0 ? [] : [{ ...one, places: Object.fromEntries(left) }]
  })
  const documents = again(() => newDocuments(report, known, wordsOf, placeOf))
  const groups = again(() => newGroups(report, known, placeOf))
  const rest = { ...report, documents, groups }
  const summary = summaryOf(rest)
  // What a document loses of its text is counted anew, in the place of what was: most of it may be known.
  const all = [...report.warnings]
  const first = all.findIndex(isMassRemoval)
  const warnings = all.flatMap((one, at) =>
    at === first ? massRemovals(newLosses(documents)) : isMassRemoval(one) ? [] : [one],
  )
  return {
    report: { ...rest, summary, warnings },
    known: used.all(),
    stale,
    unjudged,
    pruned: { format: FORMAT, version: VERSION, passages },
  }
}

/** Copies by file, by passage. Maps: files are named `constructor` and `__proto__` as well. */
type Known = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Counts copies over all documents of a file: those of a file of records are many. The first ones are known. */
function counter(known: Known) {
  const met = new Map<string, number>()
  let all = 0
  return {
    isKnown(passage: string, place: string): boolean {
      const key = keyOf(passage, place)
      const before = met.get(key) ?? 0
      if (before >= (known.get(passage)?.get(place) ?? 0)) return false
      met.set(key, before + 1)
      all += 1
      return true
    },
    count: (passage: string, place: string) => met.get(keyOf(passage, place)) ?? 0,
    all: () => all,
  }
}

/** Documents without their known removals: of each passage the first ones in a file are those that are known. */
function* newDocuments(
  { documents }: Report,
  known: Known,
  wordsOf: ReadonlyMap<string, number>,
  placeOf: PlaceOf,
): Generator<DocumentReport> {
  const used = counter(known)
  for (const document of documents) {
    const place = placeOf(document.path)
    let words = 0
    const removals = document.removals.filter(({ group }) => {
      if (!used.isKnown(group, place)) return true
      words += wordsOf.get(group) ?? 0
      return false
    })
    if (removals.length === document.removals.length) {
      yield document
      continue
    }
    const removedBytes = removals.reduce((sum, { start, end }) => sum + end - start, 0)
    const removedWords = removals.length === 0 ? 0 : Math.max(0, document.removedWords - words)
    // A document that goes whole is known as such only if all of it is.
    const status = removals.length === 0 ? 'kept' : document.status
    yield { ...document, removals, removedBytes, removedWords, status }
  }
}

function isMassRemoval({ code }: Warning): boolean {
  return code.startsWith(MASS_REMOVAL)
}

function newLosses(documents: Iterable<DocumentReport>): DocumentLoss[] {
  return Array.from(documents, (document) => ({
    name: documentName(document),
    site: document.site,
    words: document.words,
    gone: document.removedWords,
  }))
}

function* newGroups({ groups, documents }: Report, known: Known, placeOf: PlaceOf): Generator<Group> {
  const used = counter(known)
  const places = new Map<number, string>()
  for (const { id, path } of documents) places.set(id, placeOf(path))
  for (const group of groups) {
    if (!known.has(group.id)) {
      yield group
      continue
    }
    const occurrences = group.occurrences.filter(
      ({ document, action }) => action !== 'remove' || !used.isKnown(group.id, places.get(document) ?? ''),
    )
    if (occurrences.some(({ action }) => action === 'remove')) yield { ...group, occurrences }
  }
}

function summaryOf({ summary, documents, groups }: Report): Summary {
  let [removedWords, removedBytes] = [0, 0]
  for (const document of documents) {
    removedWords += document.removedWords
    removedBytes += document.removedBytes
  }
  const byKind = Object.fromEntries(
    KINDS.map((kind) => [kind, { groups: 0, occurrences: 0, words: 0 }]),
  ) as Record<Kind, { groups: number; occurrences: number; words: number }>
  let [count, removedBlocks] = [0, 0]
  for (const { words, occurrences } of groups) {
    count += 1
    const met = new Set<Kind>()
    for (const { kind, action } of occurrences) {
      if (action !== 'remove') continue
      const totals = byKind[kind]
      if (!met.has(kind)) totals.groups += 1
      met.add(kind)
      totals.occurrences += 1
      totals.words += words
      if (kind !== 'passage') removedBlocks += 1
    }
  }
  const redundancy = summary.words === 0 ? 0 : removedWords / summary.words
  return { ...summary, removedWords, removedBytes, removedBlocks, redundancy, groups: count, byKind }
}

function again<T>(make: () => Generator<T>): Iterable<T> {
  return { [Symbol.iterator]: make }
}

function keyOf(passage: string, place: string): string {
  return `${passage} ${place}`
}

/** By UTF-16 units, whatever the locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function shortened(text: string | null): string | null {
  if (text === null || text.length <= TEXT) return text
  const cut = text.slice(0, TEXT)
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`
}
