/**
 * Whether a frequent line is boilerplate, and where its copies go. All of them go, so what can be a heading, a number
 * that tells something or one of a list stays; documents are counted in clusters of near duplicates. Counting cannot
 * tell a notice of the site from a question that each interview asks: the rest is said by the line itself
 * (frame-words.ts) and by what it comes with (mark-runs.ts).
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { ENDS_SENTENCE, ITEM, leadsOn, TITLE } from '../fingerprint/shape.js'
import { countsForSite, hintsAtSite, speaksOfSite, tellsFact } from './frame-words.js'
import { isAboveIndented } from './indented-text.js'
import { isHeading, type LineEvidence } from './line-evidence.js'

export interface RepetitionThresholds {
  /** Distinct contexts that prove a line, and clusters of documents below which a site proves nothing. */
  readonly contexts: number
  /** Share of a site's clusters of documents that a line stands on. */
  readonly share: number
}

/** The numbers of law 3. */
export const LAW_3: RepetitionThresholds = { contexts: 5, share: 0.2 }

/** Where a line's copies go: at the head of documents, at their tail, between their blocks. */
export const AT_HEAD = 1
export const AT_TAIL = 2
export const BETWEEN = 4
/** It speaks of its site: what comes with it at a border goes as well. */
export const VOUCHES = 8
/** It is a label, or hints at its site, that nearly all documents of the site begin or end with: three such lines are a frame. */
export const AT_EVERY_HEAD = 16
export const AT_EVERY_TAIL = 32
/** It goes between blocks whatever stands beside it there. */
export const ALONE = 64
/** Its numbers count what is the site's: copies with other numbers go. */
export const COUNTS = 128
/** It says something with a number that is not of the site ("Doors open at 19:00"): it is only told of. */
export const FACT = 256

/** Share of a line's contexts at the end of documents from which on its changing numbers count pages and years. */
const AT_END = 0.8
/** Share of the documents it stands on that must have a context of their own: five coincide on any large site. */
const COINCIDENCE = 0.02
/** Share of a line's contexts at a place that lets it go there: a menu's "Index" may be a heading elsewhere. */
const SOME = 0.1
/** Share of a line's contexts behind which nothing follows: a heading has text below it. */
const BEHIND_ALL = 0.1
/** Share of a line's contexts inside a sentence: a heading seldom stands there. */
const INTERRUPTING = 0.5
/** Share of a site's documents that are nearly all: its front page and its lists are made otherwise. */
const NEARLY_ALL = 0.8
/** Contexts of a document's frame, which has each of its lines once: "thanks" ends a chat and stands in it as well. */
const ONCE = 1.25

/** A frequent line: the block that stands for it, on so many documents of so many of its site, its number. */
export interface Frequent {
  readonly block: number
  readonly documents: number
  readonly ofDocuments: number
  readonly one: number
}

/** Where the copies of a frequent line may go, as far as counting can say, and what it says itself: bits, or 0. */
export function judge(
  corpus: Corpus,
  line: Frequent,
  evidence: LineEvidence,
  thresholds: RepetitionThresholds,
): number {
  const { block, documents, ofDocuments, one } = line
  const { contexts, clusters, head, tail, middle, inside, changed } = evidence
  const places = placesOf(corpus, line, evidence, thresholds)
  if (places === 0) return 0
  if (changed[one] > 0) return countsForSite(corpus, block) ? places | VOUCHES | COUNTS : places
  const speaks = speaksOfSite(corpus, block)
  let verdict = places
  if (speaks) verdict |= VOUCHES | ALONE
  if (middle[one] > 0 && inside[one] >= middle[one] * INTERRUPTING) verdict |= ALONE
  if (countsForSite(corpus, block)) verdict |= COUNTS
  if (tellsFact(corpus, block)) return places | FACT
  const everywhere = documents >= ofDocuments * NEARLY_ALL && contexts[one] <= clusters[one] * ONCE
  if (everywhere && (!isSentence(corpus, block) || hintsAtSite(corpus, block))) {
    if (head[one] >= contexts[one] * NEARLY_ALL) verdict |= AT_EVERY_HEAD
    if (tail[one] >= contexts[one] * NEARLY_ALL) verdict |= AT_EVERY_TAIL
  }
  return verdict
}

function placesOf(
  corpus: Corpus,
  { block, documents, one }: Frequent,
  evidence: LineEvidence,
  thresholds: RepetitionThresholds,
): number {
  const { contexts, clusters, head, tail, middle, headed, inside, changed } = evidence
  // Each cluster of documents that has the line has a context of it.
  if (clusters[one] < Math.max(thresholds.contexts, documents * COINCIDENCE)) return 0
  const least = Math.max(thresholds.contexts, contexts[one] * SOME)
  if (changed[one] > 0) return tail[one] >= contexts[one] * AT_END ? AT_TAIL : 0
  const shape = corpus.shape.at(block)
  let places = tail[one] >= least ? AT_TAIL : 0
  if (head[one] >= least && (shape & TITLE) === 0) places |= AT_HEAD
  if ((shape & (ITEM | TITLE)) !== 0 || leadsOn(shape) || headed[one] * 2 >= middle[one]) return places
  // What may be a heading needs all of its evidence between blocks; a sentence is the same line at a border.
  const sentence = !isHeading(corpus, block)
  if (middle[one] + (sentence ? head[one] + tail[one] : 0) < least) return places
  const opens =
    !sentence && tail[one] < contexts[one] * BEHIND_ALL && inside[one] < middle[one] * INTERRUPTING
  return opens ? places : AT_HEAD | AT_TAIL | BETWEEN
}

/**
 * What is left of a line's verdict at a block of the same words that is a heading: its text follows it. It is one by its marks,
 * or by its place above what is set in and stands on no other page (`isFresh`).
 */
export function verdictAt(
  corpus: Corpus,
  block: number,
  verdict: number,
  isFresh: (block: number) => boolean,
): number {
  if (verdict !== 0 && isAboveIndented(corpus, block) && isFresh(block + 1)) return 0
  return (corpus.shape.at(block) & TITLE) === 0 ? verdict : verdict & ~(AT_HEAD | BETWEEN)
}

const isSentence = ({ shape }: Corpus, block: number) => (shape.at(block) & ENDS_SENTENCE) !== 0
