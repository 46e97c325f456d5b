/**
 * Proves law 3 on an output for what went by a named rule: the original is cut into blocks again, and the rules, those
 * that ship and those that the report says were given, must take the whole block under the same name. A guess must
 * be a crumb that stands between two blocks of boilerplate that went.
 */
import { ruleMatcher } from '../boilerplate/all-rules.js'
import { GUESS, isCrumb } from '../boilerplate/guesses.js'
import type { Decoded } from '../corpus/encoding/decode.js'
import { Fingerprints } from '../fingerprint/fingerprints.js'
import type { Claims } from './claims.js'
import { placesIn } from './kept-tokens.js'
import { eachOriginal } from './originals.js'

const MARKDOWN = /\.(?:md|markdown)$/i

/** Appends what does not hold to `problems`; answers with how many removals by rules were looked at. */
export function proveRules(folder: string, claims: Claims, problems: string[]): number {
  const { occurrences, occurrenceRule, rules } = claims
  const documents = new Set<number>()
  let claimed = 0
  for (let i = 0; i < occurrences.count; i += 1) {
    if (!occurrenceRule[i]) continue
    documents.add(occurrences.document.at(i))
    claimed += 1
  }
  if (claimed === 0) return 0
  const matcher = ruleMatcher(rules)
  eachOriginal(
    folder,
    claims,
    (document) => documents.has(document),
    (document, text) => {
      const blocks = new Fingerprints(text.bytes.length, matcher)
      blocks.add(text.bytes, MARKDOWN.test(claims.paths[document]))
      const ruleOf = (block: number) =>
        blocks.rule[block] === 0 ? null : matcher.rules[blocks.rule[block] - 1].name
      proveDocument(claims, document, text, blocks, ruleOf, problems)
    },
  )
  return claimed
}

function proveDocument(
  claims: Claims,
  document: number,
  text: Decoded,
  blocks: Fingerprints,
  rule: (block: number) => string | null,
  problems: string[],
): void {
  const { occurrences, occurrenceKind, occurrenceRule, occurrenceGroup, groupRules, occurrenceLine } = claims
  const own = occurrences.of(document).filter((one) => occurrenceKind[one] === 'boilerplate')
  const places = placesIn(text, [[occurrences, own]])
  const byStart = new Map(Array.from(own, (one) => [places(occurrences.start.at(one)), one]))
  // The blocks with words, in order, and what went of them.
  const worded: number[] = []
  const gone: (number | undefined)[] = []
  const whole = new Set<number>()
  for (let block = 0; block < blocks.count; block += 1) {
    const one = byStart.get(blocks.start[block])
    const isWhole = one !== undefined && places(occurrences.end.at(one)) === blocks.end[block]
    if (isWhole) whole.add(one)
    if (blocks.first[block] === blocks.first[block + 1]) continue
    worded.push(block)
    gone.push(isWhole ? one : undefined)
  }
  const problem = (one: number, what: string) =>
    problems.push(`${claims.paths[document]}:${occurrenceLine.at(one)} ${what}`)
  for (const one of own)
    if (occurrenceRule[one] && !whole.has(one)) problem(one, 'is removed by a rule and is no whole block')
  const named = (one: number | undefined) => (one === undefined ? null : groupRules[occurrenceGroup.at(one)])
  const isProven = (one: number | undefined) => one !== undefined && named(one) !== GUESS
  for (const [i, block] of worded.entries()) {
    const one = gone[i]
    if (one === undefined || !occurrenceRule[one]) continue
    const isGuess = named(one) === GUESS
    if (!isGuess && rule(block) !== named(one)) problem(one, 'is removed by a rule that does not match it')
    const between = isProven(gone[i - 1]) && isProven(gone[i + 1])
    if (isGuess && !(between && isCrumb(blocks, block)))
      problem(one, 'is removed as a guess and is no crumb between boilerplate')
  }
}
