/**
 * Guesses: what no rule takes and nothing repeats, but hardly anything else can stand where it does. A crumb of a few
 * words between two blocks of boilerplate is a counter, a name of a button, a date of the frame.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { ENDS_SENTENCE, ITEM, OPENS, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'

/** What a guess is called where a rule is named. */
export const GUESS = 'guess/between-boilerplate'
/** Words of a crumb: a label has three ("3 new comments"), a title seldom fewer than four. */
const MOST_WORDS = 3
/** What says more than a label: sentences, headings, items of a list, and what leads on to something. */
const SAYS = ENDS_SENTENCE | ITEM | OPENS | TITLE

/** Calls `take` for each block that may be one. Blocks of boilerplate have a number over 0 in `line`. */
export function eachGuess(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  line: Uint32Array,
  protectedBlocks: Uint8Array | null,
  take: (block: number) => void,
): void {
  const { first } = corpus
  for (const { firstBlock, blocks } of documents) {
    const found: number[] = []
    // The last two blocks with words: a guess stands between proven ones, never beside another guess.
    let [before, middle] = [-1, -1]
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      if (first[block] === first[block + 1]) continue
      if (before >= 0 && line[before] > 0 && line[middle] === 0 && line[block] > 0) found.push(middle)
      ;[before, middle] = [middle, block]
    }
    for (const block of found) {
      if (isCrumb(corpus, block) && !protectedBlocks?.[block]) take(block)
    }
  }
}

/** Whether a block looks as a label does, wherever it stands. */
export function isCrumb({ first, shape, rigid }: Fingerprints, block: number): boolean {
  const words = first[block + 1] - first[block]
  return words <= MOST_WORDS && (shape[block] & SAYS) === 0 && rigid[block] === 0
}
