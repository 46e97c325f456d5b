/** The rules of a run: those that ship, and a user's own. */
import type { RuleFile } from './checked-rules.js'
import { parseRules } from './parse-rules.js'
import { RuleMatcher } from './rule-matcher.js'
import { SHARED_LISTS } from './shared-lists.js'
import { shippedRules } from './shipped-rules.js'

/** `own` are files that were checked; of two rules that take the same words the user's own is named. */
export function ruleMatcher(own: readonly RuleFile[]): RuleMatcher {
  const rules = own.flatMap((file, at) => parseRules(file, `rules[${at}]`, SHARED_LISTS))
  return new RuleMatcher([...rules, ...shippedRules()])
}
