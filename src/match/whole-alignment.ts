/**
 * Aligns all of a block with the stretch of text around its best chain. An edit in every fifth word leaves chains of a
 * few runs, each too far from the next to be joined on the way, though the block goes along with its source from end to
 * end. The best of all alignments, by a score for equal words and against gaps, as in Smith and Waterman's: only for the few
 * blocks of which a part was found. (The longest common subsequence, tried first, takes a "the" of the sentence before as
 * gladly as the one at hand.) Places are numbers of tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { type Chains, NONE } from './chains.js'
import type { Cover } from './cover.js'
import { reachBack, reachOn } from './source-runs.js'

/** Tokens of a block that is aligned at most: the tables have 4 bytes for each pair of its tokens and the source's. */
export const LONGEST = 512
/** What an alignment gains by a pair of equal tokens. */
const EQUAL = 8
/**
 * What it loses where a run ends, and by each token of its source that it leaves out between two runs. A single word is
 * worth MISSED of them, so that a stray "the" further off is no part of it.
 */
const BREAK = 1
const SKIP = 2
/**
 * New words in a row, and words of the source that are left out in a row: an edit in every fifth word leaves few longer
 * gaps; another method of the same class, or another command with the same options, changes whole phrases.
 */
const NEW = 2
const MISSED = 3
/** Share of the block's size that may be left out of its source. */
const LEFT_OUT = 0.25
/** Tokens that the source may be longer than the block on each side, for what was left out of it. */
const SLACK = 32
const WIDTH = LONGEST + 2 * SLACK + 1
/** Marks for the tokens of a source, by their lowest bits: of 576 tokens and 4096 marks one strange token in seven looks known. */
const MARKS = 1 << 12

export class WholeAlignment {
  readonly #text: Pick<Corpus, 'hash' | 'marks'>
  readonly #chains: Chains
  /**
   * Best scores of what is left of both from a place on: of alignments that begin with its pair of equal tokens, 0 where
   * they differ, and of all. Made when first needed.
   */
  #paired = new Uint16Array(0)
  #best = new Uint16Array(0)
  /** All zeros but while a block is looked at. */
  readonly #marks = new Uint8Array(MARKS)
  /** Pairs of equal tokens that were found last, ascending on both sides. */
  readonly #copy = new Uint32Array(LONGEST)
  readonly #source = new Uint32Array(LONGEST)

  constructor(text: Pick<Corpus, 'hash' | 'marks'>, chains: Chains) {
    this.#text = text
    this.#chains = chains
  }

  /**
   * Puts one chain in the place of all chains of the block [from, to): the alignment with the source of the one that
   * matches most. Answers false, and leaves all chains, if the two do not go along with each other from end to end. A
   * source in the document of the block, which begins at `own`, is another part of that document and no earlier version.
   * `cover` is what the chains cover.
   */
  replace(from: number, to: number, own: number, cover: Cover): boolean {
    const chains = this.#chains
    const rows = to - from
    const best = this.#longest()
    if (best === NONE || rows > LONGEST) return false
    const { head, tail, copy, source, length } = chains
    const [first, last] = [head[best], tail[best]]
    const { marks, hash } = this.#text
    if (source[first] >= own && source[first] < from) return false
    const begin = source[first] - reachBack(marks, source[first], Math.max(0, copy[first] - from) + SLACK)
    const lastEnd = source[last] + length[last]
    const rest = Math.max(0, to - copy[last] - length[last]) + SLACK
    const end = lastEnd + reachOn(marks, lastEnd, hash.length, rest)
    return this.#align(from, rows, begin, end - begin, cover)
  }

  /** The same with the source [sourceFrom, sourceTo), which is another document's, and what is around it. */
  replaceBy(from: number, to: number, sourceFrom: number, sourceTo: number, cover: Cover): boolean {
    if (to - from > LONGEST) return false
    const { marks, hash } = this.#text
    const begin = sourceFrom - reachBack(marks, sourceFrom, SLACK)
    const end = sourceTo + reachOn(marks, sourceTo, hash.length, SLACK)
    return this.#align(from, to - from, begin, end - begin, cover)
  }

  /** Replaces the chains by the alignment of `rows` and `columns` tokens. */
  #align(from: number, rows: number, begin: number, columns: number, cover: Cover): boolean {
    if (columns >= WIDTH || !this.#mayGoAlong(from, rows, begin, columns, cover)) return false
    this.#fill(from, rows, begin, columns)
    const pairs = this.#trace(from, rows, begin, columns)
    if (pairs === 0) return false
    const chains = this.#chains
    chains.clear()
    chains.begin(this.#copy[0], this.#source[0], 1)
    for (let at = 1; at < pairs; at += 1) chains.append(0, this.#copy[at], this.#source[at], 1)
    return true
  }

  /**
   * Whether the source has, anywhere, enough of the block that no more than NEW words in a row are new, and none that
   * tells something: hardly any has.
   */
  #mayGoAlong(from: number, rows: number, begin: number, columns: number, cover: Cover): boolean {
    const { hash } = this.#text
    const { telling } = cover
    const marks = this.#marks
    for (let j = begin; j < begin + columns; j += 1) marks[hash.at(j) % MARKS] = 1
    let fresh = 0
    for (let i = 0; i < rows && fresh <= NEW; i += 1) {
      if (marks[hash.at(from + i) % MARKS] === 1) fresh = 0
      else fresh += telling[i] === 1 && cover.isNew(i) ? NEW + 1 : 1
    }
    for (let j = begin; j < begin + columns; j += 1) marks[hash.at(j) % MARKS] = 0
    return fresh <= NEW
  }

  /** The chain with the most tokens. */
  #longest(): number {
    const { count, head, next, length } = this.#chains
    let best = NONE
    let most = 0
    for (let chain = 0; chain < count; chain += 1) {
      let tokens = 0
      for (let at = head[chain]; at !== NONE; at = next[at]) tokens += length[at]
      if (tokens > most) {
        most = tokens
        best = chain
      }
    }
    return best
  }

  #fill(from: number, rows: number, begin: number, columns: number): void {
    if (this.#best.length === 0) {
      this.#paired = new Uint16Array((LONGEST + 1) * WIDTH)
      this.#best = new Uint16Array((LONGEST + 1) * WIDTH)
    }
    const paired = this.#paired
    const best = this.#best
    const { hash } = this.#text
    paired.fill(0, rows * WIDTH, rows * WIDTH + columns + 1)
    best.fill(0, rows * WIDTH, rows * WIDTH + columns + 1)
    for (let i = rows - 1; i >= 0; i -= 1) {
      const row = i * WIDTH
      const one = hash.at(from + i)
      paired[row + columns] = 0
      best[row + columns] = 0
      let beside = 0
      for (let j = columns - 1; j >= 0; j -= 1) {
        let most = Math.max(best[row + WIDTH + j], beside - SKIP)
        let pair = 0
        if (one === hash.at(begin + j)) {
          const next = row + WIDTH + j + 1
          pair = EQUAL + Math.max(paired[next], best[next] - BREAK, 0)
          if (pair > most) most = pair
        }
        paired[row + j] = pair
        best[row + j] = most
        beside = most
      }
    }
  }

  /** Finds the pairs; answers with their number, or with 0 if too much lies between them, or was left out of the source. */
  #trace(from: number, rows: number, begin: number, columns: number): number {
    const paired = this.#paired
    const best = this.#best
    let [i, j, score] = [0, 0, 0]
    for (let row = 0; row <= NEW; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        if (paired[row * WIDTH + column] > score) [i, j, score] = [row, column, paired[row * WIDTH + column]]
      }
    }
    let copy = 0
    let source = j
    let leftOut = 0
    let pairs = 0
    while (score > 0) {
      if (i - copy > NEW || j - source > MISSED) return 0
      leftOut += j - source
      this.#copy[pairs] = from + i
      this.#source[pairs++] = begin + j
      copy = i + 1
      source = j + 1
      score -= EQUAL
      i += 1
      j += 1
      if (score === 0 || paired[i * WIDTH + j] === score) continue
      score += BREAK
      while (paired[i * WIDTH + j] !== score) {
        if (best[(i + 1) * WIDTH + j] === score) i += 1
        else {
          j += 1
          score += SKIP
        }
      }
    }
    return rows - copy <= NEW && leftOut <= rows * LEFT_OUT ? pairs : 0
  }
}
