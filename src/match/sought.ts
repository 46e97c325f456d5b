/**
 * What is looked up of a document: its seeds and blocks of which another place is possible. Reused from document to
 * document; each is counted before any is looked up, and they come in the same order again.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { NumberList } from '../number-list.js'
import { arrayOf } from '../spare-heap.js'
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
  readonly #corpus: Corpus
  readonly #least: number
  readonly #all: Seeds
  readonly #stream: SeedStream
  /** Of all blocks that are long enough the hash, in the order in which they are counted; 0 if no equal one is possible. */
  readonly #hashes: NumberList
  #read = 0
  readonly #repeats = new Repeats()

  /** Blocks of fewer than `least` tokens are not looked up; a shingle has `ngram`. */
  constructor(corpus: Corpus, least: number, ngram: number) {
    this.#corpus = corpus
    this.#least = least
    this.#all = new Seeds(ngram)
    this.seeds = new TwiceSeeds(ngram)
    this.#stream = new SeedStream(corpus.first.at(corpus.count), corpus.columns)
    this.#hashes = new NumberList(corpus.columns.words, corpus.count)
    this.#repeats.begin(corpus.count * LONG)
  }

  /** Counts a document. */
  count(document: BlockRange): void {
    const { first, hash } = this.#corpus
    const { firstBlock, blocks } = document
    const last = firstBlock + blocks
    const began = this.#hashes.length
    for (let block = firstBlock; block < last; block += 1) {
      const from = first.at(block)
      const to = first.at(block + 1)
      if (to - from >= this.#least) this.#hashes.push(blockHash(hash, from, to))
    }
    this.#repeats.count(this.#hashes.column, began, this.#hashes.length, 0)
    this.#all.find(hash, first.at(firstBlock), first.at(last), first, firstBlock, last)
    this.#stream.add(this.#all, first.at(firstBlock))
  }

  /** Ends the counting; answers with how many classes the seeds have, and how many blocks are looked up. */
  settle(): { readonly classes: number; readonly blocks: number } {
    this.#stream.settle()
    const hashes = this.#hashes
    const repeats = this.#repeats
    let blocks = 0
    for (let i = 0; i < hashes.length; i += 1) {
      if (repeats.of(hashes.at(i)) === 0) hashes.set(i, 0)
      else blocks += 1
    }
    return { classes: this.#stream.classes, blocks }
  }

  /** Leaves in `seeds` and `blocks` what is looked up of a document. */
  begin({ firstBlock, blocks: count }: BlockRange): void {
    const { first } = this.#corpus
    if (this.blocks.length < count) this.blocks = arrayOf(Uint32Array, count * 2)
    const { blocks } = this
    const hashes = this.#hashes
    let read = this.#read
    for (let i = 0; i < count; i += 1) {
      const size = first.at(firstBlock + i + 1) - first.at(firstBlock + i)
      blocks[i] = size < this.#least ? 0 : hashes.at(read)
      read += size < this.#least ? 0 : 1
    }
    this.#read = read
    this.#stream.next(this.seeds, first.at(firstBlock))
  }

  /** Gives all memory back: nothing is looked up any more. */
  letGo(): void {
    this.#hashes.letGo()
    this.#stream.letGo()
  }
}
