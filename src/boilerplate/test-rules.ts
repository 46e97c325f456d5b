/** Rules against their own examples: a rule that says what it matches and what it leaves must do both. */
import { Fingerprints } from '../fingerprint/fingerprints.js'
import { STOPPED } from '../fingerprint/label-shape.js'
import { SENTENCE } from '../fingerprint/marks.js'
import type { Rule, RuleHead } from './rule.js'
import { matcherFor, type RuleMatcher } from './rule-matcher.js'

export interface RuleFailure {
  readonly rule: string
  readonly language: string
  readonly problem: string
}

/**
 * Runs every rule's examples. Failures are: an example of `matches` that the rule by itself does not take whole, a
 * pattern that matches no sentence of its rule's examples, and an example of `leaves` of which any of the rules takes
 * a block.
 */
export function testRules(rules: readonly Rule[]): RuleFailure[] {
  const failures: RuleFailure[] = []
  const together = matcherFor(rules)
  for (const rule of rules) {
    const fail = (problem: string) => failures.push({ rule: rule.name, language: rule.language, problem })
    const alone = matcherFor([rule])
    for (const text of rule.matches)
      if (!takesAll(alone, text)) fail(`it does not match its example ${JSON.stringify(text)}`)
    for (const pattern of rule.patterns) {
      const one = matcherFor([{ ...rule, patterns: [pattern] }])
      if (!rule.matches.some((text) => takesSentence(one, text)))
        fail(`no example matches its pattern ${JSON.stringify(pattern.text)}`)
    }
    for (const text of rule.leaves)
      for (const taker of takersOf(together, text))
        fail(`${JSON.stringify(text)} must stay, but "${taker.name}" (${taker.language}) matches it`)
  }
  return failures
}

/** Whether every block of a text goes by a rule. */
export function takesAll(matcher: RuleMatcher, text: string): boolean {
  let all = true
  eachBlock(matcher, text, (rule) => {
    all &&= rule >= 0
  })
  return all
}

/** Whether a sentence of a text, taken by itself, goes by a rule. */
function takesSentence(matcher: RuleMatcher, text: string): boolean {
  const { hash, marks, first, shape, count } = fingerprintsOf(text)
  for (let block = 0; block < count; block += 1)
    for (let begin = first[block]; begin < first[block + 1]; ) {
      let end = begin + 1
      while (end < first[block + 1] && (marks[end] & SENTENCE) === 0) end += 1
      const isLast = end === first[block + 1]
      if (matcher.matchBlock(hash, marks, begin, end, isLast ? shape[block] : shape[block] | STOPPED) >= 0)
        return true
      begin = end
    }
  return false
}

/** The rules by which blocks of a text go. */
export function takersOf(matcher: RuleMatcher, text: string): ReadonlySet<RuleHead> {
  const takers = new Set<RuleHead>()
  eachBlock(matcher, text, (rule) => {
    if (rule >= 0) takers.add(matcher.rules[rule])
  })
  return takers
}

function eachBlock(matcher: RuleMatcher, text: string, each: (rule: number) => void): void {
  const { hash, marks, first, shape, count } = fingerprintsOf(text)
  for (let block = 0; block < count; block += 1)
    each(matcher.matchBlock(hash, marks, first[block], first[block + 1], shape[block]))
}

/** Sentences are asked for as well: all blocks are looked at. */
function fingerprintsOf(text: string): Fingerprints {
  const blocks = new Fingerprints(64, { mightMatch: () => true, matchBlock: () => -1 })
  blocks.add(Buffer.from(text, 'utf8'), false)
  return blocks
}
