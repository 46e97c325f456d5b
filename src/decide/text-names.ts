/**
 * Names of texts that other runs know: how many tokens, and the hash of the folded tokens. Of several texts of one name in
 * one document all but the first have their number behind it. So what was decided about a text by hand is found again
 * wherever it stands in its document, and whatever the run finds elsewhere.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hash64 } from '../fingerprint/hash.js'
import type { Decisions } from './decisions.js'
import type { Groups } from './groups.js'

const NAME = /^(\d{1,9})-([0-9a-f]{16})(?:~(\d{1,9}))?$/

export interface TextName {
  readonly tokens: number
  readonly hash: bigint
  /** Counted from 1. */
  readonly nth: number
}

/** Null for what is no name. */
export function parseName(name: string): TextName | null {
  const match = NAME.exec(name)
  if (match === null) return null
  return { tokens: Number(match[1]), hash: BigInt(`0x${match[2]}`), nth: Number(match[3] ?? 1) }
}

/** Hash of the folded tokens [from, to). */
export function tokensHash({ hash }: Pick<Fingerprints, 'hash'>, from: number, to: number): bigint {
  return hash64(new Uint8Array(hash.buffer, hash.byteOffset + from * 4, (to - from) * 4))
}

interface Named {
  readonly from: number
  readonly to: number
  readonly rank: number
}

/**
 * For each group with a 1 in `wanted` the names of its canonical, if it is no boilerplate, and of its first `most` members,
 * in that order.
 */
export function nameTexts(
  corpus: Pick<Fingerprints, 'hash'>,
  decisions: Decisions,
  groups: Groups,
  wanted: Uint8Array,
  most: number,
): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>()
  const ranks = ranksOf(decisions)
  for (let group = 0; group < groups.count; group += 1) {
    if (wanted[group] === 0) continue
    const texts: Named[] = []
    if (groups.line[group] === 0) {
      const rank = groups.stretches.document[groups.stretch[group]]
      texts.push({ from: groups.from[group], to: groups.to[group], rank })
    }
    // Members come in corpus order: what stands behind changes no name.
    const last = Math.min(groups.offsets[group + 1], groups.offsets[group] + most)
    for (let at = groups.offsets[group]; at < last; at += 1) {
      const i = groups.members[at]
      texts.push({ from: decisions.from.at(i), to: decisions.to.at(i), rank: ranks[i] })
    }
    names.set(group, namesOf(corpus, texts))
  }
  return names
}

/** The document of each occurrence. */
function ranksOf({ count, firstOfDocument }: Decisions): Uint32Array {
  const ranks = new Uint32Array(count)
  for (let rank = 0; rank + 1 < firstOfDocument.length; rank += 1)
    ranks.fill(rank, firstOfDocument.at(rank), firstOfDocument.at(rank + 1))
  return ranks
}

function namesOf(corpus: Pick<Fingerprints, 'hash'>, texts: readonly Named[]): string[] {
  const names = texts.map(
    ({ from, to }) => `${to - from}-${tokensHash(corpus, from, to).toString(16).padStart(16, '0')}`,
  )
  const order = texts
    .map((_, at) => at)
    .sort((a, b) => texts[a].rank - texts[b].rank || texts[a].from - texts[b].from)
  const seen = new Map<string, { from: number; nth: number }>()
  return order.reduce<string[]>((numbered, at) => {
    const key = `${texts[at].rank} ${names[at]}`
    const before = seen.get(key)
    // A block that stays may be the canonical itself: one text, one name.
    const nth = before === undefined ? 1 : before.from === texts[at].from ? before.nth : before.nth + 1
    seen.set(key, { from: texts[at].from, nth })
    numbered[at] = nth === 1 ? names[at] : `${names[at]}~${nth}`
    return numbered
  }, [])
}
