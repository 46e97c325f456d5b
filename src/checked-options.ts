/** Options as a program hands them over, checked. */
import { checkRuleName } from './boilerplate/all-rules.js'
import { checkedRules } from './boilerplate/checked-rules.js'
import { checkedDecisions } from './decide/hand-file.js'
import { DedupeError } from './failure.js'
import {
  type CleanOptions,
  DEFAULTS,
  EMIT,
  HANDLING,
  KEEP,
  LEVEL,
  MODE,
  markProblem,
  SCOPE,
} from './options.js'
import { cutEnd } from './report/safe-text.js'
import { siteExpression } from './site-expression.js'

/** Throws DedupeError for an option that is unknown or has a value it cannot have. */
export function checkedOptions(given: Partial<CleanOptions>): CleanOptions {
  for (const [key, value] of Object.entries(given)) {
    if (!(key in DEFAULTS)) throw new DedupeError('bad-option', `There is no option '${key}'`)
    const allowed = CHOICES[key]
    const initial = DEFAULTS[key as keyof CleanOptions]
    const fits =
      value === undefined ||
      (key === 'rules' && Array.isArray(value)) ||
      (key === 'sample' && (value === null || typeof value === 'number')) ||
      ((key === 'workers' || key === 'maxMemory') && (value === null || typeof value === 'number')) ||
      key === 'decisions' ||
      (allowed !== undefined
        ? allowed.includes(String(value))
        : initial === null
          ? value === null || typeof value === 'string'
          : Array.isArray(initial)
            ? key !== 'rules' && Array.isArray(value) && value.every((one) => typeof one === 'string')
            : typeof value === typeof initial)
    const number = typeof value === 'number'
    const inRange =
      !number ||
      (key === 'threshold'
        ? value >= 0 && value <= 1
        : Number.isInteger(value) && value >= (key === 'workers' ? 0 : 1))
    if (!fits || !inRange) {
      const hint = allowed === undefined ? null : `Allowed are ${allowed.join(', ')}`
      throw new DedupeError('bad-option', `The option '${key}' cannot be ${shown(value)}`, hint)
    }
  }
  if (typeof given.mark === 'string') {
    const problem = markProblem(given.mark)
    if (problem !== null)
      throw new DedupeError(
        'bad-option',
        `The option 'mark' cannot be ${JSON.stringify(given.mark)}: ${problem}`,
      )
  }
  given.rules?.forEach((rules, at) => {
    checkedRules(rules, `rules[${at}]`)
  })
  given.noRule?.forEach(checkRuleName)
  if (given.decisions != null) checkedDecisions(given.decisions, 'decisions')
  if (typeof given.site === 'string') siteExpression(given.site)
  for (const key of ['textField', 'idField', 'urlField', 'dateField', 'temp'] as const)
    if (given[key] === '') throw new DedupeError('bad-option', `The option '${key}' cannot be empty`)
  if (typeof given.sample === 'number' && given.dryRun !== true)
    throw new DedupeError('bad-option', 'A sample cannot be cleaned', "Set 'dryRun' beside 'sample'")
  const defined = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...DEFAULTS, ...Object.fromEntries(defined) }
}

/** Of a text or a document that was given in the place of an option, its begin. */
function shown(value: unknown): string {
  return cutEnd(JSON.stringify(value) ?? String(value), 80, '...')
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  keep: KEEP,
  scope: SCOPE,
  level: LEVEL,
  boilerplate: HANDLING,
  mode: MODE,
  emit: EMIT,
}
