/** What a reader can do about one decision: the options that would have let it come out otherwise, and the way by hand. */
import { shippedNames } from '../boilerplate/all-rules.js'
import { isPlace } from '../boilerplate/guesses.js'
import { isGuess, REPETITION } from '../boilerplate/rule.js'
import type { ExplainedOccurrence, Explanation } from '../corpus/explanation.js'
import { type Facts, isProtecting, numberOf, shortOf } from './explain-words.js'
import { safeName, shellWord } from './safe-text.js'

/** What helps for every copy that goes: told last. */
export const PROTECT =
  '--protect-text FILE keeps it always, as does Keep in report.html with --decisions FILE'
/** What helps for every text that stays: one whose words stand elsewhere, and one whose words do not, or not all. */
const BY_HAND = 'Remove in report.html with --decisions FILE lets it go'
const FORCED = 'Remove in report.html, also if it stands nowhere else, with --decisions FILE lets it go'

/** One option each, the sure ones first. */
export function optionsFor(one: ExplainedOccurrence, facts: Facts, explanation: Explanation): string[] {
  const { options, group } = explanation
  const { reason, action } = one.occurrence
  switch (reason) {
    case 'canonical':
      // The corpus that a run is judged against comes first, and loses nothing.
      return one.place.old !== true && group.occurrences.some(({ action }) => action === 'remove')
        ? ['--prefer, with the path of another one, lets that stay instead', BY_HAND]
        : []
    case 'covered':
      return againstRemoval(one, facts, options)
    case 'rule':
      return action === 'remove'
        ? againstRule(group.rule ?? '')
        : forRule(group.rule ?? '', options.boilerplate === 'flag')
    case 'repetition':
      if (action === 'remove')
        return [
          PROTECT,
          '--boilerplate flag or off keeps all boilerplate',
          `--no-rule ${REPETITION} keeps what goes for being repeated, but for copies`,
        ]
      return options.boilerplate === 'flag'
        ? ['--boilerplate remove could let it go', FORCED]
        : ['a rule of your own (--rules FILE) lets it go', FORCED]
    case 'below-threshold':
      return [...forLittle(one, facts, options), one.occurrence.coverage < 1 ? FORCED : BY_HAND]
    case 'new-number':
    case 'new-name':
      return ['No option lets it go: numbers, names and negations that differ are kept', FORCED]
    case 'protected':
      return isProtecting(options)
        ? [
            'without --protect or --protect-text for it, it could go, unless it is a title that others only list',
          ]
        : [BY_HAND]
    case 'taken-back':
      return options.level === 'document' ? ['--level block or --level passage could let it go'] : [BY_HAND]
    case 'decision':
      return ['without it in --decisions FILE the run decides']
  }
}

/** A rule took it, of its words or, for what has no words of its own to know it by, of how and where it speaks. */
function againstRule(rule: string): string[] {
  const all = [PROTECT, '--boilerplate flag or off keeps all boilerplate']
  if (isGuess(rule))
    return [...all, '--mode balanced only flags what is guessed, --mode strict guesses nothing']
  if (isPlace(rule))
    return [
      ...all,
      '--mode strict goes by rules of words alone and keeps it',
      ...switchFor(rule, 'keeps all that goes so'),
    ]
  return [...all, ...switchFor(rule, 'keeps what this rule takes')]
}

function forRule(rule: string, isFlagging: boolean): string[] {
  const lets = isFlagging
    ? isGuess(rule)
      ? '--boilerplate remove with --mode aggressive lets it go'
      : '--boilerplate remove lets it go'
    : '--mode aggressive lets it go, with all that is guessed'
  const silent = isPlace(rule)
    ? ['--mode strict does not tell of it', ...switchFor(rule, 'tells of none of its kind')]
    : switchFor(rule, 'does not tell of it')
  return [lets, FORCED, ...silent]
}

let shipped: readonly string[] | null = null

/** The option that switches a rule off; a general one that only guesses here has its own name behind `guess/`. */
function switchFor(rule: string, effect: string): string[] {
  // Read once: a rule may have taken thousands of occurrences.
  shipped ??= shippedNames()
  const names = shipped
  const name = isPlace(rule)
    ? rule
    : [rule, rule.slice(rule.indexOf('/') + 1)].find((one) => names.includes(one))
  if (name !== undefined) return [`--no-rule ${name} ${effect}`]
  return rule === ''
    ? []
    : [`without ${safeName(shellWord(rule))} in the file of --rules, it is no boilerplate`]
}

/** The options by which a removed copy would stay. */
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
    say.push(`--threshold ${threshold(coverage, 1)} would keep it`)
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

function forLittle(one: ExplainedOccurrence, facts: Facts, options: Explanation['options']): string[] {
  const { words } = facts
  switch (shortOf(one.occurrence, facts, options)) {
    case 'words':
      return []
    case 'length':
      return words !== null && words >= numberOf(options, 'minWords', 0)
        ? []
        : [`${words === null ? '--min-words' : `--min-words ${words}`} could let it go`]
    case 'coverage':
      return [`--threshold ${threshold(one.occurrence.coverage)} could let it go`]
  }
}

/** The hundredth that a coverage reaches, or one so many above it, as `--threshold` takes it. */
function threshold(coverage: number, above = 0): string {
  return ((Math.floor(coverage * 100 + 1e-9) + above) / 100).toFixed(2)
}
