/**
 * Aligns all of a block with the stretch of text around its best chain. An edit in every fifth word leaves chains of a
 * few runs, each too far from the next to be joined on the way, though the block goes along with its source from end to
 * end. Longest common subsequence, in full: only for the few blocks of which half was found. Places are numbers of tokens.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { type Chains, NONE } from './chains.js'
import { reachBack, reachOn } from './source-runs.js'

/** Tokens of a block that is aligned at most: the table has 2 bytes for each pair of its tokens and the source's. */
const MOST = 512
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
const WIDTH = MOST + 2 * SLACK + 1
/** Marks for the tokens of a source, by their lowest bits: of 576 tokens and 4096 marks one strange token in seven looks known. */
const MARKS = 1 << 12

export class WholeAlignment {
  readonly #text: Pick<Fingerprints, 'hash' | 'marks'>
  readonly #chains: Chains
  /** Length of the longest common subsequence of what is left of both; made when first needed. */
  #left = new Uint16Array(0)
  /** All zeros but while a block is looked at. */
  readonly #marks = new Uint8Array(MARKS)
  /** Pairs of equal tokens that were found last, ascending on both sides. */
  readonly #copy = new Uint32Array(MOST)
  readonly #source = new Uint32Array(MOST)

  constructor(text: Pick<Fingerprints, 'hash' | 'marks'>, chains: Chains) {
    this.#text = text
    this.#chains = chains
  }

  /**
   * Puts one chain in the place of all chains of the block [from, to): the alignment with the source of the one that
   * matches most. Answers false, and leaves all chains, if the two do not go along with each other from end to end. A
   * source in the document of the block, which begins at `own`, is another part of that document and no earlier version.
   */
  replace(from: number, to: number, own: number): boolean {
    const chains = this.#chains
    const rows = to - from
    const best = this.#best()
    if (best === NONE || rows > MOST) return false
    const { head, tail, copy, source, length } = chains
    const [first, last] = [head[best], tail[best]]
    const { marks, hash } = this.#text
    if (source[first] >= own && source[first] < from) return false
    const begin = source[first] - reachBack(marks, source[first], Math.max(0, copy[first] - from) + SLACK)
    const lastEnd = source[last] + length[last]
    const rest = Math.max(0, to - copy[last] - length[last]) + SLACK
    const end = lastEnd + reachOn(marks, lastEnd, hash.length, rest)
    const columns = end - begin
    if (columns >= WIDTH || !this.#mayGoAlong(from, rows, begin, columns)) return false
    this.#fill(from, rows, begin, columns)
    const pairs = this.#trace(from, rows, begin, columns)
    if (pairs === 0) return false
    chains.clear()
    chains.begin(this.#copy[0], this.#source[0], 1)
    for (let at = 1; at < pairs; at += 1) chains.append(0, this.#copy[at], this.#source[at], 1)
    return true
  }

  /** Whether the source has, anywhere, enough of the block that no more than NEW words in a row are new: hardly any has. */
  #mayGoAlong(from: number, rows: number, begin: number, columns: number): boolean {
    const { hash } = this.#text
    const marks = this.#marks
    for (let j = begin; j < begin + columns; j += 1) marks[hash[j] % MARKS] = 1
    let fresh = 0
    for (let i = from; i < from + rows && fresh <= NEW; i += 1)
      fresh = marks[hash[i] % MARKS] === 1 ? 0 : fresh + 1
    for (let j = begin; j < begin + columns; j += 1) marks[hash[j] % MARKS] = 0
    return fresh <= NEW
  }

  /** The chain with the most tokens. */
  #best(): number {
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
    if (this.#left.length === 0) this.#left = new Uint16Array((MOST + 1) * WIDTH)
    const left = this.#left
    const { hash } = this.#text
    left.fill(0, rows * WIDTH, rows * WIDTH + columns + 1)
    for (let i = rows - 1; i >= 0; i -= 1) {
      const row = i * WIDTH
      const one = hash[from + i]
      left[row + columns] = 0
      for (let j = columns - 1; j >= 0; j -= 1) {
        const below = left[row + WIDTH + j]
        const beside = left[row + j + 1]
        left[row + j] = one === hash[begin + j] ? left[row + WIDTH + j + 1] + 1 : Math.max(below, beside)
      }
    }
  }

  /** Finds the pairs; answers with their number, or with 0 if too much lies between them, or was left out of the source. */
  #trace(from: number, rows: number, begin: number, columns: number): number {
    const left = this.#left
    const { hash } = this.#text
    let copy = 0
    let source = -1
    let leftOut = 0
    let pairs = 0
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (hash[from + i] === hash[begin + j]) {
        if (i - copy > NEW) return 0
        if (source >= 0) {
          if (j - source > MISSED) return 0
          leftOut += j - source
        }
        this.#copy[pairs] = from + i
        this.#source[pairs++] = begin + j
        i += 1
        j += 1
        copy = i
        source = j
      } else if (left[(i + 1) * WIDTH + j] >= left[i * WIDTH + j + 1]) i += 1
      else j += 1
    }
    return rows - copy <= NEW && leftOut <= rows * LEFT_OUT ? pairs : 0
  }
}
