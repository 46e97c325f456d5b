/**
 * What speaks for and against each frequent line of a site: the distinct contexts it stands in, and where. A context
 * is the pair of blocks around the line's run; a pair counts once, and so does each cluster of documents.
 */
import type { Bytes, Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { CHARACTER, isLabel, SENTENCE } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, GOES_ON, LINKS, leadsOn, OPENS_SMALL, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { lineHash, MOST_TOKENS } from './masked-hash.js'
import type { Clusters } from './near-documents.js'
import { PairSet } from './pair-set.js'
import { BORDER, eachRun, type Run } from './runs.js'
import { NO_LINE, ONLY_ONCE, type SiteCensus } from './site-census.js'
import { sameWords } from './wordings.js'

/** Words of a heading, at most; two characters of a script without spaces are about one word. */
const HEADING = 7
/** Words that make no sentence, whatever they end in: "Yes.", "So be it." */
const EXCLAMATION = 3

/** Counts by number of the frequent line, which is 1 or more. */
export class LineEvidence {
  /** Distinct contexts that count as evidence, and clusters of documents that have one. */
  readonly contexts: Uint32Array
  readonly clusters: Uint32Array
  /** Of the contexts: at the head or tail of a document. */
  readonly head: Uint32Array
  readonly tail: Uint32Array
  /** Between two blocks of the document; of those, right below a heading or numbered; inside a sentence. */
  readonly middle: Uint32Array
  readonly headed: Uint32Array
  readonly inside: Uint32Array
  /** Occurrences whose words are not those of the first one: masked numbers changed. */
  readonly changed: Uint32Array

  readonly #last: Uint32Array

  constructor(lines: number) {
    const make = () => new Uint32Array(lines + 1)
    this.contexts = make()
    this.clusters = make()
    this.head = make()
    this.tail = make()
    this.middle = make()
    this.headed = make()
    this.inside = make()
    this.changed = make()
    this.#last = make().fill(0xffffffff)
  }

  /** Counts one context of a line; documents come cluster by cluster. */
  add(line: number, cluster: number, where: number): void {
    this.contexts[line] += 1
    if (this.#last[line] !== cluster) {
      this.#last[line] = cluster
      this.clusters[line] += 1
    }
    if ((where & AT_HEAD) !== 0) this.head[line] += 1
    else if ((where & AT_TAIL) !== 0) this.tail[line] += 1
    else {
      this.middle[line] += 1
      if ((where & HEADED) !== 0) this.headed[line] += 1
      if ((where & INSIDE) !== 0) this.inside[line] += 1
    }
  }
}

const AT_HEAD = 1
const AT_TAIL = 2
const HEADED = 4
const INSIDE = 8

/**
 * Weighs the frequent lines of a site: `frequent` numbers them from 1 by line, `count` of them.
 */
export function weighLines(
  corpus: Corpus,
  documents: readonly BlockRange[],
  all: Clusters,
  census: SiteCensus,
  frequent: Words,
  count: number,
): LineEvidence {
  const { order, cluster } = all
  const evidence = new LineEvidence(count)
  const seen = new PairSet()
  const { lineOf, clusters, block: firstOf } = census
  const { first } = corpus
  const run: Run = { from: 0, to: 0, before: 0, after: 0 }
  const isFresh = (block: number) => block !== BORDER && clusters.at(lineOf.at(block)) === 1
  const wordsOf = (block: number) => (block === BORDER ? 0 : lineHash(corpus, block))
  const isLongRepeat = (block: number) =>
    block !== BORDER &&
    clusters.at(lineOf.at(block)) > 1 &&
    first.at(block + 1) - first.at(block) > MOST_TOKENS
  const beside = neighboursOfFrames(documents, all, census, frequent)
  for (let i = 0; i < order.length; i += 1) {
    const document = documents[order[i]]
    // A title that other pages list among their links is their text, but no page's beginning but its own.
    const isOwn = (block: number, atHead: boolean) =>
      isFresh(block) ||
      (block !== BORDER &&
        beside.get(neighbour(lineOf.at(block), atHead)) === cluster[i] &&
        holds(document, block, atHead, (other) => lineOf.at(other) !== NO_LINE && isFresh(other)))
    eachRun(document, lineOf, frequent, run, () => {
      const { before, after } = run
      // Law 3: not inside a longer repeated run. What stands in text that is copied itself proves nothing.
      if (isLongRepeat(before) || isLongRepeat(after)) return
      const atHead = before === BORDER
      const atTail = after === BORDER
      // Clauses that contracts share have each other as neighbours, not text of one document only.
      if (!(atHead || (atTail ? isOwn(before, false) : isFresh(before)))) return
      if (!(atTail || (atHead ? isOwn(after, true) : isFresh(after))) || (atHead && atTail)) return
      const place = (atHead ? AT_HEAD : 0) | (atTail ? AT_TAIL : 0)
      // Lines between paragraphs that come together and are more than one line's words are a passage: it counts once.
      const around =
        place === 0 && first.at(run.to + 1) - first.at(run.from) > MOST_TOKENS
          ? wordsOfRun(corpus, run)
          : (Math.imul(wordsOf(before), 0x9e3779b1) ^ wordsOf(after)) >>> 0
      const within =
        place === 0 && beginsSentence(corpus, document, before) && endsIt(corpus, after) ? INSIDE : 0
      let previous = before
      for (let block = run.from; block <= run.to; block += 1) {
        const line = lineOf.at(block)
        if (line === NO_LINE) continue
        const where = place | within | (previous !== BORDER && isHeading(corpus, previous) ? HEADED : 0)
        previous = block
        const number = frequent.at(line)
        if (!sameWords(corpus, firstOf.at(line), block)) evidence.changed[number] += 1
        // A line that stands twice in one run is one line of it.
        if (seen.add(Math.imul(around, 16) + where, number)) evidence.add(number, cluster[i], where)
      }
    })
  }
  return evidence
}

/** A line beside the frame at the head or the tail of documents, as one number. */
const neighbour = (line: number, atHead: boolean) => line * 2 + (atHead ? 1 : 0)

/** Stands for several clusters. */
const SEVERAL = -1

/** For each line that stands beside the frequent lines at a border of documents: the only cluster where it does, or SEVERAL. */
function neighboursOfFrames(
  documents: readonly BlockRange[],
  { order, cluster }: Clusters,
  { lineOf }: SiteCensus,
  frequent: Words,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let i = 0; i < order.length; i += 1) {
    const { firstBlock, blocks } = documents[order[i]]
    for (const atHead of [true, false]) {
      const step = atHead ? 1 : -1
      let block = atHead ? firstBlock : firstBlock + blocks - 1
      let at = 0
      while (at < blocks && (lineOf.at(block) === NO_LINE || frequent.at(lineOf.at(block)) > 0)) {
        at += 1
        block += step
      }
      if (at === blocks || lineOf.at(block) === ONLY_ONCE) continue
      const key = neighbour(lineOf.at(block), atHead)
      found.set(key, (found.get(key) ?? cluster[i]) === cluster[i] ? cluster[i] : SEVERAL)
    }
  }
  return found
}

/** Whether a document has such a block from `block` on, or up to it. */
function holds(
  { firstBlock, blocks }: BlockRange,
  block: number,
  behind: boolean,
  test: (block: number) => boolean,
): boolean {
  const step = behind ? 1 : -1
  for (let at = block; at >= firstBlock && at < firstBlock + blocks; at += step) if (test(at)) return true
  return false
}

function wordsOfRun(corpus: Corpus, { from, to }: Run): number {
  let h = 0
  for (let block = from; block <= to; block += 1) h = Math.imul(h ^ lineHash(corpus, block), 0x9e3779b1)
  return h >>> 0
}

/** Whether a block can be the heading of what follows: short, and neither a sentence nor a row of links. */
export function isHeading({ first, marks, shape }: Corpus, block: number): boolean {
  const from = first.at(block)
  const size = first.at(block + 1) - from
  if ((shape.at(block) & TITLE) !== 0) return true
  if (size <= MOST_TOKENS && isLabel(marks.at(from))) return true
  if (leadsOn(shape.at(block))) return true
  const length = words(marks, from, size)
  if ((shape.at(block) & LINKS) !== 0) return false
  // "Is this page useful? Yes No" holds a sentence and does not end in one.
  for (let at = from + EXCLAMATION; at < from + size; at += 1)
    if ((marks.at(at) & SENTENCE) !== 0) return false
  return length <= ((shape.at(block) & ENDS_SENTENCE) === 0 ? HEADING : EXCLAMATION)
}

/** Words, where two characters of a script without spaces are one. */
export function words(marks: Bytes, from: number, size: number): number {
  if (size > 2 * HEADING) return size
  let characters = 0
  for (let at = from; at < from + size; at += 1) if ((marks.at(at) & CHARACTER) !== 0) characters += 1
  return size - characters / 2
}

/**
 * The first half of a sentence: long enough to be none of a list's items. What begins small is one only as a line of a
 * wrapped paragraph, below another such line: "git-add - add file contents to the index" is a name and what it means.
 */
function beginsSentence(corpus: Corpus, { firstBlock }: BlockRange, block: number): boolean {
  const { first, shape } = corpus
  if (!isHalf(corpus, block)) return false
  if ((shape.at(block) & OPENS_SMALL) === 0) return true
  let above = block - 1
  while (above > firstBlock && first.at(above + 1) === first.at(above)) above -= 1
  return above >= firstBlock && isHalf(corpus, above)
}

const isHalf = ({ first, shape }: Corpus, block: number) =>
  first.at(block + 1) - first.at(block) > HEADING && (shape.at(block) & GOES_ON) !== 0

/** The second half, or a line of it: a command or a row of code begins small as well, but seldom ends as words do. */
function endsIt({ shape }: Corpus, block: number): boolean {
  const own = shape.at(block)
  return (own & OPENS_SMALL) !== 0 && (own & (ENDS_SENTENCE | GOES_ON)) !== 0
}
