/**
 * From tokens back to the bytes of a text. Block borders are known; for a border inside a block the block is
 * tokenised again, which is cheaper than keeping 8 bytes a token for the few that are asked for.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { blockOf } from '../match/owners.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'

const tokens = new Tokens()

export class TextSpans {
  readonly #corpus: Fingerprints
  readonly #text: Uint8Array
  /** The block whose tokens are held. */
  #held = -1

  constructor(corpus: Fingerprints, text: Uint8Array) {
    this.#corpus = corpus
    this.#text = text
  }

  /** Where the stretch that begins with token `from` begins; `block` is its block, or -1 if not known. */
  startOf(from: number, block: number): number {
    const { first, start } = this.#corpus
    const home = block >= 0 ? block : blockOf(this.#corpus, from)
    return first[home] === from ? start[home] : this.#tokens(home).start[from - first[home]]
  }

  /** Where the stretch that ends before token `to` ends. */
  endOf(to: number, block: number): number {
    const { first, end } = this.#corpus
    const home = block >= 0 ? block : blockOf(this.#corpus, to - 1)
    return first[home + 1] === to ? end[home] : this.#tokens(home).end[to - 1 - first[home]]
  }

  /** The bytes to cut for whole sentences inside a block: what stays is spaced as before. */
  sentences(block: number, from: number, to: number): [start: number, end: number] {
    const { first, start, end } = this.#corpus
    const toEnd = to === first[block + 1]
    const cutEnd = toEnd ? end[block] : this.#sentenceStart(block, to)
    if (from === first[block]) return [start[block], cutEnd]
    let cutStart = this.#sentenceStart(block, from)
    while (toEnd && isSpace(this.#text[cutStart - 1])) cutStart -= 1
    return [cutStart, cutEnd]
  }

  /** Where the sentence that begins with a token begins: its opening quotes and brackets belong to it. */
  #sentenceStart(block: number, token: number): number {
    const { first } = this.#corpus
    const { start, end } = this.#tokens(block)
    const at = token - first[block]
    const gap = end[at - 1]
    for (let i = start[at]; i > gap; i -= 1) if (isSpace(this.#text[i - 1])) return i
    // No space: in Chinese and Japanese the stop and its closing quotes belong to the sentence before.
    let begin = start[at]
    while (begin > gap && isOpening(this.#text, begin, gap)) begin = previous(this.#text, begin)
    return begin
  }

  #tokens(block: number): Tokens {
    if (this.#held !== block) {
      tokens.clear()
      tokenise(this.#text, this.#corpus.start[block], this.#corpus.end[block], tokens)
      this.#held = block
    }
    return tokens
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13)
}

function previous(text: Uint8Array, at: number): number {
  let before = at - 1
  while (before > 0 && (text[before] & 0xc0) === 0x80) before -= 1
  return before
}

const OPENING = new Set(Array.from('([{<"\'“‘«‹「『（《〈【〔', (mark) => mark.codePointAt(0)))

function isOpening(text: Uint8Array, at: number, from: number): boolean {
  const begin = previous(text, at)
  if (begin < from) return false
  const mark = Buffer.from(text.subarray(begin, at)).toString('utf8').codePointAt(0)
  return OPENING.has(mark)
}
