/** A text as the matcher sees it: fingerprints and shape of its only block. */
import type { RuleMatcher } from '../../src/boilerplate/rule-matcher.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { labelShapeOf } from '../../src/fingerprint/label-shape.js'

export interface Matched {
  /** The name of the rule by which the block goes, or null. */
  readonly block: string | null
}

export function match(matcher: RuleMatcher, text: string): Matched {
  const bytes = Buffer.from(text, 'utf8')
  const blocks = new Fingerprints(64)
  if (blocks.add(bytes, false).blocks !== 1) throw new Error(`not one block: ${text}`)
  const { hash, marks, start, end, tokens } = blocks
  const rule = matcher.matchBlock(hash, marks, 0, tokens, labelShapeOf(bytes, start[0], end[0]))
  return {
    block: rule < 0 ? null : matcher.rules[rule].name,
  }
}
