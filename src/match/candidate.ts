/** Chains that may cover a stretch of a block, and how much each would cover. All places are numbers of tokens. */
import { type Chains, NONE } from './chains.js'

/** Law 2: a chain holds a run of at least five tokens; a shorter block is matched whole. */
export const RUN = 5

/** A chain that may cover tokens, and how far it was followed. */
export interface Candidate {
  readonly chain: number
  /** What `matchedBy` says of all that is to be covered. */
  readonly score: number
  /** The same of one sentence. */
  local: number
  /** Its first run that ends later than where the block was covered up to, or NONE. */
  segment: number
  /** Where the run before that one ends; -1 if there is none. */
  copyEnd: number
  sourceEnd: number
}

/** A chain from its run `segment` on. What it has before does not count, not even as the side of a gap. */
export function candidateOf(chain: number, score: number, segment: number): Candidate {
  return { chain, score, local: 0, segment, copyEnd: -1, sourceEnd: -1 }
}

/** Leaves behind the runs of a chain that end before a token. */
export function advance({ next, copy, source, length }: Chains, one: Candidate, token: number): void {
  for (let at = one.segment; at !== NONE && copy[at] + length[at] <= token; at = next[at]) {
    one.copyEnd = copy[at] + length[at]
    one.sourceEnd = source[at] + length[at]
    one.segment = next[at]
  }
}

/**
 * Tokens of [begin, end) that a chain matches from `segment` on, less its breaks: of two chains that match as much, the
 * straighter one is it. None if no run among them has `least` tokens: the run that law 2 asks for may lie in the next
 * block, and says nothing of this one.
 */
export function matchedBy(
  { next, copy, source, length }: Chains,
  segment: number,
  begin: number,
  end: number,
  least: number,
): number {
  let matched = 0
  let longest = 0
  let run = 0
  let copyEnd = -1
  let sourceEnd = -1
  for (let at = segment; at !== NONE && copy[at] < end; at = next[at]) {
    const first = Math.max(begin, copy[at])
    const stop = Math.min(end, copy[at] + length[at])
    if (first >= stop) continue
    const place = source[at] + first - copy[at]
    if (first === copyEnd && place === sourceEnd) run += stop - first
    else {
      run = stop - first
      // A run has a token at least: what matches anything has fewer breaks than tokens.
      if (copyEnd >= 0) matched -= 1
    }
    copyEnd = stop
    sourceEnd = place + stop - first
    matched += stop - first
    if (run > longest) longest = run
  }
  return longest >= least ? matched : 0
}

/** Whether a chain covers a token of [from, to) that has no owner yet; the first owner is that of the token `origin`. */
export function adds(
  { next, copy, length }: Chains,
  one: Candidate,
  owner: Uint16Array,
  origin: number,
  from: number,
  to: number,
): boolean {
  for (let segment = one.segment; segment !== NONE && copy[segment] < to; segment = next[segment]) {
    const stop = Math.min(to, copy[segment] + length[segment])
    for (let at = Math.max(from, copy[segment]); at < stop; at += 1) if (owner[at - origin] === 0) return true
  }
  return false
}
