/**
 * Lists of terms with what each means, as manuals have of buttons and fields: "Close" above "Closes the tab." is no label of
 * the page, though programs and sites say it in the same word. Entries right before and behind a term show the list.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { haveWords } from '../fingerprint/marks.js'
import { ENDS_SENTENCE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { PARAGRAPH } from '../match/telling.js'

/** Words from which on a line is no term; above a sentence it may have some more. */
const LONG = 5
const LONG_ABOVE_SENTENCE = 8
/** Entries beside a term that show the list. */
const ENTRIES = 2

/** Which of the `ruled` blocks of a document are terms; `isRuled` says of any block whether it is one of them. */
export function listedTerms(
  { first, marks, shape }: Corpus,
  { firstBlock, blocks }: BlockRange,
  ruled: readonly number[],
  isRuled: (block: number) => boolean,
): readonly number[] {
  const has = (block: number, words: number) => haveWords(marks, first.at(block), first.at(block + 1), words)
  const isSentence = (block: number) => (shape.at(block) & ENDS_SENTENCE) !== 0
  const isShort = (block: number) => !isSentence(block) && !has(block, LONG)
  const labels = ruled.filter(isShort)
  if (labels.length === 0) return labels
  const lines: number[] = []
  const places = new Map<number, number>()
  for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
    if (first.at(block) === first.at(block + 1)) continue
    places.set(block, lines.length)
    lines.push(block)
  }
  const isLine = (at: number) => at >= 0 && at < lines.length
  /** Whether the line is a term and the next one, which no rule takes, says what it means. */
  const isEntry = (at: number) => {
    if (!isLine(at) || !isLine(at + 1)) return false
    const [term, meaning] = [lines[at], lines[at + 1]]
    if (isSentence(term) || isRuled(meaning) || has(meaning, PARAGRAPH)) return false
    return isSentence(meaning) ? !has(term, LONG_ABOVE_SENTENCE) : !has(term, LONG) && has(meaning, LONG)
  }
  /** The group of an entry, its number or class, stands above its term, it may be. */
  const isGroup = (at: number) => isLine(at) && isShort(lines[at]) && !isEntry(at)
  return labels.filter((label) => {
    const at = places.get(label) as number
    if (!isEntry(at)) return false
    let entries = 0
    // Other labels with their meanings belong to the list, but do not show it.
    const count = (entry: number) => {
      if (!isRuled(lines[entry])) entries += 1
      return entries < ENTRIES
    }
    for (
      let term = at - (isGroup(at - 1) ? 3 : 2);
      isEntry(term) && count(term);
      term -= isGroup(term - 1) ? 3 : 2
    );
    for (let term = at + 2; entries < ENTRIES; term += 2) {
      if (isGroup(term)) term += 1
      if (!isEntry(term) || !count(term)) break
    }
    return entries >= ENTRIES
  })
}
