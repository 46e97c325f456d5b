/**
 * What is kept of the text between its two reads: flat arrays over all blocks of the corpus, in reading
 * order. 20 bytes a block; no text. A block's hash is XXH64 of its folded text, 64 bits because one wrong
 * "equal" would lose text: among 2^32 lines of a template 32 bits would pair up thousands.
 */

import { Blocks, segment } from '../text/segment.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { hash64 } from './hash.js'

/** Blocks without any token are told apart by their bytes; the seed keeps them from equalling folded text. */
const RAW = 1

export class Fingerprints {
  count = 0
  /** Upper and lower half of the block's hash. */
  high = new Uint32Array(1024)
  low = new Uint32Array(1024)
  /** Span in the document's UTF-8 text, in bytes, end exclusive. */
  start = new Uint32Array(1024)
  end = new Uint32Array(1024)
  /** Number of tokens. */
  words = new Uint32Array(1024)

  readonly #blocks = new Blocks()
  readonly #tokens = new Tokens()

  /** Appends the blocks of one document; answers with how many there are and their words together. */
  add(text: Uint8Array, markdown: boolean): { readonly blocks: number; readonly words: number } {
    const blocks = this.#blocks
    const tokens = this.#tokens
    blocks.clear()
    segment(text, markdown, blocks)
    this.#reserve(this.count + blocks.count)
    let words = 0
    for (let i = 0; i < blocks.count; i += 1) {
      const start = blocks.start[i]
      const end = blocks.end[i]
      tokens.clear()
      tokenise(text, start, end, tokens)
      const folded = tokens.count > 0 ? tokens.folded.subarray(0, tokens.foldedStart[tokens.count]) : null
      const hash = folded === null ? hash64(text.subarray(start, end), RAW) : hash64(folded)
      this.high[this.count] = Number(hash >> 32n)
      this.low[this.count] = Number(hash & 0xffffffffn)
      this.start[this.count] = start
      this.end[this.count] = end
      this.words[this.count] = tokens.count
      words += tokens.count
      this.count += 1
    }
    return { blocks: blocks.count, words }
  }

  #reserve(count: number): void {
    if (count <= this.high.length) return
    const size = Math.max(count, this.high.length * 2)
    for (const name of ['high', 'low', 'start', 'end', 'words'] as const) {
      const grown = new Uint32Array(size)
      grown.set(this[name].subarray(0, this.count))
      this[name] = grown
    }
  }
}
