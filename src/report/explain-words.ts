/** The decision on one occurrence in plain words: what was found, and what decided. */
import type { ExplainedOccurrence, Explanation, Place } from '../corpus/explanation.js'
import type { Occurrence, Reason } from '../model.js'
import type { Pair, Word } from './explain-alignment.js'
import { percent, plural, thousands } from './quantity.js'
import { safeName, shellWord } from './safe-text.js'

export interface Facts {
  /** Words of the occurrence; null where its text is not known. */
  readonly words: number | null
  /** The same letters, marks and case as its source; null where texts are not known. */
  readonly sameLetters: boolean | null
  /** The comparison with its sources, where there is one. */
  readonly pairs: readonly Pair[] | null
}

/** Differing words that are named. */
const NAMED = 4
/** Bytes between a block and the one right before it: a blank line, and an indent perhaps. */
const ADJOINING = 8

/** A place as people look it up: `a.txt:12-14`. */
export function placeName({ path, lines }: Place): string {
  if (lines === null) return safeName(path)
  return `${safeName(path)}:${lines[0] === lines[1] ? lines[0] : `${lines[0]}-${lines[1]}`}`
}

/** A sentence or two. */
export function decisionOn(
  one: ExplainedOccurrence,
  facts: Facts,
  { group, options, spread }: Explanation,
): string {
  const { occurrence } = one
  const { reason, coverage } = occurrence
  switch (reason) {
    case 'canonical':
      return 'The first in corpus order: it stays.'
    case 'covered':
      return covered(one, facts, options)
    case 'rule':
      return boilerplate(occurrence, group.rule === null ? '' : ` by the rule ${safeName(group.rule)}`)
    case 'repetition':
      return boilerplate(occurrence, repetition(occurrence, spread))
    case 'below-threshold':
      return tooLittle(one, facts, options)
    case 'new-number':
    case 'new-name':
      return `${stands(one, facts)}, but ${difference(reason, facts)}: kept.`
    case 'protected':
      return `${stands(one, facts)}, but it is ${isProtecting(options) ? 'protected' : 'the title of its document, which others only list'}: kept.`
    case 'taken-back':
      return options.level === 'document'
        ? `${stands(one, facts)}, but its document does not go as a whole: kept.`
        : 'No other copy of it stays: kept.'
    case 'decision':
      return `Decided by hand: ${occurrence.action}. ${percent(coverage)} covered.`
  }
}

/** Whether options protect something: without any what is protected is a title. */
export function isProtecting({ protect, protectTexts }: Explanation['options']): boolean {
  return (Array.isArray(protect) && protect.length > 0) || Number(protectTexts) > 0
}

/** On one document it is what stands at the breaks of its pages. Counting alone lets nothing go. */
function repetition({ action }: Occurrence, spread: Explanation['spread']): string {
  if (spread === null) return ': it repeats'
  const { site, documents, all } = spread
  if (documents === 1) return ': it repeats inside its document, as what stands at the breaks of pages does'
  const where = site === '' ? '' : ` of ${safeName(site)}`
  const vouched =
    action === 'remove'
      ? ', and it speaks of its site, stands with such lines, is one of the labels that all begin or end with, or breaks a sentence'
      : ', but nothing shows that it is no content'
  return `: it stands on ${thousands(documents)} of ${plural(all, 'document')}${where}${vouched}`
}

/** What becomes of boilerplate, and `why` it is taken for that. */
function boilerplate({ action }: Occurrence, why: string): string {
  return action === 'remove'
    ? `Boilerplate${why}: every copy goes.`
    : `Taken for boilerplate${why}: only told of, and kept.`
}

function covered(one: ExplainedOccurrence, facts: Facts, options: Explanation['options']): string {
  const { coverage, kind, sources, document, start } = one.occurrence
  const found = stands(one, facts)
  if (facts.words === 0) return 'A rule between blocks that go, as in their source: removed with them.'
  if (kind === 'passage') return `${found}, whole sentences of a paragraph that stays: cut out.`
  if (facts.words !== null && facts.words < numberOf(options, 'minWords', 0)) {
    const [source] = sources
    const doubles = source?.document === document && source.end <= start && start - source.end <= ADJOINING
    const why = doubles ? 'it doubles the block right before it' : 'its neighbours go by the same source'
    return `${found}; too short to go alone, but ${why}: removed.`
  }
  return coverage < 1 ? `${found}, and nothing telling is missing: removed.` : `${found}: removed.`
}

/** How much of it stands where: the beginning of every decision. */
function stands({ occurrence, place, sources }: ExplainedOccurrence, { words, sameLetters }: Facts): string {
  const [first, ...others] = sources.map((source) =>
    source.document === place.document && source.lines !== null
      ? `line ${source.lines[0]} of the same document`
      : placeName(source),
  )
  const where =
    first === undefined
      ? 'elsewhere'
      : others.length === 0
        ? `in ${first}`
        : `in ${plural(others.length + 1, 'place')}, most of them in ${first}`
  const size = words === null ? '' : `${thousands(words)} `
  if (occurrence.coverage < 1) return `${percent(occurrence.coverage)} of its ${size}words stand ${where}`
  if (words === 1) return `Its one word stands ${where}`
  const letters = sameLetters === false && occurrence.kind === 'exact' ? ', but for case and marks,' : ''
  return `All of its ${size}words${letters} stand ${where}`
}

/** Words that a source has between those of the copy. */
function leftOut(pairs: readonly Pair[]): readonly string[] {
  const [begin, end] = [pairs.findIndex(({ same }) => same), pairs.findLastIndex(({ same }) => same)]
  return unique(
    pairs
      .slice(Math.max(0, begin), end)
      .flatMap(({ copy, source }) => (copy === null ? (source?.bare ?? []) : [])),
  )
}

/** What a text that stays has too little of: words that are its source's, length to go alone, or coverage. */
export function shortOf(
  { coverage }: Pick<Occurrence, 'coverage'>,
  { words }: Pick<Facts, 'words'>,
  options: Explanation['options'],
): 'words' | 'length' | 'coverage' {
  if (coverage < numberOf(options, 'threshold', 1)) return 'coverage'
  return coverage < 1 && words !== null && words >= numberOf(options, 'minWords', 0) ? 'words' : 'length'
}

function tooLittle(one: ExplainedOccurrence, facts: Facts, options: Explanation['options']): string {
  const { coverage } = one.occurrence
  const { words } = facts
  const found = stands(one, facts)
  switch (shortOf(one.occurrence, facts, options)) {
    case 'words': {
      const fresh = unique((facts.pairs ?? []).flatMap(({ same, copy }) => (same ? [] : (copy?.bare ?? []))))
      const what = fresh.length === 0 ? 'what is new in it' : quoted(fresh)
      return `${found}, but ${what} may make it another text: kept.`
    }
    case 'length': {
      const minWords = numberOf(options, 'minWords', 0)
      const missing = leftOut(facts.pairs ?? [])
      if (one.occurrence.kind === 'near' && missing.length > 0)
        return `${found}, but it lacks ${quoted(missing)}, which may make it another text: kept.`
      if (words !== null && words >= minWords && options.level !== 'document')
        return `${found}, but it belongs to what stays beside it, as a heading, a step or a row of values does: kept.`
      const limit = minWords > 0 ? ` (fewer than ${minWords} words)` : ''
      return `${found}, but it is too short to go alone${limit}: kept.`
    }
    case 'coverage': {
      const threshold = numberOf(options, 'threshold', 1)
      const short = words === null ? 0 : Math.ceil(threshold * words - 1e-9) - Math.round(coverage * words)
      const far = short > 0 ? `, ${plural(short, 'word')} more` : ''
      return `${found}; ${percent(threshold)} are needed${far}: kept.`
    }
  }
}

/** The words that must not be lost, on either side. */
function difference(reason: Reason, { pairs }: Facts): string {
  const tells = reason === 'new-number' ? 'number' : 'name'
  const what = tells === 'number' ? 'number' : 'name or negation'
  const other = (pairs ?? []).filter(({ same }) => !same)
  const here = phrases(
    other.map(({ copy }) => copy),
    tells,
  )
  const there = phrases(
    other.map(({ source }) => source),
    tells,
  )
  if (here.length === 0 && there.length === 0)
    return tells === 'number' ? 'it has another number' : 'a word is another one, or stands in another place'
  if (here.length === 0) return `the ${what} ${quoted(there)} stands only there`
  const instead = there.length === 0 ? '' : ` (there ${quoted(there)})`
  return `it alone has ${quoted(here)}${instead}`
}

/** What may follow without a space is a character of a script written without them; "7:30" are two numbers. */
const UNSPACED = /^[^\0-\u02ff]/

/** The telling words, neighbours together: "New York". */
function phrases(words: readonly (Word | null)[], tells: Word['tells']): string[] {
  const found: string[] = []
  let open = false
  for (const word of words) {
    if (word?.tells !== tells) open = false
    else if (open && (word.spaced || UNSPACED.test(word.bare))) {
      found.push(found.pop() + (word.spaced ? ' ' : '') + word.bare)
    } else open = found.push(word.bare) > 0
  }
  return unique(found)
}

function quoted(words: readonly string[]): string {
  const more = words.length > NAMED ? ` and ${words.length - NAMED} more` : ''
  return `${words
    .slice(0, NAMED)
    .map((word) => `"${word}"`)
    .join(', ')}${more}`
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}

export function numberOf(options: Explanation['options'], name: string, unknown: number): number {
  const value = options[name]
  return typeof value === 'number' ? value : unknown
}

/** The command that shows a group; `program` is how a person calls the program. */
export function commandFor(program: string, output: string, what: string): string {
  return `${program} explain ${shellWord(output)} ${shellWord(what)}`
}
