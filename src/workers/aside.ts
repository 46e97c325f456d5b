/**
 * What one thread finds beside the main one: lines that are edits of others, and half of the guesses, while that one looks
 * for boilerplate.
 */
import { type Guesses, guessesOf, type RuleOf } from '../boilerplate/guesses.js'
import { handed } from '../columns/flat.js'
import { wordReader } from '../corpus/block-words.js'
import type { ReadDocument } from '../corpus/first-read.js'
import type { WrittenDocument } from '../corpus/rewrite.js'
import { findLineEdits, type LineEditOptions, type LineEdits } from '../decide/line-edits.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { Host } from '../host.js'
import {
  type AsideState,
  type AsideTask,
  type GuessedBlocks,
  REPEATED,
  RULED,
  UNPROVEN,
} from './aside-task.js'
import { openPool, type Pool } from './pool.js'
import { besideFor } from './shares.js'

/** Of a corpus as it was when this was opened: until it is closed blocks may be appended and nothing else. */
export interface Aside {
  readonly guesses: Guesses
  edits(): Promise<LineEdits>
  close(): Promise<void>
}

/** For documents in corpus order. */
export function openAside(
  corpus: Corpus,
  documents: readonly ReadDocument[],
  options: LineEditOptions & { readonly workers: number | null },
  host: Host,
): Aside {
  const isInMemory = documents.some(({ file }) => file.data !== null)
  const pool = openPool(isInMemory ? 0 : besideFor(documents, options.workers))
  if (pool !== null)
    try {
      return inThread(pool, corpus, documents, options, host)
    } catch (error) {
      // Nobody has anything to close yet: there was no memory for what threads share.
      void pool.close()
      throw error
    }
  const edits = findLineEdits(corpus, documents, options, wordReader(corpus, documents))
  return { guesses: guessesOf(corpus, documents), edits: async () => edits, async close() {} }
}

function inThread(
  pool: Pool,
  corpus: Corpus,
  documents: readonly ReadDocument[],
  { threshold, minWords, scope, mode }: LineEditOptions,
  { signal }: Host,
): Aside {
  corpus.share()
  const { count, first, start, end, hash, marks, rigid, shape } = corpus
  const columns = handed({ first, start, end, hash, marks, rigid, shape })
  pool.tell('aside', { count, columns, documents: documents.map(written) } satisfies AsideState)
  const options = { threshold, minWords, scope, mode }
  const edits = pool.ask<LineEdits>('aside', { find: 'edits', options } satisfies AsideTask, signal)
  return {
    guesses: async (ruleOf, take) => {
      await edits
      const from = halfOf(corpus, documents)
      const others = pool.ask<GuessedBlocks>('aside', taskFor(corpus, documents, from, ruleOf), signal)
      await guessesOf(corpus, documents.slice(0, from))(ruleOf, take)
      const { blocks, guesses, names } = await others
      for (const [i, block] of blocks.entries()) take(block, names[guesses[i]])
    },
    edits: () => edits,
    close: () => pool.close(),
  }
}

function written({ file, encoding, hash, firstBlock, blocks }: ReadDocument): WrittenDocument {
  return { file, encoding, hash, firstBlock, blocks }
}

/** The first document of the second half of all tokens. */
function halfOf({ first }: Corpus, documents: readonly ReadDocument[]): number {
  const sizes = documents.map(
    ({ firstBlock, blocks }) => first.at(firstBlock + blocks) - first.at(firstBlock),
  )
  let left = sizes.reduce((sum, size) => sum + size, 0) / 2
  const half = sizes.findIndex((size) => {
    left -= size
    return left < 0
  })
  return half < 0 ? documents.length : half
}

/** Guesses of the documents of the ranks from `from` on. */
function taskFor(
  { count }: Corpus,
  documents: readonly ReadDocument[],
  from: number,
  ruleOf: RuleOf,
): AsideTask {
  const rules = new Map<string, number>()
  const proof = new Uint16Array(count)
  for (const { firstBlock, blocks } of documents.slice(from))
    for (let block = firstBlock; block < firstBlock + blocks; block += 1)
      proof[block] = numberOf(ruleOf(block), rules)
  return { find: 'guesses', from, proof, rules: [...rules.keys()] }
}

function numberOf(rule: string | null | undefined, rules: Map<string, number>): number {
  if (rule === undefined) return UNPROVEN
  if (rule === null) return REPEATED
  const number = rules.get(rule) ?? RULED + rules.size
  rules.set(rule, number)
  return number
}
