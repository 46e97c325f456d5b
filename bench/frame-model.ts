/**
 * Grows the trees of src/boilerplate/frame-model.json and prints how they do on pages that they have not seen:
 *
 *     npm run bench:build && node dist/bench/bench/frame-model.js SET... [--write]
 *
 * A SET is a folder with pages.jsonl ({ id, site, lang, text }) and gold.jsonl ({ id, labels }: 1 for each line of
 * `text` that is content). Sites of a set without languages are held out by fifths, else languages one by one. What
 * rules and repetition prove is known to the trees and does not count as found by them. With --write, all pages are
 * learnt from and the file is written anew; nothing in it depends on chance.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { ruleMatcher } from '../src/boilerplate/all-rules.js'
import { findBoilerplate } from '../src/boilerplate/boilerplate.js'
import { FRAME_FEATURES, FrameFeatures } from '../src/boilerplate/frame-features.js'
import { type FrameModel, scoreOf } from '../src/boilerplate/frame-model.js'
import { Corpus } from '../src/fingerprint/corpus.js'
import { Fingerprints } from '../src/fingerprint/fingerprints.js'
import { hash64 } from '../src/fingerprint/hash.js'

/** Trees, splits from root to leaf, how much of each tree counts, and values that a split is looked for among. */
const TREES = 40
const DEPTH = 5
const RATE = 0.2
const BINS = 48
/** Weight in a leaf, and what is added to it, so that no leaf learns a single page. */
const LEAF = 100
const PRIOR = 50
/** Words of a block count less the more it has: else a few long ones are all that is learnt. */
const weightOf = (words: number) => Math.min(words, 60) ** 0.75
const FOLDS = 5

const N = FRAME_FEATURES.length

interface Rows {
  readonly count: number
  readonly rows: Int16Array
  readonly frame: Uint8Array
  readonly words: Int32Array
  readonly proven: Uint8Array
  /** Rows of one fold are held out together. */
  readonly fold: Uint8Array
  readonly foldNames: readonly string[]
}

interface Page {
  readonly id: string
  readonly site: string
  readonly lang: string
  readonly text: string
}

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

function readSet(folder: string): Rows {
  const gold = new Map(
    lines<{ id: string; labels: number[] }>(`${folder}/gold.jsonl`).map(({ id, labels }) => [id, labels]),
  )
  const rules = ruleMatcher({ own: [], without: [] })
  const read = new Fingerprints(1 << 22, rules)
  const documents: { firstBlock: number; blocks: number; words: number; site: string; fold: string }[] = []
  const content: boolean[] = []
  for (const { id, site, lang, text } of lines<Page>(`${folder}/pages.jsonl`)) {
    const labels = gold.get(id)
    if (labels === undefined) continue
    const bytes = Buffer.from(`${text}\n`)
    const firstBlock = read.count
    const { blocks, words } = read.add(bytes, false)
    const fold = lang === '' ? String(Number(hash64(Buffer.from(site)) % BigInt(FOLDS))) : lang
    documents.push({ firstBlock, blocks, words, site, fold })
    let line = 0
    let at = 0
    for (let block = firstBlock; block < read.count; block += 1) {
      for (; at < read.start[block]; at += 1) if (bytes[at] === 0x0a) line += 1
      content[block] = labels[line] === 1
    }
  }
  const corpus = new Corpus()
  corpus.append(read.part)
  const found = findBoilerplate(corpus, documents, rules.rules, null, {
    boilerplate: 'remove',
    mode: 'strict',
    level: 'passage',
  })
  const foldNames = [...new Set(documents.map(({ fold }) => fold))].sort()
  const features = new FrameFeatures()
  const rows = new Int16Array(corpus.count * N)
  const frame = new Uint8Array(corpus.count)
  const words = new Int32Array(corpus.count)
  const proven = new Uint8Array(corpus.count)
  const fold = new Uint8Array(corpus.count)
  let count = 0
  for (const document of documents) {
    features.read(corpus, document, (block) => found !== null && found.line.at(block) > 0)
    for (let i = 0; i < features.count; i += 1) {
      const block = features.block[i]
      rows.set(features.fill(corpus, i), count * N)
      frame[count] = content[block] ? 0 : 1
      words[count] = corpus.first.at(block + 1) - corpus.first.at(block)
      proven[count] = features.isProven(i) ? 1 : 0
      fold[count] = foldNames.indexOf(document.fold)
      count += 1
    }
  }
  return { count, rows, frame, words, proven, fold, foldNames }
}

interface Chosen {
  readonly set: Rows
  readonly row: number
}

/** Gradient boosting of the log-loss, with the second derivative as in Chen and Guestrin (2016). */
function grow(sets: readonly Rows[], learns: (set: Rows, row: number) => boolean): FrameModel {
  const chosen: Chosen[] = []
  for (const set of sets)
    for (let row = 0; row < set.count; row += 1)
      if (set.proven[row] === 0 && learns(set, row)) chosen.push({ set, row })
  const borders = Array.from({ length: N }, (_, feature) => bordersOf(chosen, feature))
  const bins = new Uint8Array(chosen.length * N)
  chosen.forEach(({ set, row }, i) => {
    for (let f = 0; f < N; f += 1) bins[i * N + f] = binOf(borders[f], set.rows[row * N + f])
  })
  const weight = Float64Array.from(chosen, ({ set, row }) => weightOf(set.words[row]))
  const truth = Uint8Array.from(chosen, ({ set, row }) => set.frame[row])
  const sum = new Float64Array(chosen.length)
  const slope = new Float64Array(chosen.length)
  const bend = new Float64Array(chosen.length)
  const model = { roots: [], feature: [], value: [], low: [], high: [] } as {
    [key in 'roots' | 'feature' | 'value' | 'low' | 'high']: number[]
  }

  const node = (members: Uint32Array, depth: number): number => {
    let slopes = 0
    let bends = 0
    for (const i of members) {
      slopes += slope[i]
      bends += bend[i]
    }
    const at = model.feature.push(-1) - 1
    model.value.push(0)
    model.low.push(0)
    model.high.push(0)
    const split = depth < DEPTH ? bestSplit(members, slopes, bends) : null
    if (split === null) {
      const value = Math.round((1000 * RATE * slopes) / (bends + PRIOR))
      model.value[at] = value
      for (const i of members) sum[i] += value / 1000
      return at
    }
    const goesLow = (i: number) => bins[i * N + split.feature] <= split.bin
    model.feature[at] = split.feature
    model.value[at] = borders[split.feature][split.bin]
    model.low[at] = node(members.filter(goesLow), depth + 1)
    model.high[at] = node(
      members.filter((i) => !goesLow(i)),
      depth + 1,
    )
    return at
  }

  const bestSplit = (members: Uint32Array, slopes: number, bends: number) => {
    let best: { gain: number; feature: number; bin: number } | null = null
    const slopeOf = new Float64Array(BINS + 1)
    const bendOf = new Float64Array(BINS + 1)
    for (let feature = 0; feature < N; feature += 1) {
      slopeOf.fill(0)
      bendOf.fill(0)
      for (const i of members) {
        const bin = bins[i * N + feature]
        slopeOf[bin] += slope[i]
        bendOf[bin] += bend[i]
      }
      let [low, lowBend] = [0, 0]
      for (let bin = 0; bin < borders[feature].length; bin += 1) {
        low += slopeOf[bin]
        lowBend += bendOf[bin]
        if (lowBend < LEAF || bends - lowBend < LEAF) continue
        const gain =
          low ** 2 / (lowBend + PRIOR) +
          (slopes - low) ** 2 / (bends - lowBend + PRIOR) -
          slopes ** 2 / (bends + PRIOR)
        if (gain > (best?.gain ?? 0)) best = { gain, feature, bin }
      }
    }
    return best
  }

  const all = Uint32Array.from(chosen, (_, i) => i)
  for (let tree = 0; tree < TREES; tree += 1) {
    for (const i of all) {
      const chance = 1 / (1 + Math.exp(-sum[i]))
      slope[i] = weight[i] * (truth[i] - chance)
      bend[i] = weight[i] * chance * (1 - chance)
    }
    model.roots.push(node(all, 0))
  }
  return { features: FRAME_FEATURES, ...model }
}

/** Values that part the rows into about as many each; a row below a value is in a lower bin. */
function bordersOf(chosen: readonly Chosen[], feature: number): number[] {
  const values = Int32Array.from(chosen, ({ set, row }) => set.rows[row * N + feature]).sort()
  const borders: number[] = []
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = values[Math.floor((bin * values.length) / BINS)]
    if (value > (borders.at(-1) ?? values[0])) borders.push(value)
  }
  return borders
}

function binOf(borders: readonly number[], value: number): number {
  let bin = 0
  while (bin < borders.length && value >= borders[bin]) bin += 1
  return bin
}

function evaluate(set: Rows, model: (fold: number) => FrameModel): void {
  const score = new Int32Array(set.count)
  for (let fold = 0; fold < set.foldNames.length; fold += 1) {
    const trees = model(fold)
    for (let row = 0; row < set.count; row += 1)
      if (set.fold[row] === fold)
        score[row] = scoreOf(trees, Int32Array.from(set.rows.subarray(row * N, row * N + N)))
  }
  const shares = (goes: (row: number) => boolean) => {
    let [kept, right, content, guessed, wrong] = [0, 0, 0, 0, 0]
    for (let row = 0; row < set.count; row += 1) {
      const words = set.words[row]
      const isContent = set.frame[row] === 0
      if (isContent) content += words
      if (set.proven[row] === 1) continue
      if (goes(row)) {
        guessed += words
        if (isContent) wrong += words
      } else {
        kept += words
        if (isContent) right += words
      }
    }
    const [p, r] = [right / kept, right / content]
    return [p, r, (2 * p * r) / (p + r), 1 - wrong / guessed].map((x) => x.toFixed(3)).join('  ')
  }
  console.log('score over    P      R      F1     of guesses right')
  console.log(`no guesses  ${shares(() => false)}`)
  for (const least of [0, 500, 1000, 1500, 2000, 2500, 3000])
    console.log(`${String(least).padEnd(10)}  ${shares((row) => score[row] > least)}`)
}

const folders = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const sets = folders.map(readSet)
if (process.argv.includes('--write')) {
  const file = new URL('../../../src/boilerplate/frame-model.json', import.meta.url)
  writeFileSync(file, `${JSON.stringify(grow(sets, () => true))}\n`)
} else
  sets.forEach((set, i) => {
    console.log(`\n${folders[i]}: ${set.count} blocks, held out by ${set.foldNames.join(' ')}`)
    evaluate(set, (fold) => grow(sets, (of, row) => of !== set || of.fold[row] !== fold))
  })
