/**
 * Names that begin a sentence: their capital says nothing there, but the text around has them inside of sentences as well.
 * All places are numbers of tokens.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { DOCUMENT, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'

/** Tokens on each side that are looked at: a page or two. */
const REACH = 512

/** Whether two words that begin sentences, each where one of two copies has the other, are both names. */
export function areNames(text: Pick<Corpus, 'hash' | 'marks'>, one: number, other: number): boolean {
  const { marks } = text
  return (marks.at(one) & marks.at(other) & SENTENCE) !== 0 && isName(text, one) && isName(text, other)
}

/** Whether the word at a place stands inside sentences of its document, with a capital each time. */
function isName({ hash, marks }: Pick<Corpus, 'hash' | 'marks'>, place: number): boolean {
  const word = hash.at(place)
  let named = false
  const look = (at: number) => {
    if (hash.at(at) !== word || (marks.at(at) & SENTENCE) !== 0) return true
    if ((marks.at(at) & (TELLING | NUMBER)) !== TELLING) return false
    named = true
    return true
  }
  const end = Math.min(hash.length, place + REACH)
  for (let at = place + 1; at < end && (marks.at(at) & DOCUMENT) === 0; at += 1) if (!look(at)) return false
  const begin = Math.max(0, place - REACH)
  for (let at = place; at > begin && (marks.at(at) & DOCUMENT) === 0; at -= 1) if (!look(at - 1)) return false
  return named
}
