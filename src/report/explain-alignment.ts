/**
 * A copy and its sources word by word, for a person to compare. Words are folded tokens, so that case, quotes and
 * line breaks make no difference; what is shown of each are the bytes as they stand, made safe for a terminal.
 */
import { CASELESS, CHARACTER, isLabel, markTokens, NUMBER, TELLING } from '../fingerprint/marks.js'
import { hashTokens } from '../fingerprint/token-hash.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { safeExcerpt } from './safe-text.js'

export interface Word {
  /** The word with the marks around it, safe to print. */
  readonly shown: string
  /** The word alone. */
  readonly bare: string
  /** White space stands before it. */
  readonly spaced: boolean
  /** A difference in it matters (law 2): a number, or a name or negation. */
  readonly tells: 'number' | 'name' | null
  /** Hash of the folded word: equal words have equal ones. */
  readonly hash: number
}

/** One word on each side where they are equal, else a word on one side or two that stand across from each other. */
export interface Pair {
  readonly copy: Word | null
  readonly source: Word | null
  readonly same: boolean
}

/** A run of equal words that is taken wherever it stands: shorter ones repeat by chance ("of the"). */
const SURE_RUN = 3
/** Between two runs at most so far apart on both sides, any equal words belong together: law 2's gap. */
const GAP = 8
/** Cells of a table of runs: some 0.1 s. What is larger is not read word by word by anybody. */
const MOST_CELLS = 1 << 24

/** Words that two long texts may be out of step, both sides together: some sentences. */
const REACH = 200

/** Words [fromA, toA) of the copy and [fromB, toB) of the sources. */
type Range = [fromA: number, toA: number, fromB: number, toB: number]

/** The words of a UTF-8 text, a whole block or whole sentences of one. */
export function wordsOf(text: Uint8Array): Word[] {
  const tokens = new Tokens()
  tokenise(text, 0, text.length, tokens)
  const { count, start, end } = tokens
  const hash = new Uint32Array(count)
  const marks = new Uint8Array(count)
  hashTokens(tokens, hash, marks, 0)
  markTokens(text, tokens, 0, hash, marks, 0)
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  const words: Word[] = []
  let before = bytes.toString('utf8', 0, count === 0 ? 0 : start[0])
  let spaced = false
  for (let i = 0; i < count; i += 1) {
    const gap = bytes.toString('utf8', end[i], i + 1 < count ? start[i + 1] : bytes.length)
    // What stands before the last white space belongs to this word, what stands behind it opens the next.
    const space = i + 1 < count ? gap.search(/\s\S*$/u) : -1
    const bare = bytes.toString('utf8', start[i], end[i])
    const shown = safeExcerpt(before + bare + (space < 0 ? gap : gap.slice(0, space)))
    const telling = (marks[i] & (TELLING | CASELESS | CHARACTER)) !== 0 && !isLabel(marks[i])
    const tells = !telling ? null : (marks[i] & NUMBER) !== 0 ? 'number' : 'name'
    words.push({ shown, bare: safeExcerpt(bare), spaced, tells, hash: hash[i] })
    before = space < 0 ? '' : gap.slice(space + 1)
    spaced = space >= 0
  }
  return words
}

/** `copy` beside its sources, which are put in the order in which it has them. Null for what is too long to compare. */
export function align(copy: readonly Word[], sources: readonly (readonly Word[])[]): Pair[] | null {
  const source = inOrderOf(copy, sources).flat()
  const mate = new Int32Array(copy.length).fill(-1)
  if (!matchRuns(copy, source, mate)) return null
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < copy.length || j < source.length) {
    if (i < copy.length && mate[i] === j) {
      pairs.push({ copy: copy[i++], source: source[j++], same: true })
      continue
    }
    let toCopy = i
    while (toCopy < copy.length && mate[toCopy] < 0) toCopy += 1
    const toSource = toCopy < copy.length ? mate[toCopy] : source.length
    while (i < toCopy || j < toSource) {
      const one = i < toCopy ? copy[i++] : null
      pairs.push({ copy: one, source: j < toSource ? source[j++] : null, same: false })
    }
  }
  return pairs
}

/** The sources by where their first words that the copy has stand in it. */
function inOrderOf(copy: readonly Word[], sources: readonly (readonly Word[])[]): (readonly Word[])[] {
  if (sources.length < 2) return [...sources]
  const places = new Map<string, number>()
  const shingle = (words: readonly Word[], at: number) =>
    words
      .slice(at, at + SURE_RUN)
      .map(({ hash }) => hash)
      .join()
  for (let i = copy.length - 1; i >= 0; i -= 1) places.set(shingle(copy, i), i)
  const placeOf = (words: readonly Word[]) => {
    for (let i = 0; i < words.length; i += 1) {
      const place = places.get(shingle(words, i))
      if (place !== undefined) return place - i
    }
    return copy.length
  }
  const ranked = sources.map((words, at) => ({ words, at, place: placeOf(words) }))
  ranked.sort((a, b) => a.place - b.place || a.at - b.at)
  return ranked.map(({ words }) => words)
}

/**
 * Writes for each word of `copy` its match in `source` into `mate`. The longest common run first, then the same left
 * and right of it (Ratcliff and Obershelp 1988): people see runs, and a longest common subsequence, which is what
 * `diff` finds, scatters stray small words over text that is not alike. False if a table would be too large.
 */
function matchRuns(copy: readonly Word[], source: readonly Word[], mate: Int32Array): boolean {
  const a = Uint32Array.from(copy, ({ hash }) => hash)
  const b = Uint32Array.from(source, ({ hash }) => hash)
  const open: Range[] = [[0, a.length, 0, b.length]]
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    let [fromA, toA, fromB, toB] = range
    // Equal ends first, and in linear time: of long texts they leave little.
    const head = equalRun(a, b, fromA, toA, fromB, toB, 1)
    for (let k = 0; k < head; k += 1) mate[fromA++] = fromB++
    const tail = equalRun(a, b, fromA, toA, fromB, toB, -1)
    for (let k = 0; k < tail; k += 1) mate[--toA] = --toB
    const [rows, columns] = [toA - fromA, toB - fromB]
    if (rows === 0 || columns === 0) continue
    if (rows * columns > MOST_CELLS) {
      const rest = walk(a, b, [fromA, toA, fromB, toB], mate, open)
      if ((toA - rest[0]) * (toB - rest[2]) > MOST_CELLS) return false
      open.push(rest)
      continue
    }
    const [atA, atB, length] = longestRun(a, b, fromA, toA, fromB, toB)
    if (length === 0 || (length < SURE_RUN && Math.max(rows, columns) > GAP)) continue
    for (let k = 0; k < length; k += 1) mate[atA + k] = atB + k
    open.push([fromA, atA, fromB, atB], [atA + length, toA, atB + length, toB])
  }
  return true
}

/**
 * Goes through two long ranges as long as they keep in step, in linear time: from each difference to the nearest place
 * where they agree again. Puts what lies between into `open`, and answers with what is left where none is near.
 */
function walk(a: Uint32Array, b: Uint32Array, range: Range, mate: Int32Array, open: Range[]): Range {
  let [i, toA, j, toB] = range
  for (;;) {
    while (i < toA && j < toB && a[i] === b[j]) mate[i++] = j++
    const [skipA, skipB] = resync(a, b, [i, toA, j, toB])
    if (skipA + skipB === 0) return [i, toA, j, toB]
    open.push([i, i + skipA, j, j + skipB])
    i += skipA
    j += skipB
  }
}

/** How many words to skip on each side to come to a sure run, as few as can be; none if it is too far. */
function resync(
  a: Uint32Array,
  b: Uint32Array,
  [fromA, toA, fromB, toB]: Range,
): [skipA: number, skipB: number] {
  for (let sum = 1; sum <= REACH; sum += 1) {
    for (let skip = 0; skip <= sum; skip += 1) {
      const [i, j] = [fromA + skip, fromB + sum - skip]
      let run = 0
      while (run < SURE_RUN && i + run < toA && j + run < toB && a[i + run] === b[j + run]) run += 1
      if (run === SURE_RUN) return [skip, sum - skip]
    }
  }
  return [0, 0]
}

/** How far two ranges are equal from their starts (`step` 1) or ends (-1); a stray word or two count for nothing. */
function equalRun(
  a: Uint32Array,
  b: Uint32Array,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  step: number,
): number {
  const most = Math.min(toA - fromA, toB - fromB)
  const [atA, atB] = step > 0 ? [fromA, fromB] : [toA - 1, toB - 1]
  let run = 0
  while (run < most && a[atA + step * run] === b[atB + step * run]) run += 1
  return run >= SURE_RUN || run === most ? run : 0
}

/** The longest run that two ranges share, the first in `a` and then in `b` of several. */
function longestRun(
  a: Uint32Array,
  b: Uint32Array,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): [atA: number, atB: number, length: number] {
  // ends[j + 1]: length of the common run that ends with a[i] and b[fromB + j].
  const ends = new Int32Array(toB - fromB + 1)
  let best: [number, number, number] = [fromA, fromB, 0]
  for (let i = fromA; i < toA; i += 1) {
    for (let j = toB - fromB - 1; j >= 0; j -= 1) {
      const run = a[i] === b[fromB + j] ? ends[j] + 1 : 0
      ends[j + 1] = run
      if (
        run > best[2] ||
        (run === best[2] && run > 0 && i - run + 1 === best[0] && fromB + j - run + 1 < best[1])
      )
        best = [i - run + 1, fromB + j - run + 1, run]
    }
  }
  return best
}
