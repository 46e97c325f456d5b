/**
 * What the terminal shows of a report, gathered in one pass over each list. Of lists that can be gigabytes
 * long only the top few entries are held, so memory does not grow with the report.
 */
import { isUnreadable } from '../corpus/unreadable.js'
import { documentName } from '../document-name.js'
import type {
  DocumentReport,
  Group,
  Occurrence,
  OldDocument,
  Reason,
  Report,
  Span,
  Status,
  Warning,
} from '../model.js'
import { count, GroupTally, type SelfTallying, Top, type WideGroup } from './group-tally.js'
import type { DocumentHead } from './record-writer.js'

/** How many of each are kept: together with the fixed lines they fill a screen of about 40 lines; a smaller one shows fewer. */
const TOP_DOCUMENTS = 6
const TOP_WARNINGS = 4
/** Inputs that could not be read, told by name: as many as two lines hold. */
const TOP_UNREAD = 3
/** Sites and rules named for boilerplate: four of each fill two lines. */
const TOP_FRAMES = 4
/** Codes of warnings that are notices: files of the code behind it were copied unread. */
export const PASSED = 'passed-'
/** Code of the notice that a file was read as packed data, records or Parquet, and could not be. */
const PASSED_BROKEN = `${PASSED}broken`
/** Code of the notice that names the fields of records. */
const FIELDS_TAKEN = 'record-fields'

/** Whether it tells what was done, and nothing that is wrong. */
export function isNotice({ code }: Pick<Warning, 'code'>): boolean {
  return code.startsWith(PASSED) || code === FIELDS_TAKEN
}

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

/** Boilerplate that went, most first, and copies that were only told of. */
export interface FrameHighlight {
  readonly sites: readonly { readonly site: string; readonly words: number }[]
  readonly moreSites: number
  /** Copies by rule; null stands for repetition. */
  readonly rules: readonly { readonly rule: string | null; readonly copies: number }[]
  readonly moreRules: number
  readonly flags: number
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
  readonly boilerplate: FrameHighlight
  /** Occurrences that stay although they are alike, counted by reason. */
  readonly leftStanding: ReadonlyMap<Reason, number>
  /** By code, without the unreadable ones and those that a notice tells of. */
  readonly skipped: ReadonlyMap<string, number>
  /** The first paths that could not be read, and how many there are. */
  readonly unread: readonly string[]
  readonly unreadCount: number
  /** What is wrong before what is merely told. */
  readonly warnings: readonly Warning[]
  readonly warningCount: number
  readonly noticeCount: number
  /** `path`, or `path:line` with the line where it is known. */
  readonly nameOf: (place: Place) => string
}

/** Reads groups, documents, skipped and warnings once each. */
export function highlightsOf(report: Report): Highlights {
  const fromGroups = readGroups(report.groups)
  const { places, framesByRule, frameWords, flags, ...shown } = fromGroups
  const { frameSites, ...fromDocuments } = readDocuments(
    report.documents,
    report.against ?? [],
    places,
    frameWords,
  )
  const skipped = new Map<string, number>()
  const unread: string[] = []
  let unreadCount = 0
  for (const entry of report.skipped) {
    if (!isUnreadable(entry)) count(skipped, entry.code)
    else if (++unreadCount <= TOP_UNREAD) unread.push(entry.path)
  }
  const told = toldWarnings(report.warnings)
  // A notice tells of these files, with what helps: counted once.
  for (const code of told.passed) skipped.delete(code)
  const { warnings, warningCount, noticeCount } = told
  const boilerplate = frameHighlight(framesByRule, frameSites, flags)
  const notes = { skipped, unread, unreadCount, warnings, warningCount, noticeCount }
  return { ...shown, ...fromDocuments, boilerplate, ...notes }
}

/** The first of each rank, and of the ranks the worst first: a note on fields must not hide a warning. */
function toldWarnings(all: Iterable<Warning>) {
  const ranks: [Warning[], Warning[], Warning[], Warning[]] = [[], [], [], []]
  const passed: string[] = []
  let warningCount = 0
  let noticeCount = 0
  for (const warning of all) {
    const { code } = warning
    const rank = ranks[rankOf(warning)]
    if (rank.length < TOP_WARNINGS) rank.push(warning)
    if (code.startsWith(PASSED)) passed.push(code.slice(PASSED.length))
    if (isNotice(warning)) noticeCount++
    else warningCount++
  }
  return { warnings: ranks.flat().slice(0, TOP_WARNINGS), warningCount, noticeCount, passed }
}

export const WARNING_RANKS = [0, 1, 2, 3] as const

/** How far down it is told: what is wrong, what could not be read, what was left out, what was merely taken. */
export function rankOf(warning: Warning): (typeof WARNING_RANKS)[number] {
  if (!isNotice(warning)) return 0
  if (warning.code === PASSED_BROKEN) return 1
  return warning.code === FIELDS_TAKEN ? 3 : 2
}

function readGroups(groups: Iterable<Group>) {
  const tally = new GroupTally()
  if (talliesItself(groups)) groups.tally(tally)
  else for (const group of groups) tallyGroup(group, tally)
  const { leftStanding, framesByRule, frameWords, flags } = tally
  const top = tally.top.items.map(({ group, removed }) => groupHighlight(group, removed))
  const [found] = tally.repetitions.items
  const repetition = found === undefined ? null : groupHighlight(found.group, found.removed)
  const leastCertain = tally.least === null ? null : leastCertainOf(tally.least.occurrence, tally.least.group)
  const places = [...top, ...(repetition ? [repetition] : [])].flatMap((group) =>
    group.stands ? [group.stands, ...group.copies] : group.copies,
  )
  if (leastCertain) places.push(leastCertain.place)
  if (leastCertain?.source) places.push(leastCertain.source)
  return { groups: top, repetition, leftStanding, leastCertain, places, framesByRule, frameWords, flags }
}

function tallyGroup(group: Group, tally: GroupTally): void {
  tally.begin(group.words)
  for (const { action, kind, reason, coverage, document } of group.occurrences) {
    // What is covered in full without a source holds no word: a ruler between lines that go.
    if (action === 'remove' && kind === 'boilerplate')
      tally.frame(group.rule, document, coverage === 1 ? 0 : group.words)
    if (action === 'remove') tally.removed(kind, reason, coverage)
    else if (action === 'flag' && kind === 'boilerplate') tally.flagged()
    else tally.kept(reason)
  }
  tally.end(() => group)
}

function talliesItself(groups: object): groups is SelfTallying {
  return 'tally' in groups
}

function leastCertainOf(occurrence: Occurrence, group: WideGroup): LeastCertain {
  const source = occurrence.sources[0]
  return {
    place: placeOf(occurrence),
    coverage: occurrence.coverage,
    source: source ? sourcePlace(source, group.occurrences) : null,
    words: group.words,
  }
}

/** A source has no line of its own; an occurrence of the group that it touches has. */
function sourcePlace(source: Span, occurrences: Iterable<Occurrence>): Place {
  for (const one of occurrences) {
    const { document, start, end } = one
    if (document === source.document && start < source.end && source.start < end) return placeOf(one)
  }
  return { document: source.document, line: null }
}

function groupHighlight(group: WideGroup, removed: number): GroupHighlight {
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

function frameHighlight(
  framesByRule: ReadonlyMap<string | null, number>,
  frameSites: ReadonlyMap<string, number>,
  flags: number,
): FrameHighlight {
  const rules = new Top<{ rule: string | null; copies: number }>(TOP_FRAMES)
  for (const [rule, copies] of framesByRule) rules.offer(copies, () => ({ rule, copies }))
  const sites = new Top<{ site: string; words: number }>(TOP_FRAMES)
  for (const [site, words] of frameSites) sites.offer(words, () => ({ site, words }))
  return {
    rules: rules.items,
    moreRules: framesByRule.size - rules.items.length,
    sites: sites.items,
    moreSites: frameSites.size - sites.items.length,
    flags,
  }
}

function readDocuments(
  list: Iterable<DocumentReport>,
  against: Iterable<OldDocument>,
  places: readonly Place[],
  frameWords: ReadonlyMap<number, number>,
) {
  const frameSites = new Map<string, number>()
  const wanted = new Set(places.map(({ document }) => document))
  const names = new Map<number, { path: string; record: number | null }>()
  for (const { id, path, record } of against)
    if (wanted.has(id)) names.set(id, { path, record: record?.line ?? null })
  const top = new Top<DocumentHighlight>(TOP_DOCUMENTS)
  let changedDocuments = 0
  let emptiedDocuments = 0
  let firstEmptied: DocumentHighlight | null = null
  const heads: Iterable<DocumentHead> = hasHeads(list) ? list.heads() : list
  for (const document of heads) {
    const { id, path, record, status, removedWords, site } = document
    const framed = frameWords.get(id)
    if (framed !== undefined) frameSites.set(site, (frameSites.get(site) ?? 0) + framed)
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
  return { documents: top.items, changedDocuments, emptiedDocuments, firstEmptied, nameOf, frameSites }
}

function hasHeads(documents: object): documents is { heads(): Iterable<DocumentHead> } {
  return 'heads' in documents
}

function documentHighlight({ path, record, status, words, removedWords }: DocumentHead): DocumentHighlight {
  return { path: documentName({ path, record }), status, words, removedWords }
}
