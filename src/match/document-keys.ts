/**
 * Keys by which an index finds the documents that some text may meet: whatever of two documents can be matched, they
 * share a seed (seed-index.ts), a block (block-index.ts) or all of their tokens (twin-documents.ts), so that they have
 * the hash of it in common. 32 bits each, unsigned.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { mix } from '../fingerprint/token-hash.js'
import { Seeds } from '../fingerprint/winnowing.js'
import { blockHash } from './block-hash.js'
import type { BlockRange } from './owners.js'

/** Base of the hash, odd so that no token drops out of it. */
const BASE = 0x2c1b3c6d

type Text = Pick<Corpus, 'first' | 'hash'>

/** Hash of all tokens of a document and the number of its blocks. */
export function documentHash({ first, hash }: Text, { firstBlock, blocks }: BlockRange): number {
  let sum = blocks
  for (let at = first.at(firstBlock); at < first.at(firstBlock + blocks); at += 1)
    sum = (Math.imul(sum, BASE) + hash.at(at)) | 0
  return sum
}

/** The key of all of a document. */
export function wholeKey(text: Text, document: BlockRange): number {
  return mix(documentHash(text, document)) >>> 0
}

/** Finds keys; reused from document to document. */
export class DocumentKeys {
  readonly #seeds = new Seeds()

  /** Calls with each key of a document: of a seed once for each place. */
  each(text: Text, document: BlockRange, take: (key: number) => void): void {
    const { first, hash } = text
    const { firstBlock, blocks } = document
    const last = firstBlock + blocks
    if (first.at(firstBlock) === first.at(last)) return
    const seeds = this.#seeds
    seeds.find(hash, first.at(firstBlock), first.at(last), first, firstBlock, last)
    for (let i = 0; i < seeds.count; i += 1) take(seeds.hash[i])
    for (let block = firstBlock; block < last; block += 1)
      if (first.at(block) < first.at(block + 1)) take(blockHash(hash, first.at(block), first.at(block + 1)))
    take(wholeKey(text, document))
  }
}
