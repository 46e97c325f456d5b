/** The blocks of a site's documents as a proof of law 3 needs them, in flat arrays: 13 bytes a block, no text. */
import { flat } from '../columns/flat.js'
import type { Decoded } from '../corpus/encoding/decode.js'
import { NumberList } from '../number-list.js'
import { Blocks, segment } from '../text/segment.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { looksOf } from './block-looks.js'
import { lineNumber, maskedWords } from './line-words.js'
import { sketch } from './near-copies.js'
import { tokenIds } from './token-ids.js'

const tokens = new Tokens()
const blocks = new Blocks()

export class SiteLines {
  /** By document of the site: its number in the report, its first block here, its sketch. */
  readonly documents: number[] = []
  readonly first: number[] = [0]
  readonly sketches: Uint32Array[] = []
  /** By block with words: its line, words (255 stands for more), looks, and the last number in it, or 0. */
  readonly line = new NumberList(flat.words)
  readonly size = new NumberList(flat.bytes)
  readonly looks = new NumberList(flat.bytes)
  readonly count = new NumberList(flat.words)

  /** Reads one document of the site. */
  add(document: number, text: Decoded, markdown: boolean): void {
    blocks.clear()
    segment(text.bytes, markdown, blocks)
    const ids: number[] = []
    const begins: number[] = []
    let feed = 0
    for (let i = 0; i < blocks.count; i += 1) {
      tokens.clear()
      tokenise(text.bytes, blocks.start[i], blocks.end[i], tokens)
      const gap = i === 0 ? 0 : blocks.end[i - 1]
      const looks = looksOf(text.bytes, gap, blocks.start[i], blocks.end[i], tokens) | feed
      // A form feed before a ruler is one before what follows it.
      feed = tokens.count === 0 ? looks : 0
      if (tokens.count === 0) continue
      begins.push(ids.length)
      for (const id of tokenIds(tokens)) ids.push(id)
      this.line.push(lineNumber(maskedWords({ text: text.bytes, tokens, start: blocks.start[i] })))
      this.size.push(Math.min(tokens.count, 255))
      this.looks.push(looks)
      this.count.push(lastNumber())
    }
    this.sketches.push(sketch(Uint32Array.from(ids), ids.length, begins))
    this.documents.push(document)
    this.first.push(this.line.length)
  }
}

/** The last number of a short block, by which it may count pages. */
function lastNumber(): number {
  if (tokens.count > 40) return 0
  for (let i = tokens.count - 1; i >= 0; i -= 1) {
    const { folded, foldedStart } = tokens
    const [from, to] = [foldedStart[i], foldedStart[i + 1] - 1]
    if (to - from > 6 || folded[from] < 0x30 || folded[from] > 0x39) continue
    const value = Number(Buffer.from(folded.subarray(from, to)).toString('latin1'))
    if (Number.isInteger(value)) return value
  }
  return 0
}
