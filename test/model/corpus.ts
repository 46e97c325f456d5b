/** Fingerprints made of numbers instead of words: a token is its own hash, a document a list of blocks of tokens. */
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { DOCUMENT } from '../../src/fingerprint/marks.js'
import type { BlockRange } from '../../src/match/owners.js'

type Block = readonly number[]

export interface NumberCorpus {
  readonly corpus: Fingerprints
  readonly documents: readonly BlockRange[]
}

export function numberCorpus(documents: readonly (readonly Block[])[]): NumberCorpus {
  const tokens = documents.flat(2)
  const corpus = new Fingerprints(tokens.length + 1)
  corpus.hash.set(tokens)
  corpus.tokens = tokens.length
  const blocks = documents.flat()
  corpus.count = blocks.length
  corpus.first = new Uint32Array(blocks.length + 1)
  for (const [i, { length }] of blocks.entries()) corpus.first[i + 1] = corpus.first[i] + length
  let firstBlock = 0
  const ranges = documents.map(({ length }) => {
    const range = { firstBlock, blocks: length }
    corpus.marks[corpus.first[firstBlock]] |= DOCUMENT
    firstBlock += length
    return range
  })
  return { corpus, documents: ranges }
}

/** All longest common runs of a block with a text, by brute force: [place in the block, length]. */
export function commonRuns(block: Block, text: readonly number[]): [at: number, length: number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < block.length; at += 1) {
    let longest = 0
    for (let from = 0; from < text.length; from += 1) {
      let length = 0
      while (
        at + length < block.length &&
        from + length < text.length &&
        block[at + length] === text[from + length]
      ) {
        length += 1
      }
      longest = Math.max(longest, length)
    }
    if (longest > 0) runs.push([at, longest])
  }
  return runs
}
