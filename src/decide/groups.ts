/**
 * Groups: all occurrences of one repeated thing, which is the largest source of the first of them. Group g has
 * the occurrences `members[offsets[g]] .. members[offsets[g + 1] - 1]`, in corpus order; its canonical, which
 * stays, is the stretch of tokens [from[g], to[g]).
 */

import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hash64 } from '../fingerprint/hash.js'
import { blockOf } from '../match/owners.js'
import { type Decisions, KEPT } from './decisions.js'

/** A source that is this much of its block stands for all of it: near copies of a paragraph are one group. */
const WHOLE = 0.8

export interface Groups {
  readonly count: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Derived from the folded text alone, so that it is the same in every run that meets the text. */
  readonly id: readonly string[]
  readonly offsets: Uint32Array
  readonly members: Uint32Array
  /** The group of each occurrence. */
  readonly of: Uint32Array
}

/** `rank` gives a token's document in corpus order. Groups come in the order of their canonicals. */
export function groupOccurrences(
  corpus: Fingerprints,
  decisions: Decisions,
  rank: (token: number) => number,
): Groups {
  const { count: total, firstSource } = decisions
  const numbers = new Map<string, number>()
  const from: number[] = []
  const to: number[] = []
  const id: string[] = []
  const of = new Uint32Array(total)
  for (let i = 0; i < total; i += 1) {
    const [begin, end] = thing(corpus, decisions, firstSource.at(i))
    const words = corpus.hash.subarray(begin, end)
    const name = hash64(new Uint8Array(words.buffer, words.byteOffset, words.byteLength))
      .toString(16)
      .padStart(16, '0')
    let group = numbers.get(name)
    if (group === undefined) {
      group = id.push(name) - 1
      numbers.set(name, group)
      from.push(begin)
      to.push(end)
    } else if (
      rank(begin) < rank(from[group]) ||
      (rank(begin) === rank(from[group]) && begin < from[group])
    ) {
      from[group] = begin
      to[group] = end
    }
    of[i] = group
  }
  const ranks = from.map(rank)
  const order = id
    .map((_, group) => group)
    .sort((a, b) => ranks[a] - ranks[b] || from[a] - from[b] || to[a] - to[b])
  const place = new Uint32Array(order.length)
  for (const [at, group] of order.entries()) place[group] = at
  const offsets = new Uint32Array(order.length + 1)
  for (let i = 0; i < of.length; i += 1) {
    of[i] = place[of[i]]
    offsets[of[i] + 1] += 1
  }
  for (let at = 0; at < order.length; at += 1) offsets[at + 1] += offsets[at]
  const next = offsets.slice()
  const members = new Uint32Array(of.length)
  for (let i = 0; i < of.length; i += 1) members[next[of[i]]++] = i
  const pick = <T>(values: readonly T[]) => order.map((group) => values[group])
  return {
    count: order.length,
    from: Uint32Array.from(pick(from)),
    to: Uint32Array.from(pick(to)),
    id: pick(id),
    offsets,
    members,
    of,
  }
}

/** What a source repeats: its block if it is most of one, else the stretch itself. */
function thing(
  corpus: Fingerprints,
  { sourceFrom, sourceTo, verdict }: Decisions,
  source: number,
): [number, number] {
  const from = sourceFrom.at(source)
  const to = sourceTo.at(source)
  const block = blockOf(corpus, from)
  const begin = corpus.first[block]
  const end = corpus.first[block + 1]
  return to <= end && to - from >= (end - begin) * WHOLE && verdict[block] === KEPT
    ? [begin, end]
    : [from, to]
}
