/**
 * Where the text of a block stands earlier: a block that equals an earlier one is found by its own hash, all else
 * by seeds, which give runs of equal tokens, which give chains. What the chains cover is in `cover`.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { ChainEnds } from './chain-ends.js'
import { Chains } from './chains.js'
import { Cover } from './cover.js'
import { GapAlignment } from './gap-alignment.js'
import { knowNew, knowSeed } from './known-places.js'
import type { ParagraphIndex } from './paragraph-index.js'
import { NOWHERE, PLACES, type PlaceIndex } from './place-index.js'
import { RunJoiner } from './run-joiner.js'
import type { TwiceSeeds } from './seed-stream.js'
import { leaves, runBack, runOn } from './source-runs.js'
import { WholeAlignment } from './whole-alignment.js'

/** Tokens that a run may reach over the borders of its block: enough to see that a short block lies in a run. */
const CONTEXT = 8
/** Tokens that a run is followed back from its first seed; a run of the same source would have been met before. */
const BACK = 64
/**
 * Times its length that the runs of a block may have in the second look. Each place of a shingle leads to one run through
 * all of the block at most, and from one seed to the next the places may be those of other documents; with many times
 * more the text repeats itself, and each of its words would lead to runs through all of it.
 */
const RUNS = 8 * PLACES

/** Runs of a block up to which a second look may find the same as the first: it has room for as many. */
const FEW = RUNS / 2
const MANY = RUNS

/** Not a place: some of a block stands earlier, it may be. */
export const PARTLY = NOWHERE - 1

/** What one document looks like to the matcher: tokens [from, to). */
export interface DocumentRange {
  readonly from: number
  readonly to: number
}

/** The earlier text that stays. */
export interface Earlier {
  readonly seeds: PlaceIndex
  readonly blocks: PlaceIndex
  /** Null where a document is looked up in itself alone. */
  readonly paragraphs: ParagraphIndex | null
}

export class BlockMatch {
  readonly cover: Cover
  readonly #text: Pick<Corpus, 'hash' | 'marks'>
  readonly #hasSeams: boolean
  readonly #chains = new Chains()
  readonly #joiner: RunJoiner
  readonly #ends: ChainEnds
  /** The places of one shingle. */
  readonly #places = new Uint32Array(PLACES)
  /** Whether the seeds of the block that was matched last have no place that was not looked at. */
  #seesAll = false
  readonly #whole: WholeAlignment
  /** Whether `cover` has what the first look found. */
  #isFirst = false

  constructor({ hash, marks, hasSeams }: Pick<Corpus, 'hash' | 'marks' | 'hasSeams'>) {
    this.#text = { hash, marks }
    this.#hasSeams = hasSeams
    const gaps = new GapAlignment(this.#text)
    this.#joiner = new RunJoiner(this.#text, this.#chains, gaps)
    this.#ends = new ChainEnds(this.#text, this.#chains, gaps)
    this.#whole = new WholeAlignment(this.#text, this.#chains)
    this.cover = new Cover(this.#text, this.#chains)
  }

  /**
   * Where the block of tokens [from, to) stands whole: first as a block that `block`, of `sought`, leads to, unless it is
   * NOWHERE; then in the run of the first seed that stands earlier. NOWHERE if no seed does, else PARTLY. `seed` is the first
   * seed whose shingle reaches into the block.
   */
  find(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: TwiceSeeds,
    seed: number,
    block: number,
    earlier: Earlier,
  ): number {
    if (block !== NOWHERE && (block & 1) === 1) {
      const same = earlier.blocks.find(block >>> 1, from, to - from)
      if (same !== NOWHERE) return same
    }
    const { place, class: classes, count } = seeds
    for (let at = seed; at < count && place[at] < to; at += 1) {
      if ((classes[at] & 1) === 0) continue
      const copy = place[at]
      const source = earlier.seeds.find(classes[at] >>> 1, copy, seeds.size)
      if (source === NOWHERE) continue
      // Of chains that cover as much the first counts, and none covers more: no other has to be looked for.
      return this.#holds(copy, source, seeds.size, from, to, document) ? source - copy + from : PARTLY
    }
    return NOWHERE
  }

  /** Whether all of [from, to) lies in the run of equal tokens around a shingle at `copy` and at `source`. */
  #holds(
    copy: number,
    source: number,
    size: number,
    from: number,
    to: number,
    document: DocumentRange,
  ): boolean {
    if (copy - from > BACK || copy - from > source) return false
    const text = this.#text
    const end = copy + size
    if (this.#isParted(source + Math.max(0, from - copy), source + Math.min(size, to - copy))) return false
    if (end < to && runOn(text, end, source + size, to, this.#sourceEnd(source, from, document)) < to - end)
      return false
    return copy <= from || runBack(text, copy, source, from) === copy - from
  }

  /** Whether the tokens [source, end) of old text are no one piece of it: boilerplate stands between them. */
  #isParted(source: number, end: number): boolean {
    return this.#hasSeams && source + 1 < end && leaves(this.#text.marks, source + 1, end - 1)
  }

  /** Where a source at `source` ends at the latest: one in the document of the block [from, ...) before that. */
  #sourceEnd(source: number, from: number, document: DocumentRange): number {
    return source >= document.from && source < document.to ? from : this.#text.hash.length
  }

  /** Covers the block of tokens [from, to) with what stands at `place`, with nothing if that is NOWHERE. */
  take(from: number, to: number, place: number): void {
    this.cover.reset(from, to)
    this.#chains.clear()
    if (place === NOWHERE) return
    this.#chains.begin(from, place, to - from)
    this.cover.coverAll()
  }

  /** Matches the block of tokens [from, to) by its seeds; `seed` is the first one whose shingle reaches into it. */
  match(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: TwiceSeeds,
    seed: number,
    { seeds: index }: Earlier,
  ): void {
    const chains = this.#chains
    this.#isFirst = true
    this.cover.reset(from, to)
    chains.clear()
    this.#collect(from, to, document, seeds, seed, index)
    if (chains.count === 0) return
    this.#ends.extend(from, to, document.from)
    this.cover.coverAll()
  }

  /**
   * Matches the block again, with all the places that are known of each of its seeds: the first may be one in a text
   * that says something else. Too slow for every block, and needless where the first places do.
   */
  matchAll(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: TwiceSeeds,
    seed: number,
    { seeds: index }: Earlier,
  ): void {
    if (this.#seesAll) return
    const chains = this.#chains
    this.#isFirst = false
    this.cover.reset(from, to)
    chains.clear()
    const { place, class: classes, count, size } = seeds
    const places = this.#places
    let left = (to - from + CONTEXT) * RUNS
    let reach = 0
    for (let at = seed; at < count && place[at] < to; at += 1) {
      const copy = place[at]
      if ((classes[at] & 1) === 0) {
        knowSeed(this.cover, this.#text.marks, copy, from, to, size)
        continue
      }
      // Text that repeats itself is looked up as in the first look from here on.
      if (left <= 0 && copy + size <= reach) continue
      const found = index.findAll(classes[at] >>> 1, copy, size, places)
      if (found === PLACES) this.cover.isEverywhere = true
      else if (left > 0) knowSeed(this.cover, this.#text.marks, copy, from, to, size)
      for (let n = 0; n < found && (n === 0 || left > 0); n += 1) {
        const source = places[n]
        if (this.#joiner.holds(copy, source, size)) continue
        const end = this.#addRun(copy, source, size, from, to, document)
        left -= end - copy
        reach = Math.max(reach, end)
      }
    }
    // Nobody asks what is known where all is.
    if (this.cover.isEverywhere) knowNew(this.cover, this.#text.marks, from, to, document, seeds, seed)
    this.#ends.extend(from, to, document.from)
    this.cover.coverAll()
  }

  /**
   * Matches the block again, as an edited copy from end to end of the source that was found for most of it. Answers false
   * where it is none; `cover` has what it had then.
   */
  matchWhole(from: number, to: number, document: DocumentRange): boolean {
    return this.#coversBy(from, to, this.#whole.replace(from, to, document.from, this.cover))
  }

  /** The same as an edited copy of the block [sourceFrom, sourceTo) of another document. */
  matchWith(from: number, to: number, sourceFrom: number, sourceTo: number): boolean {
    return this.#coversBy(from, to, this.#whole.replaceBy(from, to, sourceFrom, sourceTo, this.cover))
  }

  /** Covers the block anew where an alignment took the place of its chains, which it answers with. */
  #coversBy(from: number, to: number, isAligned: boolean): boolean {
    if (!isAligned) return false
    this.#isFirst = false
    this.cover.reset(from, to)
    this.cover.coverAll()
    return true
  }

  /** Matches the block as in the first look once more, if it was looked at otherwise since. */
  matchFirst(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: TwiceSeeds,
    seed: number,
    earlier: Earlier,
  ): void {
    if (!this.#isFirst) this.match(from, to, document, seeds, seed, earlier)
  }

  /** Every run of equal tokens that a seed of the block leads to. */
  #collect(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: TwiceSeeds,
    first: number,
    index: PlaceIndex,
  ): void {
    const { place, class: classes, count, size } = seeds
    let reach = 0
    let shift = 0
    let runs = 0
    for (let seed = first; seed < count && place[seed] < to; seed += 1) {
      const one = classes[seed]
      if ((one & 1) === 0) continue
      const copy = place[seed]
      const isInside = copy + size <= reach
      // In text that repeats itself a run from before the block is out of step with it: its own first seed is not.
      if (isInside && copy !== from) {
        if (runs <= FEW && !this.#leadsNowhereElse(index, one >>> 1, copy, copy + shift, size)) runs = MANY
        continue
      }
      const source = index.find(one >>> 1, copy, size)
      if (source === NOWHERE) continue
      if (
        isInside
          ? !this.#leadsNowhereElse(index, one >>> 1, copy, source, size)
          : !index.isOnly(one >>> 1, source)
      )
        runs = MANY
      runs += 1
      reach = this.#addRun(copy, source, size, from, to, document)
      shift = source - copy
    }
    this.#seesAll = runs <= FEW
  }

  /** Whether a shingle has no other place than `source`, to which an open chain leads already. */
  #leadsNowhereElse(index: PlaceIndex, one: number, copy: number, source: number, size: number): boolean {
    return index.isOnly(one, source) && this.#joiner.holds(copy, source, size)
  }

  /**
   * Adds the run of equal tokens around a shingle that stands at `copy` and at `source`; answers with the end of its
   * copy. `size` is the shingle's.
   */
  #addRun(
    copy: number,
    source: number,
    size: number,
    from: number,
    to: number,
    document: DocumentRange,
  ): number {
    const text = this.#text
    const left = Math.max(document.from, from - CONTEXT, copy - BACK)
    const right = Math.min(document.to, to + CONTEXT)
    const sourceEnd = this.#sourceEnd(source, from, document)
    const back = runBack(text, copy, source, left)
    const on = size + runOn(text, copy + size, source + size, right, sourceEnd)
    if (this.#isParted(source, source + size)) this.#addPieces(copy - back, source - back, back + on)
    else this.#joiner.add(copy - back, source - back, back + on)
    return copy + on
  }

  /** Adds a run as what it is in the source: pieces between boilerplate, each a run of its own. */
  #addPieces(copy: number, source: number, size: number): void {
    const { marks } = this.#text
    for (let from = 0, to = 1; from < size; from = to, to += 1) {
      while (to < size && !leaves(marks, source + to, source + to)) to += 1
      this.#joiner.add(copy + from, source + from, to - from)
    }
  }
}
