/**
 * Finds the paragraph that another one was edited from where no shingle of it is left: by shared runs of five tokens, the
 * least that law 2 asks of a copy. A sample of all runs is looked at, chosen by their first token, so that both paragraphs
 * choose the same (content-defined sampling: Manber, Finding similar files in a large file system, 1994).
 * Places are numbers of tokens and blocks.
 */
import type { Words } from '../columns/column.js'
import { FlatWords } from '../columns/flat.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { RUN } from './candidate.js'
import type { BlockRange } from './owners.js'
import { Repeats } from './repeats.js'
import { LONGEST } from './whole-alignment.js'

/**
 * One run in so many is looked at: of the twelve that edits in every fifth word leave in forty words, three. Of longer
 * paragraphs that have DOUBLE tokens and their doubles one in twice and four times as many are enough.
 */
const SAMPLE = 4
const DOUBLE = 96
/** Runs that are counted apart, 32 MB of counters; of more runs more are kept that stand once. */
const MOST_RUNS = 1 << 24
/** Slots for runs of earlier paragraphs at first, and at most: 32 MB. What finds no room is not found. */
const SLOTS = 1 << 12
const MOST_SLOTS = 1 << 22
/** Paragraphs that one is compared with: a text shares runs with one or two of them. */
const CANDIDATES = 16
/** 2^32 divided by the golden ratio: it spreads what differs in one bit. */
const MIX = 0x9e3779b1
const NONE = -1

export class ParagraphIndex {
  readonly #corpus: Corpus
  readonly #least: number
  readonly #repeats = new Repeats()
  /** The sampled runs of the paragraph that was looked at last, and how many they are. */
  readonly #runs = new Uint32Array(LONGEST)
  readonly #sampledRuns = new FlatWords(this.#runs)
  #count = 0
  #sampled = NONE
  /** Open addressing: of each slot a run, and behind it the block + 1 that it stands in first, or 0. */
  #slots: Words
  #taken = 0
  readonly #candidate = new Uint32Array(CANDIDATES)
  readonly #votes = new Uint16Array(CANDIDATES)

  /** A paragraph has `least` tokens; of its runs those are kept that stand in these documents twice. */
  constructor(corpus: Corpus, least: number, documents: readonly BlockRange[]) {
    this.#corpus = corpus
    this.#least = least
    this.#slots = corpus.columns.words(SLOTS * 2)
    let tokens = 0
    for (const { firstBlock, blocks } of documents)
      for (let block = firstBlock; block < firstBlock + blocks; block += 1)
        tokens += this.#isParagraph(block) ? corpus.first.at(block + 1) - corpus.first.at(block) : 0
    this.#repeats.begin(Math.min(MOST_RUNS, Math.ceil(tokens / SAMPLE)))
    for (const { firstBlock, blocks } of documents)
      for (let block = firstBlock; block < firstBlock + blocks; block += 1)
        this.#repeats.count(this.#sampledRuns, 0, this.#sample(block), 0)
  }

  /** Makes a block that stays earlier text. */
  add(block: number): void {
    const count = this.#sample(block)
    for (let i = 0; i < count; i += 1) {
      if (this.#repeats.of(this.#runs[i]) === 0) continue
      const slot = this.#slotOf(this.#runs[i])
      if (this.#slots.at(slot + 1) !== 0 || this.#taken * 2 >= MOST_SLOTS) continue
      this.#slots.set(slot, this.#runs[i])
      this.#slots.set(slot + 1, block + 1)
      this.#taken += 1
      if (this.#taken * 4 >= this.#slots.length && this.#slots.length < MOST_SLOTS * 2) this.#grow()
    }
  }

  /** The earlier block that has the most runs of a block, of several the first one met, or -1: none of its own document `own`. */
  find(block: number, { firstBlock, blocks }: BlockRange): number {
    const candidate = this.#candidate
    const votes = this.#votes
    const count = this.#sample(block)
    let found = 0
    let best = NONE
    let most = 0
    for (let i = 0; i < count; i += 1) {
      if (this.#repeats.of(this.#runs[i]) === 0) continue
      const other = this.#slots.at(this.#slotOf(this.#runs[i]) + 1) - 1
      if (other < 0 || (other >= firstBlock && other < firstBlock + blocks)) continue
      let at = 0
      while (at < found && candidate[at] !== other) at += 1
      if (at === CANDIDATES) continue
      if (at === found) {
        candidate[found++] = other
        votes[at] = 0
      }
      votes[at] += 1
      if (votes[at] > most) {
        most = votes[at]
        best = other
      }
    }
    return best
  }

  letGo(): void {
    this.#repeats.letGo()
    this.#slots.letGo()
  }

  #isParagraph(block: number): boolean {
    const { first, rigid } = this.#corpus
    const size = first.at(block + 1) - first.at(block)
    return size >= this.#least && size <= LONGEST && rigid.at(block) === 0
  }

  /** Leaves the sample of a block's runs in `runs`, if it is a paragraph; answers with their number. */
  #sample(block: number): number {
    if (block === this.#sampled) return this.#count
    if (!this.#isParagraph(block)) return 0
    const { first, hash } = this.#corpus
    const from = first.at(block)
    const to = first.at(block + 1)
    const size = to - from
    const rest = (size < DOUBLE ? SAMPLE : size < DOUBLE * 2 ? SAMPLE * 2 : SAMPLE * 4) - 1
    const runs = this.#runs
    let count = 0
    for (let at = from; at <= to - RUN; at += 1) {
      if ((hash.at(at) & rest) !== 0) continue
      let run = 0
      for (let i = at; i < at + RUN; i += 1) {
        run = Math.imul(run ^ hash.at(i), MIX)
        run ^= run >>> 15
      }
      runs[count++] = run
    }
    this.#sampled = block
    this.#count = count
    return count
  }

  /** Where the slot of a run begins, or the one that it would be put in. */
  #slotOf(run: number): number {
    const slots = this.#slots
    const mask = slots.length / 2 - 1
    let slot = run & mask
    while (slots.at(slot * 2 + 1) !== 0 && slots.at(slot * 2) !== run) slot = (slot + 1) & mask
    return slot * 2
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = this.#corpus.columns.words(old.length * 2)
    for (let at = 0; at < old.length; at += 2) {
      if (old.at(at + 1) === 0) continue
      const slot = this.#slotOf(old.at(at))
      this.#slots.set(slot, old.at(at))
      this.#slots.set(slot + 1, old.at(at + 1))
    }
    old.letGo()
  }
}
