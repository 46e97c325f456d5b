/** Makes the text of a document that stays earlier text, as far as it is decided. */
import type { Corpus } from '../fingerprint/corpus.js'
import { GONE } from '../fingerprint/marks.js'
import type { Earlier } from '../match/block-match.js'
import type { BlockRange } from '../match/owners.js'
import { NOWHERE } from '../match/place-index.js'
import type { Sought } from '../match/sought.js'
import { type Decisions, KEPT } from './decisions.js'

export class Offering {
  readonly #corpus: Corpus
  readonly #decisions: Decisions
  /** Seeds that were offered or do not stay. */
  #seeds = 0
  /** Blocks before this one were offered or do not stay; the document is [#firstBlock, #lastBlock). */
  #block = 0
  #firstBlock = 0
  #lastBlock = 0

  constructor(corpus: Corpus, decisions: Decisions) {
    this.#corpus = corpus
    this.#decisions = decisions
  }

  begin({ firstBlock, blocks }: BlockRange): void {
    this.#seeds = 0
    this.#block = firstBlock
    this.#firstBlock = firstBlock
    this.#lastBlock = firstBlock + blocks
  }

  /** Offers what is looked up of seeds and blocks that lie before the token `limit`; `removes` says whether some of them may not stay. */
  offer({ seeds, blocks }: Sought, earlier: Earlier, limit: number, removes: boolean): void {
    const { first } = this.#corpus
    const { verdict } = this.#decisions
    const { place, class: classes, count, size } = seeds
    let at = this.#seeds
    for (; at < count && place[at] + size <= limit; at += 1)
      if (!removes || this.#stays(place[at], size)) earlier.seeds.add(classes[at] >>> 1, place[at], size)
    this.#seeds = at
    let block = this.#block
    for (; block < this.#lastBlock && first.at(block + 1) <= limit; block += 1) {
      if (verdict.at(block) !== KEPT) continue
      const one = blocks[block - this.#firstBlock]
      if (one !== NOWHERE)
        earlier.blocks.add(one >>> 1, first.at(block), first.at(block + 1) - first.at(block))
      earlier.paragraphs?.add(block)
    }
    this.#block = block
  }

  /** Whether all tokens of a shingle stay: what a removal brings together is not one piece of the input. */
  #stays(place: number, size: number): boolean {
    const { marks } = this.#corpus
    for (let at = place; at < place + size; at += 1) if ((marks.at(at) & GONE) !== 0) return false
    return true
  }
}
