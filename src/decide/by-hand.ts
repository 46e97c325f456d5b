/**
 * What a curator decided, found in the texts of this run. To keep a text protects its blocks. To remove one takes its blocks
 * if the same words stand elsewhere, and these then stay (law 2); without such a place it is only obeyed where it is forced:
 * the text goes as boilerplate does, by a line of its own. What matches nothing, or is not obeyed, is named (law 10).
 */
import {
  type Boilerplate,
  type BoilerplateLine,
  BY_HAND,
  goesAsBoilerplate,
} from '../boilerplate/boilerplate.js'
import { documentName } from '../document-name.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { DOCUMENT } from '../fingerprint/marks.js'
import { addTo } from '../lists-by-key.js'
import { type BlockRange, blockOf } from '../match/owners.js'
import type { Level, Warning } from '../model.js'
import type { HandDecision, HandDecisions } from './hand-file.js'
import { parseName, type TextName, tokensHash } from './text-names.js'

/** What is known of a block before anything is compared; all but FREE stay out of what the run decides. */
export const FREE = 0
export const PROTECTED = 1
export const KEPT_BY_HAND = 2
export const REMOVED_BY_HAND = 3
/** Of the corpus that the run is judged against. */
export const OLD = 4

/** Where the words of a block that goes by hand stand: tokens behind the first one of a block. Whole blocks are set aside, and move. */
export interface HandSource {
  readonly block: number
  readonly offset: number
}

export interface ByHand {
  /** States of blocks; null where nothing is protected or decided. */
  readonly blocks: Uint8Array | null
  /** Of blocks REMOVED_BY_HAND. */
  readonly sources: ReadonlyMap<number, HandSource>
  /** Blocks that go whether or not they stand elsewhere. */
  readonly forced: readonly number[]
  readonly warnings: readonly Warning[]
}

/** Paths named in one warning; the rest is counted. */
const NAMED = 5

interface Found {
  readonly decision: HandDecision
  readonly from: number
  readonly to: number
}

type Problem = 'no-document' | 'no-text' | 'part' | 'protected' | 'nowhere-else' | 'document-level'

/** What is wrong, of one decision and of several. */
const PROBLEMS: Readonly<Record<Problem, readonly [one: string, many: string]>> = {
  'no-document': ['matches no document', 'match no document'],
  'no-text': ['matches no text of its document', 'match no text of their documents'],
  part: [
    'was not obeyed, as only whole paragraphs go by hand',
    'were not obeyed, as only whole paragraphs go by hand',
  ],
  protected: [
    'was not obeyed, as its text is protected or to be kept',
    'were not obeyed, as their texts are protected or to be kept',
  ],
  'nowhere-else': [
    'was not obeyed, as its text stands nowhere else',
    'were not obeyed, as their texts stand nowhere else',
  ],
  'document-level': [
    'was not obeyed, as --level document takes whole documents only',
    'were not obeyed, as --level document takes whole documents only',
  ],
}

/**
 * Documents come in corpus order; `protectedBlocks` holds 1 for blocks that options protect. `others` are those in which
 * the words of what is to be removed may stand.
 */
export function decideByHand(
  corpus: Corpus,
  documents: readonly NamedBlocks[],
  protectedBlocks: Uint8Array | null,
  file: HandDecisions | null,
  level: Level,
  others: readonly BlockRange[] = documents,
): ByHand {
  if (file === null) return { blocks: protectedBlocks, sources: new Map(), forced: [], warnings: [] }
  const blocks = protectedBlocks ?? new Uint8Array(corpus.count)
  const problems = new Map<Problem, string[]>()
  const tell = (problem: Problem, { path }: HandDecision) => addTo(problems, problem, path)
  const found = findTexts(corpus, documents, file.decisions, tell)
  for (const { decision, from, to } of found) {
    if (decision.action !== 'keep') continue
    for (const block of blocksOf(corpus, from, to)) blocks[block] = KEPT_BY_HAND
  }
  const forced = new Set<number>()
  const wanted: { readonly block: number; readonly decision: HandDecision }[] = []
  for (const { decision, from, to } of found) {
    if (decision.action !== 'remove') continue
    const own = blocksOf(corpus, from, to)
    if (level === 'document') tell('document-level', decision)
    else if (corpus.first.at(own[0]) < from || corpus.first.at((own.at(-1) ?? 0) + 1) > to)
      tell('part', decision)
    else if (own.some((block) => blocks[block] !== FREE)) tell('protected', decision)
    else for (const block of own) wanted.push({ block, decision })
  }
  const sources = findOthers(corpus, others, blocks, new Set(wanted.map(({ block }) => block)))
  const refused = new Set<HandDecision>()
  for (const { block, decision } of wanted) {
    const source = sources.get(block)
    if (source !== undefined) blocks[block] = REMOVED_BY_HAND
    else if (decision.force === true) forced.add(block)
    else refused.add(decision)
  }
  for (const decision of refused) tell('nowhere-else', decision)
  return {
    blocks,
    sources,
    forced: [...forced].sort((a, b) => a - b),
    warnings: [...problems].map(warningOf),
  }
}

function warningOf([problem, paths]: readonly [Problem, readonly string[]]): Warning {
  const names = [...new Set(paths)]
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  const code = problem.startsWith('no-') ? 'decision-no-match' : 'decision-not-obeyed'
  const [one, many] = PROBLEMS[problem]
  const what = paths.length === 1 ? `1 decision ${one}` : `${paths.length} decisions ${many}`
  return { code, message: `--decisions: ${what}: ${names.slice(0, NAMED).join(', ')}${more}` }
}

/**
 * Adds what is forced to the boilerplate of the run: all of a block goes, and nothing rests on it. What goes as boilerplate
 * anyway keeps its proof, on which guesses may lean.
 */
export function withForced(
  { count, columns }: Corpus,
  boilerplate: Boilerplate | null,
  forced: readonly number[],
): Boilerplate | null {
  if (forced.length === 0) return boilerplate
  const line = boilerplate?.line ?? columns.words(count)
  const lines: BoilerplateLine[] = [...(boilerplate?.lines ?? [])]
  for (const block of forced) {
    if (boilerplate !== null && goesAsBoilerplate(boilerplate, block)) continue
    line.set(block, lines.push({ block, rule: BY_HAND, goes: true }))
  }
  return { line, lines }
}

function blocksOf(corpus: Corpus, from: number, to: number): number[] {
  const blocks: number[] = []
  const last = blockOf(corpus, to - 1)
  for (let block = blockOf(corpus, from); block <= last; block += 1)
    if (corpus.first.at(block) < corpus.first.at(block + 1)) blocks.push(block)
  return blocks
}

/** A document as a decision names it. */
interface NamedBlocks extends BlockRange {
  readonly path: string
  readonly file?: { readonly record?: { readonly line: number } }
}

function findTexts(
  corpus: Corpus,
  documents: readonly NamedBlocks[],
  decisions: readonly HandDecision[],
  tell: (problem: Problem, decision: HandDecision) => void,
): Found[] {
  const paths = new Set(decisions.map(({ path }) => path))
  const byPath = new Map<string, BlockRange>()
  for (const document of documents) {
    const name = documentName({ path: document.path, record: document.file?.record ?? null })
    if (paths.has(name)) byPath.set(name, document)
  }
  const found: Found[] = []
  for (const decision of decisions) {
    const document = byPath.get(decision.path)
    const name = parseName(decision.text)
    const from = document === undefined || name === null ? null : placeOf(corpus, document, name)
    if (document === undefined) tell('no-document', decision)
    else if (from === null || name === null) tell('no-text', decision)
    else found.push({ decision, from, to: from + name.tokens })
  }
  return found
}

/** The first token of a text in its document: of its blocks if it is one, else of any run of tokens. */
function placeOf(corpus: Corpus, { firstBlock, blocks }: BlockRange, name: TextName): number | null {
  const { first } = corpus
  const { tokens, hash, nth } = name
  const lastBlock = firstBlock + blocks
  const places: number[] = []
  if (tokens === 0) return null
  for (let block = firstBlock; block < lastBlock; block += 1) {
    const from = first.at(block)
    if (first.at(block + 1) - from === tokens && tokensHash(corpus, from, from + tokens) === hash)
      places.push(from)
  }
  for (
    let from = first.at(firstBlock);
    places.length === 0 && from + tokens <= first.at(lastBlock);
    from += 1
  ) {
    if (tokensHash(corpus, from, from + tokens) === hash) places.push(from)
  }
  return places[Math.min(nth, places.length) - 1] ?? null
}

/**
 * For each block to be removed the first place in corpus order where the same tokens stand, outside what is to be removed;
 * the blocks there are marked as kept. Blocks that stand nowhere else are left out.
 */
function findOthers(
  corpus: Corpus,
  documents: readonly BlockRange[],
  states: Uint8Array,
  removed: ReadonlySet<number>,
): Map<number, HandSource> {
  const { first, hash, marks } = corpus
  const sources = new Map<number, HandSource>()
  const sizeOf = (block: number) => first.at(block + 1) - first.at(block)
  // Blocks by their words, and these by the first of them: what is removed may be one text in thousands of places.
  const byFirst = new Map<number, number[][]>()
  for (const block of removed) {
    const token = hash.at(first.at(block))
    const wordings = byFirst.get(token) ?? []
    byFirst.set(token, wordings)
    const same = wordings.find(
      ([one]) => sizeOf(one) === sizeOf(block) && isSame(first.at(one), first.at(block), sizeOf(block)),
    )
    if (same === undefined) wordings.push([block])
    else same.push(block)
  }
  if (byFirst.size === 0) return sources
  for (const { firstBlock, blocks } of documents) {
    const last = first.at(firstBlock + blocks)
    for (let at = first.at(firstBlock); at < last; at += 1) {
      for (const wording of byFirst.get(hash.at(at)) ?? []) {
        const size = sizeOf(wording[0])
        if (sources.has(wording[0]) || at + size > last || !isSame(at, first.at(wording[0]), size)) continue
        const own = blocksOf(corpus, at, at + size)
        if (own.some((one) => removed.has(one))) continue
        for (const one of own) if (states[one] === FREE) states[one] = KEPT_BY_HAND
        const source = { block: own[0], offset: at - first.at(own[0]) }
        for (const block of wording) sources.set(block, source)
      }
    }
  }
  return sources

  function isSame(a: number, b: number, size: number): boolean {
    for (let i = 0; i < size; i += 1)
      if (hash.at(a + i) !== hash.at(b + i) || (i > 0 && (marks.at(a + i) & DOCUMENT) !== 0)) return false
    return true
  }
}
