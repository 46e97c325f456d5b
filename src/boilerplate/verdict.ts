/**
 * Whether a frequent line is boilerplate, and where its copies go. All of them go, so what can be a heading, a number
 * that tells something or one of a list stays; documents are counted in clusters of near duplicates.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { ITEM, OPENS, TITLE } from '../fingerprint/shape.js'
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

/** Where the copies of line number `one` go, which `block` stands for and which is on so many documents: bits, or 0. */
export function judge(
  corpus: Fingerprints,
  block: number,
  documents: number,
  evidence: LineEvidence,
  one: number,
  thresholds: RepetitionThresholds,
): number {
  const { contexts, clusters, head, tail, middle, headed, inside, changed } = evidence
  if (Math.min(contexts[one], clusters[one]) < Math.max(thresholds.contexts, documents * COINCIDENCE))
    return 0
  const least = Math.max(thresholds.contexts, contexts[one] * SOME)
  if (changed[one] > 0) return tail[one] >= contexts[one] * AT_END ? AT_TAIL : 0
  const shape = corpus.shape[block]
  let verdict = tail[one] >= least ? AT_TAIL : 0
  if (head[one] >= least && (shape & TITLE) === 0) verdict |= AT_HEAD
  if ((shape & (ITEM | TITLE | OPENS)) !== 0 || headed[one] * 2 >= middle[one]) return verdict
  // What may be a heading needs all of its evidence between blocks; a sentence is the same line at a border.
  const sentence = !isHeading(corpus, block)
  if (middle[one] + (sentence ? head[one] + tail[one] : 0) < least) return verdict
  const opens =
    !sentence && tail[one] < contexts[one] * BEHIND_ALL && inside[one] < middle[one] * INTERRUPTING
  return opens ? verdict : AT_HEAD | AT_TAIL | BETWEEN
}
