/**
 * Where the text of a block stands earlier: a block that equals an earlier one is found by its own hash, all else
 * by seeds, which give runs of equal tokens, which give chains. What the chains cover is in `cover`.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import type { Seeds } from '../fingerprint/winnowing.js'
import type { BlockIndex } from './block-index.js'
import { ChainEnds } from './chain-ends.js'
import { Chains } from './chains.js'
import { Cover } from './cover.js'
import { GapAlignment } from './gap-alignment.js'
import { RunJoiner } from './run-joiner.js'
import { NOWHERE, PLACES, type SeedIndex } from './seed-index.js'
import { runBack, runOn } from './source-runs.js'
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

/** What one document looks like to the matcher: tokens [from, to). */
export interface DocumentRange {
  readonly from: number
  readonly to: number
}

/** The earlier text that stays. */
export interface Earlier {
  readonly seeds: SeedIndex
  readonly blocks: BlockIndex
}

export class BlockMatch {
  readonly cover: Cover
  readonly #text: Pick<Fingerprints, 'hash' | 'marks'>
  readonly #chains = new Chains()
  readonly #joiner: RunJoiner
  readonly #ends: ChainEnds
  readonly #whole: WholeAlignment

  constructor({ hash, marks }: Pick<Fingerprints, 'hash' | 'marks'>) {
    this.#text = { hash, marks }
    const gaps = new GapAlignment(this.#text)
    this.#joiner = new RunJoiner(this.#text, this.#chains, gaps)
    this.#ends = new ChainEnds(this.#text, this.#chains, gaps)
    this.#whole = new WholeAlignment(this.#text, this.#chains)
    this.cover = new Cover(this.#text, this.#chains)
  }

  /** Matches the block of tokens [from, to); `seed` is the first seed whose shingle reaches into it. */
  match(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: Seeds,
    seed: number,
    earlier: Earlier,
  ): void {
    const chains = this.#chains
    this.cover.reset(from, to)
    chains.clear()
    const same = to - from < earlier.blocks.least ? NOWHERE : earlier.blocks.find(from, to)
    if (same === NOWHERE) {
      this.#collect(from, to, document, seeds, seed, earlier.seeds)
      if (chains.count === 0) return
      this.#ends.extend(from, to, document.from)
    } else chains.begin(from, same, to - from)
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
    seeds: Seeds,
    seed: number,
    { seeds: index }: Earlier,
  ): void {
    const chains = this.#chains
    this.cover.reset(from, to)
    chains.clear()
    const { place, hash, count, size } = seeds
    let left = (to - from + CONTEXT) * RUNS
    let reach = 0
    for (let at = seed; at < count && place[at] < to; at += 1) {
      const copy = place[at]
      // Text that repeats itself is looked up as in the first look from here on.
      if (left <= 0 && copy + size <= reach) continue
      for (let n = 0; n === 0 || left > 0; n += 1) {
        const source = index.findNth(hash[at], copy, n)
        if (source === NOWHERE) break
        if (this.#joiner.holds(copy, source, size)) continue
        const end = this.#addRun(copy, source, size, from, to, document)
        left -= end - copy
        reach = Math.max(reach, end)
      }
    }
    this.#ends.extend(from, to, document.from)
    this.cover.coverAll()
  }

  /** Matches the block again, as an edited copy from end to end of the source that was found for most of it. */
  matchWhole(from: number, to: number, document: DocumentRange): void {
    const found = this.#whole.replace(from, to, document.from)
    this.cover.reset(from, to)
    if (found) this.cover.coverAll()
  }

  /** Every run of equal tokens that a seed of the block leads to. */
  #collect(
    from: number,
    to: number,
    document: DocumentRange,
    seeds: Seeds,
    first: number,
    index: SeedIndex,
  ): void {
    const { place, count, size } = seeds
    let reach = 0
    for (let seed = first; seed < count && place[seed] < to; seed += 1) {
      const copy = place[seed]
      // In text that repeats itself a run from before the block is out of step with it: its own first seed is not.
      if (copy + size <= reach && copy !== from) continue
      const source = index.find(seeds.hash[seed], copy)
      if (source === NOWHERE) continue
      reach = this.#addRun(copy, source, size, from, to, document)
    }
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
    const sourceEnd = source >= document.from && source < document.to ? from : text.hash.length
    const back = runBack(text, copy, source, left)
    const on = size + runOn(text, copy + size, source + size, right, sourceEnd)
    this.#joiner.add(copy - back, source - back, back + on)
    return copy + on
  }
}
