/** Blocks of boilerplate: those that go, whose words were set aside, and those that are only told of. */
import { type Boilerplate, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { type Decisions, KEPT, REMOVED } from './decisions.js'

/** Removes a block without tokens if it is boilerplate that goes: what stands around it stands together. */
export function removeFrame(
  { aside }: Corpus,
  decisions: Decisions,
  boilerplate: Boilerplate | null,
  block: number,
): void {
  if (boilerplate === null || !goesAsBoilerplate(boilerplate, block)) return
  decisions.verdict.set(block, REMOVED)
  decisions.addBoilerplate(boilerplate, block, aside.at(block), aside.at(block + 1), block)
}

/** Tells of boilerplate, or of what may be some, that is left standing in the blocks [from, to). */
export function flagFrame(
  { first }: Corpus,
  decisions: Decisions,
  boilerplate: Boilerplate | null,
  from: number,
  to: number,
): void {
  if (boilerplate === null) return
  for (let block = from; block < to; block += 1) {
    if (boilerplate.line.at(block) === 0 || decisions.verdict.at(block) !== KEPT) continue
    decisions.addBoilerplate(boilerplate, block, first.at(block), first.at(block + 1), block)
  }
}
