/** Orders of the few things that one block is compared by: most are in order nearly, and soonest sorted by insertion. */
import type { Candidate } from './candidate.js'

/** Things that are sorted sooner by insertion than by a call for each pair. */
const FEW = 16

/** Candidates by the first token that they match, then by their chain. They are found nearly so. */
export function sortByFirst(candidates: Candidate[], copy: Uint32Array): void {
  if (candidates.length > FEW) {
    candidates.sort((a, b) => copy[a.segment] - copy[b.segment] || a.chain - b.chain)
    return
  }
  for (let i = 1; i < candidates.length; i += 1) {
    const one = candidates[i]
    let at = i
    // They come in the order of their chains: equals stay where they are.
    for (; at > 0 && copy[candidates[at - 1].segment] > copy[one.segment]; at -= 1)
      candidates[at] = candidates[at - 1]
    candidates[at] = one
  }
}

/** The one that matches most of a sentence first, then most of all, then the first chain. */
export function sortByMatch(candidates: Candidate[]): void {
  if (candidates.length > FEW) {
    candidates.sort(byMatch)
    return
  }
  for (let i = 1; i < candidates.length; i += 1) {
    const one = candidates[i]
    let at = i
    for (; at > 0 && byMatch(candidates[at - 1], one) > 0; at -= 1) candidates[at] = candidates[at - 1]
    candidates[at] = one
  }
}

function byMatch(a: Candidate, b: Candidate): number {
  return b.local - a.local || b.score - a.score || a.chain - b.chain
}

/** The first `count` of some numbers, ascending. */
export function sortNumbers(numbers: Uint16Array, count: number): void {
  if (count > FEW) {
    numbers.subarray(0, count).sort()
    return
  }
  for (let i = 1; i < count; i += 1) {
    const one = numbers[i]
    let at = i
    for (; at > 0 && numbers[at - 1] > one; at -= 1) numbers[at] = numbers[at - 1]
    numbers[at] = one
  }
}
