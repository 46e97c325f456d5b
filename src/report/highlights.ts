/**
 * What the terminal shows of a report, gathered in one pass over each list. Of lists that can be gigabytes
 * long only the top few entries are held, so memory does not grow with the report.
 */
import { isUnreadable } from '../corpus/unreadable.js'
import type { Reason, Report, Warning } from '../model.js'
import { type DocumentHighlight, readDocuments } from './document-highlights.js'
import {
  type FrameHighlight,
  frameHighlight,
  type GroupHighlight,
  type LeastCertain,
  type Place,
  readGroups,
} from './group-highlights.js'
import { count } from './group-tally.js'
import { toldWarnings } from './notices.js'

/** Inputs that could not be read, told by name. */
const TOP_UNREAD = 3

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
