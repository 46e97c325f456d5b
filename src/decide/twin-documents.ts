/**
 * Documents with the same tokens in the same blocks as an earlier one. Each of their words stands where that of the
 * earlier one does, or where that one's stands if it went: so all of them go, headings and short lines as well, which
 * alone would stay. Documents are named by their number in corpus order.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { documentHash } from '../match/document-keys.js'
import type { BlockRange } from '../match/owners.js'

export class TwinDocuments {
  readonly #corpus: Corpus
  readonly #documents: readonly BlockRange[]
  readonly #least: number
  /** Documents by a hash of their tokens; a list holds those that differ all the same. */
  readonly #byHash = new Map<number, number[]>()

  /** Documents of fewer than `least` tokens are no twins: "yes" is an answer as often as a copy. */
  constructor(corpus: Corpus, documents: readonly BlockRange[], least: number) {
    this.#corpus = corpus
    this.#least = least
    this.#documents = documents
  }

  /** The first earlier document that is the same, or -1: then this one is the first for later ones. */
  find(document: number): number {
    const { firstBlock, blocks } = this.#documents[document]
    const { first } = this.#corpus
    if (first.at(firstBlock + blocks) - first.at(firstBlock) < this.#least) return -1
    const hash = documentHash(this.#corpus, this.#documents[document])
    const others = this.#byHash.get(hash)
    if (others === undefined) {
      this.#byHash.set(hash, [document])
      return -1
    }
    const same = others.find((other) =>
      areSame(this.#corpus, this.#documents[other], this.#documents[document]),
    )
    if (same !== undefined) return same
    others.push(document)
    return -1
  }
}

/** Whether two documents have the same tokens in the same blocks. */
export function areSame({ first, hash, bare }: Corpus, one: BlockRange, other: BlockRange): boolean {
  if (one.blocks !== other.blocks) return false
  const shift = first.at(other.firstBlock) - first.at(one.firstBlock)
  for (let i = 0; i <= one.blocks; i += 1)
    if (first.at(one.firstBlock + i) + shift !== first.at(other.firstBlock + i)) return false
  for (let i = 0; i < one.blocks; i += 1)
    if (bare.at(one.firstBlock + i) !== bare.at(other.firstBlock + i)) return false
  for (let at = first.at(one.firstBlock); at < first.at(one.firstBlock + one.blocks); at += 1)
    if (hash.at(at) !== hash.at(at + shift)) return false
  return true
}
