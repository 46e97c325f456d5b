/** The decision on one occurrence in plain words: what was found, which rule decided, which option would change it. */
import { shippedNames } from '../boilerplate/all-rules.js'
import type { ExplainedOccurrence, Explanation, Place } from '../corpus/explanation.js'
import type { Occurrence, Reason } from '../model.js'
import type { Pair, Word } from './explain-alignment.js'
import { percent, plural, thousands } from './quantity.js'
import { safeName, shellWord } from './safe-text.js'

export interface Told {
  /** A sentence. */
  readonly decision: string
  /** What would have come out otherwise, one option each. */
  readonly options: readonly string[]
}

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

/** The one option that helps for every copy: told last. */
export const PROTECT = '--protect-text FILE keeps it always'

/** A place as people look it up: `a.txt:12-14`. */
export function placeName({ path, lines }: Place): string {
  if (lines === null) return safeName(path)
  return `${safeName(path)}:${lines[0] === lines[1] ? lines[0] : `${lines[0]}-${lines[1]}`}`
}

let shipped: ReadonlySet<string> | null = null

/** Read once: a rule may have taken thousands of occurrences. */
function ships(rule: string): boolean {
  shipped ??= new Set(shippedNames())
  return shipped.has(rule)
}

export function tell(one: ExplainedOccurrence, facts: Facts, { group, options, spread }: Explanation): Told {
  const { occurrence } = one
  const { reason, coverage } = occurrence
  switch (reason) {
    case 'canonical':
      return { decision: 'The first in corpus order: it stays.', options: [] }
    case 'covered':
      return { decision: covered(one, facts, options), options: againstRemoval(one, facts, options) }
    case 'rule': {
      const why = group.rule === null ? '' : ` by the rule ${safeName(group.rule)}`
      const { decision, options: others } = boilerplate(occurrence, why)
      const isShipped = occurrence.action === 'remove' && ships(group.rule ?? '')
      return {
        decision,
        options: isShipped ? [...others, `--no-rule ${group.rule} keeps what this rule takes`] : others,
      }
    }
    case 'repetition':
      return boilerplate(occurrence, repetition(spread))
    case 'below-threshold':
      return tooLittle(one, facts, options)
    case 'new-number':
    case 'new-name':
      return {
        decision: `${stands(one, facts)}, but ${difference(reason, facts)}: kept.`,
        options: ['No option lets it go: numbers, names and negations that differ are kept'],
      }
    case 'protected':
      return {
        decision: `${stands(one, facts)}, but it is protected: kept.`,
        options: [
          'without --protect or --protect-text for it, it could go, unless it is a title that others only list',
        ],
      }
    case 'taken-back':
      return options.level === 'document'
        ? {
            decision: `${stands(one, facts)}, but its document does not go as a whole: kept.`,
            options: ['--level block or --level passage could let it go'],
          }
        : { decision: 'No other copy of it stays: kept.', options: [] }
    case 'decision':
      return { decision: `Decided by hand: ${occurrence.action}. ${percent(coverage)} covered.`, options: [] }
  }
}

/** On one document it is what stands at the breaks of its pages. */
function repetition(spread: Explanation['spread']): string {
  if (spread === null) return ': it repeats'
  const { site, documents, all } = spread
  if (documents === 1) return ': it repeats inside its document, as what stands at the breaks of pages does'
  const where = site === '' ? '' : ` of ${safeName(site)}`
  return `: it stands on ${thousands(documents)} of ${plural(all, 'document')}${where}`
}

/** What becomes of boilerplate, and `why` it is taken for that. */
function boilerplate({ action }: Occurrence, why: string): Told {
  return action === 'remove'
    ? {
        decision: `Boilerplate${why}: every copy goes.`,
        options: [PROTECT, '--boilerplate flag or off keeps all boilerplate'],
      }
    : {
        decision: `Taken for boilerplate${why}: only told of, and kept.`,
        options: ['--boilerplate remove lets what is proven go, --mode aggressive what is guessed'],
      }
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

function tooLittle(one: ExplainedOccurrence, facts: Facts, options: Explanation['options']): Told {
  const { coverage } = one.occurrence
  const { words } = facts
  const threshold = numberOf(options, 'threshold', 1)
  const found = stands(one, facts)
  const minWords = numberOf(options, 'minWords', 0)
  if (coverage >= threshold && coverage < 1 && words !== null && words >= minWords) {
    const fresh = unique((facts.pairs ?? []).flatMap(({ same, copy }) => (same ? [] : (copy?.bare ?? []))))
    const what = fresh.length === 0 ? 'what is new in it' : quoted(fresh)
    return { decision: `${found}, but ${what} may make it another text: kept.`, options: [] }
  }
  if (coverage >= threshold) {
    const limit = minWords > 0 ? ` (fewer than ${minWords} words)` : ''
    const lower = words === null ? '--min-words' : `--min-words ${words}`
    return {
      decision: `${found}, but it is too short to go alone${limit}: kept.`,
      options: words !== null && words >= minWords ? [] : [`${lower} could let it go`],
    }
  }
  const short = words === null ? 0 : Math.ceil(threshold * words - 1e-9) - Math.round(coverage * words)
  const far = short > 0 ? `, ${plural(short, 'word')} more` : ''
  return {
    decision: `${found}; ${percent(threshold)} are needed${far}: kept.`,
    options: [`--threshold ${hundredths(Math.floor(coverage * 100 + 1e-9))} could let it go`],
  }
}

/** The options by which a removed copy would stay, the sure ones first. */
function againstRemoval(
  { occurrence, place, sources }: ExplainedOccurrence,
  { words }: Facts,
  options: Explanation['options'],
): string[] {
  const { coverage, kind } = occurrence
  const minWords = numberOf(options, 'minWords', 0)
  const say: string[] = []
  if (kind === 'passage' && words !== null) {
    say.push(`--min-passage ${Math.round(coverage * words) + 1} or --level block would keep it`)
  } else if (coverage < 1) {
    const above = Math.floor(coverage * 100 + 1e-9) + 1
    say.push(`--threshold ${hundredths(above)} would keep it`)
  }
  if (kind !== 'passage' && words !== null && words >= minWords && words < minWords * 2) {
    say.push(`--min-words ${words + 1} would keep it unless its neighbours go`)
  }
  const elsewhere = sources.filter(({ document }) => document !== place.document)
  if (elsewhere.length === 0 && sources.length > 0) say.push('--scope across would keep it')
  // Nothing comes before the corpus that a run is judged against.
  else if (elsewhere.length > 0 && elsewhere.every(({ old }) => old !== true)) {
    say.push('--prefer, with its path, keeps this one instead')
    const longer = elsewhere.every(({ documentWords }) => documentWords < place.documentWords)
    if (options.keep !== 'longest' && longer) say.push('--keep longest could, too')
  }
  return [...say, PROTECT]
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
  if (here.length === 0 && there.length === 0) return `it has another ${what}`
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

function hundredths(whole: number): string {
  return (whole / 100).toFixed(2)
}

function numberOf(options: Explanation['options'], name: string, unknown: number): number {
  const value = options[name]
  return typeof value === 'number' ? value : unknown
}

/** The command that shows a group. */
export function commandFor(output: string, what: string): string {
  return `dedupe explain ${shellWord(output)} ${shellWord(what)}`
}
