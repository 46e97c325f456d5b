/** The rules of a run: those that ship, and a user's own. */
import { DedupeError } from '../failure.js'
import { builtFile } from './built-file.js'
import type { RuleFile } from './checked-rules.js'
import { PLACES } from './guesses.js'
import { parseRules } from './parse-rules.js'
import { type ProgramFile, programFromFile } from './program-file.js'
import { guessedBy, isGeneral, isGuess, REPETITION, type Rule, type RuleHead } from './rule.js'
import { matcherFor, RuleMatcher } from './rule-matcher.js'
import { SHARED_LISTS } from './shared-lists.js'
import { shippedRules } from './shipped-rules.js'

/** All of them, with their patterns: a user's own first. */
export function allRules(own: readonly RuleFile[]): readonly Rule[] {
  return [...own.flatMap((file, at) => parseRules(file, `rules[${at}]`, SHARED_LISTS)), ...shippedRules()]
}

/**
 * Without rules of a user's own the same for all runs: it keeps nothing of a text but what it learnt of its patterns. That
 * are 30 MB, and nothing asks for them between the reads.
 */
let shipped: WeakRef<RuleMatcher> | undefined

/** Which rules a run has: files of a user's own that were checked, and names of rules that ship and are switched off. */
export interface RuleChoice {
  readonly own: readonly RuleFile[]
  readonly without: readonly string[]
}

/** Of two rules that take the same words the user's own is named. */
export function ruleMatcher({ own, without }: RuleChoice): RuleMatcher {
  if (own.length > 0) {
    const rules = allRules(own)
    const count = rules.length - shippedRules().length
    return matcherFor(rules.filter(({ name }, at) => at < count || !without.includes(name)))
  }
  let matcher = shipped?.deref()
  if (matcher === undefined) {
    matcher = shippedMatcher()
    shipped = new WeakRef(matcher)
  }
  return without.length === 0 ? matcher : matcher.without((name) => without.includes(name))
}

/** The same rules, to name them by their numbers: without patterns, which take megabytes. */
export function ruleHeads(choice: RuleChoice): readonly RuleHead[] {
  if (choice.own.length > 0) return ruleMatcher(choice).rules
  return shipped?.deref()?.rules ?? compiledFile()?.rules ?? shippedRules()
}

/** Names of the rules that ship, each once, sorted. */
export function shippedNames(): readonly string[] {
  const heads = ruleHeads({ own: [], without: [] })
  return [...new Set(heads.map(({ name }) => name))].sort()
}

/** Throws DedupeError for a name that no rule, guess or voice has that ships, and that is not REPETITION, naming those that are close. */
export function checkRuleName(name: string): void {
  const names = [...shippedNames(), ...PLACES, REPETITION].sort()
  if (names.includes(name) || (isGuess(name) && isGeneral(name) && names.includes(guessedBy(name)))) return
  const last = name.slice(name.lastIndexOf('/') + 1)
  const group = name.slice(0, name.indexOf('/') + 1)
  const close = names.filter(
    (one) => (last !== '' && one.includes(last)) || (group !== '' && one.startsWith(group)),
  )
  const hint = close.length > 0 ? `There are ${close.join(', ')}` : `'dedupe rules list' names all`
  throw new DedupeError('bad-option', `No rule that ships is called '${name}'`, hint)
}

function shippedMatcher(): RuleMatcher {
  const compiled = compiledFile()
  return compiled === null
    ? matcherFor(shippedRules())
    : new RuleMatcher(compiled.rules, programFromFile(compiled))
}

/** Null where nothing was built, and the rules are parsed. */
const compiledFile = () => builtFile<ProgramFile>('boilerplate/rules/compiled.json')
