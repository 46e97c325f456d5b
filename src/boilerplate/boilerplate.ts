/**
 * Which blocks are boilerplate, and by which proof (law 3): lines that repeat on a site or at the page breaks of a
 * document, what a named rule takes, and guesses about what stands between both. All copies of them go, so what is
 * protected is never one of them.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hash64 } from '../fingerprint/hash.js'
import type { BlockRange } from '../match/owners.js'
import type { Handling, Level, Mode } from '../model.js'
import { eachGuess, GUESS } from './guesses.js'
import { findRepeatedBoilerplate } from './repetition.js'
import type { RuleHead } from './rule.js'

/** One line of boilerplate, or words that a rule takes. */
export interface BoilerplateLine {
  /** The block whose text stands for it. */
  readonly block: number
  /** The rule's name, or null where repetition proves it. */
  readonly rule: string | null
  /** Its copies are only told of if not. */
  readonly goes: boolean
}

export interface Boilerplate {
  /** For each block 0, or the number of its line + 1. */
  readonly line: Uint32Array
  readonly lines: readonly BoilerplateLine[]
}

export interface BoilerplateOptions {
  /** Remove it, or only tell of it. */
  readonly boilerplate: Handling
  /** What becomes of guesses: none are made, they are told of, or they go as well. */
  readonly mode: Mode
  readonly level: Level
}

/** Whether a block goes as boilerplate, whatever stands elsewhere. */
export function goesAsBoilerplate({ line, lines }: Boilerplate, block: number): boolean {
  return line[block] > 0 && lines[line[block] - 1].goes
}

/**
 * Documents come in corpus order; `protectedBlocks` holds 1 for blocks that must stay. Null where none is to be found: a
 * document that goes whole or stays whole keeps its boilerplate.
 */
export function findBoilerplate(
  corpus: Fingerprints,
  documents: readonly (BlockRange & { readonly site: string })[],
  rules: readonly RuleHead[] | null,
  protectedBlocks: Uint8Array | null,
  { boilerplate, mode, level }: BoilerplateOptions,
): Boilerplate | null {
  if (rules === null || level === 'document') return null
  const goes = boilerplate === 'remove'
  const { line, lines: repeated } = findRepeatedBoilerplate(corpus, documents)
  const lines: BoilerplateLine[] = repeated.map(({ block }) => ({ block, rule: null, goes }))
  const named = new Map<string, number>()
  const take = (block: number, rule: string, goes: boolean) => {
    const key = `${rule} ${wordsHash(corpus, block)}`
    let number = named.get(key)
    if (number === undefined) {
      number = lines.push({ block, rule, goes })
      named.set(key, number)
    }
    line[block] = number
  }
  eachBlock(documents, (block) => {
    // A repeated line that is wrapped onto two blocks goes whole, by one proof.
    const own = line[block]
    if (own > 0 && (line[block - 1] === own || line[block + 1] === own)) return
    const rule = corpus.rule[block]
    if (rule > 0) take(block, rules[rule - 1].name, goes)
  })
  if (protectedBlocks !== null)
    for (let block = 0; block < line.length; block += 1) if (protectedBlocks[block] === 1) line[block] = 0
  if (mode === 'strict') return { line, lines }
  const guessed = goes && mode === 'aggressive'
  eachGuess(corpus, documents, line, protectedBlocks, (block) => take(block, GUESS, guessed))
  return { line, lines }
}

function eachBlock(documents: readonly BlockRange[], visit: (block: number) => void): void {
  for (const { firstBlock, blocks } of documents)
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) visit(block)
}

function wordsHash({ hash, first }: Fingerprints, block: number): bigint {
  const from = first[block]
  return hash64(new Uint8Array(hash.buffer, hash.byteOffset + from * 4, (first[block + 1] - from) * 4))
}
