/**
 * Headings by the layout alone, as manual pages have them: a line at the margin, and what it is above is set in. Menus have all
 * their lines set in, or none; words that sites use too are headings there ("SEE ALSO", "REPORTING BUGS").
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { INDENTED } from '../fingerprint/label-shape.js'
import { DOCUMENT } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, ITEM } from '../fingerprint/shape.js'

/** Whether a block stands at the margin, is no sentence, and the next one is set in and no item of a list. */
export function isAboveIndented({ count, first, marks, shape }: Corpus, block: number): boolean {
  if ((shape.at(block) & (INDENTED | ENDS_SENTENCE | ITEM)) !== 0 || block + 1 >= count) return false
  const [from, to] = [first.at(block + 1), first.at(block + 2)]
  // One without words at the end of all documents has no first token.
  if (from === to || (marks.at(from) & DOCUMENT) !== 0) return false
  return (shape.at(block + 1) & (INDENTED | ITEM)) === INDENTED
}
