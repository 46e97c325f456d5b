/**
 * What is looked up of a document: its seeds and blocks of which another place is possible. All others, the most of a
 * text, cost a look at a counter. Reused from document to document.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { blockHash } from './block-index.js'
import type { BlockRange } from './owners.js'
import { Repeats } from './repeats.js'

/** Seeds and long blocks for each token, more or less: winnowing takes 0.4, and the borders of blocks some. */
const COUNTED = 0.5

export class Sought {
  readonly seeds: Seeds
  /** For each block of the document its hash, if it is long enough and an equal one is possible; else 0. */
  blocks = new Uint32Array(64)
  readonly #corpus: Fingerprints
  readonly #least: number
  readonly #repeats: Repeats

  /** Blocks of fewer than `least` tokens are not looked up; a shingle has `ngram`. */
  constructor(corpus: Fingerprints, least: number, ngram: number) {
    this.#corpus = corpus
    this.#least = least
    this.seeds = new Seeds(ngram)
    this.#repeats = new Repeats(corpus.tokens * COUNTED)
  }

  /** Counts a document. Each one is counted before any is looked up. */
  count(document: BlockRange): void {
    this.#find(document)
    const { seeds, blocks } = this
    this.#repeats.meet(seeds.hash, seeds.count)
    this.#repeats.meet(blocks, document.blocks)
  }

  /** Leaves in `seeds` and `blocks` what is looked up of a document. */
  begin(document: BlockRange): void {
    this.#find(document)
    const { blocks } = this
    const repeats = this.#repeats
    this.seeds.keepRepeats(repeats)
    for (let i = 0; i < document.blocks; i += 1) blocks[i] = blocks[i] * repeats.of(blocks[i])
  }

  #find({ firstBlock, blocks: count }: BlockRange): void {
    const { first, hash } = this.#corpus
    if (this.blocks.length < count) this.blocks = new Uint32Array(count * 2)
    const { blocks } = this
    for (let i = 0; i < count; i += 1) {
      const from = first[firstBlock + i]
      const to = first[firstBlock + i + 1]
      blocks[i] = to - from < this.#least ? 0 : blockHash(hash, from, to)
    }
    const last = firstBlock + count
    this.seeds.find(hash, first[firstBlock], first[last], first, firstBlock, last)
  }
}
