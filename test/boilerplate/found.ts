/** What is found in the blocks of one document. */
import { expect } from 'vitest'
import { findBoilerplate } from '../../src/boilerplate/boilerplate.js'
import type { RuleMatcher } from '../../src/boilerplate/rule-matcher.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import type { Handling, Mode } from '../../src/model.js'
import { corpusOf } from '../model/corpus.js'

/** For each block that is boilerplate or a guess: its text, its rule, and whether it goes. Without `matcher` there are no rules. */
export function found(
  blocks: readonly string[],
  mode: Mode,
  matcher: RuleMatcher | null = null,
  boilerplate: Handling = 'remove',
  noRule: readonly string[] = [],
) {
  const read = new Fingerprints(64, matcher)
  const { blocks: count } = read.add(Buffer.from(blocks.join('\n\n')), false)
  expect(count).toBe(blocks.length)
  const document = { firstBlock: 0, blocks: count, site: '' }
  const options = { boilerplate, mode, level: 'passage', noRule } as const
  const result = findBoilerplate(corpusOf(read), [document], matcher?.rules ?? [], null, options)
  if (result === null) throw new Error('nothing was looked for')
  const { line, lines } = result
  return blocks.flatMap((text, block) => {
    if (line.at(block) === 0) return []
    const { rule, goes } = lines[line.at(block) - 1]
    return [[text, rule, goes] as const]
  })
}
