/**
 * One group as a person at a terminal reads it: what stays, with its text; then each other occurrence, what differs in
 * it, which rule decided, and which option would change that. Copies that need the same words are told together.
 */
import type { ExplainedOccurrence, Explanation } from '../corpus/explanation.js'
import type { Action, Occurrence } from '../model.js'
import { align, type Pair, wordsOf } from './explain-alignment.js'
import { optionsFor, PROTECT } from './explain-options.js'
import { comparisonLines, WIDE } from './explain-rows.js'
import { decisionOn, type Facts, placeName } from './explain-words.js'
import { plural, thousands } from './quantity.js'
import { cutEnd, cutMiddle, safeExcerpt, safeName, wrap } from './safe-text.js'
import { heading, type Page, paragraph } from './terminal-page.js'

/** Cells before all that belongs to an occurrence: the longest word for what happened to one, and a gap. */
const LABEL = 9
const INDENT = 4
/** Lines of a text that nothing is compared with: enough to know it again. */
const TEXT_LINES = 6
/** Lines of one comparison: two screens. Who has seen so many differences does not need the rest. */
const COMPARED_LINES = 80
/** The longest character of UTF-8; one of no width takes no cell, but whole lines of them say nothing. */
const BYTES_A_CELL = 4
/** Characters of a group's text in the report (second-read.ts). */
const EXCERPT = 200
/** A book has as much: what is longer nobody compares word by word, and its words as objects would fill the memory. */
const MOST_BYTES = 1 << 20

const LABELS: Readonly<Record<Action, string>> = { keep: 'kept', remove: 'removed', flag: 'flagged' }

/** `toSeeAll` says what to do to see the occurrences that are not shown, if there are any. */
export function explainGroup(explanation: Explanation, toSeeAll: string, page: Page): string {
  const { rest, missing } = explanation
  const sections = [[titleOf(explanation, page)]]
  sections.push(...bundlesOf(explanation, page))
  if (rest.length > 0) {
    sections.push(paragraph(`${countText(rest)}; ${toSeeAll}`, page).map((line) => page.paint.dim(line)))
  }
  if (missing.length > 0) sections.push(missingLines(missing, page))
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function titleOf({ group }: Explanation, page: Page): string {
  const removed = group.occurrences.filter(({ action }) => action === 'remove').length
  const rule = group.rule === null ? '' : `, ${safeName(group.rule)}`
  const size = `${plural(group.words, 'word')} in ${plural(group.occurrences.length, 'place')}`
  return heading(
    `Group ${safeName(group.id)}${rule}: ${size}, ${removed === 0 ? 'none' : thousands(removed)} removed`,
    page,
  )
}

/** `70 more removed, 2 more kept` */
function countText(occurrences: readonly Occurrence[]): string {
  const removed = occurrences.filter(({ action }) => action === 'remove').length
  const kept = occurrences.length - removed
  const parts = [
    ...(removed > 0 ? [`${thousands(removed)} more removed`] : []),
    ...(kept > 0 ? [`${thousands(kept)} more kept`] : []),
  ]
  return parts.join(', ')
}

function missingLines(missing: readonly string[], page: Page): string[] {
  const more = missing.length > 1 ? ` (and ${plural(missing.length - 1, 'more reason')})` : ''
  return paragraph(`Some texts cannot be shown: ${safeExcerpt(missing[0])}${more}.`, page).map((line) =>
    page.paint.yellow(line),
  )
}

interface Told {
  /** A sentence. */
  readonly decision: string
  /** What would have come out otherwise, one option each. */
  readonly options: readonly string[]
}

interface Judged {
  readonly one: ExplainedOccurrence
  readonly told: Told
  readonly body: readonly string[]
}

/** Occurrences of which the same is to be said, and nothing more, share their lines. */
function bundlesOf(explanation: Explanation, page: Page): string[][] {
  const bundles: Judged[][] = []
  for (const one of explanation.shown) {
    const judged = judge(one, explanation, page)
    const equal = judged.body.length > 0 ? undefined : bundles.find(([first]) => sameTold(judged, first))
    if (equal === undefined) bundles.push([judged])
    else equal.push(judged)
  }
  return bundles.map((bundle) => bundleLines(bundle, page))
}

/** The options may differ: which of them helps depends on the document that a copy stands in. */
function sameTold(a: Judged, b: Judged): boolean {
  return (
    b.body.length === 0 &&
    a.one.occurrence.action === b.one.occurrence.action &&
    a.told.decision === b.told.decision
  )
}

function judge(one: ExplainedOccurrence, explanation: Explanation, page: Page): Judged {
  const { place, sources, occurrence } = one
  const { group } = explanation
  if (occurrence.reason === 'canonical' || sources.length === 0) {
    const words = place.text === null ? null : group.words
    const body = place.text === null ? excerptLines(group.text, page) : textLines(place.text, page)
    return { one, told: tell(one, { words, sameLetters: null, pairs: null }, explanation), body }
  }
  const facts = factsOf(one)
  const told = tell(one, facts, explanation)
  if (facts.pairs !== null) return { one, told, body: comparison(one, facts.pairs, page) }
  if (place.text === null || sources.some(({ text }) => text === null)) return { one, told, body: [] }
  return { one, told, body: indented('Too long to compare word by word: --json has both texts.', page) }
}

function tell(one: ExplainedOccurrence, facts: Facts, explanation: Explanation): Told {
  return { decision: decisionOn(one, facts, explanation), options: optionsFor(one, facts, explanation) }
}

function factsOf({ place, sources }: ExplainedOccurrence): Facts {
  const texts = sources.flatMap(({ text }) => text ?? [])
  const { text } = place
  if (text === null || [text, ...texts].some(({ length }) => length > MOST_BYTES)) {
    return { words: null, sameLetters: null, pairs: null }
  }
  const words = wordsOf(text)
  if (texts.length < sources.length) return { words: words.length, sameLetters: null, pairs: null }
  const sameLetters = texts.length === 1 && safeExcerpt(decoded(text)) === safeExcerpt(decoded(texts[0]))
  return { words: words.length, sameLetters, pairs: align(words, texts.map(wordsOf)) }
}

function decoded(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Nothing where the words are the same: the text stands above, or in the source. */
function comparison({ place, sources }: ExplainedOccurrence, pairs: readonly Pair[], page: Page): string[] {
  if (pairs.every(({ same }) => same)) return []
  const all = comparisonLines(pairs, page, INDENT)
  const more = all.length - COMPARED_LINES
  const lines = all.slice(0, COMPARED_LINES)
  if (more > 0)
    lines.push(page.paint.dim(`${' '.repeat(INDENT)}  ${plural(more, 'more line')} of this comparison`))
  if (page.width < WIDE) return lines
  const room = Math.floor((page.width - INDENT - 3) / 2)
  const names = [placeName(place), [...new Set(sources.map(placeName))].join(', ')]
  const [here, there] = names.map((name) => cutMiddle(name, room, page.ellipsis))
  return [page.paint.dim(`${' '.repeat(INDENT)}${here.padEnd(room)} | ${there}`), ...lines]
}

/** The first lines of a text. Of one of gigabytes only so much is decoded as fills them. */
function textLines(text: Uint8Array, page: Page): string[] {
  const most = page.width * (TEXT_LINES + 2) * BYTES_A_CELL
  return firstLines(safeExcerpt(decoded(text.subarray(0, most))), page)
}

/** A group's text as the report has it: all of a boilerplate, the first characters of any other. */
function excerptLines(text: string | null, page: Page): string[] {
  if (text === null) return []
  return firstLines(safeExcerpt(text) + (Array.from(text).length === EXCERPT ? page.ellipsis : ''), page)
}

function firstLines(text: string, page: Page): string[] {
  const width = page.width - INDENT
  const lines = wrap(text, width)
  const last = lines.length > TEXT_LINES ? lines.slice(TEXT_LINES - 1).join(' ') : null
  const shown = last === null ? lines : [...lines.slice(0, TEXT_LINES - 1), last]
  return shown.map((line) => ' '.repeat(INDENT) + cutEnd(line, width, page.ellipsis))
}

function indented(text: string, page: Page): string[] {
  return wrap(text, page.width - INDENT).map((line) => ' '.repeat(INDENT) + line)
}

function bundleLines(bundle: readonly Judged[], page: Page): string[] {
  const [{ one, told, body }] = bundle
  const { action, reason, kind } = one.occurrence
  const label = reason === 'canonical' ? 'stays' : LABELS[action]
  const paint = action === 'remove' ? page.paint.red : page.paint.green
  const what = reason === 'canonical' ? '' : `  ${page.paint.dim(kind)}`
  const room = page.width - LABEL - kind.length - 2
  const places = bundle.map(({ one: { place } }, at) => {
    const name = page.paint.bold(cutMiddle(placeName(place), room, page.ellipsis))
    return at === 0
      ? `${paint(label)}${' '.repeat(LABEL - label.length)}${name}${what}`
      : `${' '.repeat(LABEL)}${name}`
  })
  const said = [...new Set(bundle.flatMap(({ told: { options } }) => options))].sort(
    (a, b) => Number(a === PROTECT) - Number(b === PROTECT),
  )
  const options = said.length === 0 ? [] : indented(`${said.join('; ')}.`, page)
  return [
    ...places,
    ...(reason === 'canonical' ? [] : indented(told.decision, page)),
    ...body,
    ...options.map((line) => page.paint.dim(line)),
  ]
}
