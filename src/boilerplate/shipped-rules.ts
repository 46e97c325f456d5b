/** The rules that ship with the program, one file a language. */
import { parseRules } from './parse-rules.js'
import type { Rule } from './rule.js'
import en from './rules/en.json' with { type: 'json' }
import lists from './rules/lists.json' with { type: 'json' }

/** Lists that files of any language may use, a user's own included. */
export const SHARED_LISTS: Readonly<Record<string, readonly string[]>> = lists

let rules: readonly Rule[] | undefined

/** Parsed at first need: a run without rules does not pay for them. */
export function shippedRules(): readonly Rule[] {
  rules ??= Object.entries({ en }).flatMap(([language, file]) =>
    parseRules(file, `rules/${language}.json`, SHARED_LISTS),
  )
  return rules
}
