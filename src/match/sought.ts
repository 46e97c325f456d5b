/**
 * What is looked up of a document: its seeds and blocks of which another place is possible. Reused from document to
 * document; each is counted before any is looked up, and they come in the same order again.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { blockHash } from './block-index.js'
import type { BlockRange } from './owners.js'
import { Repeats } from './repeats.js'
import { SeedStream, TwiceSeeds } from './seed-stream.js'

/** Blocks that are long enough, of all. */
const LONG = 0.4

export class Sought {
  readonly seeds: TwiceSeeds
  /** For each block of the document its hash, if it is long enough and an equal one is possible; else 0. */
  blocks = new Uint32Array(64)
  readonly #corpus: Fingerprints
  readonly #least: number
  readonly #all: Seeds
  readonly #stream: SeedStream
  readonly #repeats = new Repeats()

  /** Blocks of fewer than `least` tokens are not looked up; a shingle has `ngram`. */
  constructor(corpus: Fingerprints, least: number, ngram: number) {
    this.#corpus = corpus
    this.#least = least
    this.#all = new Seeds(ngram)
    this.seeds = new TwiceSeeds(ngram)
    this.#stream = new SeedStream(corpus.first[corpus.count])
    this.#repeats.begin(corpus.count * LONG)
  }

  /** Counts a document. */
  count(document: BlockRange): void {
    const { first, hash } = this.#corpus
    const { firstBlock, blocks } = document
    const last = firstBlock + blocks
    this.#hash(document)
    this.#repeats.count(this.blocks, 0, blocks, 0)
    this.#all.find(hash, first[firstBlock], first[last], first, firstBlock, last)
    this.#stream.add(this.#all, first[firstBlock])
  }

  /** Ends the counting; answers with how many classes the seeds have. */
  settle(): number {
    this.#stream.settle()
    return this.#stream.classes
  }

  /** Leaves in `seeds` and `blocks` what is looked up of a document. */
  begin(document: BlockRange): void {
    this.#hash(document)
    const { blocks } = this
    const repeats = this.#repeats
    for (let i = 0; i < document.blocks; i += 1) if (repeats.of(blocks[i]) === 0) blocks[i] = 0
    this.#stream.next(this.seeds, this.#corpus.first[document.firstBlock])
  }

  #hash({ firstBlock, blocks: count }: BlockRange): void {
    const { first, hash } = this.#corpus
    if (this.blocks.length < count) this.blocks = new Uint32Array(count * 2)
    const { blocks } = this
    for (let i = 0; i < count; i += 1) {
      const from = first[firstBlock + i]
      const to = first[firstBlock + i + 1]
      blocks[i] = to - from < this.#least ? 0 : blockHash(hash, from, to)
    }
  }
}
