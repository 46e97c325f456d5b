/** What a thread beside the main one does with copies of the columns of a corpus. */
import type { Transferable } from 'node:worker_threads'
import { guessesOf, type RuleOf } from '../boilerplate/guesses.js'
import { type Handed, taken } from '../columns/flat.js'
import { wordReader } from '../corpus/block-words.js'
import type { WrittenDocument } from '../corpus/rewrite.js'
import { findLineEdits, type LineEditOptions, type LineEdits } from '../decide/line-edits.js'
import { Corpus } from '../fingerprint/corpus.js'

/** What the edits of lines and the guesses read. */
export type AsideColumns = 'first' | 'start' | 'end' | 'hash' | 'marks' | 'rigid' | 'shape'

export interface AsideState {
  readonly count: number
  readonly columns: Handed<AsideColumns>
  readonly documents: readonly WrittenDocument[]
}

/** Blocks and what they are guessed to be, in reading order; names stand in a list of their own. */
export interface GuessedBlocks {
  readonly blocks: Uint32Array
  readonly guesses: Uint8Array
  readonly names: readonly string[]
}

export type AsideTask =
  | { readonly find: 'edits'; readonly options: LineEditOptions }
  | {
      readonly find: 'guesses'
      /** Documents of the ranks from `from` on. */
      readonly from: number
      /** By block what proves it: UNPROVEN, REPEATED, or RULED and its place in `rules`. */
      readonly proof: Uint16Array
      readonly rules: readonly string[]
    }

export const UNPROVEN = 0
export const REPEATED = 1
export const RULED = 2

/** What does the tasks of a thread. */
export function asideTask({
  count,
  columns,
  documents,
}: AsideState): (task: AsideTask) => readonly [result: LineEdits | GuessedBlocks, transfer: Transferable[]] {
  const corpus = Object.assign(new Corpus(), taken<Pick<Corpus, AsideColumns>>(columns), { count })
  return (task) => {
    if (task.find === 'edits')
      return [findLineEdits(corpus, documents, task.options, wordReader(corpus, documents)), []]
    const { from, proof, rules } = task
    const ruleOf: RuleOf = (block) => {
      const number = proof[block]
      if (number === UNPROVEN) return undefined
      return number === REPEATED ? null : rules[number - RULED]
    }
    return [guessedIn(corpus, documents.slice(from), ruleOf), []]
  }
}

function guessedIn(corpus: Corpus, documents: readonly WrittenDocument[], ruleOf: RuleOf): GuessedBlocks {
  const blocks: number[] = []
  const guesses: number[] = []
  const names: string[] = []
  guessesOf(corpus, documents)(ruleOf, (block, guess) => {
    if (!names.includes(guess)) names.push(guess)
    blocks.push(block)
    guesses.push(names.indexOf(guess))
  })
  return { blocks: Uint32Array.from(blocks), guesses: Uint8Array.from(guesses), names }
}
