/**
 * What the terminal shows of a report, gathered in one pass over each list. Of lists that can be gigabytes
 * long only the top few entries are held, so memory does not grow with the report.
 */
import type { DocumentReport, Group, Occurrence, Reason, Report, Span, Status, Warning } from '../model.js'

/** How many of each are kept: together with the fixed lines they fill a screen of about 40 lines. */
const TOP_DOCUMENTS = 6
const TOP_GROUPS = 4
const TOP_WARNINGS = 4
/** Codes of warnings that are notices: files of the code behind it were copied unread. */
export const PASSED = 'passed-'
/** Places named for the copies of one group; more do not fit a line. */
const NAMED_COPIES = 2

/** A place as people look it up: `a/b.txt:12`, for a record the file and the record's line. */
export interface Place {
  readonly document: number
  readonly line: number | null
}

export interface DocumentHighlight {
  readonly path: string
  readonly status: Status
  readonly words: number
  readonly removedWords: number
}

export interface GroupHighlight {
  readonly id: string
  readonly rule: string | null
  readonly words: number
  readonly text: string | null
  readonly boilerplate: boolean
  /** Copies that went, and the first of them. */
  readonly removed: number
  readonly copies: readonly Place[]
  /** Where the text still stands; null if no copy was kept. */
  readonly stands: Place | null
}

/** The removal with the smallest share of covered words. */
export interface LeastCertain {
  readonly place: Place
  readonly coverage: number
  readonly source: Place | null
  readonly words: number
}

export interface Highlights {
  readonly documents: readonly DocumentHighlight[]
  readonly changedDocuments: number
  readonly emptiedDocuments: number
  readonly firstEmptied: DocumentHighlight | null
  readonly groups: readonly GroupHighlight[]
  readonly leastCertain: LeastCertain | null
  /** The boilerplate without a rule that removed most: found by repetition, no copy kept. */
  readonly repetition: GroupHighlight | null
  /** Occurrences that stay although they are alike, counted by reason. */
  readonly leftStanding: ReadonlyMap<Reason, number>
  readonly skipped: ReadonlyMap<string, number>
  readonly warnings: readonly Warning[]
  readonly warningCount: number
  /** `path`, or `path:line` with the line where it is known. */
  readonly nameOf: (place: Place) => string
}

/** The highest scores in order; of equal scores the earlier item stays, so the order is the report's. */
class Top<T> {
  readonly items: T[] = []
  readonly #scores: number[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** Makes the item only if it gets in: most do not. */
  offer(score: number, make: () => T): void {
    const scores = this.#scores
    if (scores.length === this.#size && scores[scores.length - 1] >= score) return
    let at = scores.length
    while (at > 0 && scores[at - 1] < score) at--
    scores.splice(at, 0, score)
    this.items.splice(at, 0, make())
    if (scores.length > this.#size) {
      scores.pop()
      this.items.pop()
    }
  }
}

/** Reads groups, documents, skipped and warnings once each. */
export function highlightsOf(report: Report): Highlights {
  const fromGroups = readGroups(report.groups)
  const fromDocuments = readDocuments(report.documents, fromGroups.places)
  const skipped = new Map<string, number>()
  for (const { code } of report.skipped) count(skipped, code)
  const warnings: Warning[] = []
  let warningCount = 0
  for (const warning of report.warnings) {
    if (warnings.length < TOP_WARNINGS) warnings.push(warning)
    // A notice tells of these files, with what helps: counted once.
    if (warning.code.startsWith(PASSED)) skipped.delete(warning.code.slice(PASSED.length))
    warningCount++
  }
  return { ...fromGroups, ...fromDocuments, skipped, warnings, warningCount }
}

function readGroups(groups: Iterable<Group>) {
  const top = new Top<GroupHighlight>(TOP_GROUPS)
  const repetitions = new Top<GroupHighlight>(1)
  const leftStanding = new Map<Reason, number>()
  let leastCertain: LeastCertain | null = null
  for (const group of groups) {
    let removed = 0
    let byRepetition = false
    for (const occurrence of group.occurrences) {
      if (occurrence.action !== 'remove') {
        if (occurrence.reason !== 'canonical') count(leftStanding, occurrence.reason)
        continue
      }
      removed++
      if (occurrence.kind === 'boilerplate') byRepetition ||= occurrence.reason === 'repetition'
      else if (isLessCertain(occurrence, group.words, leastCertain)) {
        leastCertain = leastCertainOf(occurrence, group)
      }
    }
    if (removed === 0) continue
    const score = removed * group.words
    top.offer(score, () => groupHighlight(group, removed))
    if (byRepetition) repetitions.offer(score, () => groupHighlight(group, removed))
  }
  const repetition = repetitions.items[0] ?? null
  const places = [...top.items, ...(repetition ? [repetition] : [])].flatMap((group) =>
    group.stands ? [group.stands, ...group.copies] : group.copies,
  )
  if (leastCertain) places.push(leastCertain.place)
  if (leastCertain?.source) places.push(leastCertain.source)
  return { groups: top.items, repetition, leftStanding, leastCertain, places }
}

/** Of equally uncertain removals the longer one costs more if it is wrong. */
function isLessCertain({ coverage }: Occurrence, words: number, than: LeastCertain | null): boolean {
  if (coverage >= 1) return false
  return than === null || coverage < than.coverage || (coverage === than.coverage && words > than.words)
}

function leastCertainOf(occurrence: Occurrence, group: Group): LeastCertain {
  const source = occurrence.sources[0]
  return {
    place: placeOf(occurrence),
    coverage: occurrence.coverage,
    source: source ? sourcePlace(source, group.occurrences) : null,
    words: group.words,
  }
}

/** A source has no line of its own; an occurrence of the group that it touches has. */
function sourcePlace(source: Span, occurrences: readonly Occurrence[]): Place {
  const same = occurrences.find(
    ({ document, start, end }) => document === source.document && start < source.end && source.start < end,
  )
  return same ? placeOf(same) : { document: source.document, line: null }
}

function groupHighlight(group: Group, removed: number): GroupHighlight {
  const { id, rule, words, text, occurrences } = group
  const copies: Place[] = []
  let boilerplate = false
  let stands: Occurrence | null = null
  let source: Span | undefined
  for (const occurrence of occurrences) {
    if (occurrence.action === 'remove') {
      if (copies.length < NAMED_COPIES) copies.push(placeOf(occurrence))
      boilerplate ||= occurrence.kind === 'boilerplate'
      source ??= occurrence.sources[0]
    } else if (stands === null || (stands.reason !== 'canonical' && occurrence.reason === 'canonical')) {
      stands = occurrence
    }
  }
  // With an older corpus to judge against, the copy that stays is no occurrence of this report.
  const place = stands ? placeOf(stands) : source ? sourcePlace(source, occurrences) : null
  return { id, rule, words, text, boilerplate, removed, copies, stands: boilerplate ? null : place }
}

function placeOf({ document, startLine }: Occurrence): Place {
  return { document, line: startLine }
}

function readDocuments(documents: Iterable<DocumentReport>, places: readonly Place[]) {
  const wanted = new Set(places.map(({ document }) => document))
  const names = new Map<number, { path: string; record: number | null }>()
  const top = new Top<DocumentHighlight>(TOP_DOCUMENTS)
  let changedDocuments = 0
  let emptiedDocuments = 0
  let firstEmptied: DocumentHighlight | null = null
  for (const document of documents) {
    const { id, path, record, status, removedWords } = document
    if (wanted.has(id)) names.set(id, { path, record: record?.line ?? null })
    if (status === 'kept') continue
    changedDocuments++
    if (status === 'emptied') {
      emptiedDocuments++
      firstEmptied ??= documentHighlight(document)
    }
    if (removedWords > 0) top.offer(removedWords, () => documentHighlight(document))
  }
  const nameOf = ({ document, line }: Place): string => {
    const known = names.get(document)
    if (known === undefined) return `document ${document}`
    const shown = known.record ?? line
    return shown === null ? known.path : `${known.path}:${shown}`
  }
  return { documents: top.items, changedDocuments, emptiedDocuments, firstEmptied, nameOf }
}

function documentHighlight({ path, record, status, words, removedWords }: DocumentReport): DocumentHighlight {
  return { path: record ? `${path}:${record.line}` : path, status, words, removedWords }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
