/** What the terminal shows of groups: the largest, the least certain, and boilerplate by rule and site. */
import type { Group, Occurrence, Span } from '../model.js'
import { GroupTally, type SelfTallying, Top, type WideGroup } from './group-tally.js'

/** Sites and rules named for boilerplate: four of each fill two lines. */
const TOP_FRAMES = 4
/** Places named for the copies of one group; more do not fit a line. */
const NAMED_COPIES = 2

/** A place as people look it up: `a/b.txt:12`, for a record the file and the record's line. */
export interface Place {
  readonly document: number
  readonly line: number | null
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

export function readGroups(groups: Iterable<Group>) {
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

export function frameHighlight(
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
