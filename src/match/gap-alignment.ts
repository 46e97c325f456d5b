/**
 * The longest common subsequence of two small gaps, one of a copy and one of its source: what stands in both between
 * two runs of a chain, or between a run and the end of the block. All places are numbers of tokens.
 */
import type { Bytes, Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { GONE } from '../fingerprint/marks.js'
import { GAP } from './chains.js'

/** Cells of a row: one more than a gap has tokens, for the empty rest. */
const WIDTH = GAP + 1

export class GapAlignment {
  /** Pairs of equal tokens that were found last, ascending on both sides. */
  readonly copy = new Uint32Array(GAP)
  readonly source = new Uint32Array(GAP)
  /** Length of the longest common subsequence of what is left of both gaps. */
  readonly #left = new Uint8Array(WIDTH * WIDTH)
  readonly #tokens: Words
  readonly #marks: Bytes

  constructor({ hash, marks }: Pick<Corpus, 'hash' | 'marks'>) {
    this.#tokens = hash
    this.#marks = marks
  }

  /** Aligns two gaps of at most GAP tokens each; answers how many pairs it found. */
  align(fromCopy: number, toCopy: number, fromSource: number, toSource: number): number {
    const rows = toCopy - fromCopy
    const columns = toSource - fromSource
    if (rows <= 0 || columns <= 0) return 0
    const tokens = this.#tokens
    const left = this.#left
    for (let i = rows; i >= 0; i -= 1) {
      for (let j = columns; j >= 0; j -= 1) {
        left[i * WIDTH + j] =
          i === rows || j === columns
            ? 0
            : tokens.at(fromCopy + i) === tokens.at(fromSource + j)
              ? left[(i + 1) * WIDTH + j + 1] + 1
              : Math.max(left[(i + 1) * WIDTH + j], left[i * WIDTH + j + 1])
      }
    }
    let pairs = 0
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (tokens.at(fromCopy + i) === tokens.at(fromSource + j)) {
        if ((this.#marks.at(fromSource + j) & GONE) === 0) {
          this.copy[pairs] = fromCopy + i
          this.source[pairs++] = fromSource + j
        }
        i += 1
        j += 1
      } else if (left[(i + 1) * WIDTH + j] >= left[i * WIDTH + j + 1]) i += 1
      else j += 1
    }
    return pairs
  }
}
