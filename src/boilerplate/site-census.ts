/**
 * Counts the lines of one site: which blocks have the same words (masked-hash.ts), and in how many clusters of
 * documents each stands. Lines are numbered from 0 as they are met. Made once and reused from site to site.
 */
import type { Bytes, Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'
import { lineHash } from './masked-hash.js'
import type { Clusters } from './near-documents.js'

export const NO_LINE = 0xffffffff
/** The line of all blocks whose words stand nowhere else on the site. */
export const ONLY_ONCE = 0

export class SiteCensus {
  readonly #corpus: Corpus
  readonly #marked: Words
  /** Line of each block of the corpus, or NO_LINE for a block without tokens or one that goes already. */
  readonly lineOf: Words
  lines = 1
  /** By line: its first block, and the clusters of documents it stands in. */
  readonly block: Words
  readonly clusters: Words
  readonly #last: Words
  /** A slot is two numbers side by side, the hash and the line: one cache line answers most look-ups. */
  readonly #slots: Words
  /** What hashes were met, by some of their bits: most lines stand once, and a byte is nearer than a slot. */
  readonly #met: Bytes
  /** Of both tables as much is used as the site needs: small sites pay nothing for a large one. */
  #metMask = 0
  #slotMask = 0

  /** `marked` blocks, those with a number over 0, are passed over. */
  constructor(corpus: Corpus, marked: Words) {
    this.#corpus = corpus
    this.#marked = marked
    const { columns, count } = corpus
    this.lineOf = columns.words(count)
    this.lineOf.fill(NO_LINE, 0, count)
    this.block = columns.words(1024)
    this.clusters = columns.words(1024)
    this.#last = columns.words(1024)
    this.#slots = columns.words(2048)
    this.#met = columns.bytes(1024)
    this.clusters.set(ONLY_ONCE, 1)
  }

  letGo(): void {
    for (const one of [this.lineOf, this.block, this.clusters, this.#last, this.#slots, this.#met])
      one.letGo()
  }

  /** Counts the documents of a site; what was counted before is forgotten. */
  count(documents: readonly BlockRange[], { order, cluster }: Clusters): void {
    const repeated = this.#meet(documents, order)
    this.#clear(repeated)
    const { lineOf } = this
    const met = this.#met
    const mask = this.#metMask
    for (let i = 0; i < order.length; i += 1) {
      const { firstBlock, blocks } = documents[order[i]]
      for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
        const hash = lineOf.at(block)
        if (hash === NO_LINE) continue
        lineOf.set(block, met.at(hash & mask) === 1 ? ONLY_ONCE : this.#number(block, hash, cluster[i]))
      }
    }
  }

  /** Leaves its hash at each block, for now; says how many blocks may not be the only ones of their line. */
  #meet(documents: readonly BlockRange[], order: Uint32Array): number {
    let blocks = 0
    for (const document of order) blocks += documents[document].blocks
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, blocks * 2)))
    this.#met.reserve(size)
    this.#met.fill(0, 0, size)
    const met = this.#met
    const mask = size - 1
    this.#metMask = mask
    const corpus = this.#corpus
    const { first } = corpus
    const { lineOf } = this
    const marked = this.#marked
    let repeated = 0
    for (const document of order) {
      const { firstBlock, blocks: count } = documents[document]
      for (let block = firstBlock; block < firstBlock + count; block += 1) {
        if (first.at(block) === first.at(block + 1) || marked.at(block) > 0) continue
        const hash = lineHash(corpus, block)
        lineOf.set(block, hash)
        const times = met.at(hash & mask)
        if (times > 0) repeated += 1
        if (times < 2) met.set(hash & mask, times + 1)
      }
    }
    return repeated * 2
  }

  #number(block: number, hash: number, cluster: number): number {
    const slots = this.#slots
    const mask = this.#slotMask
    let slot = hash & mask
    for (; slots.at(slot * 2 + 1) !== 0; slot = (slot + 1) & mask) {
      if (slots.at(slot * 2) !== hash) continue
      const line = slots.at(slot * 2 + 1)
      if (this.#last.at(line) !== cluster) {
        this.#last.set(line, cluster)
        this.clusters.set(line, this.clusters.at(line) + 1)
      }
      return line
    }
    const line = this.lines++
    slots.set(slot * 2, hash)
    slots.set(slot * 2 + 1, line)
    this.block.set(line, block)
    this.clusters.set(line, 1)
    this.#last.set(line, cluster)
    return line
  }

  #clear(lines: number): void {
    this.lines = 1
    const slots = 2 * 2 ** Math.ceil(Math.log2(Math.max(64, lines * 1.5)))
    this.#slots.reserve(slots)
    this.#slots.fill(0, 0, slots)
    this.#slotMask = slots / 2 - 1
    for (const one of [this.block, this.clusters, this.#last]) one.reserve(lines + 1)
  }
}
