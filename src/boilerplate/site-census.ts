/**
 * Counts the lines of one site: which blocks have the same words (masked-hash.ts), and in how many clusters of
 * documents each stands. Lines are numbered from 0 as they are met. Made once and reused from site to site.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { letGo } from '../let-go.js'
import type { BlockRange } from '../match/owners.js'
import { lineHash } from './masked-hash.js'
import type { Clusters } from './near-documents.js'

export const NO_LINE = 0xffffffff
/** The line of all blocks whose words stand nowhere else on the site. */
export const ONLY_ONCE = 0

export class SiteCensus {
  readonly #corpus: Fingerprints
  readonly #marked: Uint32Array
  /** Line of each block of the corpus, or NO_LINE for a block without tokens or one that goes already. */
  readonly lineOf: Uint32Array
  lines = 1
  /** By line: its first block, and the clusters of documents it stands in. */
  block = new Uint32Array(1024)
  clusters = new Uint32Array(1024)
  #last = new Uint32Array(1024)
  /** A slot is two numbers side by side, the hash and the line: one cache line answers most look-ups. */
  #slots = new Uint32Array(2048)
  /** What hashes were met, by some of their bits: most lines stand once, and a byte is nearer than a slot. */
  #met = new Uint8Array(1024)
  /** Of both tables as much is used as the site needs: small sites pay nothing for a large one. */
  #metMask = 0
  #slotMask = 0

  /** `marked` blocks, those with a number over 0, are passed over. */
  constructor(corpus: Fingerprints, marked: Uint32Array) {
    this.#corpus = corpus
    this.#marked = marked
    this.lineOf = new Uint32Array(corpus.count).fill(NO_LINE)
    this.clusters[ONLY_ONCE] = 1
  }

  letGo(): void {
    letGo({ lineOf: this.lineOf, slots: this.#slots, met: this.#met })
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
        const hash = lineOf[block]
        if (hash === NO_LINE) continue
        lineOf[block] = met[hash & mask] === 1 ? ONLY_ONCE : this.#number(block, hash, cluster[i])
      }
    }
  }

  /** Leaves its hash at each block, for now; says how many blocks may not be the only ones of their line. */
  #meet(documents: readonly BlockRange[], order: Uint32Array): number {
    let blocks = 0
    for (const document of order) blocks += documents[document].blocks
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, blocks * 2)))
    if (size > this.#met.length) this.#met = new Uint8Array(size)
    else this.#met.fill(0, 0, size)
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
        if (first[block] === first[block + 1] || marked[block] > 0) continue
        const hash = lineHash(corpus, block)
        lineOf[block] = hash
        const times = met[hash & mask]
        if (times > 0) repeated += 1
        if (times < 2) met[hash & mask] = times + 1
      }
    }
    return repeated * 2
  }

  #number(block: number, hash: number, cluster: number): number {
    const slots = this.#slots
    const mask = this.#slotMask
    let slot = hash & mask
    for (; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * 2] !== hash) continue
      const line = slots[slot * 2 + 1]
      if (this.#last[line] !== cluster) {
        this.#last[line] = cluster
        this.clusters[line] += 1
      }
      return line
    }
    const line = this.lines++
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = line
    this.block[line] = block
    this.clusters[line] = 1
    this.#last[line] = cluster
    return line
  }

  #clear(lines: number): void {
    this.lines = 1
    const slots = 2 * 2 ** Math.ceil(Math.log2(Math.max(64, lines * 1.5)))
    if (slots > this.#slots.length) this.#slots = new Uint32Array(slots)
    else this.#slots.fill(0, 0, slots)
    this.#slotMask = slots / 2 - 1
    if (lines < this.block.length) return
    this.block = new Uint32Array(lines + 1)
    this.clusters = new Uint32Array(lines + 1)
    this.clusters[ONLY_ONCE] = 1
    this.#last = new Uint32Array(lines + 1)
  }
}
