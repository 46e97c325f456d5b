/**
 * Proves law 3 on an output for what went by a named rule: the original is cut into blocks again, and the rules, those
 * that ship and those that the report says were given, must take the whole block under the same name (rule-tiles.ts,
 * apart from the matcher that decided). A guess must be made again from the original and from what of it went by a rule
 * or by repetition.
 */
import { allRules } from '../boilerplate/all-rules.js'
import { Guesser, isPlace } from '../boilerplate/guesses.js'
import { guessedBy, isGuess } from '../boilerplate/rule.js'
import type { Decoded } from '../corpus/encoding/decode.js'
import { Corpus } from '../fingerprint/corpus.js'
import { Fingerprints } from '../fingerprint/fingerprints.js'
import { labelShapeOf } from '../fingerprint/label-shape.js'
import { isMarkdown } from '../markdown-name.js'
import type { Claims } from './claims.js'
import { placesIn } from './kept-tokens.js'
import { eachOriginal } from './originals.js'
import { RuleProof } from './rule-tiles.js'

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
  const proof = new RuleProof(allRules(rules))
  const guesser = new Guesser()
  eachOriginal(
    folder,
    claims,
    (document) => documents.has(document),
    (document, text) => {
      const blocks = new Fingerprints(text.bytes.length)
      blocks.add(text.bytes, isMarkdown(claims.paths[document]))
      const { hash, marks, first, start, end } = blocks
      const takes = (block: number, rule: string) => {
        const [from, to] = [first[block], first[block + 1]]
        const shape = labelShapeOf(text.bytes, start[block], end[block])
        return proof.takes({ hash: hash.subarray(from, to), marks: marks.subarray(from, to), shape }, rule)
      }
      proveDocument(claims, document, text, blocks, takes, guesser, problems)
    },
  )
  return claimed
}

function proveDocument(
  claims: Claims,
  document: number,
  text: Decoded,
  blocks: Fingerprints,
  takes: (block: number, rule: string) => boolean,
  guesser: Guesser,
  problems: string[],
): void {
  const { occurrences, occurrenceKind, occurrenceRule, occurrenceForced } = claims
  const { occurrenceGroup, groupRules, occurrenceLine } = claims
  const own = occurrences.of(document).filter((one) => occurrenceKind[one] === 'boilerplate')
  const places = placesIn(text, [[occurrences, own]])
  const byStart = new Map(Array.from(own, (one) => [places(occurrences.start.at(one)), one]))
  const whole = new Map<number, number>()
  for (let block = 0; block < blocks.count; block += 1) {
    const one = byStart.get(blocks.start[block])
    if (one !== undefined && places(occurrences.end.at(one)) === blocks.end[block]) whole.set(block, one)
  }
  const problem = (one: number, what: string) =>
    problems.push(`${claims.paths[document]}:${occurrenceLine.at(one)} ${what}`)
  const wholly = new Set(whole.values())
  for (const one of own)
    if (occurrenceRule[one] && !wholly.has(one)) problem(one, 'is removed by a rule and is no whole block')
  const named = (one: number) => groupRules[occurrenceGroup.at(one)] ?? ''
  const guessed = new Map<number, string>()
  const provenBy = (block: number) => {
    const one = whole.get(block)
    if (one === undefined || occurrenceForced[one]) return undefined
    if (!occurrenceRule[one]) return null
    return isGuess(named(one)) || isPlace(named(one)) ? undefined : named(one)
  }
  const corpus = new Corpus()
  corpus.append(blocks.part)
  guesser.read(corpus, { firstBlock: 0, blocks: blocks.count }, provenBy, (block, guess) =>
    guessed.set(block, guess),
  )
  for (const [block, one] of whole) {
    // What has no words goes along with what stands beside it.
    if (!occurrenceRule[one] || blocks.first[block] === blocks.first[block + 1]) continue
    const name = named(one)
    if (isPlace(name)) {
      const guess = guessed.get(block)
      if (guess === undefined || isGuess(guess) !== isGuess(name))
        problem(one, 'is removed as a guess that is not made again')
      continue
    }
    if (!takes(block, name) && !takes(block, guessedBy(name)))
      problem(one, 'is removed by a rule that does not match it')
  }
}
