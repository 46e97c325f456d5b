/** Which documents are alike, found by a thread beside the main one. */
import type { Transferable } from 'node:worker_threads'
import { flat, type Handed, taken } from '../columns/flat.js'
import { type Alike, alikeOf } from '../decide/resemblance.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'

export interface AlikeState {
  readonly columns: Handed<'first' | 'hash'>
  /** First block and number of blocks of each document, one after the other. */
  readonly ranges: Uint32Array
}

/** What does the only task of a thread. */
export function alikeTask({
  columns,
  ranges,
}: AlikeState): readonly [result: Alike, transfer: Transferable[]] {
  const documents: BlockRange[] = []
  for (let at = 0; at < ranges.length; at += 2)
    documents.push({ firstBlock: ranges[at], blocks: ranges[at + 1] })
  const corpus = { columns: flat, ...taken<Pick<Corpus, 'first' | 'hash'>>(columns) }
  return [alikeOf(corpus, documents), []]
}
