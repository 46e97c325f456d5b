/**
 * The running text of a document, as far as it is a matter of sites: a word that stands in it is a matter of the text, and a
 * notice does not stand out from a text that is about sites, or that speaks to its reader itself.
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { ENDS_SENTENCE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { LANGUAGES } from './shipped-rules.js'
import {
  ADDRESS,
  FILTER,
  KEYWORD,
  OWNED,
  OWNER,
  POINTS,
  type SiteWord,
  SPEAKS,
  WEIGHS,
} from './site-words.js'

/** Tokens from OWNER to OWNED, at most: "our newsletter", "your own account". */
export const REACH = 3
/** Words from which on a block that ends as a sentence does is running text. */
const LONG = 15

/** Of a word: in how many blocks of running text it stands, and the last of them. */
interface Uses {
  blocks: number
  last: number
}

export function isRunning({ first, shape }: Corpus, block: number): boolean {
  return first.at(block + 1) - first.at(block) >= LONG && (shape.at(block) & ENDS_SENTENCE) !== 0
}

export class RunningText {
  /** How many words of sites alone there are, each once. */
  ofSites = 0
  /** Pairs of OWNER and OWNED: a text with some speaks to its reader itself, as terms do. */
  pairs = 0
  /** Its words, but for proven boilerplate. */
  words = 0
  /** By language those of them that are said to a reader. */
  readonly spoken = new Int32Array(LANGUAGES.length)
  readonly #entries: ReadonlyMap<number, readonly SiteWord[]>
  readonly #filter: Uint8Array
  /** By a word's hash: words of sites and pages. */
  readonly #uses = new Map<number, Uses>()
  #isRead = false
  #isProven: (block: number) => boolean = () => false
  #document: BlockRange = { firstBlock: 0, blocks: 0 }

  constructor(entries: ReadonlyMap<number, readonly SiteWord[]>, filter: Uint8Array) {
    this.#entries = entries
    this.#filter = filter
  }

  /** Begins a document, which is read where it is asked for. */
  begin(document: BlockRange, isProven: (block: number) => boolean): void {
    this.#document = document
    this.#isProven = isProven
    this.#isRead = false
    this.#uses.clear()
    this.ofSites = this.pairs = this.words = 0
    this.spoken.fill(0)
  }

  /** In how many blocks a word of sites and pages stands. */
  blocksOf(word: number): number {
    return this.#uses.get(word)?.blocks ?? 0
  }

  /** Reads the document, if that is not done. */
  read(corpus: Corpus): void {
    if (this.#isRead) return
    this.#isRead = true
    const { hash, first } = corpus
    const uses = this.#uses
    const { firstBlock, blocks } = this.#document
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      if (!isRunning(corpus, block) || this.#isProven(block)) continue
      this.words += first.at(block + 1) - first.at(block)
      this.pairs += this.#pairsIn(hash, first.at(block), first.at(block + 1))
      for (let at = first.at(block); at < first.at(block + 1); at += 1) {
        const word = hash.at(at)
        const bits = this.#filter[word & FILTER]
        if ((bits & SPEAKS) !== 0) this.#countSpoken(word)
        if ((bits & WEIGHS) === 0) continue
        const known = uses.get(word)
        if (known === undefined) {
          if (this.#isOfSites(word)) this.ofSites += 1
          uses.set(word, { blocks: 1, last: block })
        } else if (known.last !== block) {
          known.blocks += 1
          known.last = block
        }
      }
    }
  }

  #countSpoken(word: number): void {
    for (const { hashes, of } of this.#entries.get(word) ?? []) {
      if (hashes.length > 1 || of[ADDRESS] === 0) continue
      for (let language = 0; language < LANGUAGES.length; language += 1)
        if ((of[ADDRESS] & (1 << language)) !== 0) this.spoken[language] += 1
    }
  }

  #pairsIn(hash: Words, from: number, to: number): number {
    let pairs = 0
    let languages = 0
    let last = from - REACH - 1
    for (let at = from; at < to; at += 1) {
      if ((this.#filter[hash.at(at) & FILTER] & POINTS) === 0) continue
      for (const { hashes, of } of this.#entries.get(hash.at(at)) ?? []) {
        if (hashes.length > 1) continue
        if (at - last <= REACH && (of[OWNED] & languages) !== 0) pairs += 1
        if (of[OWNER] === 0) continue
        last = at
        languages = of[OWNER]
      }
    }
    return pairs
  }

  #isOfSites(hash: number): boolean {
    const entries = this.#entries.get(hash)
    return entries?.some(({ hashes, of }) => hashes.length === 1 && of[KEYWORD] !== 0) === true
  }
}
