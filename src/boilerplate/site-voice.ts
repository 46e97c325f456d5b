/**
 * Whether a line speaks as sites speak to their readers: nearly all of its words are such as notices are made of, in one
 * of 15 languages, some of them of sites alone, and it talks to somebody. Rules know wordings; this knows what they are
 * made of. A word that the running text of the same document uses is a matter of the text and says nothing here; a text
 * that is about sites (terms of a service, a manual) has no such lines. Words stand in site-words.ts.
 */
import type { Bytes, Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { CHARACTER, NUMBER } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, GOES_ON, ITEM, OPENS_SMALL, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'
import { isRunning, REACH, RunningText } from './running-text.js'
import { LANGUAGES } from './shipped-rules.js'
import {
  ADDRESS,
  CLASSES,
  FILTER,
  GLUE,
  KEYWORD,
  OWNED,
  OWNER,
  POINTS,
  type SiteWord,
  siteWords,
  TOPIC,
  VETO,
  WEIGHS,
} from './site-words.js'

/** Words of a notice; in scripts without spaces characters, of which a word has about two. */
const LEAST = 4
const MOST = 36
const LEAST_CHARACTERS = 7
const MOST_CHARACTERS = 72
/**
 * One of so many words may be none of these: the name of the site, what its letter is about. Where no word is of sites
 * alone, one of SURE; in a plain notice one of RARE.
 */
const FOREIGN = 4
const SURE = 5
const RARE = 8
/**
 * Scores: two for a word of sites alone, one for a word of pages. On labelled pages 0 of 223 words of plain notices were
 * content, 1 % of what stood beside boilerplate, 4 % of the rest.
 */
const HALF = 2
const ENOUGH = 3
const PLAIN = 5
/**
 * A line that points at what is the site's or its reader's ("our newsletter", "your inbox") may hold more
 * other words, LOOSE times as many; in a plain one, one of OWN_RARE. Each such pair scores as much as a word of sites alone.
 */
const OWN_MATTER = 3
const LOOSE = 1.6
const OWN_RARE = 6
const OWN_ENOUGH = 5
const OWN_PLAIN = 9
/**
 * Different words of sites alone in the running text of a document that is about sites: terms of a service, a manual.
 * With 6 a hundredth of the words of terms went as guesses, with 3 a two-hundredth. One may be said by the way.
 */
const MATTER = 3
const ASIDE = 1
/**
 * Words of running text that a plain notice stands out from, some five sentences. The answers in a short list of questions
 * speak as notices do, and there is nothing beside them.
 */
const LEAST_TEXT = 100
/**
 * One of so many words of running text that are said to a reader: a policy, terms, answers to customers. A notice does not stand
 * out from them. Stories told by an "I" have up to one of fourteen, reports one of fifty.
 */
const SPOKEN = 12

/** What a word is counted as, beside GLUE: one of the text's own matters only as what is said to a reader. */
const OF_ALL = [KEYWORD, TOPIC, ADDRESS, VETO]
const OF_READERS = [ADDRESS, VETO]

/** What a line's voice is worth. */
const NO_VOICE = 0
export const HALF_VOICE = 1
export const FULL_VOICE = 2
export const PLAIN_VOICE = 3

/** Reads blocks of one document after another. Keeps its arrays from one to the next. */
export class SiteVoice {
  readonly #entries: ReadonlyMap<number, readonly SiteWord[]>
  readonly #filter: Uint8Array
  readonly #counts = CLASSES.map(() => new Int32Array(LANGUAGES.length))
  /** By language the last token of a line that points at the site or its reader. */
  readonly #pointed = new Int32Array(LANGUAGES.length)
  readonly #running: RunningText

  constructor() {
    const { byFirst, filter } = siteWords()
    this.#entries = byFirst
    this.#filter = filter
    this.#running = new RunningText(byFirst, filter)
  }

  /** Blocks that are asked about from now on are of this document. */
  begin(document: BlockRange, isProven: (block: number) => boolean): void {
    this.#running.begin(document, isProven)
  }

  /** How much of a site's voice a block has: one of the above. */
  speaks(corpus: Corpus, block: number): number {
    const { hash, marks, first, shape, rigid } = corpus
    const [from, to] = [first.at(block), first.at(block + 1)]
    const size = to - from
    if (
      size < LEAST ||
      size > MOST_CHARACTERS ||
      (shape.at(block) & (TITLE | ITEM)) !== 0 ||
      rigid.at(block) !== 0
    )
      return NO_VOICE
    let known = 0
    let weighs = 0
    let characters = 0
    for (let at = from; at < to; at += 1) {
      const bits = this.#filter[hash.at(at) & FILTER]
      if (bits !== 0 || (marks.at(at) & NUMBER) !== 0) known += 1
      if ((bits & WEIGHS) !== 0) weighs += 1
      if ((marks.at(at) & CHARACTER) !== 0) characters += 1
    }
    if (weighs === 0 || (size - known) * FOREIGN > size * (weighs >= ENOUGH ? LOOSE : 1)) return NO_VOICE
    const spaceless = characters * 2 > size
    if (size < (spaceless ? LEAST_CHARACTERS : LEAST) || size > (spaceless ? MOST_CHARACTERS : MOST))
      return NO_VOICE
    const running = this.#running
    running.read(corpus)
    const isAbout = running.ofSites >= MATTER
    const speaksItself =
      isAbout || running.pairs >= OWN_MATTER || Math.max(...running.spoken) * SPOKEN >= running.words
    const own = isRunning(corpus, block) ? 1 : 0
    if (this.#mostSaid(hash, from, to, own) < (isAbout ? OWN_PLAIN : HALF)) return NO_VOICE
    const counts = this.#counts
    for (const count of counts) count.fill(0)
    this.#pointed.fill(-REACH - 1)
    for (let at = from; at < to; ) at += this.#count(hash, marks, at, to, own)
    let best = NO_VOICE
    const sentence = (shape.at(block) & ENDS_SENTENCE) !== 0
    // A line of a wrapped paragraph points at what the lines around it speak of.
    const isFragment = (shape.at(block) & (OPENS_SMALL | GOES_ON)) !== 0
    const isApart = !speaksItself && running.ofSites <= ASIDE && running.words - own * size >= LEAST_TEXT
    for (let language = 0; language < LANGUAGES.length; language += 1) {
      const has = (of: number) => counts[of][language]
      const foreign = size - has(GLUE)
      if (foreign * FOREIGN > size * LOOSE || has(VETO) > 0) continue
      const score = 2 * has(KEYWORD) + has(TOPIC)
      const pairs = has(OWNED)
      if (pairs > 0 && has(ADDRESS) > 0 && !isFragment) {
        const said = score + 2 * pairs
        const isTheirs = has(KEYWORD) > 0 || pairs > 1
        if (isApart && isTheirs && said >= OWN_PLAIN && foreign * OWN_RARE <= size) return PLAIN_VOICE
        if (said >= (speaksItself ? OWN_PLAIN : OWN_ENOUGH)) best = FULL_VOICE
      }
      if (isAbout || foreign * FOREIGN > size) continue
      const isSaid = !sentence || has(ADDRESS) > 0 || score > ENOUGH
      if (!isSaid || score < HALF) continue
      if (isApart && score >= PLAIN && has(KEYWORD) > 0 && has(ADDRESS) > 0 && foreign * RARE <= size)
        return PLAIN_VOICE
      const full = score >= ENOUGH && (has(KEYWORD) > 0 || foreign * SURE <= size)
      best = Math.max(best, full ? FULL_VOICE : foreign * SURE <= size ? HALF_VOICE : NO_VOICE)
    }
    return best
  }

  /** Whether the running text of the document has no word of sites alone. */
  isForeignToText(corpus: Corpus): boolean {
    this.#running.read(corpus)
    return this.#running.ofSites === 0
  }

  /** Counts what begins at a token, in all languages; answers with its tokens. GLUE counts all tokens that are known. */
  #count(hash: Words, marks: Bytes, at: number, to: number, own: number): number {
    const counts = this.#counts
    const entries = (marks.at(at) & NUMBER) !== 0 ? undefined : this.#entries.get(hash.at(at))
    if (entries === undefined) {
      if ((marks.at(at) & NUMBER) !== 0)
        for (let language = 0; language < LANGUAGES.length; language += 1) counts[GLUE][language] += 1
      return 1
    }
    const isMatter = this.#running.blocksOf(hash.at(at)) > own
    for (const { hashes, of } of entries) {
      const size = hashes.length
      if (at + size > to || !hashes.every((one, i) => one === hash.at(at + i))) continue
      const any = of[KEYWORD] | of[TOPIC] | of[GLUE] | of[ADDRESS] | of[OWNER] | of[OWNED]
      const pointed = this.#pointed
      for (let language = 0; language < LANGUAGES.length; language += 1) {
        const bit = 1 << language
        if ((any & bit) === 0 && (of[VETO] & bit) === 0) continue
        if ((any & bit) !== 0) counts[GLUE][language] += size
        if ((of[OWNER] & bit) !== 0) pointed[language] = at
        if (!isMatter && (of[OWNED] & bit) !== 0 && at - pointed[language] <= REACH) {
          counts[OWNED][language] += 1
          pointed[language] = -REACH - 1
        }
        for (const one of isMatter ? OF_READERS : OF_ALL)
          if ((of[one] & bit) !== 0) counts[one][language] += 1
      }
      return size
    }
    return 1
  }

  /** What all words of a line may score at most, in whatever languages they are; in most lines too little to look further. */
  #mostSaid(hash: Words, from: number, to: number, own: number): number {
    let points = 0
    let said = 0
    for (let at = from; at < to; at += 1) {
      const bits = this.#filter[hash.at(at) & FILTER]
      if ((bits & POINTS) !== 0) points += 2
      if ((bits & WEIGHS) !== 0 && this.#running.blocksOf(hash.at(at)) <= own) said += 3
    }
    return said > 0 || points >= OWN_ENOUGH ? said + points : 0
  }
}
