/**
 * Counts what law 3 asks of the lines that went on one site: near copies of documents once, pairs of neighbours once.
 * What stands around a line is taken wider here than where it was decided, never narrower: lines between may be
 * frequent and stay. What a rule took and is not frequent parts runs here as it does there.
 */
import { PairSet } from '../boilerplate/pair-set.js'
import { FEED, GOES_ON, OPENS_SMALL } from './block-looks.js'
import { MOST_TOKENS } from './line-words.js'
import type { Copies } from './near-copies.js'
import type { SiteLines } from './site-lines.js'

/** Clusters and contexts that prove a line on its site, its share of them, and contexts inside one document (law 3). */
const ON_SITE = 5
const SHARE = 0.2
const IN_DOCUMENT = 3
/** Blocks on either side that make a context, but for frequent lines. */
const AROUND = 6

/** What was counted of one line. */
interface Counted {
  /** Of all its blocks. */
  clusters: number
  /** Of those that prove something: distinct contexts, and clusters that have one. */
  contexts: number
  inClusters: number
  /** Of the contexts: behind which nothing of the document's own stands; and those within a sentence. */
  tail: number
  middle: number
  inside: number
  last: number
  lastProven: number
  /** 1 if it stands without a context in documents that may be near copies. */
  doubtful: 0 | 1
}

const NOTHING: Counted = {
  clusters: 0,
  contexts: 0,
  inClusters: 0,
  tail: 0,
  middle: 0,
  inside: 0,
  last: -1,
  lastProven: -1,
  doubtful: 0,
}

export class LineCounts {
  readonly #site: SiteLines
  readonly #copies: Copies
  readonly #counted = new Map<number, Counted>()
  /** By line: clusters of certain and of possible near copies that it stands in, and the last of each. */
  readonly #known: Uint32Array
  readonly #mask: number
  /** By document its first and last block of its own. */
  readonly #firstOwn: Float64Array
  readonly #lastOwn: Float64Array
  readonly #seen = new PairSet()
  /** Lines that repeat at the page breaks of a document, as document and line. */
  readonly #paged = new PairSet()

  /** `wanted` names the lines that went, `repeated` those of them that no rule took. */
  constructor(site: SiteLines, copies: Copies, wanted: Iterable<number>, repeated: ReadonlySet<number>) {
    this.#site = site
    this.#copies = copies
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(64, site.line.length * 2))) - 1
    this.#known = new Uint32Array((this.#mask + 1) * 5)
    for (const line of wanted) this.#counted.set(line, { ...NOTHING })
    for (const document of copies.order) this.#meet(document)
    // What a rule took and is not frequent parts the runs of what is, as it did where they were decided.
    for (const [line, { clusters }] of this.#counted)
      if (!repeated.has(line) && clusters < this.#leastFrequent) this.#counted.delete(line)
    this.#firstOwn = new Float64Array(site.documents.length).fill(Number.POSITIVE_INFINITY)
    this.#lastOwn = new Float64Array(site.documents.length).fill(Number.NEGATIVE_INFINITY)
    for (const document of copies.order) this.#weigh(document)
  }

  /** Whether a line is proven on the site, but for what its place says. */
  isProven(line: number): boolean {
    const counted = this.#counted.get(line)
    if (counted === undefined) return false
    const { contexts, inClusters, clusters, doubtful } = counted
    // One cluster of documents that may be near copies of each other may have a context that was not seen.
    return (
      Math.min(contexts, inClusters) + doubtful >= ON_SITE &&
      clusters >= Math.floor(this.#copies.possibleCount * SHARE)
    )
  }

  /** Whether a line that can be a heading is none: nothing follows it now and then, or it stands within sentences. */
  isNoHeading(line: number): boolean {
    const { contexts = 0, tail = 0, middle = 0, inside = 0 } = this.#counted.get(line) ?? {}
    // Half of what the decision asks for: contexts are counted otherwise there.
    return tail >= contexts * 0.05 || (middle > 0 && inside >= middle * 0.25)
  }

  /** Whether a line repeats at the page breaks of a document, by its number on the site. */
  isPaged(document: number, line: number): boolean {
    return !this.#paged.isNew(document, line)
  }

  /** Whether text of the document's own stands before a block, and behind it. */
  sides(document: number, block: number): readonly [before: boolean, behind: boolean] {
    return [this.#firstOwn[document] < block, this.#lastOwn[document] > block]
  }

  #meet(document: number): void {
    const { line, first } = this.#site
    const [certain, possible] = [this.#copies.certain[document] + 1, this.#copies.possible[document] + 1]
    for (let block = first[document]; block < first[document + 1]; block += 1) {
      const slot = this.#slotOf(line.at(block))
      const known = this.#known
      known[slot] = line.at(block) || 1
      if (known[slot + 2] !== certain) {
        known[slot + 2] = certain
        known[slot + 1] += 1
      }
      if (known[slot + 4] !== possible) {
        known[slot + 4] = possible
        known[slot + 3] += 1
      }
      const counted = this.#counted.get(line.at(block))
      if (counted === undefined || counted.last === certain) continue
      counted.last = certain
      counted.clusters += 1
    }
  }

  #slotOf(line: number): number {
    let slot = line & this.#mask
    while (this.#known[slot * 5] !== 0 && this.#known[slot * 5] !== (line || 1))
      slot = (slot + 1) & this.#mask
    return slot * 5
  }

  /** Whether a block's words stand in no document but its own and its near copies; five of them are none for certain. */
  #isOwn(block: number): boolean {
    const slot = this.#slotOf(this.#site.line.at(block))
    return this.#known[slot + 3] === 1 && this.#known[slot + 1] < ON_SITE
  }

  /** Clusters of certain near copies from which on a line is frequent: a fifth of the site's. */
  get #leastFrequent(): number {
    return Math.max(ON_SITE, this.#copies.certainCount * SHARE)
  }

  #isFrequent(block: number): boolean {
    const clusters = this.#known[this.#slotOf(this.#site.line.at(block)) + 1]
    return clusters >= this.#leastFrequent
  }

  /** Takes the runs of lines that went, one after the other. */
  #weigh(document: number): void {
    const { line, first } = this.#site
    const [begin, end] = [first[document], first[document + 1]]
    const numbers = new Map<number, number>()
    const inside = new Map<number, number>()
    const own = new PairSet()
    for (let block = begin; block < end; block += 1) {
      if (!this.#isOwn(block)) continue
      if (this.#firstOwn[document] > block) this.#firstOwn[document] = block
      this.#lastOwn[document] = block
    }
    for (let from = begin; from < end; from += 1) {
      if (!this.#counted.has(line.at(from))) continue
      let to = from
      while (to + 1 < end && this.#counted.has(line.at(to + 1))) to += 1
      const around = this.#around(begin, end, from, to)
      if (this.#isAtBreak(from, to, end, numbers))
        for (let block = from; block <= to; block += 1)
          if (own.add(line.at(block), around))
            inside.set(line.at(block), (inside.get(line.at(block)) ?? 0) + 1)
      this.#count(document, from, to, around)
      from = to
    }
    for (const [one, contexts] of inside) if (contexts >= IN_DOCUMENT) this.#paged.add(document, one)
  }

  #around(begin: number, end: number, from: number, to: number): number {
    const { line } = this.#site
    let h = 1
    const mix = (value: number) => {
      h = Math.imul(h ^ value, 0x85ebca6b)
      h = (h << 13) | (h >>> 19)
    }
    // Frequent lines that stay are part of the run where it was decided.
    const mixAlong = (first: number, step: 1 | -1) => {
      for (let at = first, left = AROUND; at >= begin && at < end && left > 0; at += step) {
        mix(line.at(at))
        if (!this.#isFrequent(at)) left -= 1
      }
    }
    mixAlong(from - 1, -1)
    mix(0x0a)
    mixAlong(to + 1, 1)
    return h >>> 0
  }

  /** A form feed stands at the run, or a number in it is by one or two higher than before: pages have two sides. */
  #isAtBreak(from: number, to: number, end: number, numbers: Map<number, number>): boolean {
    const { line, looks, count } = this.#site
    let found = to + 1 < end && (looks.at(to + 1) & FEED) !== 0
    for (let block = from; block <= to; block += 1) {
      if ((looks.at(block) & FEED) !== 0) found = true
      const before = numbers.get(line.at(block))
      const step = before === undefined ? 1 : count.at(block) - before
      if (count.at(block) > 0 && (step === 1 || step === 2)) found = true
      numbers.set(line.at(block), count.at(block))
    }
    return found
  }

  #count(document: number, from: number, to: number, around: number): void {
    const { line, first, size, looks } = this.#site
    const [begin, end] = [first[document], first[document + 1]]
    const isLongRepeat = (block: number) =>
      block >= begin && block < end && size.at(block) > MOST_TOKENS && !this.#isOwn(block)
    // Inside a longer repeated run nothing is proven.
    if (isLongRepeat(from - 1) || isLongRepeat(to + 1)) return
    const before = this.#firstOwn[document] < from
    const behind = this.#lastOwn[document] > to
    if (!(before || behind)) {
      for (let block = from; block <= to; block += 1) this.#doubt(document, line.at(block))
      return
    }
    const place = before && behind ? this.#passage(document, from, to) : 0
    const certain = this.#copies.certain[document]
    const goesOn = from > begin && (looks.at(from - 1) & GOES_ON) !== 0
    const within = goesOn && to + 1 < end && (looks.at(to + 1) & OPENS_SMALL) !== 0
    for (let block = from; block <= to; block += 1) {
      const counted = this.#counted.get(line.at(block))
      if (counted === undefined || !this.#seen.add(line.at(block) || 1, place === 0 ? around : place))
        continue
      counted.contexts += 1
      if (counted.lastProven !== certain) counted.inClusters += 1
      counted.lastProven = certain
      if (!behind) counted.tail += 1
      if (before && behind) counted.middle += 1
      if (within) counted.inside += 1
    }
  }

  #doubt(document: number, line: number): void {
    const counted = this.#counted.get(line)
    if (counted !== undefined && this.#copies.isDoubtful[this.#copies.possible[document]] === 1)
      counted.doubtful = 1
  }

  /** Frequent lines between paragraphs that come together and are longer than one line are one passage: its number. */
  #passage(document: number, from: number, to: number): number {
    const { line, size, first } = this.#site
    let [h, words] = [7, 0]
    let [begin, end] = [from, to]
    while (begin > first[document] && this.#isFrequent(begin - 1)) begin -= 1
    while (end + 1 < first[document + 1] && this.#isFrequent(end + 1)) end += 1
    for (let block = begin; block <= end; block += 1) {
      if (!this.#isFrequent(block)) continue
      if (block >= from && block <= to) words += size.at(block)
      h = Math.imul(h ^ line.at(block), 0xc2b2ae35)
      h ^= h >>> 15
    }
    return words > MOST_TOKENS ? h >>> 0 || 1 : 0
  }
}
