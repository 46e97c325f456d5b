/**
 * The lists of the terminal summary: the documents that lost most, the groups repeated most, what was
 * noticed on the way, and what to look at first.
 */
import type { Reason } from '../model.js'
import type { DocumentHighlight } from './document-highlights.js'
import type { GroupHighlight, LeastCertain, Place } from './group-highlights.js'
import type { Highlights } from './highlights.js'
import { leftOutWords } from './left-out-words.js'
import { isNotice } from './notices.js'
import { percent, plural, thousands } from './quantity.js'
import { cells, cutEnd, cutMiddle, safeExcerpt, safeName } from './safe-text.js'
import { heading, notice, type Page, within } from './terminal-page.js'

/** Cells of a bar, one for each 5 % or 10 %: the longest that leaves the path its room. */
const BARS = [20, 10]
/** A path shorter than this says too little: where it would have to be, the bar is left out. */
const MIN_PATH = 30
/** A place (path and line) shorter than this cannot be told from its neighbours. */
const MIN_PLACE = 26
/** Cells before the second line of a group. */
const INDENT = 4
/** Cells before the text of what to look at first: a margin of 2 and the longest label. */
const LABEL = 17
/** Codes of skipped paths named one by one; the rest are added up. */
const NAMED_CODES = 6

const REASON_NOTES: Readonly<Record<Reason, string>> = {
  canonical: 'as the copy that stays',
  covered: 'covered',
  rule: 'by a rule',
  repetition: 'by repetition',
  'new-number': 'with another number',
  'new-name': 'with another name',
  'below-threshold': 'too short or too different',
  'taken-back': 'with no other copy left',
  protected: 'protected',
  decision: 'by decision',
}

export function documentLines({ documents: all }: Highlights, page: Page, most: number): string[] {
  const documents = all.slice(0, most)
  if (documents.length === 0) return []
  const paths = documents.map(({ path }) => safeName(path))
  const counts = documents.map(
    ({ words, removedWords }) => `${thousands(removedWords)} of ${plural(words, 'word')}`,
  )
  const countWidth = Math.max(...counts.map((text) => text.length))
  // Two cells between columns; `100.0%` is six wide.
  const room = page.width - 2 - (2 + 6) - (2 + countWidth)
  const longest = Math.max(...paths.map(cells))
  const barWidth = BARS.find((bar) => room - (2 + bar) >= Math.min(MIN_PATH, longest)) ?? 0
  const pathRoom = barWidth > 0 ? room - (2 + barWidth) : room
  // Below 60 columns huge counts may push the line over the edge; the path never vanishes.
  const pathWidth = Math.min(Math.max(8, pathRoom), longest)
  const lines = documents.map((document, at) => {
    const path = cutMiddle(paths[at], pathWidth, page.ellipsis)
    const share = shareRemoved(document)
    const bar = barWidth > 0 ? `  ${drawBar(share, barWidth, page)}` : ''
    const numbers = `  ${percent(share).padStart(6)}  ${counts[at].padStart(countWidth)}`
    return `  ${path}${' '.repeat(pathWidth - cells(path))}${bar}${numbers}`
  })
  return [heading(page.dryRun ? 'Would lose most' : 'Lost most', page), ...lines]
}

function shareRemoved({ words, removedWords }: DocumentHighlight): number {
  return words > 0 ? Math.min(1, removedWords / words) : 1
}

/** As with percent: only nothing is an empty bar and only all a full one. */
function drawBar(share: number, width: number, { paint, full, empty }: Page): string {
  const rounded = Math.min(width - 1, Math.max(1, Math.round(share * width)))
  const filled = share <= 0 ? 0 : share >= 1 ? width : rounded
  return paint.cyan(full.repeat(filled)) + paint.dim(empty.repeat(width - filled))
}

export function groupLines({ groups, nameOf }: Highlights, page: Page, most: number): string[] {
  if (groups.length === 0 || most === 0) return []
  const lines = groups.slice(0, most).flatMap((group) => {
    const head = `  ${plural(group.removed, 'copy', 'copies')} of ${plural(group.words, 'word')}: `
    const fate = within(fateOf(group, nameOf, page), page, INDENT)
    return [head + excerptOf(group, page.width - cells(head), page), `    ${page.paint.dim(fate)}`]
  })
  return [heading('Repeated most', page), ...lines]
}

/** Where the text still stands, and where its copies went: as many places as leave each a readable path. */
function fateOf(group: GroupHighlight, nameOf: (place: Place) => string, page: Page): string {
  const { removed, copies, stands, boilerplate, rule } = group
  const from = `${page.dryRun ? 'would go' : 'gone'} from `
  const before = boilerplate ? `${safeName(rule ?? 'boilerplate')}, ` : ''
  const standing = stands ? [safeName(nameOf(stands))] : []
  for (let named = copies.length; ; named--) {
    const gone = copies.slice(0, named).map((place) => safeName(nameOf(place)))
    const rest = removed > named ? ` and ${thousands(removed - named)} more` : ''
    const say = ([...where]: readonly string[]) => {
      const stay = stands ? `stands in ${where.shift()}` : before
      return named === 0 ? stay : `${stay}${stands ? ', ' : ''}${from}${where.join(', ')}${rest}`
    }
    const places = [...standing, ...gone]
    const words = cells(say(places.map(() => '')))
    const room = Math.floor((page.width - INDENT - words) / places.length)
    // With no copy named, the count before the excerpt says how many went.
    const last = named === (stands ? 0 : 1)
    if (cells(say(places)) <= page.width - INDENT) return say(places)
    if (room >= MIN_PLACE || last) return say(places.map((place) => cutMiddle(place, room, page.ellipsis)))
  }
}

/** The group's text in quotation marks that close on the line, or its id where texts are left out. */
function excerptOf({ text, id }: GroupHighlight, width: number, page: Page): string {
  if (text === null) return cutEnd(`group ${safeName(id)}`, width, page.ellipsis)
  return `"${cutEnd(safeExcerpt(text), width - 2, page.ellipsis)}"`
}

/** What went as boilerplate by site and by rule, and what was only told of. */
export function frameLines({ boilerplate }: Highlights, page: Page): string[] {
  const { sites, moreSites, rules, moreRules, flags } = boilerplate
  const rows: [label: string, text: string][] = []
  // As many names as fit the line, the first one in any case.
  const list = (all: readonly string[], unnamed: number) => {
    for (let count = all.length; ; count -= 1) {
      const more = unnamed + all.length - count
      const text = all.slice(0, count).join(', ') + (more > 0 ? ` and ${thousands(more)} more` : '')
      if (count === 1 || cells(text) <= page.width - LABEL) return text
    }
  }
  if (sites.length > 0) {
    const named = sites.map(({ site, words }) => `${safeName(site) || '(no site)'} ${plural(words, 'word')}`)
    rows.push(['by site', list(named, moreSites)])
  }
  if (rules.length > 0) {
    const named = rules.map(({ rule, copies }) => `${safeName(rule ?? 'repetition')} ${thousands(copies)}`)
    rows.push(['by rule', list(named, moreRules)])
  }
  if (flags > 0)
    rows.push(['only flagged', `${plural(flags, 'block')}, which ${flags === 1 ? 'stays' : 'stay'}`])
  if (rows.length === 0) return []
  const lines = rows.map(([label, text]) => `  ${label.padEnd(LABEL - 2)}${within(text, page, LABEL)}`)
  return [heading('Boilerplate', page), ...lines]
}

/**
 * What could not be read comes first and by name, and nothing folds it away; `messages` are how many warnings and notices
 * follow, each of `height` lines at most.
 */
export function noticeLines(found: Highlights, page: Page, messages: number, height: number): string[] {
  const lines: string[] = []
  if (found.unreadCount > 0) {
    const rest = found.unreadCount - found.unread.length
    const names = found.unread.map(safeName).join(', ') + (rest > 0 ? ` and ${thousands(rest)} more` : '')
    lines.push(...notice('Could not be read: ', names, page, height).map((line) => page.paint.red(line)))
  }
  const alike = byCount(found.leftStanding)
  if (alike.length > 0) {
    const reasons = alike.map(([reason, count]) => [count, REASON_NOTES[reason]] as const)
    const label = 'Alike but kept: '
    lines.push(...notice(label, counted(reasons, reasons.length, 'more', page, label, height), page, height))
  }
  const codes = byCount(found.skipped)
  if (codes.length > 0) {
    const named = codes.map(([code, count]) => [count, safeName(leftOutWords(code, count))] as const)
    const label = 'Left out or not read: '
    lines.push(...notice(label, counted(named, NAMED_CODES, 'other', page, label, height), page, height))
  }
  const shown = found.warnings.slice(0, messages)
  for (const warning of shown) {
    const text = safeExcerpt(warning.message)
    if (isNotice(warning)) lines.push(...notice('Note: ', text, page, height))
    else lines.push(...notice('Warning: ', text, page, height).map((line) => page.paint.yellow(line)))
  }
  const notes = shown.filter(isNotice).length
  const moreWarnings = found.warningCount - (shown.length - notes)
  const moreNotes = found.noticeCount - notes
  const more = [
    moreWarnings > 0 ? plural(moreWarnings, 'more warning') : '',
    moreNotes > 0 ? plural(moreNotes, 'more note') : '',
  ].filter((text) => text !== '')
  const line = `${more.join(' and ')} in the report`
  if (more.length > 0) lines.push(moreWarnings > 0 ? page.paint.yellow(line) : line)
  return lines
}

/** `3 html, 2 binary, 4 other`: at most so many by name, and as many as fit, as a number that is cut would be another one. */
function counted(
  all: readonly (readonly [count: number, name: string])[],
  most: number,
  other: string,
  page: Page,
  label: string,
  height: number,
): string {
  for (let named = Math.min(most, all.length); ; named -= 1) {
    const parts = all.slice(0, named).map(([count, name]) => `${thousands(count)} ${name}`)
    const rest = all.slice(named).reduce((sum, [count]) => sum + count, 0)
    if (rest > 0) parts.push(`${thousands(rest)} ${other}`)
    const text = parts.join(', ')
    if (named <= 1 || height > 1 || cells(label) + cells(text) <= page.width) return text
  }
}

/** Largest first; equal counts in the order they were met. */
function byCount<K>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort((a, b) => b[1] - a[1])
}

/**
 * Where a wrong removal would be found if there is one: the removal with the least behind it, a document
 * that lost all it had, boilerplate that no rule names.
 */
export function firstLookLines(found: Highlights, page: Page): string[] {
  const { leastCertain, repetition, firstEmptied, emptiedDocuments, nameOf } = found
  const width = page.width - LABEL
  const rows: [label: string, text: string][] = []
  if (leastCertain) rows.push(['least certain', uncertainty(leastCertain, nameOf, page)])
  if (firstEmptied) {
    const more = emptiedDocuments > 1 ? ` and ${thousands(emptiedDocuments - 1)} more` : ''
    const path = cutMiddle(safeName(firstEmptied.path), width - more.length, page.ellipsis)
    rows.push(['nothing left', path + more])
  }
  if (repetition) {
    // No rule vouches for this one, only that it stands on many documents.
    const tail = `, ${plural(repetition.removed, 'copy', 'copies')}, none stays`
    rows.push(['by repetition', excerptOf(repetition, width - tail.length, page) + tail])
  }
  if (rows.length === 0) return []
  const lines = rows.flatMap(([label, text]) => notice(`  ${label.padEnd(LABEL - 2)}`, text, page))
  return [heading('Look at first', page), ...lines]
}

function uncertainty(
  { place, coverage, source }: LeastCertain,
  nameOf: (place: Place) => string,
  page: Page,
): string {
  // Each path has a line of its own if need be: 18 cells are for `, would go: 80.0%`.
  const name = (at: Place) => cutMiddle(safeName(nameOf(at)), page.width - LABEL - 18, page.ellipsis)
  const went = page.dryRun ? 'would go' : 'removed'
  return `${name(place)}, ${went}: ${percent(coverage)} stands ${source ? `in ${name(source)}` : 'elsewhere'}`
}
