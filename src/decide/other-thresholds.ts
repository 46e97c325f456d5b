/**
 * What other thresholds would remove: the corpus is decided anew at each of a few steps. Nothing is guessed from shares of
 * single blocks, for what stays at one threshold is what later copies go by: on three corpora of 4 to 7 million words all
 * text between 0.8 and 0.6 was 300 to 1000 times what 0.6 took more. Of a large corpus a sample of its documents is decided,
 * and what it changed of the text between two thresholds stands for the whole. Words are tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { GONE } from '../fingerprint/marks.js'
import { REASONS } from '../kinds.js'
import type { BlockRange } from '../match/owners.js'
import { Decisions } from './decisions.js'
import { deduplicate, type Policy } from './deduplicate.js'

/** In hundredths: from the least that is told of (Outcome.keep) to all, closer together where more lies. */
const STEPS = [30, 50, 60, 70, 75, 80, 85, 90, 95, 100]
/**
 * Words that are decided anew at each step: some 0.03 s, but a hundred times that where all paragraphs are edits of each other. On
 * those three corpora samples of as many were off by at most 0.5 % of all words.
 */
const MOST = 250_000
/** Documents of a sample, at least: a few long ones say nothing of the others. */
const LEAST_SAMPLE = 12
const STRETCHES = 8
/** A line that is another one but for a word has a run of five beside it (near-lines.ts). */
const LEAST_LINE = 6

const BELOW = REASONS.indexOf('below-threshold')

export interface OtherThresholds {
  /** Hundredths and words that go more, or less than nothing, ascending; without the threshold of the run. */
  readonly steps: readonly (readonly [threshold: number, words: number])[]
  /** Words that were decided anew: null where all were, and the figures are exact. */
  readonly sample: number | null
}

/**
 * For documents and `decisions` of the run that `policy` made, whose boilerplate was set aside. Leaves the marks of
 * what goes as another threshold has them. Null for a large corpus of which the old part would have to be read again.
 */
export async function otherThresholds(
  corpus: Corpus,
  documents: readonly BlockRange[],
  policy: Policy,
  decisions: Decisions,
  old: number,
): Promise<OtherThresholds | null> {
  const { threshold } = policy
  const used = Math.round(threshold * 100)
  const wanted = STEPS.filter((step) => step !== used && knowsLines(step / 100, policy))
  const sample = sampleOf(corpus, documents, MOST)
  const isWhole = sample.length === documents.length
  if (!isWhole && (sample.length < LEAST_SAMPLE || old > 0)) return null
  const again = (at: number) => decideAgain(corpus, sample, { ...policy, threshold: at }, isWhole ? old : 0)
  const all = goneOf(decisions)
  const own = isWhole ? all : await again(threshold)
  const steps: (readonly [number, number])[] = []
  for (const step of wanted) {
    const [here, there] = [between(own, step, used), between(all, step, used)]
    const isSame = !isWhole && here === 0
    const change = isSame ? 0 : (await again(step / 100)).words - own.words
    steps.push([step, isWhole || isSame ? change : Math.round((there / here) * change)])
  }
  const words = sample.reduce((sum, one) => sum + sizeOf(corpus, one), 0)
  return { steps, sample: isWhole ? null : words }
}

/** Whether the lines that may go but for a word are known: they were looked for with the threshold of the run. */
function knowsLines(step: number, { threshold, minWords }: Policy): boolean {
  const least = Math.max(LEAST_LINE, minWords)
  return step > threshold || least - 1 >= least * threshold
}

/** All documents, or whole ones from so many stretches of the corpus order: what repeats stands close together. */
function sampleOf(corpus: Corpus, documents: readonly BlockRange[], most: number): BlockRange[] {
  const total = documents.reduce((sum, one) => sum + sizeOf(corpus, one), 0)
  if (total <= most) return [...documents]
  const sample: BlockRange[] = []
  const gap = total / STRETCHES
  let at = 0
  let room = most
  for (const one of documents) {
    const size = sizeOf(corpus, one)
    if (at % gap < most / STRETCHES && size <= room) {
      sample.push(one)
      room -= size
    }
    at += size
  }
  return sample
}

function sizeOf({ first }: Corpus, { firstBlock, blocks }: BlockRange): number {
  return first.at(firstBlock + blocks) - first.at(firstBlock)
}

async function decideAgain(
  corpus: Corpus,
  documents: readonly BlockRange[],
  policy: Policy,
  old: number,
): Promise<Gone> {
  const { first, marks } = corpus
  for (const { firstBlock, blocks } of documents)
    for (let at = first.at(firstBlock); at < first.at(firstBlock + blocks); at += 1)
      marks.set(at, marks.at(at) & ~GONE)
  const edits = new Map<number, number>()
  for (const [block, like] of policy.edits) {
    const size = first.at(block + 1) - first.at(block)
    if (size - 1 >= size * policy.threshold) edits.set(block, like)
  }
  // Its words were set aside already: it is not there to be looked at.
  const trial = new Decisions(corpus.count, corpus.columns, true)
  await deduplicate(corpus, documents, { ...policy, edits, boilerplate: null }, old, trial)
  const gone = goneOf(trial)
  trial.letGo()
  return gone
}

/** Words that go, and by hundredths of coverage those of copies that go and of alike texts that are too different. */
interface Gone {
  readonly words: number
  readonly removed: Float64Array
  readonly below: Float64Array
}

function goneOf(decisions: Decisions): Gone {
  const removed = new Float64Array(101)
  const below = new Float64Array(101)
  let words = 0
  for (let i = 0; i < decisions.count; i += 1) {
    if (decisions.line.at(i) !== 0) continue
    const size = decisions.to.at(i) - decisions.from.at(i)
    const bin = Math.floor(decisions.coverage(i) * 100 + 1e-9)
    if (decisions.goes.at(i) === 1) {
      words += size
      removed[bin] += size
    } else if (decisions.reason.at(i) === BELOW) below[bin] += size
  }
  return { words, removed, below }
}

/** Words of the texts between two thresholds: all that could change. */
function between({ removed, below }: Gone, step: number, used: number): number {
  let words = 0
  for (let bin = Math.min(step, used); bin < Math.max(step, used); bin += 1)
    words += step < used ? below[bin] : removed[bin]
  return words
}
