/**
 * What a copy leaves out of its source. In a line of a few words each word of the source may be what makes it another line:
 * "Prices are net of tax." beside "Prices are net of local tax.", "Sort the leading and trailing lines." beside "Sort the
 * leading lines."
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { isLabel, SENTENCE } from '../fingerprint/marks.js'
import type { Cover } from '../match/cover.js'

/**
 * Whether the copy of `size` tokens from `from` on, which `cover` covers, lacks a word of a sentence of its source that is no
 * function word. Whole sentences that it leaves out are statements of their own.
 */
export function leavesOutWords(
  { hash, marks }: Pick<Corpus, 'hash' | 'marks'>,
  { owner, sourceAt }: Cover,
  size: number,
): boolean {
  let last = -1
  for (let i = 0; i < size; i += 1) {
    if (owner[i] === 0) continue
    if (last >= 0 && owner[last] === owner[i]) {
      const [begin, end] = [sourceAt[last] + 1, sourceAt[i]]
      for (let at = begin; at < end; at += 1) {
        if (isFunctionWord(hash.at(at)) || isLabel(marks.at(at))) continue
        if (areSentences({ hash, marks }, begin, end)) break
        return true
      }
    }
    last = i
  }
  return false
}

/**
 * Whether the tokens [begin, end) are whole sentences, or others that say the same are: "fine. It was" of "It was fine. It was
 * over." may be "It was fine." as well.
 */
function areSentences({ hash, marks }: Pick<Corpus, 'hash' | 'marks'>, begin: number, end: number): boolean {
  const starts = (at: number) => (marks.at(at) & SENTENCE) !== 0
  for (let shift = 0; ; shift += 1) {
    if (starts(begin - shift) && starts(end - shift)) return true
    if (starts(begin - shift) || begin - shift === 0) return false
    if (hash.at(begin - shift - 1) !== hash.at(end - shift - 1)) return false
  }
}
