/**
 * Boilerplate by repetition (law 3): lines that belong to the site and not to the document, proven by how many
 * documents of the site they stand on and in how many contexts. All copies go, so what may be content stays.
 *
 *   cluster   documents of a site that are near copies of each other: each cluster counts once
 *   census    in how many clusters each line stands
 *   weigh     for frequent lines, the distinct contexts around their runs, and where in the document they are
 *   judge     which lines are boilerplate, at the borders of documents and between their paragraphs
 *   mark      all their blocks
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { LABEL, NUMBER } from '../fingerprint/marks.js'
import type { BlockRange } from '../match/owners.js'
import { weighLines, words } from './line-evidence.js'
import { MOST_TOKENS, sameLine } from './masked-hash.js'
import { type Clusters, nearDocuments } from './near-documents.js'
import { NearLines } from './near-lines.js'
import { type FurnitureLine, PageFurniture } from './page-furniture.js'
import { BORDER, eachRun, type Run } from './runs.js'
import { NO_LINE, SiteCensus } from './site-census.js'
import { AT_HEAD, AT_TAIL, BETWEEN, judge, LAW_3, type RepetitionThresholds } from './verdict.js'

/** One line of boilerplate. */
export interface RepeatedLine {
  readonly site: string
  /** The block that stands for it. */
  readonly block: number
  /** Clusters of near-duplicate documents that it stands on, of so many of the site. */
  readonly documents: number
  readonly ofDocuments: number
  readonly contexts: number
  /** The document, by number, inside which the line repeats; null where the site proves it. */
  readonly inside: number | null
}

export interface Repetition {
  /** For each block 0, or the number of its line + 1. */
  readonly line: Uint32Array
  readonly lines: readonly RepeatedLine[]
}

/** Finds the boilerplate of each site. Documents come in any order. */
export function findRepeatedBoilerplate(
  corpus: Fingerprints,
  documents: readonly (BlockRange & { readonly site: string })[],
  thresholds: RepetitionThresholds = LAW_3,
): Repetition {
  const lines: RepeatedLine[] = []
  const line = new Uint32Array(corpus.count)
  // Page breaks first: what they part stands together.
  markPages(corpus, documents, line, lines)
  const census = new SiteCensus(corpus, line)
  const near = new NearLines(corpus)
  for (const [site, members] of sitesOf(documents)) {
    if (members.length < thresholds.contexts) continue
    const clusters = nearDocuments(corpus, documents, members)
    if (clusters.count < thresholds.contexts) continue
    census.count(documents, clusters)
    markSite(corpus, documents, site, clusters, census, near, thresholds, line, lines)
  }
  return { line, lines }
}

function markPages(
  corpus: Fingerprints,
  documents: readonly (BlockRange & { readonly site: string })[],
  marked: Uint32Array,
  lines: RepeatedLine[],
): void {
  const furniture = new PageFurniture(corpus)
  for (const [inside, document] of documents.entries()) {
    const numbers = new Map<FurnitureLine, number>()
    furniture.find(document, (block, line) => {
      if (marked[block] > 0) return
      let number = numbers.get(line)
      if (number === undefined) {
        const { contexts } = line
        number = lines.push({
          site: document.site,
          block: line.block,
          documents: 1,
          ofDocuments: 1,
          contexts,
          inside,
        })
        numbers.set(line, number)
      }
      marked[block] = number
    })
  }
}

function sitesOf(documents: readonly { readonly site: string }[]): Map<string, number[]> {
  const sites = new Map<string, number[]>()
  for (const [number, { site }] of documents.entries()) {
    const members = sites.get(site)
    if (members === undefined) sites.set(site, [number])
    else members.push(number)
  }
  return sites
}

function markSite(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  site: string,
  clusters: Clusters,
  census: SiteCensus,
  near: NearLines,
  thresholds: RepetitionThresholds,
  marked: Uint32Array,
  lines: RepeatedLine[],
): void {
  const { frequent, count } = frequentLines(corpus, census, clusters.count, thresholds)
  if (count === 0) return
  const evidence = weighLines(corpus, documents, clusters, census, frequent, count)
  const verdict = new Uint8Array(count + 1)
  const number = new Uint32Array(count + 1)
  for (let one = 1; one < census.lines; one += 1) {
    const which = frequent[one]
    if (which === 0) continue
    verdict[which] = judge(corpus, census.block[one], census.clusters[one], evidence, which, thresholds)
  }
  const { lineOf } = census
  const run: Run = { from: 0, to: 0, before: 0, after: 0 }
  const take = (block: number) => {
    const own = lineOf[block]
    if (!sameLine(corpus, census.block[own], block)) return
    const which = frequent[own]
    if (number[which] === 0) {
      const { contexts, clusters: counted } = evidence
      number[which] = lines.push({
        site,
        block: census.block[own],
        documents: census.clusters[own],
        ofDocuments: clusters.count,
        contexts: Math.min(contexts[which], counted[which]),
        inside: null,
      })
    }
    marked[block] = number[which]
  }
  const firstLine = lines.length
  const places = new Map<number, number>()
  for (const document of clusters.order) {
    eachRun(documents[document], lineOf, frequent, run, () => {
      markRun(
        corpus,
        run,
        (block) => (lineOf[block] === NO_LINE ? 0 : verdict[frequent[lineOf[block]]]),
        take,
      )
    })
  }
  if (lines.length === firstLine) return
  for (let which = 1; which <= count; which += 1)
    if (number[which] > 0) places.set(number[which], verdict[which])
  near.clear()
  for (let one = firstLine; one < lines.length; one += 1) near.add(lines[one].block)
  const goesAs = (one: number, place: number) =>
    one >= 0 && ((places.get(firstLine + one + 1) ?? 0) & place) !== 0
  for (const document of clusters.order) {
    markNear(documents[document], lineOf, marked, (block, place, next) => {
      const one = near.find(block)
      if (goesAs(one, place)) {
        marked[block] = firstLine + one + 1
        return true
      }
      const split = next === BORDER ? -1 : near.findSplit(Math.min(block, next), Math.max(block, next))
      if (!goesAs(split, place)) return false
      marked[block] = marked[next] = firstLine + split + 1
      return true
    })
  }
}

/**
 * Offers `take` the blocks that stay, with where they stand: behind or before what goes at a border, or between; and
 * with the block that follows, seen from that border, or BORDER.
 */
function markNear(
  { firstBlock, blocks }: BlockRange,
  lineOf: Uint32Array,
  marked: Uint32Array,
  take: (block: number, place: number, next: number) => boolean,
): void {
  const last = firstBlock + blocks
  const stays = (block: number) =>
    block >= firstBlock && block < last && lineOf[block] !== NO_LINE && marked[block] === 0
  const goes = (block: number, place: number, next: number) =>
    !stays(block) || take(block, place, stays(next) ? next : BORDER)
  let from = firstBlock
  let to = last
  while (from < to && goes(from, AT_HEAD | BETWEEN, from + 1)) from += 1
  while (to > from && goes(to - 1, AT_TAIL | BETWEEN, to - 2)) to -= 1
  for (let block = from + 1; block < to - 1; block += 1) if (stays(block)) take(block, BETWEEN, BORDER)
}

/** Numbers from 1 the lines that stand on enough of the site and can be boilerplate at all. */
function frequentLines(
  { first, marks, rigid }: Fingerprints,
  census: SiteCensus,
  documents: number,
  { contexts, share }: RepetitionThresholds,
): { readonly frequent: Uint32Array; readonly count: number } {
  const least = Math.max(contexts, Math.ceil(documents * share))
  const frequent = new Uint32Array(census.lines)
  let count = 0
  for (let line = 1; line < census.lines; line += 1) {
    if (census.clusters[line] < least) continue
    const block = census.block[line]
    const from = first[block]
    const to = first[block + 1]
    // A numbered block is part of its text's order; what is nothing but numbers is data.
    if (to - from > MOST_TOKENS || rigid[block] === 1 || (marks[from] & LABEL) !== 0) continue
    let worded = false
    for (let at = from; at < to; at += 1) if ((marks[at] & NUMBER) === 0) worded = true
    if (worded) frequent[line] = ++count
  }
  return { frequent, count }
}

/** Lines at the borders of a document that are fewer, and have fewer words in all, may be its title or its last words. */
const HEAD_LINES = 3
const HEAD_WORDS = 6
const TAIL_LINES = 2
const TAIL_WORDS = 4
/** Takes what goes of a run: at a border only together, so that no title or last word of a document goes alone. */
function markRun(
  { first, marks }: Fingerprints,
  { from, to, before, after }: Run,
  verdictOf: (block: number) => number,
  take: (block: number) => void,
): void {
  const places = (before === BORDER ? AT_HEAD : 0) | (after === BORDER ? AT_TAIL : 0)
  let [ownLines, ownWords] = [0, 0]
  for (let block = from; places !== 0 && block <= to; block += 1) {
    if ((verdictOf(block) & places) === 0) continue
    ownLines += 1
    ownWords += words(marks, first[block], first[block + 1] - first[block])
  }
  const together =
    (before === BORDER && (ownLines >= HEAD_LINES || ownWords >= HEAD_WORDS)) ||
    (after === BORDER && (ownLines >= TAIL_LINES || ownWords >= TAIL_WORDS))
  const goes = (together ? places : 0) | BETWEEN
  for (let block = from; block <= to; block += 1) if ((verdictOf(block) & goes) !== 0) take(block)
}
