/**
 * Which blocks are boilerplate, and by which proof (law 3): lines that repeat on a site or at the page breaks of a
 * document, what a named rule takes, and guesses about what stands between both. All copies of them go, so what is
 * protected is never one of them.
 */
import type { Words } from '../columns/column.js'
import { bytesOf } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { hash64 } from '../fingerprint/hash.js'
import { DOCUMENT } from '../fingerprint/marks.js'
import type { BlockRange } from '../match/owners.js'
import type { Handling, Level, Mode } from '../model.js'
import { guessesOf, isPlace, type RuleOf } from './guesses.js'
import { findRepeatedBoilerplate } from './repetition.js'
import { guessFrom, isGuess, REPETITION, type RuleHead } from './rule.js'
import { NOTHING, PROVEN, ruledBlocks, VOUCHED } from './ruled-blocks.js'
import { Wordings } from './wordings.js'

/** The rule of what goes because somebody said so, wherever it stands. */
export const BY_HAND = 'decision/remove'

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
  readonly line: Words
  readonly lines: readonly BoilerplateLine[]
}

export interface BoilerplateOptions {
  /** Remove it, or only tell of it. */
  readonly boilerplate: Handling
  /** What becomes of guesses: none are made, they are told of, or they go as well. */
  readonly mode: Mode
  readonly level: Level
  /** Names by which nothing is found: of rules that ship, which are not among `rules` any more, of guesses and of voices, and REPETITION. */
  readonly noRule?: readonly string[]
}

/** Whether a block goes as boilerplate, whatever stands elsewhere. */
export function goesAsBoilerplate({ line, lines }: Boilerplate, block: number): boolean {
  return line.at(block) > 0 && lines[line.at(block) - 1].goes
}

/**
 * Documents come in corpus order; `protectedBlocks` holds no 0 for blocks about which it is decided already. Null where
 * none is to be found: a document that goes whole or stays whole keeps its boilerplate. Lines are counted on `witnesses`
 * as well, of which nothing goes: all their blocks are decided.
 */
export function findBoilerplate(...search: Parameters<typeof proveBoilerplate>): Boilerplate | null {
  const proof = proveBoilerplate(...search)
  if (proof === null) return null
  const [corpus, documents] = search
  if (proof.isGuessed) guessesOf(corpus, documents)(proof.ruleOf, proof.guess)
  return proof.found()
}

/** What rules and repetition prove, and what takes the guesses that lean on it. */
export interface BoilerplateProof {
  /** Whether any are to be made, of all documents. */
  readonly isGuessed: boolean
  readonly ruleOf: RuleOf
  readonly guess: (block: number, guess: string) => void
  /** When all are made. */
  readonly found: () => Boilerplate
}

/** As findBoilerplate, but for the guesses, which others may make. */
export function proveBoilerplate(
  corpus: Corpus,
  documents: readonly (BlockRange & { readonly site: string })[],
  rules: readonly RuleHead[] | null,
  protectedBlocks: Uint8Array | null,
  { boilerplate, mode, level, noRule = [] }: BoilerplateOptions,
  witnesses: readonly (BlockRange & { readonly site: string })[] = [],
): BoilerplateProof | null {
  if (rules === null || level === 'document') return null
  const goes = boilerplate === 'remove'
  const {
    line,
    lines: repeated,
    doubts,
  } = noRule.includes(REPETITION)
    ? { line: corpus.columns.words(corpus.count), lines: [], doubts: [] }
    : findRepeatedBoilerplate(corpus, [...witnesses, ...documents])
  const lines: BoilerplateLine[] = repeated.map((one) => ({
    block: one.block,
    rule: null,
    goes: goes && one.goes,
  }))
  // A group of the report is of the same words, so these have one proof: the strongest, wherever it was found.
  const known = new Map<bigint, number>()
  for (const [at, one] of repeated.entries()) if (one.goes) known.set(wordsHash(corpus, one.block), at + 1)
  const named = new Map<string, Wordings>()
  const take = (block: number, rule: string, goes: boolean) => {
    let wordings = named.get(rule)
    if (wordings === undefined) {
      wordings = new Wordings(corpus, (number) => lines[number - 1].block)
      named.set(rule, wordings)
    }
    const number = wordings.number(block, () => lines.push({ block, rule, goes }))
    known.set(wordsHash(corpus, block), number)
    line.set(block, number)
  }
  const guessed = goes && mode === 'aggressive'
  const isDecided = (block: number) => protectedBlocks !== null && protectedBlocks[block] > 0
  const guess = (block: number, rule: string) => {
    if (line.at(block) > 0 || isDecided(block) || noRule.includes(rule)) return
    const number = known.get(wordsHash(corpus, block))
    const by = number === undefined ? rule : lines[number - 1].rule
    if (number !== undefined && by !== null && (by === rule || isAlike(by, rule))) line.set(block, number)
    else if (number === undefined || (by !== null && isGuess(by) && !isGuess(rule)))
      take(block, rule, isGuess(rule) ? guessed : goes)
  }
  const worth = ruledBlocks(corpus, documents, rules)
  const worded: [number, string][] = []
  eachBlock(documents, (block) => {
    if (worth[block] === NOTHING) return
    const { name } = rules[corpus.rule.at(block) - 1]
    if (worth[block] === PROVEN) take(block, name, goes)
    else worded.push([block, name])
  })
  if (protectedBlocks !== null)
    for (let block = 0; block < line.length; block += 1) if (isDecided(block)) line.set(block, 0)
  const proven = (block: number) => {
    const rule = line.at(block) === 0 ? undefined : lines[line.at(block) - 1].rule
    return rule !== undefined && rule !== null && (isGuess(rule) || isPlace(rule)) ? undefined : rule
  }
  // Down and up, so that of several in a row the first beside what is proven takes the others along.
  const vouched = ([block, rule]: readonly [number, string]) => {
    if (worth[block] !== VOUCHED || line.at(block) > 0 || isDecided(block)) return
    const above = !beginsDocument(corpus, block) && proven(block - 1) !== undefined
    if (above || (!beginsDocument(corpus, block + 1) && proven(block + 1) !== undefined))
      take(block, rule, goes)
  }
  for (const one of worded) vouched(one)
  for (let at = worded.length - 1; at >= 0; at -= 1) vouched(worded[at])
  const isGuessed = mode !== 'strict'
  if (isGuessed) for (const [block, rule] of worded) guess(block, isGuess(rule) ? rule : guessFrom(rule))
  const found = () => {
    // Last: what is only told of is no neighbour that proves a guess.
    for (const { block, number } of doubts)
      if (line.at(block) === 0 && !isDecided(block)) line.set(block, number)
    return { line, lines }
  }
  return { isGuessed, ruleOf: proven, guess, found }
}

/** Whether both are made of a block's place and voice, and both only guess or both do not. */
function isAlike(one: string, other: string): boolean {
  return isPlace(one) && isPlace(other) && isGuess(one) === isGuess(other)
}

function eachBlock(documents: readonly BlockRange[], visit: (block: number) => void): void {
  for (const { firstBlock, blocks } of documents)
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) visit(block)
}

/** Whether nothing of a block's document stands before it; true behind the last block of all. */
function beginsDocument({ first, marks, count }: Corpus, block: number): boolean {
  return block >= count || (marks.at(first.at(block)) & DOCUMENT) !== 0
}

function wordsHash({ hash, first }: Corpus, block: number): bigint {
  return hash64(bytesOf(hash, first.at(block), first.at(block + 1)))
}
