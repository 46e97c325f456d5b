/**
 * How the two words by which two lines differ are used in all of the corpus. Words that stand in each other's place
 * elsewhere as well (source and destination, optional and required) tell lines apart; a word that never stood beside its
 * neighbours was not put there by who wrote the line. Counted for the few words that are asked about, in one pass over
 * all tokens, and in two more for the fewer that are asked about again.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { NUMBER, TELLING } from '../fingerprint/marks.js'
import type { NearLines } from './near-lines.js'

/** A slot for each of so many values of a hash: what passes it is looked up. */
const FILTER = 1 << 16
/** Places of a word that are looked at for what stands around it. */
const MOST = 4096

/** What the corpus says of a pair of lines. */
export interface WordUse {
  /** How often the word of the line that stays stands in the corpus, and the word of the changed line. */
  readonly seen: number
  readonly seenChanged: number
  /** Of these, with a capital inside a sentence. */
  readonly named: number
  readonly namedChanged: number
  /** Places elsewhere where the changed word has the same neighbour before it, and behind it; -1 where there is none. */
  readonly before: number
  readonly behind: number
}

interface Word {
  seen: number
  named: number
  /** Pairs that have it as the changed word. */
  readonly pairs: number[]
}

/** The use of each pair's words. */
export function countUses(corpus: Fingerprints, pairs: readonly NearLines[]): readonly WordUse[] {
  const { first, hash, marks, count } = corpus
  const words = new Map<number, Word>()
  const filter = new Uint8Array(FILTER)
  const wordOf = (token: number): Word => {
    const old = words.get(hash[token])
    if (old !== undefined) return old
    const made: Word = { seen: 0, named: 0, pairs: [] }
    words.set(hash[token], made)
    filter[hash[token] & (FILTER - 1)] = 1
    return made
  }
  const place = new Uint32Array(pairs.length)
  const last = new Uint8Array(pairs.length)
  const before = new Uint32Array(pairs.length)
  const behind = new Uint32Array(pairs.length)
  for (const [number, { stays, changed, at }] of pairs.entries()) {
    wordOf(first[stays] + at)
    wordOf(first[changed] + at).pairs.push(number)
    place[number] = first[changed] + at
    last[number] = place[number] + 1 === first[changed + 1] ? 1 : 0
  }
  const end = first[count]
  for (let at = 0; at < end; at += 1) {
    if (filter[hash[at] & (FILTER - 1)] === 0) continue
    const word = words.get(hash[at])
    if (word === undefined) continue
    word.seen += 1
    if ((marks[at] & (TELLING | NUMBER)) === TELLING) word.named += 1
    for (const number of word.pairs) {
      const own = place[number]
      if (own === at) continue
      if (at > 0 && hash[at - 1] === hash[own - 1]) before[number] += 1
      if (at + 1 < end && hash[at + 1] === hash[own + 1]) behind[number] += 1
    }
  }
  return pairs.map(({ stays, at }, number) => {
    const word = wordOf(first[stays] + at)
    const changed = wordOf(place[number])
    return {
      seen: word.seen,
      seenChanged: changed.seen,
      named: word.named,
      namedChanged: changed.named,
      before: at === 0 ? -1 : before[number],
      behind: last[number] === 1 ? -1 : behind[number],
    }
  })
}

/**
 * For each pair whether its two words stand between the same two neighbours anywhere else: then they are words of one
 * kind, and who chose one of them meant it.
 */
export function alternate(corpus: Fingerprints, pairs: readonly NearLines[]): readonly boolean[] {
  if (pairs.length === 0) return []
  const { first, hash, count } = corpus
  const frames = new Map<number, Set<number>>()
  const filter = new Uint8Array(FILTER)
  for (const { stays, changed, at } of pairs) {
    for (const token of [first[stays] + at, first[changed] + at]) {
      frames.set(hash[token], new Set())
      filter[hash[token] & (FILTER - 1)] = 1
    }
  }
  const end = first[count]
  for (let at = 0; at < end; at += 1) {
    if (filter[hash[at] & (FILTER - 1)] === 0) continue
    const around = frames.get(hash[at])
    if (around !== undefined && around.size < MOST) around.add(frameOf(hash, at))
  }
  return pairs.map(({ stays, changed, at }) => {
    const [a, b] = [first[stays] + at, first[changed] + at]
    const one = frames.get(hash[a])
    const other = frames.get(hash[b])
    if (one === undefined || other === undefined) return true
    const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
    const own = [frameOf(hash, a), frameOf(hash, b)]
    for (const frame of fewer) if (more.has(frame) && !own.includes(frame)) return true
    return false
  })
}

/** The tokens before and behind a token, as one number. */
function frameOf(hash: Uint32Array, at: number): number {
  return (Math.imul(hash[at - 1] ?? 0, 31) ^ (hash[at + 1] ?? 0)) >>> 0
}
