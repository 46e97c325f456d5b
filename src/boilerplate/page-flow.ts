/**
 * Whether form feeds part the pages of one text, and not letters, songs or records that stand one on each page: of a
 * text some page breaks fall within a sentence. And whether a running line names what nothing else in it names.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { NUMBER } from '../fingerprint/marks.js'
import { AFTER_FEED, GOES_ON, OPENS_SMALL } from '../fingerprint/shape.js'
import { wordSet } from '../fingerprint/word-set.js'
import type { BlockRange } from '../match/owners.js'
import { isDateWord } from './date-words.js'

/** Sentences that page breaks cut in two: one may be a line that ends without a stop. */
const CUT_SENTENCES = 2
/** Words of a line that ends in the number of its page and repeats by no others: names of two, the word, the number. */
const MOST_FOLIO = 4
/** Words before a number that counts pages. */
const isPageWord = wordSet('page pages pg p seite s pagina pag strona str sida side стр страница'.split(' '))

const isEmpty = (word: number) => isFunctionWord(word) || isDateWord(word) || isPageWord(word)

/**
 * `repeats` says of block i of the document whether its line repeats, as furniture does. A line that ends in the number of
 * its page is furniture as well, though it has too few words for its copies to be told by them.
 */
export function flowsOn(
  corpus: Corpus,
  { firstBlock, blocks }: BlockRange,
  repeats: (i: number) => boolean,
): boolean {
  const { shape } = corpus
  let cut = 0
  let last = 0
  let feed = false
  for (let i = 0; i < blocks; i += 1) {
    const own = shape.at(firstBlock + i)
    if ((own & AFTER_FEED) !== 0) feed = true
    if (repeats(i) || endsInPage(corpus, firstBlock + i)) continue
    if (feed && (last & GOES_ON) !== 0 && (own & OPENS_SMALL) !== 0) cut += 1
    if (cut >= CUT_SENTENCES) return true
    last = own
    feed = false
  }
  return false
}

/** Whether a short line ends in a number behind a word for page. */
function endsInPage({ first, hash, marks }: Corpus, block: number): boolean {
  const last = first.at(block + 1) - 1
  const size = last + 1 - first.at(block)
  if (size < 2 || size > MOST_FOLIO || (marks.at(last) & NUMBER) === 0) return false
  return isPageWord(hash.at(last - 1))
}

/** Whether a line has a number right behind a word for page. */
export function countsPages({ first, hash, marks }: Corpus, block: number): boolean {
  for (let at = first.at(block) + 1; at < first.at(block + 1); at += 1)
    if ((marks.at(at) & NUMBER) !== 0 && isPageWord(hash.at(at - 1))) return true
  return false
}

/** The words of some blocks that name something. */
export function namesIn({ first, hash, marks }: Corpus, blocks: readonly number[]): Set<number> {
  const names = new Set<number>()
  for (const block of blocks)
    for (let at = first.at(block); at < first.at(block + 1); at += 1)
      if ((marks.at(at) & NUMBER) === 0 && !isEmpty(hash.at(at))) names.add(hash.at(at))
  return names
}

/** Takes out of `names` what stands in the document outside of its furniture: the rest is named by that alone. */
export function dropNamed(
  { first, hash }: Corpus,
  { firstBlock, blocks }: BlockRange,
  names: Set<number>,
  isFurniture: (i: number) => boolean,
): void {
  for (let i = 0; i < blocks && names.size > 0; i += 1) {
    if (isFurniture(i)) continue
    for (let at = first.at(firstBlock + i); at < first.at(firstBlock + i + 1); at += 1)
      names.delete(hash.at(at))
  }
}
