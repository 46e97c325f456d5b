/**
 * Corpora in which everything repeats: documents of blocks of sentences over a small vocabulary, with planted
 * copies of every kind. A corpus is drawn as a list of steps that refer to earlier blocks by number, so that
 * fast-check can shrink it step by step and what is left still refers to something.
 */
import fc from 'fast-check'
import { FIRST_SPECIAL, type Script, SPECIAL, sentenceOf, wrapped } from '../model/words.js'

export interface GeneratedDocument {
  readonly path: string
  readonly text: string
}

type Sentence = readonly number[]
type Sentences = readonly Sentence[]

/** A step gives zero or more blocks, made of earlier ones; `of` counts from the first block, around the end. */
type Step =
  | { readonly make: 'fresh'; readonly sentences: Sentences }
  | { readonly make: 'copy'; readonly of: number; readonly edits: readonly Edit[] }
  | { readonly make: 'run'; readonly of: number; readonly count: number }
  | { readonly make: 'split'; readonly of: number; readonly at: number }
  | { readonly make: 'merge'; readonly of: readonly number[] }
  | {
      readonly make: 'partial'
      readonly of: number
      readonly from: number
      readonly count: number
      readonly around: Sentences
    }
  | { readonly make: 'double'; readonly count: number }
  | { readonly make: 'periodic'; readonly period: Sentence; readonly times: number }

type Made<Make extends Step['make']> = Omit<Extract<Step, { make: Make }>, 'make'>

const MAKES: readonly Step['make'][] = [
  'fresh',
  'copy',
  'run',
  'split',
  'merge',
  'partial',
  'double',
  'periodic',
]

interface Edit {
  readonly how: 'delete' | 'insert' | 'substitute'
  readonly at: number
  readonly word: number
}

interface Plan {
  readonly script: Script
  readonly stop: string
  readonly documents: readonly { readonly steps: readonly Step[]; readonly style: Style }[]
}

type Style = 'plain' | 'wrapped' | 'quoted' | 'inverted'

export interface Size {
  readonly documents?: number
  readonly steps?: number
  /** Special words (numbers, names, negations, abbreviations) among the words; default true. */
  readonly facts?: boolean
  readonly vocabularies?: readonly number[]
  readonly scripts?: readonly Script[]
  /** Steps to draw from; default all. */
  readonly makes?: readonly Step['make'][]
  readonly styles?: readonly Style[]
  /** What ends a sentence; an empty string ends none. */
  readonly stops?: readonly string[]
}

const LATIN_MOSTLY: readonly Script[] = ['latin', 'latin', 'latin', 'cyrillic', 'arabic', 'han']
const STOPS: readonly string[] = ['.', '.', '.', '?', '']
const STYLES: readonly Style[] = ['plain', 'plain', 'wrapped', 'quoted', 'inverted']

/** Corpora of up to `documents` documents, each made in up to `steps` steps. */
export function generatedCorpus(size: Size = {}): fc.Arbitrary<readonly GeneratedDocument[]> {
  const {
    documents = 5,
    steps = 7,
    facts = true,
    vocabularies = [3, 20, 500],
    makes = MAKES,
    styles = STYLES,
    stops = STOPS,
  } = size
  return fc.constantFrom(...vocabularies).chain((vocabulary) => {
    const plain = fc.nat({ max: vocabulary - 1 })
    const special = fc.nat({ max: SPECIAL.length - 1 }).map((one) => FIRST_SPECIAL + one)
    const word = facts ? fc.oneof({ weight: 15, arbitrary: plain }, { weight: 1, arbitrary: special }) : plain
    const step = stepOf(word, makes)
    const document = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: steps }),
      style: fc.constantFrom(...styles),
    })
    return fc
      .record({
        script: fc.constantFrom(...(size.scripts ?? LATIN_MOSTLY)),
        stop: fc.constantFrom(...stops),
        documents: fc.array(document, { minLength: 1, maxLength: documents }),
      })
      .map(textsOf)
      .filter(({ length }) => length > 0)
  })
}

function stepOf(word: fc.Arbitrary<number>, makes: readonly Step['make'][]): fc.Arbitrary<Step> {
  const of = fc.nat({ max: 40 })
  const sentence = fc.array(word, { minLength: 1, maxLength: 16 })
  const edit: fc.Arbitrary<Edit> = fc.record({
    how: fc.constantFrom('delete', 'insert', 'substitute'),
    at: fc.nat({ max: 60 }),
    word,
  })
  const steps: { readonly [Make in Step['make']]: readonly [weight: number, fc.Arbitrary<Made<Make>>] } = {
    fresh: [6, fc.record({ sentences: fc.array(sentence, { minLength: 1, maxLength: 5 }) })],
    copy: [6, fc.record({ of, edits: fc.array(edit, { maxLength: 4 }) })],
    run: [3, fc.record({ of, count: fc.integer({ min: 2, max: 6 }) })],
    split: [2, fc.record({ of, at: fc.nat({ max: 5 }) })],
    merge: [3, fc.record({ of: fc.array(of, { minLength: 2, maxLength: 4 }) })],
    partial: [
      3,
      fc.record({
        of,
        from: fc.nat({ max: 4 }),
        count: fc.integer({ min: 1, max: 4 }),
        around: fc.tuple(sentence, sentence),
      }),
    ],
    double: [2, fc.record({ count: fc.integer({ min: 1, max: 3 }) })],
    periodic: [
      1,
      fc.record({
        period: fc.array(word, { minLength: 1, maxLength: 4 }),
        times: fc.integer({ min: 1, max: 30 }),
      }),
    ],
  }
  return fc.oneof(
    ...makes.map((make) => {
      const [weight, parts] = steps[make]
      return {
        weight,
        arbitrary: (parts as fc.Arbitrary<object>).map((drawn) => ({ make, ...drawn }) as Step),
      }
    }),
  )
}

/** Merges of merges grow without end, and the model takes the square of a block's length. */
const LONGEST = 150

function isSmall(block: Sentences): boolean {
  const words = block.flat().length
  return words > 0 && words <= LONGEST
}

function textsOf({ script, stop, documents }: Plan): readonly GeneratedDocument[] {
  const blocks: Sentences[] = []
  return documents
    .map(({ steps, style }, number) => {
      const first = blocks.length
      for (const step of steps) blocks.push(...blocksOf(step, blocks, first).filter(isSmall))
      const texts = blocks.slice(first).map((block) => blockText(block, script, stop, style))
      return {
        path: `${number % 2 === 0 ? 'a' : 'b'}/${String(number).padStart(2, '0')}.txt`,
        text: `${texts.join('\n\n')}\n`,
      }
    })
    .filter(({ text }) => text !== '\n')
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The blocks that a step adds to `blocks`, of which those of its document begin at `first`. */
function blocksOf(step: Step, blocks: readonly Sentences[], first: number): readonly Sentences[] {
  if (step.make === 'fresh') return [step.sentences]
  if (step.make === 'periodic') return [[Array.from({ length: step.times }, () => step.period).flat()]]
  if (blocks.length === 0) return []
  const pick = (of: number) => blocks[of % blocks.length]
  if (step.make === 'copy') return [step.edits.reduce(edited, pick(step.of))]
  if (step.make === 'merge') return [step.of.flatMap(pick)]
  if (step.make === 'double') return blocks.slice(Math.max(first, blocks.length - step.count))
  if (step.make === 'run') {
    const from = step.of % blocks.length
    return blocks.slice(from, from + step.count)
  }
  const block = pick(step.of)
  if (step.make === 'split') {
    const at = step.at % block.length
    return [block.slice(0, at), block.slice(at)]
  }
  const [before, after] = step.around
  const from = step.from % block.length
  return [[before, ...block.slice(from, from + step.count), after]]
}

/** The block after one edit, at the word `at` counted through its sentences and around the end. */
function edited(block: Sentences, { how, at, word }: Edit): Sentences {
  const total = block.reduce((sum, { length }) => sum + length, 0)
  if (total === 0) return block
  let left = at % total
  return block
    .map((sentence) => {
      const here = left
      left -= sentence.length
      if (here < 0 || here >= sentence.length) return sentence
      return sentence.toSpliced(here, how === 'insert' ? 0 : 1, ...(how === 'delete' ? [] : [word]))
    })
    .filter(({ length }) => length > 0)
}

function blockText(block: Sentences, script: Script, stop: string, style: Style): string {
  const text = block.map((sentence) => sentenceOf(sentence, script, stop)).join(script === 'han' ? '' : ' ')
  if (style === 'wrapped') return wrapped(text, 60)
  if (style === 'quoted') return wrapped(text, 60).replace(/^/gm, '> ')
  return style === 'inverted' ? `“${text}”` : text
}
