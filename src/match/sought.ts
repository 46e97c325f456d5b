/**
 * What is looked up of a document: its seeds and blocks of which another place is possible. Reused from document to
 * document; each is counted before any is looked up, and they come in the same order again.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { arrayOf } from '../spare-heap.js'
import { BlockClasses } from './block-classes.js'
import { blockHash } from './block-hash.js'
import type { BlockRange } from './owners.js'
import { NOWHERE } from './place-index.js'
import { SeedStream, TwiceSeeds } from './seed-stream.js'

/** Blocks that are long enough, of all. */
const LONG = 0.4

export class Sought {
  readonly seeds: TwiceSeeds
  /** For each block of the document what TwiceSeeds has of a seed, if it is long enough and an equal one is possible; else NOWHERE. */
  blocks = new Uint32Array(64)
  readonly #corpus: Corpus
  readonly #least: number
  readonly #all: Seeds
  readonly #stream: SeedStream
  /** Of all blocks that are long enough. */
  readonly #blocks: BlockClasses

  /** Blocks of fewer than `least` tokens are not looked up; a shingle has `ngram`. */
  constructor(corpus: Corpus, least: number, ngram: number) {
    this.#corpus = corpus
    this.#least = least
    this.#all = new Seeds(ngram)
    this.seeds = new TwiceSeeds(ngram)
    this.#stream = new SeedStream(corpus.first.at(corpus.count), corpus.columns)
    this.#blocks = new BlockClasses(corpus.columns, corpus.count, corpus.count * LONG)
  }

  /** Counts a document. */
  count(document: BlockRange): void {
    const { first, hash } = this.#corpus
    const { firstBlock, blocks } = document
    const last = firstBlock + blocks
    const began = this.#blocks.length
    for (let block = firstBlock; block < last; block += 1) {
      const from = first.at(block)
      const to = first.at(block + 1)
      if (to - from >= this.#least) this.#blocks.add(blockHash(hash, from, to))
    }
    this.#blocks.count(began)
    this.#all.find(hash, first.at(firstBlock), first.at(last), first, firstBlock, last)
    this.#stream.add(this.#all, first.at(firstBlock))
  }

  /** Ends the counting; answers with how many classes the seeds have, and how many the blocks. */
  settle(): { readonly classes: number; readonly blocks: number } {
    this.#stream.settle()
    return { classes: this.#stream.classes, blocks: this.#blocks.settle() }
  }

  /** Leaves in `seeds` and `blocks` what is looked up of a document. */
  begin({ firstBlock, blocks: count }: BlockRange): void {
    const { first } = this.#corpus
    if (this.blocks.length < count) this.blocks = arrayOf(Uint32Array, count * 2)
    const { blocks } = this
    for (let i = 0; i < count; i += 1) {
      const size = first.at(firstBlock + i + 1) - first.at(firstBlock + i)
      blocks[i] = size < this.#least ? NOWHERE : this.#blocks.next()
    }
    this.#stream.next(this.seeds, first.at(firstBlock))
  }

  /** Gives all memory back: nothing is looked up any more. */
  letGo(): void {
    this.#blocks.letGo()
    this.#stream.letGo()
  }
}
