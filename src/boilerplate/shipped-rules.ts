/** The rules that ship with the program, one file a language. */
import { createRequire } from 'node:module'
import { parseRules } from './parse-rules.js'
import type { Rule } from './rule.js'
import { SHARED_LISTS } from './shared-lists.js'

export const LANGUAGES = 'en de fr es pt it nl pl ru tr zh ja ko ar hi'.split(' ')

let rules: readonly Rule[] | undefined

/** Read and parsed at first need: a run whose rules were compiled when the package was built does not pay for them. */
export function shippedRules(): readonly Rule[] {
  const require = createRequire(import.meta.url)
  rules ??= LANGUAGES.flatMap((language) => {
    const file = `rules/${language}.json`
    return parseRules(require(`../boilerplate/${file}`), file, SHARED_LISTS)
  })
  return rules
}
