/**
 * Which blocks may go by themselves, and which belong to what stands beside them: a heading or a question to the text behind it, a
 * step, a row of values or the name below a quotation to its list. Only lines do: of longer blocks law 6 asks that every copy goes.
 * A block is the tokens [from, to).
 */
import type { Corpus } from '../fingerprint/corpus.js'
import {
  DOCUMENT,
  haveWords,
  isBehindDash,
  isLabel,
  isRowOfValues,
  sayEnough,
  TELLING,
} from '../fingerprint/marks.js'
import { ENDS_SENTENCE, ITEM, introduces, mayIntroduce, OPENS_SMALL } from '../fingerprint/shape.js'
import { MOST_WORDS } from './titles.js'

export class Alone {
  readonly #corpus: Pick<Corpus, 'count' | 'first' | 'marks' | 'rigid' | 'shape'>
  readonly #minWords: number

  /** `minWords`: tokens from which on a block goes alone. */
  constructor(corpus: Pick<Corpus, 'count' | 'first' | 'marks' | 'rigid' | 'shape'>, minWords: number) {
    this.#corpus = corpus
    this.#minWords = minWords
  }

  /**
   * Whether a block goes without anything beside it. `before` is the last block that stays, or -1; `isWhole`: all of the block
   * stands earlier, in one place.
   */
  mayGo(block: number, from: number, to: number, before: number, isWhole: boolean): boolean {
    const { marks, shape } = this.#corpus
    const minWords = this.#minWords
    if (!haveWords(marks, from, to, minWords) || !sayEnough(marks, from, to, minWords)) return false
    if (!this.#isLine(from, to, isWhole)) return true
    const isSentence = (shape.at(block) & ENDS_SENTENCE) !== 0
    // Speech behind a dash ends as sentences do, names below quotations do not, or begin with two capitals.
    const isName = isBehindDash(marks.at(from)) && (!isSentence || (marks.at(from + 1) & TELLING) !== 0)
    const belongs = isLabel(marks.at(from)) || isName
    if (belongs && this.#isFurther(from, before)) return false
    return isSentence || !isRowOfValues(marks, from, to)
  }

  /**
   * Whether a block has no more words than those of which law 6 asks that every copy goes; its number counts only if it stands
   * elsewhere as well.
   */
  #isLine(from: number, to: number, isWhole: boolean): boolean {
    if (to - from <= MOST_WORDS) return true
    const { marks } = this.#corpus
    if (isWhole || !isLabel(marks.at(from))) return false
    let begin = from + 1
    while (begin < to && isLabel(marks.at(begin))) begin += 1
    return !haveWords(marks, begin, to, MOST_WORDS + 1)
  }

  /**
   * Whether the block at `from` stands right behind one that stays, of the same list, it may be: without a step of it, or
   * without the name below a quotation, that has a hole.
   */
  #isFurther(from: number, before: number): boolean {
    const { first, marks } = this.#corpus
    if (before < 0 || first.at(before + 1) !== from) return false
    return !isLabel(marks.at(from)) || isLabel(marks.at(first.at(before)))
  }

  /**
   * Whether a block is so short that what follows it may be what it is there for. One that is long enough to go alone is a
   * heading by its marks, or a question: of lines without, most are of lists and page headers.
   */
  introduces(block: number, from: number, to: number): boolean {
    const { marks, rigid, shape } = this.#corpus
    if (to - from > MOST_WORDS || rigid.at(block) === 1) return false
    if (introduces(shape.at(block)) || this.isNumberedHeading(block, from, to)) return true
    if (isBehindDash(marks.at(from)) || !mayIntroduce(shape.at(block))) return false
    return to - from < this.#minWords || this.#isAboveText(block)
  }

  /** Whether a paragraph of sentences follows a block in its document, and does not go on with its sentence. */
  #isAboveText(block: number): boolean {
    const { count, first, marks, shape } = this.#corpus
    const next = block + 1
    if (next >= count || (marks.at(first.at(next)) & DOCUMENT) !== 0) return false
    if (first.at(next + 1) - first.at(next) <= 2 * MOST_WORDS) return false
    return (shape.at(next) & (ENDS_SENTENCE | OPENS_SMALL | ITEM)) === ENDS_SENTENCE
  }

  /** Whether a block is a heading by its number: "3.2. Delivery". */
  isNumberedHeading(block: number, from: number, to: number): boolean {
    const { marks, rigid, shape } = this.#corpus
    if (!isLabel(marks.at(from)) || !mayIntroduce(shape.at(block)) || rigid.at(block) === 1) return false
    return this.#isLine(from, to, false)
  }
}
