/**
 * The words of sites, of pages and of notices, in 15 languages (site-words.json), as their tokens. The build writes them down:
 * to read the lists anew takes a fifth of a second.
 */
import { createRequire } from 'node:module'
import { hashTokens } from '../fingerprint/token-hash.js'
import { addTo } from '../lists-by-key.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { builtFile } from './built-file.js'
import { LANGUAGES } from './shipped-rules.js'

/**
 * What a word is: of sites alone, of pages and of other things, grammar, said to a reader, said in stories; what points at
 * the site or its reader ("our", "this"), and what of theirs it points at ("inbox", "newsroom"). A word that is both points at
 * itself, where languages put the one into the other.
 */
export const CLASSES = ['keyword', 'topic', 'glue', 'address', 'veto', 'owner', 'owned'] as const
export const [KEYWORD, TOPIC, GLUE, ADDRESS, VETO, OWNER, OWNED] = [0, 1, 2, 3, 4, 5, 6]

/** One or more tokens, and by class the languages, as bits, that have them. */
export interface SiteWord {
  readonly hashes: readonly number[]
  readonly of: readonly number[]
}

/** Bits of the filter: some word begins so; one of sites or pages does; one that points, or is pointed at; one said to a reader. */
const KNOWN = 1
export const WEIGHS = 2
export const POINTS = 4
export const SPEAKS = 8
/** The lowest bits of a hash, by which the filter is asked. */
export const FILTER = 0xffff

export interface SiteWords {
  /** By the first token, longer ones first. */
  readonly byFirst: ReadonlyMap<number, readonly SiteWord[]>
  readonly filter: Uint8Array
}

/** Made once for a process. */
let words: SiteWords | null = null

export function siteWords(): SiteWords {
  words ??= arranged(builtFile<SiteWord[]>('boilerplate/site-words.compiled.json') ?? compileWords())
  return words
}

function arranged(all: readonly SiteWord[]): SiteWords {
  const byFirst = new Map<number, SiteWord[]>()
  const filter = new Uint8Array(FILTER + 1)
  for (const word of all) {
    const [first] = word.hashes
    addTo(byFirst, first, word)
    const weighs = (word.of[KEYWORD] | word.of[TOPIC]) !== 0 ? WEIGHS : 0
    const points = (word.of[OWNER] | word.of[OWNED]) !== 0 ? POINTS : 0
    const speaks = word.of[ADDRESS] !== 0 ? SPEAKS : 0
    filter[first & FILTER] |= KNOWN | weighs | points | speaks
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.hashes.length - a.hashes.length)
  return { byFirst, filter }
}

/** Each word once, as the lists have it. */
export function compileWords(): SiteWord[] {
  type Lists = Readonly<Record<(typeof CLASSES)[number], string>>
  const lists = createRequire(import.meta.url)('../boilerplate/site-words.json') as Readonly<
    Record<string, Lists>
  >
  const all = new Map<string, { readonly hashes: readonly number[]; readonly of: number[] }>()
  const tokens = new Tokens()
  for (const [number, language] of LANGUAGES.entries())
    for (const [of, name] of CLASSES.entries())
      for (const word of lists[language][name].split(', ')) {
        const bytes = Buffer.from(word, 'utf8')
        tokens.clear()
        tokenise(bytes, 0, bytes.length, tokens)
        const hash = new Uint32Array(tokens.count)
        hashTokens(tokens, hash, new Uint8Array(tokens.count), 0)
        const key = hash.join()
        const entry = all.get(key) ?? { hashes: [...hash], of: CLASSES.map(() => 0) }
        all.set(key, entry)
        entry.of[of] |= 1 << number
      }
  return [...all.values()]
}
