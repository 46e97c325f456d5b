/**
 * Blocks without a token (`---`, `* * *`): never removed alone, they go between blocks that go, if the source
 * has the same in the same place of its document. The border of a document counts as a side.
 */
import { type Boilerplate, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { blockOf } from '../match/owners.js'
import { type Decisions, REMOVED } from './decisions.js'

/** Goes through the blocks [from, to) of one document; `documentOf` answers with a block's document, -1 where there is no block. */
export function removeBare(
  corpus: Corpus,
  decisions: Decisions,
  boilerplate: Boilerplate | null,
  from: number,
  to: number,
  documentOf: (block: number) => number,
): void {
  const { first, bare } = corpus
  const { verdict } = decisions
  // Boilerplate that goes has no tokens left here.
  const isBare = (block: number) => first.at(block) === first.at(block + 1) && verdict.at(block) !== REMOVED
  for (let block = from; block < to; ) {
    if (!isBare(block)) {
      block += 1
      continue
    }
    let end = block + 1
    while (end < to && isBare(end)) end += 1
    const after = end < to && verdict.at(end) === REMOVED
    const before = block > from && verdict.at(block - 1) === REMOVED
    const closed = (before || block === from) && (after || end === to) && (before || after)
    const beside = before ? block - 1 : end
    const isFrame = closed && boilerplate !== null && goesAsBoilerplate(boilerplate, beside)
    for (let i = block; isFrame && i < end; i += 1) {
      // A ruler beside boilerplate, with nothing that stays on its other side, belongs to it.
      verdict.set(i, REMOVED)
      decisions.addBoilerplate(boilerplate, i, first.at(i), first.at(i), beside)
    }
    const source = closed && !isFrame ? sourceOf(decisions, beside) : null
    if (source !== null) {
      const host = blockOf(corpus, before ? source[1] - 1 : source[0])
      const shift = (before ? host + 1 : host - (end - block)) - block
      let alike = true
      // A block with tokens has no hash of its bytes.
      for (let i = block; alike && i < end; i += 1)
        alike = documentOf(i + shift) === documentOf(host) && bare.at(i + shift) === bare.at(i)
      for (let i = block; alike && i < end; i += 1) {
        verdict.set(i, REMOVED)
        const one = {
          block: i,
          from: first.at(i),
          to: first.at(i),
          kind: 'exact',
          reason: 'covered',
          covered: 0,
        } as const
        decisions.addWith(one, true, source[0], source[1])
      }
    }
    block = end
  }
}

/** The one source of a block that went, or null if it has several. */
function sourceOf(decisions: Decisions, block: number): readonly [from: number, to: number] | null {
  const occurrence = decisions.ofBlock.at(block) - 1
  const at = decisions.firstSource.at(occurrence)
  if (decisions.firstSource.at(occurrence + 1) - at !== 1) return null
  return [decisions.sourceFrom.at(at), decisions.sourceTo.at(at)]
}
