/** Has a thread find which documents are alike, while the main one goes on. */

import { handed } from '../columns/flat.js'
import type { ReadDocument } from '../corpus/first-read.js'
import { type Alike, alikeOf } from '../decide/resemblance.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { Host } from '../host.js'
import type { AlikeState } from './alike-task.js'
import { openPool } from './pool.js'
import { besideFor } from './shares.js'

/** Of documents in corpus order, and a corpus of which hashes and borders are as they are until it is found. */
export function findAlike(
  corpus: Corpus,
  documents: readonly ReadDocument[],
  workers: number | null,
  { signal }: Host,
): { found(): Promise<Alike>; close(): Promise<void> } {
  const threads = besideFor(documents, workers)
  // Made before there is a thread, which nobody would end if there were no memory for it.
  const state = threads === 0 ? null : stateOf(corpus, documents)
  const pool = openPool(threads)
  if (pool === null) return { found: async () => alikeOf(corpus, documents), async close() {} }
  pool.tell('alike', state)
  const found = pool.ask<Alike>('alike', null, signal)
  return { found: () => found, close: () => pool.close() }
}

function stateOf({ first, hash }: Corpus, documents: readonly ReadDocument[]): AlikeState {
  const ranges = Uint32Array.from(documents.flatMap(({ firstBlock, blocks }) => [firstBlock, blocks]))
  return { columns: handed({ first, hash }), ranges }
}
