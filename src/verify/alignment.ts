/**
 * Aligns a stretch of tokens with one source, in order: long common runs hold fast, and what lies between them is
 * aligned exactly. Any alignment it finds is one that law 2 allows, since its chains are judged at the end; the
 * best one is found for certain only where a stretch is short. Places are positions in the arrays, ends exclusive.
 */
import { commonRuns } from './common-runs.js'
import { alignSmall, CELLS, GAP, HELD_AFTER, HELD_BEFORE, type Manner, RUN } from './small-alignment.js'

/** Tokens on each side of an end that are aligned where the whole is too large: a quarter of all the cells. */
const WINDOW = Math.sqrt(CELLS) / 2
/** Rounds over the tokens that the search for runs may take: text with edits needs about log2 of their number. */
const ROUNDS = 64

const UNMATCHED = -1

/**
 * Sets gain[i] to 0 for each token of `copy` that stands in `source`. Before that it says what the token counts: 0
 * for one that is covered already, which is matched only where that helps. `match` is scratch, as long as `copy`.
 */
export function align(
  copy: Uint32Array,
  source: Uint32Array,
  gain: Uint8Array,
  match: Int32Array,
  manner: Manner,
): void {
  match.fill(UNMATCHED)
  // Stretches of the copy and the source that are still to be aligned, and whether runs hold fast beside them.
  const regions = [0, copy.length, 0, source.length, 0]
  let work = ROUNDS * (copy.length + source.length) + CELLS
  while (regions.length > 0) {
    let [first, last, from, end, held] = regions.splice(-5)
    if (first === last || from === end) continue
    if ((last - first) * (end - from) <= CELLS) {
      alignSmall(copy, first, last, source, from, end, gain, match, held, manner)
      continue
    }
    const head = equalRun(copy, first, source, from, 1, Math.min(last - first, end - from), gain)
    for (let i = 0; i < head; i += 1) match[first + i] = from + i
    first += head
    from += head
    const tail = equalRun(copy, last - 1, source, end - 1, -1, Math.min(last - first, end - from), gain)
    for (let i = 1; i <= tail; i += 1) match[last - i] = end - i
    last -= tail
    end -= tail
    held |= (head > 0 ? HELD_BEFORE : 0) | (tail > 0 ? HELD_AFTER : 0)
    if (first === last || from === end) continue
    work -= last - first + end - from
    const search = work >= 0 && last - first >= RUN && end - from >= RUN
    const runs = search ? commonRuns(copy, first, last, source, from, end) : null
    if (runs === null || runs.copy.length === 0) {
      const reached = alignEnds(copy, first, last, source, from, end, gain, match, held, manner)
      if (reached >= first) regions.push(reached + 1, last, match[reached] + 1, end, held | HELD_BEFORE)
      continue
    }
    for (let at = 0; at < runs.copy.length; at += 1) {
      const [i, j, length] = [runs.copy[at], runs.source[at], runs.length[at]]
      for (let k = 0; k < length; k += 1) match[i + k] = j + k
      regions.push(first, i, from, j, held | HELD_AFTER)
      held |= HELD_BEFORE
      first = i + length
      from = j + length
    }
    regions.push(first, last, from, end, held)
  }
  settle(gain, match)
}

/**
 * Aligns the first and the last tokens of a stretch that shares no long run. Answers with the last token of the copy
 * that was matched, if the chain that holds it may go on beyond what was looked at; else -1.
 */
function alignEnds(
  copy: Uint32Array,
  first: number,
  last: number,
  source: Uint32Array,
  from: number,
  end: number,
  gain: Uint8Array,
  match: Int32Array,
  held: number,
  manner: Manner,
): number {
  const stop = Math.min(last, first + WINDOW)
  alignSmall(
    copy,
    first,
    stop,
    source,
    from,
    Math.min(end, from + WINDOW),
    gain,
    match,
    held & HELD_BEFORE,
    manner,
  )
  let reached = stop - 1
  while (reached >= first && match[reached] === UNMATCHED) reached -= 1
  if (stop < last && reached >= first + WINDOW / 2) return reached
  const begin = Math.max(reached + 1, last - WINDOW)
  const beginFrom = Math.max(reached < first ? from : match[reached] + 1, end - WINDOW)
  if (begin < last && beginFrom < end) {
    alignSmall(copy, begin, last, source, beginFrom, end, gain, match, held & HELD_AFTER, manner)
  }
  return -1
}

/** Covers what stands in chains that law 2 allows; the places of the source in `match` ascend. */
function settle(gain: Uint8Array, match: Int32Array): void {
  let chain = 0
  let previous = UNMATCHED
  let run = 0
  let long = false
  const close = (end: number) => {
    for (let i = chain; long && i < end; i += 1) if (match[i] !== UNMATCHED) gain[i] = 0
  }
  for (let i = 0; i < match.length; i += 1) {
    if (match[i] === UNMATCHED) continue
    if (previous === UNMATCHED || i - previous > GAP + 1 || match[i] - match[previous] > GAP + 1) {
      close(i)
      chain = i
      run = 1
      long = false
    } else run = i === previous + 1 && match[i] === match[previous] + 1 ? run + 1 : 1
    if (run >= RUN) long = true
    previous = i
  }
  close(match.length)
}

/**
 * Tokens that are equal from copy[i] and source[j] on, forwards (`step` 1) or backwards (-1), `most` at most: taken only if
 * they make a long run and no other source has them.
 */
function equalRun(
  copy: Uint32Array,
  i: number,
  source: Uint32Array,
  j: number,
  step: 1 | -1,
  most: number,
  gain: Uint8Array,
): number {
  let length = 0
  while (
    length < most &&
    copy[i + step * length] === source[j + step * length] &&
    gain[i + step * length] > 0
  ) {
    length += 1
  }
  return length >= RUN ? length : 0
}
