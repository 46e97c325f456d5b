/** What the page's pictures need, counted over all occurrences of a run, of which the page may hold only a part. */
import type { Action, Kind, Reason } from '../model.js'
import { BIN_FATES, BINS, type BinFate, type PageBins, type RuleRow, type SiteRow } from './page-format.js'
import { PairWords } from './pair-words.js'

/** Pairs of documents that are told apart: 32 to 64 bytes each in memory; a run with more has its map made of the first of them. */
const MOST_PAIRS = 500_000
/** Pairs that the page gets: more than a map of any screen can show. */
const SHOWN_PAIRS = 40_000
/** Sites and rules that the page gets, those with the most removed words. */
const SHOWN_ROWS = 2_000

/** Why an alike text stays that no threshold would take. */
const HELD = new Set<Reason>(['new-number', 'new-name', 'protected', 'taken-back', 'decision'])

interface Bins {
  readonly occurrences: Float64Array
  readonly words: Float64Array
}

interface Site {
  documents: number
  words: number
  removed: number
  boilerplate: number
}

export class PageTally {
  readonly #bins: Record<BinFate, Bins>
  readonly #pairs = new PairWords(MOST_PAIRS)
  readonly #frameWords: Float64Array
  readonly #alike = new Map<string, number>()
  readonly #rules = new Map<string | null, { copies: number; words: number; flagged: number }>()

  constructor(documents: number) {
    this.#frameWords = new Float64Array(documents)
    const none = (): Bins => ({ occurrences: new Float64Array(BINS), words: new Float64Array(BINS) })
    this.#bins = { removed: none(), below: none(), held: none() }
  }

  /** An occurrence that is no canonical; `source` is its first source's document, or -1. Coverage is 0..1. */
  occurrence(
    document: number,
    kind: Kind,
    action: Action,
    reason: Reason,
    words: number,
    coverage: number,
    source: number,
    rule: string | null,
  ): void {
    const goes = action === 'remove'
    if (!goes || reason === 'decision') {
      const why = action === 'flag' ? 'flag' : reason
      this.#alike.set(why, (this.#alike.get(why) ?? 0) + 1)
    }
    if (kind === 'boilerplate') {
      if (goes) this.#frameWords[document] += words
      const known = this.#rules.get(rule) ?? { copies: 0, words: 0, flagged: 0 }
      if (goes) known.copies += 1
      else known.flagged += 1
      if (goes) known.words += words
      this.#rules.set(rule, known)
      return
    }
    const bin = Math.min(BINS - 1, Math.floor(coverage * (BINS - 1) + 1e-9))
    const bins = this.#bins[goes ? 'removed' : HELD.has(reason) ? 'held' : 'below']
    bins.occurrences[bin] += 1
    bins.words[bin] += words
    if (goes && source >= 0) this.#pairs.add(document, source, words)
  }

  /** What stays although it is alike, and what was decided by hand, by reason. */
  get alike(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#alike)
  }

  get bins(): Readonly<Record<BinFate, PageBins>> {
    const plain = BIN_FATES.map((fate) => {
      const { occurrences, words } = this.#bins[fate]
      return [fate, { occurrences: [...occurrences], words: [...words] }]
    })
    return Object.fromEntries(plain) as Record<BinFate, PageBins>
  }

  /** Copy's document, source's document, words: those of the most words first; and how many there are. */
  pairs(): { readonly rows: number[]; readonly all: number } {
    const rows: number[] = []
    this.#pairs.eachLargest(SHOWN_PAIRS, (document, source, words) => {
      rows.push(document, source, words)
    })
    return { rows, all: this.#pairs.count }
  }

  rules(): RuleRow[] {
    const rows = [...this.#rules].map(
      ([rule, { copies, words, flagged }]): RuleRow => [rule, copies, words, flagged],
    )
    return rows.sort((a, b) => b[2] - a[2] || b[1] - a[1] || order(a[0], b[0])).slice(0, SHOWN_ROWS)
  }

  sites(
    documents: Iterable<{
      readonly id: number
      readonly site: string
      readonly words: number
      readonly removedWords: number
    }>,
  ): SiteRow[] {
    const sites = new Map<string, Site>()
    for (const { id, site, words, removedWords } of documents) {
      const known = sites.get(site) ?? { documents: 0, words: 0, removed: 0, boilerplate: 0 }
      known.documents += 1
      known.words += words
      known.removed += removedWords
      known.boilerplate += this.#frameWords[id]
      sites.set(site, known)
    }
    const rows = [...sites].map(
      ([site, one]): SiteRow => [site, one.documents, one.words, one.removed, one.boilerplate],
    )
    return rows.sort((a, b) => b[4] - a[4] || b[3] - a[3] || order(a[0], b[0])).slice(0, SHOWN_ROWS)
  }
}

/** By UTF-16 units, whatever the locale. */
function order(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
