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
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { LABEL, NUMBER } from '../fingerprint/marks.js'
import { addTo } from '../lists-by-key.js'
import type { BlockRange } from '../match/owners.js'
import { weighLines } from './line-evidence.js'
import { markRun } from './mark-runs.js'
import { MOST_TOKENS, sameLine } from './masked-hash.js'
import { type Clusters, nearDocuments } from './near-documents.js'
import { NearLines } from './near-lines.js'
import { PageFurniture } from './page-furniture.js'
import { BORDER, eachRun, type Run } from './runs.js'
import { NO_LINE, SiteCensus } from './site-census.js'
import {
  AT_HEAD,
  AT_TAIL,
  BETWEEN,
  COUNTS,
  judge,
  LAW_3,
  type RepetitionThresholds,
  verdictAt,
} from './verdict.js'
import { sameWords, Wordings } from './wordings.js'

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
  /** It is only told of if not: counting proves it, and nothing says that it is no content. */
  readonly goes: boolean
}

export interface Repetition {
  /** For each block 0, or the number of its line + 1. */
  readonly line: Words
  readonly lines: readonly RepeatedLine[]
  /** Blocks of lines that do not go, with the line's number + 1. */
  readonly doubts: readonly { readonly block: number; readonly number: number }[]
}

interface Found {
  readonly marked: Words
  readonly lines: RepeatedLine[]
  readonly doubts: { readonly block: number; readonly number: number }[]
}

/** Finds the boilerplate of each site. Documents come in any order. */
export function findRepeatedBoilerplate(
  corpus: Corpus,
  documents: readonly (BlockRange & { readonly site: string })[],
  thresholds: RepetitionThresholds = LAW_3,
): Repetition {
  const found: Found = { marked: corpus.columns.words(corpus.count), lines: [], doubts: [] }
  const { marked: line, lines, doubts } = found
  const wordings = new Wordings(corpus, (number) => lines[number - 1].block)
  // Page breaks first: what they part stands together.
  markPages(corpus, documents, wordings, found)
  const tools: Tools = { census: new SiteCensus(corpus, line), near: new NearLines(corpus), wordings }
  for (const [site, members] of sitesOf(documents)) {
    if (members.length < thresholds.contexts) continue
    const clusters = nearDocuments(corpus, documents, members)
    if (clusters.count < thresholds.contexts) continue
    tools.census.count(documents, clusters)
    markSite(corpus, documents, site, clusters, tools, thresholds, found)
  }
  tools.census.letGo()
  return { line, lines, doubts }
}

function markPages(
  corpus: Corpus,
  documents: readonly (BlockRange & { readonly site: string })[],
  wordings: Wordings,
  { marked, lines }: Found,
): void {
  const furniture = new PageFurniture(corpus)
  for (const [inside, document] of documents.entries()) {
    const { site } = document
    wordings.begin(lines.length + 1)
    furniture.find(document, (block, { contexts }) => {
      const add = () =>
        lines.push({ site, block, documents: 1, ofDocuments: 1, contexts, inside, goes: true })
      if (marked.at(block) === 0) marked.set(block, wordings.number(block, add))
    })
  }
}

function sitesOf(documents: readonly { readonly site: string }[]): Map<string, number[]> {
  const sites = new Map<string, number[]>()
  for (const [number, { site }] of documents.entries()) {
    addTo(sites, site, number)
  }
  return sites
}

/** What a site's lines are judged and marked by, made once. */
interface Tools {
  readonly census: SiteCensus
  readonly near: NearLines
  readonly wordings: Wordings
}

function markSite(
  corpus: Corpus,
  documents: readonly BlockRange[],
  site: string,
  clusters: Clusters,
  { census, near, wordings }: Tools,
  thresholds: RepetitionThresholds,
  found: Found,
): void {
  const { frequent, count } = frequentLines(corpus, census, clusters.count, thresholds)
  if (count === 0) {
    frequent.letGo()
    return
  }
  const { marked, lines } = found
  const evidence = weighLines(corpus, documents, clusters, census, frequent, count)
  const verdicts = new Uint16Array(count + 1)
  const ofDocuments = clusters.count
  for (let line = 1; line < census.lines; line += 1) {
    const one = frequent.at(line)
    if (one === 0) continue
    const told = { block: census.block.at(line), documents: census.clusters.at(line), ofDocuments, one }
    verdicts[one] = judge(corpus, told, evidence, thresholds)
  }
  const { lineOf } = census
  const firstLine = lines.length
  wordings.begin(firstLine + 1)
  const add = (block: number, line: number, goes: boolean) => {
    const one = frequent.at(line)
    return lines.push({
      site,
      block,
      documents: census.clusters.at(line),
      ofDocuments,
      contexts: evidence.clusters[one],
      inside: null,
      goes,
    })
  }
  const number = (block: number, line: number) => wordings.number(block, () => add(block, line, true))
  const take = (block: number, verdict: number) => {
    const line = lineOf.at(block)
    const told = census.block.at(line)
    if (!sameLine(corpus, told, block)) return
    // Of numbers that change and count nothing of the site, the one that was met first is as much a fact as the others.
    const isFact = evidence.changed[frequent.at(line)] > 0 || !sameWords(corpus, told, block)
    if ((verdict & COUNTS) === 0 && isFact) doubt(block)
    else marked.set(block, number(block, line))
  }
  const doubtful: number[] = []
  const doubt = (block: number) => doubtful.push(block)
  const isFresh = (block: number) =>
    lineOf.at(block) !== NO_LINE && census.clusters.at(lineOf.at(block)) === 1
  const verdictBy = (line: number, block: number) =>
    verdictAt(corpus, block, verdicts[frequent.at(line)], isFresh)
  const verdictOf = (block: number) => (lineOf.at(block) === NO_LINE ? 0 : verdictBy(lineOf.at(block), block))
  const run: Run = { from: 0, to: 0, before: 0, after: 0 }
  for (const document of clusters.order)
    eachRun(documents[document], lineOf, frequent, run, () => markRun(corpus, run, verdictOf, take, doubt))
  if (lines.length > firstLine) {
    near.clear()
    const proven = lines.length
    for (let at = firstLine; at < proven; at += 1) near.add(lines[at].block)
    const hostOf = (one: number, block: number, place: number) => {
      if (one < 0) return -1
      const line = lineOf.at(lines[firstLine + one].block)
      return (verdictBy(line, block) & place) === 0 ? -1 : line
    }
    for (const document of clusters.order) {
      markNear(documents[document], lineOf, marked, (block, place, next) => {
        const host = hostOf(near.find(block), block, place)
        if (host >= 0) {
          marked.set(block, number(block, host))
          return true
        }
        const split = next === BORDER ? -1 : near.findSplit(Math.min(block, next), Math.max(block, next))
        const whole = hostOf(split, block, place)
        if (whole < 0) return false
        if ((verdicts[frequent.at(whole)] & COUNTS) === 0 && !near.isExact(split, block, next)) return false
        // The report tells each half by itself.
        marked.set(block, number(block, whole))
        marked.set(next, number(next, whole))
        return true
      })
    }
  }
  wordings.begin(lines.length + 1)
  for (const block of doubtful) {
    if (marked.at(block) > 0) continue
    const number = wordings.number(block, () => add(block, lineOf.at(block), false))
    found.doubts.push({ block, number })
  }
  frequent.letGo()
}

/**
 * Offers `take` the blocks that stay, with where they stand: behind or before what goes at a border, or between; and
 * with the block that follows, seen from that border, or BORDER.
 */
function markNear(
  { firstBlock, blocks }: BlockRange,
  lineOf: Words,
  marked: Words,
  take: (block: number, place: number, next: number) => boolean,
): void {
  const last = firstBlock + blocks
  const stays = (block: number) =>
    block >= firstBlock && block < last && lineOf.at(block) !== NO_LINE && marked.at(block) === 0
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
  { columns, first, marks, rigid }: Corpus,
  census: SiteCensus,
  documents: number,
  { contexts, share }: RepetitionThresholds,
): { readonly frequent: Words; readonly count: number } {
  const least = Math.max(contexts, Math.ceil(documents * share))
  const frequent = columns.words(census.lines)
  let count = 0
  for (let line = 1; line < census.lines; line += 1) {
    if (census.clusters.at(line) < least) continue
    const block = census.block.at(line)
    const from = first.at(block)
    const to = first.at(block + 1)
    // A numbered block is part of its text's order; what is nothing but numbers is data.
    if (to - from > MOST_TOKENS || rigid.at(block) === 1 || (marks.at(from) & LABEL) !== 0) continue
    let worded = false
    for (let at = from; at < to; at += 1) if ((marks.at(at) & NUMBER) === 0) worded = true
    if (worded) frequent.set(line, ++count)
  }
  return { frequent, count }
}
