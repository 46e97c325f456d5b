/**
 * Names of texts that other runs know: how many tokens, and the hash of the folded tokens. Of several texts of one name in
 * one document all but the first have their number behind it. So what was decided about a text by hand is found again
 * wherever it stands in its document, and whatever the run finds elsewhere.
 */
import { bytesOf } from '../columns/column.js'
import { flat } from '../columns/flat.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { hash64 } from '../fingerprint/hash.js'
import { NumberList } from '../number-list.js'
import { type Decisions, rankOf } from './decisions.js'
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
export function tokensHash({ hash }: Pick<Corpus, 'hash'>, from: number, to: number): bigint {
  return hash64(bytesOf(hash, from, to))
}

interface Named {
  readonly from: number
  readonly to: number
  readonly rank: number
}

/** Names of the texts of groups, as numbers until they are asked for: a page has names of 200,000 texts. */
export interface NamesOfGroups {
  /** Undefined for a group of which none are kept. */
  get(group: number): readonly string[] | undefined
}

class NumberedNames implements NamesOfGroups {
  /** By group, where its names begin and how many there are. */
  readonly #place = new Map<number, readonly [begin: number, count: number]>()
  /** Numbers of a name: tokens, both halves of the hash, and which of its name it is in its document. */
  readonly #numbers = new NumberList(flat.words)

  get(group: number): readonly string[] | undefined {
    const place = this.#place.get(group)
    if (place === undefined) return undefined
    const [begin, count] = place
    return Array.from({ length: count }, (_, i) => this.#name((begin + i) * NAME_NUMBERS))
  }

  add(group: number, names: readonly TextName[]): void {
    this.#place.set(group, [this.#numbers.length / NAME_NUMBERS, names.length])
    for (const { tokens, hash, nth } of names)
      for (const number of [tokens, Number(hash >> 32n), Number(hash & 0xffffffffn), nth])
        this.#numbers.push(number)
  }

  #name(at: number): string {
    const [tokens, high, low, nth] = this.#numbers.column.read(at, at + NAME_NUMBERS)
    const name = `${tokens}-${hex(high)}${hex(low)}`
    return nth === 1 ? name : `${name}~${nth}`
  }
}

const NAME_NUMBERS = 4

const hex = (half: number) => half.toString(16).padStart(8, '0')

/**
 * For each group with a 1 in `wanted` the names of its canonical, if it is no boilerplate, and of its first `most` members,
 * in that order.
 */
export function nameTexts(
  corpus: Pick<Corpus, 'hash'>,
  decisions: Decisions,
  groups: Groups,
  wanted: Uint8Array,
  most: number,
): NamesOfGroups {
  const names = new NumberedNames()
  const documents = decisions.firstOfDocument.length - 1
  for (let group = 0; group < groups.count; group += 1) {
    if (wanted[group] === 0) continue
    const texts: Named[] = []
    if (groups.line.at(group) === 0) {
      const rank = groups.stretches.document.at(groups.stretch.at(group))
      texts.push({ from: groups.from.at(group), to: groups.to.at(group), rank })
    }
    // Members come in corpus order: what stands behind changes no name.
    const last = Math.min(groups.offsets.at(group + 1), groups.offsets.at(group) + most)
    for (let at = groups.offsets.at(group); at < last; at += 1) {
      const i = groups.members.at(at)
      texts.push({
        from: decisions.from.at(i),
        to: decisions.to.at(i),
        rank: rankOf(decisions, documents, i),
      })
    }
    names.add(group, namesOf(corpus, texts))
  }
  return names
}

function namesOf(corpus: Pick<Corpus, 'hash'>, texts: readonly Named[]): TextName[] {
  const hashes = texts.map(({ from, to }) => tokensHash(corpus, from, to))
  const order = texts
    .map((_, at) => at)
    .sort((a, b) => texts[a].rank - texts[b].rank || texts[a].from - texts[b].from)
  const seen = new Map<string, { from: number; nth: number }>()
  return order.reduce<TextName[]>((numbered, at) => {
    const { from, to, rank } = texts[at]
    const key = `${rank} ${to - from}-${hashes[at]}`
    const before = seen.get(key)
    // A block that stays may be the canonical itself: one text, one name.
    const nth = before === undefined ? 1 : before.from === from ? before.nth : before.nth + 1
    seen.set(key, { from, nth })
    numbered[at] = { tokens: to - from, hash: hashes[at], nth }
    return numbered
  }, [])
}
