/**
 * What goes of a run of frequent lines. A line that speaks of its site goes where it has been proven, and vouches at the
 * borders of a document for what comes with it: all between the border and itself. What counting proves and nothing
 * vouches for may be content that repeats, and is only told of.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isHeading, words } from './line-evidence.js'
import { BORDER, type Run } from './runs.js'
import { ALONE, AT_EVERY_HEAD, AT_EVERY_TAIL, AT_HEAD, AT_TAIL, BETWEEN, FACT, VOUCHES } from './verdict.js'

/** Lines at the borders of a document that are fewer, and have fewer words in all, may be its title or its last words. */
const HEAD_LINES = 3
const HEAD_WORDS = 6
const TAIL_LINES = 2
const TAIL_WORDS = 4
/** Labels that all documents begin or end with, and nothing vouches for: two may be a title and its author. */
const FRAME_LINES = 3

/** Calls `take` for the blocks of a run that go, and `doubt` for those that are only told of. */
export function markRun(
  corpus: Corpus,
  run: Run,
  verdictOf: (block: number) => number,
  take: (block: number, verdict: number) => void,
  doubt: (block: number) => void,
): void {
  const { from, to, before, after } = run
  // The blocks before the reach go at the head, those from it on at the tail.
  const head = before === BORDER ? borderOf(corpus, run, verdictOf, true) : { reach: from, takesFacts: false }
  const tail =
    after === BORDER ? borderOf(corpus, run, verdictOf, false) : { reach: to + 1, takesFacts: false }
  let [first, last] = [-1, -1]
  const places = (before === BORDER ? AT_HEAD : 0) | (after === BORDER ? AT_TAIL : 0) | BETWEEN
  const goes = (block: number, verdict: number) =>
    (block < head.reach && (verdict & AT_HEAD) !== 0 && ((verdict & FACT) === 0 || head.takesFacts)) ||
    (block >= tail.reach && (verdict & AT_TAIL) !== 0 && ((verdict & FACT) === 0 || tail.takesFacts)) ||
    (verdict & (BETWEEN | ALONE)) === (BETWEEN | ALONE)
  for (let block = from; block <= to; block += 1) {
    if (!goes(block, verdictOf(block))) continue
    if (first < 0) first = block
    last = block
  }
  // What stands between two lines of a frame is of the frame.
  const within = (block: number, verdict: number) =>
    block > first && block < last && first >= 0 && (verdict & (BETWEEN | FACT)) === BETWEEN
  const stays = (block: number, verdict: number) => !goes(block, verdict) && !within(block, verdict)
  for (let block = from; block <= to; block += 1) {
    const verdict = verdictOf(block)
    if ((verdict & places) === 0) continue
    const isDoubtful =
      stays(block, verdict) ||
      isHeadingOf(corpus, block, verdict, last, (below) => stays(below, verdictOf(below)))
    if (isDoubtful) doubt(block)
    else take(block, verdict)
  }
}

/** Whether a label that says nothing of its site stands right above what stays of the frame, which ends at `last`: it is its heading. */
function isHeadingOf(
  corpus: Corpus,
  block: number,
  verdict: number,
  last: number,
  stays: (block: number) => boolean,
): boolean {
  if ((verdict & VOUCHES) !== 0 || !isHeading(corpus, block)) return false
  const { first } = corpus
  let below = block + 1
  while (below < last && first.at(below) === first.at(below + 1)) below += 1
  return below < last && stays(below)
}

/**
 * How far the frame reaches from one border into the run: the end of its blocks at the head, their begin at the tail. One fact
 * among many labels is of the frame ("Version 7.4"); among few it may be all that the pages have in common.
 */
function borderOf(
  { first, marks }: Corpus,
  { from, to }: Run,
  verdictOf: (block: number) => number,
  atHead: boolean,
): { readonly reach: number; readonly takesFacts: boolean } {
  const place = atHead ? AT_HEAD : AT_TAIL
  const everywhere = atHead ? AT_EVERY_HEAD : AT_EVERY_TAIL
  const none = atHead ? from : to + 1
  const step = atHead ? 1 : -1
  let [vouched, labels, labelled, facts] = [none, 0, none, 0]
  let broken = false
  for (let block = atHead ? from : to; block >= from && block <= to; block += step) {
    const verdict = verdictOf(block)
    if ((verdict & place) === 0) continue
    if ((verdict & VOUCHES) !== 0) vouched = atHead ? block + 1 : block
    if ((verdict & (everywhere | VOUCHES | FACT)) === 0) broken = true
    if ((verdict & FACT) !== 0) facts += 1
    if (broken || (verdict & FACT) !== 0) continue
    labels += 1
    labelled = atHead ? block + 1 : block
  }
  if (vouched === none && labels < FRAME_LINES) return { reach: none, takesFacts: false }
  const reach = atHead ? Math.max(vouched, labelled) : Math.min(vouched, labelled)
  let [lines, size] = [0, 0]
  for (let block = atHead ? from : reach; block < (atHead ? reach : to + 1); block += 1) {
    if ((verdictOf(block) & place) === 0) continue
    lines += 1
    size += words(marks, first.at(block), first.at(block + 1) - first.at(block))
  }
  const together = atHead
    ? lines >= HEAD_LINES || size >= HEAD_WORDS
    : lines >= TAIL_LINES || size >= TAIL_WORDS
  return { reach: together ? reach : none, takesFacts: labels >= FRAME_LINES * Math.max(1, facts) }
}
