/**
 * Running headers and footers of a paginated text, within one document (law 3: at least three times, not adjacent).
 * Two things tell them from a refrain or a recurring label: they stand at form feeds, or they count pages and cut
 * sentences in two. What repeats beside them at the page break is part of them.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { LABEL, NUMBER } from '../fingerprint/marks.js'
import { AFTER_FEED, GOES_ON, ITEM, OPENS, OPENS_SMALL, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { lineHash, sameLine } from './masked-hash.js'
import { pageNumber } from './page-numbers.js'
import { PairSet } from './pair-set.js'

/** A page's header or footer is one line: names, a title, a date and a number. */
const MOST_FURNITURE = 24
/** Two words that stand at each page's top can be its title. */
const LEAST_FURNITURE = 3
/** Times that a line repeats in other company (law 3). */
const TIMES = 3
/** Share of its copies that stand at page breaks, or count on by one: the first page and the contents differ. */
const MOSTLY = 0.8
/** Copies that count pages where form feeds are lost: three items of a list count by chance. */
const COUNTED_TIMES = 5
/** Sentences cut in two that show a page break where form feeds are lost. */
const CUT_SENTENCES = 2
/** Tokens of a page, at least: a list's items may count and are shorter. */
const PAGE = 80
/** Lines of a page break, counted from the break: headers and footers of up to three lines each. */
const DEPTH = 3

export interface FurnitureLine {
  readonly block: number
  readonly times: number
  readonly contexts: number
}

/** Finds the furniture of one document after the other; owns the tables that this takes. */
export class PageFurniture {
  readonly #corpus: Fingerprints
  #lineOf = new Uint32Array(1024)
  #slots = new Uint32Array(2048)
  #block: number[] = []
  #hash: number[] = []
  #times: number[] = []
  #proven: boolean[] = []
  /** Each line's last copy, how many copies have the words of the one before, and how many a page number further. */
  #last: number[] = []
  #same: number[] = []
  #steps: number[] = []
  readonly #seen = new PairSet()

  constructor(corpus: Fingerprints) {
    this.#corpus = corpus
  }

  /** Calls `take` for each block of furniture with its line, which is the same object for all its copies. */
  find(document: BlockRange, take: (block: number, line: FurnitureLine) => void): void {
    if (!this.#mayHavePages(document)) return
    this.#count(document)
    const { firstBlock, blocks } = document
    let any = false
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const at = this.#atBreaks(document)
      const found = depth === 0 ? this.#prove(at) || this.#proveByNumbers(document) : this.#prove(at)
      if (!found) break
      any = true
    }
    if (!any) return
    const contexts = this.#contexts(document)
    const lines = this.#block.map((block, line) =>
      this.#proven[line] && contexts[line] >= TIMES
        ? { block, times: this.#times[line], contexts: contexts[line] }
        : null,
    )
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const line = this.#lineOf[block - firstBlock]
      const one = line === 0 ? null : lines[line - 1]
      if (one !== null && sameLine(this.#corpus, one.block, block)) take(block, one)
    }
  }

  /** Form feeds, or lines that end with a number and begin like the one before: most documents have neither. */
  #mayHavePages({ firstBlock, blocks }: BlockRange): boolean {
    const { first, hash, marks, shape } = this.#corpus
    let feeds = 0
    let numbers = 0
    let [last, lastButOne] = [0, 0]
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      if ((shape[block] & AFTER_FEED) !== 0) feeds += 1
      const from = first[block]
      const size = first[block + 1] - from
      if (size <= LEAST_FURNITURE || size > MOST_FURNITURE) continue
      if ((marks[from + size - 1] & NUMBER) === 0) continue
      if (hash[from] === last || hash[from] === lastButOne) numbers += 1
      lastButOne = last
      last = hash[from]
    }
    return feeds >= TIMES || numbers >= COUNTED_TIMES - 1
  }

  #count({ firstBlock, blocks }: BlockRange): void {
    if (this.#lineOf.length < blocks) this.#lineOf = new Uint32Array(blocks * 2)
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, blocks * 2)))
    if (this.#slots.length < size) this.#slots = new Uint32Array(size)
    this.#slots.fill(0, 0, size)
    this.#block = []
    this.#hash = []
    this.#times = []
    this.#proven = []
    this.#last = []
    this.#same = []
    this.#steps = []
    const { first, marks, shape } = this.#corpus
    for (let i = 0; i < blocks; i += 1) {
      const from = first[firstBlock + i]
      const tokens = first[firstBlock + i + 1] - from
      const fits =
        tokens >= LEAST_FURNITURE &&
        tokens <= MOST_FURNITURE &&
        (marks[from] & LABEL) === 0 &&
        (shape[firstBlock + i] & (ITEM | TITLE | OPENS)) === 0
      this.#lineOf[i] = fits ? this.#number(firstBlock + i, size - 1) : 0
    }
  }

  #number(block: number, mask: number): number {
    const hash = lineHash(this.#corpus, block)
    let slot = hash & mask
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const line = this.#slots[slot]
      if (this.#hash[line - 1] !== hash) continue
      this.#again(line - 1, block)
      return line
    }
    this.#slots[slot] = this.#block.push(block)
    this.#hash.push(hash)
    this.#times.push(1)
    this.#proven.push(false)
    this.#last.push(block)
    this.#same.push(0)
    this.#steps.push(0)
    return this.#slots[slot]
  }

  #again(line: number, block: number): void {
    const { first, hash } = this.#corpus
    const before = this.#last[line]
    this.#last[line] = block
    this.#times[line] += 1
    const size = first[block + 1] - first[block]
    if (first[before + 1] - first[before] !== size) return
    let differ = 0
    let step = 0
    for (let i = 0; i < size; i += 1) {
      const [one, other] = [hash[first[before] + i], hash[first[block] + i]]
      if (one === other) continue
      differ += 1
      step = pageNumber(one) < 0 ? 0 : pageNumber(other) - pageNumber(one)
    }
    if (differ === 0) this.#same[line] += 1
    // Left and right pages have headers of their own.
    else if (differ === 1 && (step === 1 || step === 2)) this.#steps[line] += 1
  }

  /** How often each line stands at a page break: at a form feed, or beside furniture. */
  #atBreaks({ firstBlock, blocks }: BlockRange): Uint32Array {
    const { shape } = this.#corpus
    const at = new Uint32Array(this.#block.length)
    for (let i = 0; i < blocks; i += 1) {
      const line = this.#lineOf[i]
      if (line === 0) continue
      const afterBreak = (shape[firstBlock + i] & AFTER_FEED) !== 0 || (i > 0 && this.#isProven(i - 1))
      const beforeBreak =
        i + 1 < blocks && ((shape[firstBlock + i + 1] & AFTER_FEED) !== 0 || this.#isProven(i + 1))
      if (afterBreak || beforeBreak) at[line - 1] += 1
    }
    return at
  }

  #isProven(i: number): boolean {
    const line = this.#lineOf[i]
    return line !== 0 && this.#proven[line - 1]
  }

  /** Proves what stands at page breaks nearly always; says whether that was anything new. */
  #prove(at: Uint32Array): boolean {
    let found = false
    for (let line = 0; line < at.length; line += 1) {
      if (this.#proven[line] || at[line] < TIMES || at[line] < this.#times[line] * MOSTLY) continue
      // Headings at the tops of pages change otherwise than by counting.
      if (this.#same[line] + this.#steps[line] < (this.#times[line] - 1) * MOSTLY) continue
      this.#proven[line] = true
      found = true
    }
    return found
  }

  /** Where form feeds are lost: lines that count pages, and cut sentences in two. */
  #proveByNumbers({ firstBlock, blocks }: BlockRange): boolean {
    const { first, shape } = this.#corpus
    const count = this.#block.length
    const cut = new Uint32Array(count)
    const apart = new Uint32Array(count)
    const last = new Uint32Array(count)
    for (let i = 1; i + 1 < blocks; i += 1) {
      const line = this.#lineOf[i] - 1
      if (line < 0 || this.#times[line] < COUNTED_TIMES || !this.#counts(line)) continue
      const at = first[firstBlock + i]
      if (last[line] > 0 && at - last[line] >= PAGE) apart[line] += 1
      last[line] = at
      // A header may stand between the footer and the rest of the sentence.
      const goesOn = (shape[firstBlock + i - 1] & GOES_ON) !== 0
      const rest = shape[firstBlock + i + 1] | (i + 2 < blocks ? shape[firstBlock + i + 2] : 0)
      if (goesOn && (rest & OPENS_SMALL) !== 0) cut[line] += 1
    }
    let found = false
    for (let line = 0; line < count; line += 1) {
      if (cut[line] < CUT_SENTENCES || apart[line] < (this.#times[line] - 1) * MOSTLY) continue
      this.#proven[line] = true
      found = true
    }
    return found
  }

  #counts(line: number): boolean {
    return this.#steps[line] >= (this.#times[line] - 1) * MOSTLY
  }

  /** Distinct pairs of blocks around the runs of furniture that a line stands in. */
  #contexts({ firstBlock, blocks }: BlockRange): Uint32Array {
    const contexts = new Uint32Array(this.#block.length)
    this.#seen.clear()
    const { first } = this.#corpus
    let before = 0
    for (let i = 0; i < blocks; ) {
      if (!this.#isProven(i)) {
        if (first[firstBlock + i] !== first[firstBlock + i + 1])
          before = lineHash(this.#corpus, firstBlock + i)
        i += 1
        continue
      }
      let end = i + 1
      while (end < blocks && (this.#isProven(end) || first[firstBlock + end] === first[firstBlock + end + 1]))
        end += 1
      const after = end < blocks ? lineHash(this.#corpus, firstBlock + end) : 0
      const pair = (Math.imul(before, 0x9e3779b1) ^ after) >>> 0
      for (; i < end; i += 1) {
        const line = this.#lineOf[i]
        if (line !== 0 && this.#seen.add(line, pair)) contexts[line - 1] += 1
      }
    }
    return contexts
  }
}
