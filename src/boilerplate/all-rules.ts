/** The rules of a run: those that ship, and a user's own. */
import { createRequire } from 'node:module'
import type { RuleFile } from './checked-rules.js'
import { parseRules } from './parse-rules.js'
import { type ProgramFile, programFromFile } from './program-file.js'
import type { RuleHead } from './rule.js'
import { matcherFor, RuleMatcher } from './rule-matcher.js'
import { SHARED_LISTS } from './shared-lists.js'
import { shippedRules } from './shipped-rules.js'

/** Without rules of a user's own the same for all runs: it keeps nothing of a text but what it learnt of its patterns. */
let shipped: RuleMatcher | undefined

/** `own` are files that were checked; of two rules that take the same words the user's own is named. */
export function ruleMatcher(own: readonly RuleFile[]): RuleMatcher {
  if (own.length === 0) {
    shipped ??= shippedMatcher()
    return shipped
  }
  const rules = own.flatMap((file, at) => parseRules(file, `rules[${at}]`, SHARED_LISTS))
  return matcherFor([...rules, ...shippedRules()])
}

/** The same rules, to name them by their numbers: without patterns, which take megabytes. */
export function ruleHeads(own: readonly RuleFile[]): readonly RuleHead[] {
  if (own.length > 0) return ruleMatcher(own).rules
  return shipped?.rules ?? compiledFile()?.rules ?? shippedRules()
}

function shippedMatcher(): RuleMatcher {
  const compiled = compiledFile()
  return compiled === null
    ? matcherFor(shippedRules())
    : new RuleMatcher(compiled.rules, programFromFile(compiled))
}

/** What the build put beside this file; null where it did not, and the rules are parsed. */
function compiledFile(): ProgramFile | null {
  try {
    return createRequire(import.meta.url)('./rules/compiled.json') as ProgramFile
  } catch {
    return null
  }
}
