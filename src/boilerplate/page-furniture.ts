/**
 * Running headers and footers of a paginated text, within one document (law 3: at least three times, not adjacent).
 * Two things tell them from a refrain or a recurring label: they stand at form feeds, or they count pages and cut
 * sentences in two. What repeats beside them at the page break is part of them.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { NUMBER } from '../fingerprint/marks.js'
import { AFTER_FEED, GOES_ON, OPENS_SMALL } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { lineHash, sameLine } from './masked-hash.js'
import { countsPages, dropNamed, flowsOn, namesIn } from './page-flow.js'
import { LEAST_FURNITURE, MOST_FURNITURE, PageLines } from './page-lines.js'
import { PairSet } from './pair-set.js'

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
  readonly #corpus: Corpus
  readonly #lines: PageLines
  readonly #seen = new PairSet()
  /** Whether the text runs on from page to page: form feeds part letters, songs and records as well. */
  #flows = false

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.#lines = new PageLines(corpus)
  }

  /** Calls `take` for each block of furniture with its line, which is the same object for all its copies. */
  find(document: BlockRange, take: (block: number, line: FurnitureLine) => void): void {
    if (!this.#mayHavePages(document)) return
    this.#lines.count(document)
    const { firstBlock, blocks } = document
    let any = false
    this.#flows = flowsOn(this.#corpus, document, (i) => this.#repeats(i))
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const at = this.#atBreaks(document)
      const found = this.#prove(at, depth) || (depth === 0 && this.#proveByNumbers(document))
      if (!found) break
      any = true
    }
    if (!any) return
    const contexts = this.#contexts(document)
    const lines = this.#lines.block.map((block, line) =>
      this.#lines.proven[line] && contexts[line] >= TIMES
        ? { block, times: this.#lines.times[line], contexts: contexts[line] }
        : null,
    )
    // The first copy of a line may be all that says what the document is.
    const firsts = lines.flatMap((line) => (line === null ? [] : [line.block]))
    const alone = namesIn(this.#corpus, firsts)
    dropNamed(this.#corpus, document, alone, (i) => this.#isProven(i))
    const names = (block: number) => [...namesIn(this.#corpus, [block])].some((name) => alone.has(name))
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const line = this.#lines.lineOf[block - firstBlock]
      const one = line === 0 ? null : lines[line - 1]
      if (one === null || !sameLine(this.#corpus, one.block, block)) continue
      if (block !== one.block || !names(block)) take(block, one)
    }
  }

  /** Form feeds, or lines that end with a number and begin like the one before: most documents have neither. */
  #mayHavePages({ firstBlock, blocks }: BlockRange): boolean {
    const { first, hash, marks, shape } = this.#corpus
    let feeds = 0
    let numbers = 0
    let [last, lastButOne] = [0, 0]
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      if ((shape.at(block) & AFTER_FEED) !== 0) feeds += 1
      const from = first.at(block)
      const size = first.at(block + 1) - from
      if (size <= LEAST_FURNITURE || size > MOST_FURNITURE) continue
      if ((marks.at(from + size - 1) & NUMBER) === 0) continue
      if (hash.at(from) === last || hash.at(from) === lastButOne) numbers += 1
      lastButOne = last
      last = hash.at(from)
    }
    return feeds >= TIMES || numbers >= COUNTED_TIMES - 1
  }

  /** How often each line stands at a page break: at a form feed, or beside furniture. */
  #atBreaks({ firstBlock, blocks }: BlockRange): Uint32Array {
    const { shape } = this.#corpus
    const at = new Uint32Array(this.#lines.block.length)
    for (let i = 0; i < blocks; i += 1) {
      const line = this.#lines.lineOf[i]
      if (line === 0) continue
      const afterBreak = (shape.at(firstBlock + i) & AFTER_FEED) !== 0 || (i > 0 && this.#isProven(i - 1))
      const beforeBreak =
        i + 1 < blocks && ((shape.at(firstBlock + i + 1) & AFTER_FEED) !== 0 || this.#isProven(i + 1))
      if (afterBreak || beforeBreak) at[line - 1] += 1
    }
    return at
  }

  #isProven(i: number): boolean {
    const line = this.#lines.lineOf[i]
    return line !== 0 && this.#lines.proven[line - 1]
  }

  /** Proves what stands at page breaks nearly always; says whether that was anything new. */
  #prove(at: Uint32Array, depth: number): boolean {
    let found = false
    for (let line = 0; line < at.length; line += 1) {
      if (this.#lines.proven[line] || at[line] < TIMES || at[line] < this.#lines.times[line] * MOSTLY)
        continue
      // Headings at the tops of pages change otherwise than by counting.
      if (this.#lines.same[line] + this.#lines.steps[line] < (this.#lines.times[line] - 1) * MOSTLY) continue
      // What heads each of several records is their title, and its number theirs, unless it says that it counts pages.
      if (!this.#flows && depth === 0 && !this.#countsPages(line)) continue
      this.#lines.proven[line] = true
      found = true
    }
    return found
  }

  #countsPages(line: number): boolean {
    return this.#counts(line) && countsPages(this.#corpus, this.#lines.block[line])
  }

  #repeats(i: number): boolean {
    const line = this.#lines.lineOf[i]
    return line !== 0 && this.#lines.times[line - 1] >= TIMES
  }

  /** Where form feeds are lost: lines that count pages, and cut sentences in two. */
  #proveByNumbers({ firstBlock, blocks }: BlockRange): boolean {
    const { first, shape } = this.#corpus
    const count = this.#lines.block.length
    const cut = new Uint32Array(count)
    const apart = new Uint32Array(count)
    const last = new Uint32Array(count)
    for (let i = 1; i + 1 < blocks; i += 1) {
      const line = this.#lines.lineOf[i] - 1
      if (line < 0 || this.#lines.times[line] < COUNTED_TIMES || !this.#counts(line)) continue
      const at = first.at(firstBlock + i)
      if (last[line] > 0 && at - last[line] >= PAGE) apart[line] += 1
      last[line] = at
      // A header may stand between the footer and the rest of the sentence.
      const goesOn = (shape.at(firstBlock + i - 1) & GOES_ON) !== 0
      const rest = shape.at(firstBlock + i + 1) | (i + 2 < blocks ? shape.at(firstBlock + i + 2) : 0)
      if (goesOn && (rest & OPENS_SMALL) !== 0) cut[line] += 1
    }
    let found = false
    for (let line = 0; line < count; line += 1) {
      if (cut[line] < CUT_SENTENCES || apart[line] < (this.#lines.times[line] - 1) * MOSTLY) continue
      this.#lines.proven[line] = true
      found = true
    }
    return found
  }

  #counts(line: number): boolean {
    return this.#lines.steps[line] >= (this.#lines.times[line] - 1) * MOSTLY
  }

  /** Distinct pairs of blocks around the runs of furniture that a line stands in. */
  #contexts({ firstBlock, blocks }: BlockRange): Uint32Array {
    const contexts = new Uint32Array(this.#lines.block.length)
    this.#seen.clear()
    const { first } = this.#corpus
    let before = 0
    for (let i = 0; i < blocks; ) {
      if (!this.#isProven(i)) {
        if (first.at(firstBlock + i) !== first.at(firstBlock + i + 1))
          before = lineHash(this.#corpus, firstBlock + i)
        i += 1
        continue
      }
      let end = i + 1
      while (
        end < blocks &&
        (this.#isProven(end) || first.at(firstBlock + end) === first.at(firstBlock + end + 1))
      )
        end += 1
      const after = end < blocks ? lineHash(this.#corpus, firstBlock + end) : 0
      const pair = (Math.imul(before, 0x9e3779b1) ^ after) >>> 0
      for (; i < end; i += 1) {
        const line = this.#lines.lineOf[i]
        if (line !== 0 && this.#seen.add(line, pair)) contexts[line - 1] += 1
      }
    }
    return contexts
  }
}
