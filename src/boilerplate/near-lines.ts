/**
 * Near copies of a site's boilerplate: lines in which one word differs from a proven one. "Subscribe today for home
 * delivery" proves "Sign up today for home delivery". Numbers and dates are masked as in masked-hash.ts.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { CASELESS, CHARACTER, isTellingWord, NUMBER, TELLING } from '../fingerprint/marks.js'
import { wordSet } from '../fingerprint/word-set.js'
import { speaksWithout } from './frame-words.js'
import { MOST_TOKENS, maskedEnd, maskedTokens } from './masked-hash.js'

/** Tokens of a line that has near copies: three remain when one differs, and two at one end or the other. */
const LEAST_NEAR = 4
/** One word may be written as two: "subscribe", "sign up". */
const MOST_CHANGED = 2
/** Share of a line's words with a capital from which on it is a menu, in which a name is a link like any other. */
const MENU = 0.8
/** The same for menus of many words, whose links have several: "Recent changes", "What links here". */
const LONG_MENU = 0.5
const LONG = 8
const FILTER = 1 << 16
/** Lines that are compared for one half that they have in common: a site with more of them has a list, not a frame. */
const MOST_ALIKE = 64

/** Where one of these stands for another the line tells something else: "Registration is open", "is closed". */
const isStateWord = wordSet(
  (
    'open opened closed close closes available unavailable enabled disabled accepted rejected approved refused denied ' +
    'active inactive valid invalid true false yes yesterday today tomorrow won lost passed failed up down full empty ' +
    'always sometimes offen geschlossen heute morgen gestern ouvert ferme abierto cerrado aperto chiuso'
  ).split(' '),
)

export class NearLines {
  readonly #corpus: Corpus
  /** Lines by one of their halves, and whether any line has two tokens at an end. */
  readonly #byHalf = new Map<number, number[]>()
  readonly #filter = new Uint8Array(FILTER)
  #set: number[] = []
  readonly #line = new Uint32Array(MOST_TOKENS)
  readonly #block = new Uint32Array(MOST_TOKENS)
  /** Tokens of the lines one after the other, masked; line i has those of [first[i], first[i + 1]). */
  #tokens: number[] = []
  #first: number[] = [0]
  #blocks: number[] = []

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  clear(): void {
    this.#byHalf.clear()
    for (const at of this.#set) this.#filter[at] = 0
    this.#set = []
    this.#tokens = []
    this.#first = [0]
    this.#blocks = []
  }

  /** Takes in the line that a block stands for; lines are numbered from 0. */
  add(block: number): void {
    const { first } = this.#corpus
    const size = maskedTokens(this.#corpus, first.at(block), first.at(block + 1), this.#line)
    this.#blocks.push(block)
    for (let i = 0; i < size; i += 1) this.#tokens.push(this.#line[i])
    const number = this.#first.push(this.#tokens.length) - 2
    if (size < LEAST_NEAR) return
    for (const key of [startKey(this.#line), endKey(this.#line, size)]) {
      this.#filter[(key >>> 0) % FILTER] = 1
      this.#set.push((key >>> 0) % FILTER)
    }
    for (const end of [0, 1]) {
      const key = halfKey(this.#line, size, size, end)
      const same = this.#byHalf.get(key)
      if (same === undefined) this.#byHalf.set(key, [number])
      else if (same.length < MOST_ALIKE) same.push(number)
    }
  }

  /** The first line that the block is a near copy of, or -1. */
  find(block: number): number {
    const { first, rigid } = this.#corpus
    return rigid.at(block) === 1 ? -1 : this.#find(first.at(block), first.at(block + 1), block)
  }

  /** The first line that two blocks are together, wrapped where none is in other documents; or -1. */
  findSplit(block: number, next: number): number {
    const { first, rigid } = this.#corpus
    return rigid.at(block) === 1 || rigid.at(next) === 1
      ? -1
      : this.#find(first.at(block), first.at(next + 1), -1)
  }

  /** The line that the tokens [from, to) are a near copy of if they are one block, and else the same as. */
  #find(from: number, to: number, block: number): number {
    if (to - from < LEAST_NEAR || to - from > MOST_TOKENS || !this.#mayBeNear(from, to)) return -1
    const size = maskedTokens(this.#corpus, from, to, this.#block)
    if (size < LEAST_NEAR) return -1
    let found = -1
    // A line is at most one word longer or shorter than its near copy.
    for (let own = size - (block < 0 ? 0 : 1); own <= size + (block < 0 ? 0 : 1); own += 1) {
      if (own < LEAST_NEAR) continue
      for (const end of [0, 1]) {
        for (const line of this.#byHalf.get(halfKey(this.#block, size, own, end)) ?? []) {
          if (found >= 0 && line >= found) continue
          if (block < 0 ? this.#isSame(line, size) : this.#isNear(line, block, size)) found = line
        }
      }
    }
    return found
  }

  /** Whether either end is that of a line: two looks for most blocks, two more for those with numbers there. */
  #mayBeNear(from: number, to: number): boolean {
    const { hash, marks } = this.#corpus
    if (this.#isEnd(hash.at(from), hash.at(from + 1), 0) || this.#isEnd(hash.at(to - 2), hash.at(to - 1), 1))
      return true
    if (((marks.at(from) | marks.at(from + 1) | marks.at(to - 2) | marks.at(to - 1)) & NUMBER) === 0)
      return false
    const [first, second] = maskedEnd(this.#corpus, from, to, false)
    const [lastButOne, last] = maskedEnd(this.#corpus, from, to, true)
    return this.#isEnd(first, second, 0) || this.#isEnd(lastButOne, last, 1)
  }

  #isEnd(one: number, other: number, end: number): boolean {
    return this.#filter[(pair(one, other, end) >>> 0) % FILTER] === 1
  }

  /** Whether two neighbouring blocks have the words of a line, numbers included. */
  isExact(line: number, block: number, next: number): boolean {
    const { first, hash } = this.#corpus
    const [from, to] = [first.at(Math.min(block, next)), first.at(Math.max(block, next) + 1)]
    const own = first.at(this.#blocks[line])
    if (first.at(this.#blocks[line] + 1) - own !== to - from) return false
    for (let i = 0; i < to - from; i += 1) if (hash.at(own + i) !== hash.at(from + i)) return false
    return true
  }

  #isSame(line: number, size: number): boolean {
    const from = this.#first[line]
    if (this.#first[line + 1] - from !== size) return false
    for (let i = 0; i < size; i += 1) if (this.#tokens[from + i] !== this.#block[i]) return false
    return true
  }

  #isNear(line: number, block: number, size: number): boolean {
    const { first } = this.#corpus
    const [begin, limit] = [first.at(block), first.at(block + 1)]
    const tokens = this.#tokens
    const from = this.#first[line]
    const own = this.#first[line + 1] - from
    const shorter = Math.min(own, size)
    let start = 0
    while (start < shorter && tokens[from + start] === this.#block[start]) start += 1
    let end = 0
    while (end < shorter - start && tokens[from + own - 1 - end] === this.#block[size - 1 - end]) end += 1
    const [gone, come] = [own - start - end, size - start - end]
    if (Math.max(gone, come) > MOST_CHANGED || Math.min(gone, come) !== 1) return false
    if (this.#isMenu(begin, limit)) return true
    // What is common must speak of the site: one word tells "found guilty" from "found innocent".
    return (
      limit - begin === size &&
      !this.#tells(begin + start, limit - end) &&
      !(hasState(tokens, from + start, from + own - end) && hasState(this.#block, start, size - end)) &&
      speaksWithout(this.#corpus, block, start, size - end)
    )
  }

  /** Whether a word that differs is a name, a number, a negation, or may be one in a script without case. */
  #tells(from: number, to: number): boolean {
    const { marks } = this.#corpus
    for (let at = from; at < to; at += 1)
      if ((marks.at(at) & (TELLING | CASELESS | CHARACTER)) !== 0) return true
    return false
  }

  /** Of what tells, numbers and negations have no capital. */
  #isMenu(begin: number, limit: number): boolean {
    const { hash, marks } = this.#corpus
    const size = limit - begin
    let capitals = 1
    for (let at = begin + 1; at < limit; at += 1)
      if ((marks.at(at) & (TELLING | NUMBER)) === TELLING && !isTellingWord(hash.at(at))) capitals += 1
    return capitals >= size * (size < LONG ? MENU : LONG_MENU)
  }
}

function hasState(words: ArrayLike<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isStateWord(words[at])) return true
  return false
}

const startKey = (tokens: Uint32Array) => pair(tokens[0], tokens[1], 0)
const endKey = (tokens: Uint32Array, size: number) => pair(tokens[size - 2], tokens[size - 1], 1)

/**
 * The half of a line of `own` tokens at its begin (0) or its end (1), as a number; looked up with the `size` tokens of
 * what may be a near copy. One word differs, so all but one of the shorter one's tokens are common: one half of them
 * at least stands at one end.
 */
function halfKey(tokens: Uint32Array, size: number, own: number, end: number): number {
  const half = Math.max(2, (own - 1) >> 1)
  const from = end === 0 ? 0 : size - half
  let h = own * 2 + end
  for (let at = from; at < from + half; at += 1) {
    h = Math.imul(h ^ tokens[at], 0x9e3779b1)
    h ^= h >>> 15
  }
  return h
}

/** The two tokens at one end of a line, 0 or 1, as a number. */
function pair(one: number, other: number, end: number): number {
  return ((Math.imul(one, 0x9e3779b1) ^ other) & ~1) | end
}
