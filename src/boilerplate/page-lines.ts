/**
 * The lines of one document that may be page furniture: how often each stands, and how its copies differ. A table that
 * is made once and reused from document to document.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isLabel } from '../fingerprint/marks.js'
import { ITEM, leadsOn, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { arrayOf } from '../spare-heap.js'
import { lineHash } from './masked-hash.js'
import { pageNumber } from './page-numbers.js'

/** A page's header or footer is one line: names, a title, a date and a number. */
export const MOST_FURNITURE = 24
/** Two words that stand at each page's top can be its title. */
export const LEAST_FURNITURE = 3

export class PageLines {
  readonly #corpus: Corpus
  /** By block of the document the number of its line + 1, or 0. */
  lineOf = new Uint32Array(1024)
  #slots = new Uint32Array(2048)
  /** By line: its first block, its copies, and whether it is furniture. */
  block: number[] = []
  times: number[] = []
  proven: boolean[] = []
  /** How many copies have the words of the one before, and how many a page number further. */
  same: number[] = []
  steps: number[] = []
  #hash: number[] = []
  #last: number[] = []

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** Reads a document; what was read before is forgotten. */
  count({ firstBlock, blocks }: BlockRange): void {
    if (this.lineOf.length < blocks) this.lineOf = arrayOf(Uint32Array, blocks * 2)
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, blocks * 2)))
    if (this.#slots.length < size) this.#slots = arrayOf(Uint32Array, size)
    this.#slots.fill(0, 0, size)
    this.block = []
    this.#hash = []
    this.times = []
    this.proven = []
    this.#last = []
    this.same = []
    this.steps = []
    const { first, marks, shape } = this.#corpus
    for (let i = 0; i < blocks; i += 1) {
      const from = first.at(firstBlock + i)
      const tokens = first.at(firstBlock + i + 1) - from
      const fits =
        tokens >= LEAST_FURNITURE &&
        tokens <= MOST_FURNITURE &&
        !isLabel(marks.at(from)) &&
        (shape.at(firstBlock + i) & (ITEM | TITLE)) === 0 &&
        !leadsOn(shape.at(firstBlock + i))
      this.lineOf[i] = fits ? this.#number(firstBlock + i, size - 1) : 0
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
    this.#slots[slot] = this.block.push(block)
    this.#hash.push(hash)
    this.times.push(1)
    this.proven.push(false)
    this.#last.push(block)
    this.same.push(0)
    this.steps.push(0)
    return this.#slots[slot]
  }

  #again(line: number, block: number): void {
    const { first, hash } = this.#corpus
    const before = this.#last[line]
    this.#last[line] = block
    this.times[line] += 1
    const size = first.at(block + 1) - first.at(block)
    if (first.at(before + 1) - first.at(before) !== size) return
    let differ = 0
    let step = 0
    for (let i = 0; i < size; i += 1) {
      const [one, other] = [hash.at(first.at(before) + i), hash.at(first.at(block) + i)]
      if (one === other) continue
      differ += 1
      step = pageNumber(one) < 0 ? 0 : pageNumber(other) - pageNumber(one)
    }
    if (differ === 0) this.same[line] += 1
    // Left and right pages have headers of their own.
    else if (differ === 1 && (step === 1 || step === 2)) this.steps[line] += 1
  }
}
