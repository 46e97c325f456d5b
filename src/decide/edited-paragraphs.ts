/**
 * Finds the text that a paragraph was edited from where less of it was found than has to be for it to go: along with the
 * source that was found, from end to end, or along with the paragraph that shares most runs of five words with it. Places are
 * numbers of tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockMatch, DocumentRange, Earlier } from '../match/block-match.js'
import type { BlockRange } from '../match/owners.js'
import { LONG } from './near-lines.js'

/** Share of covered tokens from which on a paragraph is looked at from end to end: edits in every fifth word hide as much. */
const EDITED = 0.3

/** What was found by shingles and is left as it was. */
export const AS_FOUND = 0
/** Found otherwise: the first look has to be taken again, or all looks that were taken, for what is told of the block. */
export const FIRST_AGAIN = 1
export const ALL_AGAIN = 2
/** The paragraph is a copy. */
export const COPY = 3

export class EditedParagraphs {
  readonly #corpus: Corpus
  readonly #match: BlockMatch
  readonly #threshold: number

  constructor(corpus: Corpus, match: BlockMatch, threshold: number) {
    this.#corpus = corpus
    this.#match = match
    this.#threshold = threshold
  }

  /**
   * Looks for the source of a block of the document `own`, after which `match` has it, or is as the answer says.
   * `isCopy` judges what it has.
   */
  look(block: number, own: BlockRange, earlier: Earlier, isCopy: (block: number) => boolean): number {
    const { first } = this.#corpus
    const [from, to] = [first.at(block), first.at(block + 1)]
    const size = to - from
    if (size < LONG) return AS_FOUND
    const { cover } = this.#match
    const { covered } = cover
    const isLow = covered < size * this.#threshold
    const isFound = covered >= size * EDITED
    let again = AS_FOUND
    // A name at an end of the block, beside edits, is what chains do not take in.
    if (isFound && (isLow || cover.saysMore())) {
      const range: DocumentRange = {
        from: first.at(own.firstBlock),
        to: first.at(own.firstBlock + own.blocks),
      }
      if (isLow) again = FIRST_AGAIN
      if (this.#match.matchWhole(from, to, range)) {
        if (isCopy(block)) return COPY
        again = isLow ? FIRST_AGAIN : ALL_AGAIN
      }
    }
    const source = isLow ? (earlier.paragraphs?.find(block, own) ?? -1) : -1
    if (source >= 0 && this.#match.matchWith(from, to, first.at(source), first.at(source + 1))) {
      if (isCopy(block)) return COPY
      again = FIRST_AGAIN
    }
    return again
  }
}
