/** Rules of a user's own: parsed, and tested on their own examples before any text is read. */
import { DedupeError } from '../failure.js'
import { parseRules } from './parse-rules.js'
import type { Rule } from './rule.js'
import { SHARED_LISTS } from './shared-lists.js'
import { testRules } from './test-rules.js'

/** The parsed JSON of a file of rules. */
export type RuleFile = Readonly<Record<string, unknown>>

/** The rules of a file, which `name` names. Throws DedupeError for what is malformed, and for the first example that fails. */
export function checkedRules(file: RuleFile, name: string): Rule[] {
  const rules = parseRules(file, name, SHARED_LISTS)
  const [failure] = testRules(rules)
  if (failure === undefined) return rules
  throw new DedupeError(
    'bad-rules',
    `${name}: rule "${failure.rule}": ${failure.problem}`,
    `'dedupe rules test' tells all that fails`,
  )
}
