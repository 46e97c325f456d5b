/** What is held of texts that were read, and of numbers instead of words: a token is its own hash, a document a list of blocks. */
import type { Columns } from '../../src/columns/column.js'
import { Corpus } from '../../src/fingerprint/corpus.js'
import type { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { DOCUMENT } from '../../src/fingerprint/marks.js'
import type { BlockRange } from '../../src/match/owners.js'

type Block = readonly number[]

/** All documents that were read so far. */
export function corpusOf(read: Fingerprints, columns?: Columns): Corpus {
  const corpus = new Corpus(columns)
  corpus.append(read.part)
  return corpus
}

export interface NumberCorpus {
  readonly corpus: Corpus
  readonly documents: readonly BlockRange[]
}

export function numberCorpus(documents: readonly (readonly Block[])[]): NumberCorpus {
  const tokens = documents.flat(2)
  const blocks = documents.flat()
  const count = blocks.length
  const first = new Uint32Array(count + 1)
  for (const [i, { length }] of blocks.entries()) first[i + 1] = first[i] + length
  const marks = new Uint8Array(tokens.length)
  let firstBlock = 0
  const ranges = documents.map(({ length }) => {
    const range = { firstBlock, blocks: length }
    marks[first[firstBlock]] |= DOCUMENT
    firstBlock += length
    return range
  })
  const corpus = new Corpus()
  const arrays = {
    hash: Uint32Array.from(tokens),
    marks,
    first,
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    bare: new Uint32Array(count),
    rigid: new Uint8Array(count),
    shape: new Uint16Array(count),
    rule: new Uint16Array(count),
  }
  corpus.append({ tokens: tokens.length, blocks: count, arrays })
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
