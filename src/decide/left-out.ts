/**
 * What a copy leaves out of its source. In a line of a few words each word of the source may be what makes it another line:
 * "Prices are net of tax." beside "Prices are net of local tax.", "Sort the leading and trailing lines." beside "Sort the
 * leading lines."
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { isLabel, SENTENCE } from '../fingerprint/marks.js'
import type { Cover } from '../match/cover.js'

type Text = Pick<Corpus, 'hash' | 'marks'>

/**
 * Whether the copy of `size` tokens, which `cover` covers, lacks a word of a sentence of its source that is no function word.
 * Whole sentences that it leaves out are statements of their own; and what may stand elsewhere without them is no source's.
 */
export function leavesOutWords(text: Text, cover: Cover, size: number): boolean {
  const { hash, marks } = text
  const { owner, sourceAt } = cover
  let last = -1
  for (let i = 0; i < size; i += 1) {
    if (owner[i] === 0) continue
    if (last >= 0 && owner[last] === owner[i] && !cover.mayStandElsewhere(last, i)) {
      const [begin, end] = [sourceAt[last] + 1, sourceAt[i]]
      for (let at = begin; at < end; at += 1) {
        if (isFunctionWord(hash.at(at)) || isLabel(marks.at(at))) continue
        if (areSentences(text, begin, end, i) || goesOn(hash, begin, end, size - i)) break
        return true
      }
    }
    last = i
  }
  return false
}

/**
 * Whether the tokens [begin, end) are whole sentences, or others that say the same are: "fine. It was" of "It was fine. It was
 * over." may be "It was fine." as well. So may all be that stands before the copy, of which `before` tokens are before them.
 */
function areSentences({ hash, marks }: Text, begin: number, end: number, before: number): boolean {
  const starts = (at: number) => (marks.at(at) & SENTENCE) !== 0
  for (let shift = 0; shift < before; shift += 1) {
    const first = begin - shift
    if (starts(first) && starts(end - shift)) return true
    if (hash.at(first - 1) !== hash.at(end - shift - 1)) return false
  }
  return true
}

/** Whether the `rest` of the copy stands from `begin` on as it does from `end` on, so that it leaves out nothing. */
function goesOn(hash: Words, begin: number, end: number, rest: number): boolean {
  let same = 0
  while (same < rest && hash.at(begin + same) === hash.at(end + same)) same += 1
  return same === rest
}
