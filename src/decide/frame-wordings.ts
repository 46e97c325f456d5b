/**
 * The words that go from some documents as boilerplate wherever they stand in them. Not those that stay elsewhere: of these
 * what is around them tells.
 */
import { type Boilerplate, BY_HAND, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import { sameWords } from '../boilerplate/wordings.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { blockHash } from '../match/block-hash.js'
import type { BlockRange } from '../match/owners.js'

export interface SiteRange extends BlockRange {
  readonly site: string
}

interface Wording {
  readonly block: number
  /** The number of its line. */
  readonly line: number
  /** The sites that prove it by repetition; null where a rule does, on any site. */
  sites: Set<string> | null
  stays: boolean
}

export class FrameWordings {
  readonly #corpus: Corpus
  readonly #byHash = new Map<number, Wording[]>()
  /** Tokens of a wording: most blocks have more, and need no hash. */
  readonly #sizes = new Set<number>()

  constructor(corpus: Corpus, documents: readonly SiteRange[], boilerplate: Boilerplate) {
    this.#corpus = corpus
    eachBlock(documents, (block, site) => {
      if (goesAsBoilerplate(boilerplate, block)) this.#add(block, site, boilerplate)
    })
    eachBlock(documents, (block, site) => {
      const known = goesAsBoilerplate(boilerplate, block) ? undefined : this.#find(block)
      if (known !== undefined && isOn(known, site)) known.stays = true
    })
  }

  get isEmpty(): boolean {
    return this.#sizes.size === 0
  }

  /** The number of the line that a block on a site has the words of, or 0. */
  lineOf(block: number, site: string): number {
    const known = this.#find(block)
    return known !== undefined && !known.stays && isOn(known, site) ? known.line : 0
  }

  #add(block: number, site: string, { line, lines }: Boilerplate): void {
    const number = line.at(block)
    const { rule } = lines[number - 1]
    if (rule === BY_HAND) return
    const known = this.#find(block)
    if (known !== undefined) {
      if (rule === null) known.sites?.add(site)
      else known.sites = null
      return
    }
    this.#sizes.add(this.#sizeOf(block))
    const wording = { block, line: number, sites: rule === null ? new Set([site]) : null, stays: false }
    const others = this.#byHash.get(this.#hashOf(block))
    if (others === undefined) this.#byHash.set(this.#hashOf(block), [wording])
    else others.push(wording)
  }

  #find(block: number): Wording | undefined {
    if (!this.#sizes.has(this.#sizeOf(block))) return undefined
    return this.#byHash.get(this.#hashOf(block))?.find((one) => sameWords(this.#corpus, one.block, block))
  }

  #sizeOf(block: number): number {
    const { first } = this.#corpus
    return first.at(block + 1) - first.at(block)
  }

  #hashOf(block: number): number {
    const { first, hash } = this.#corpus
    return blockHash(hash, first.at(block), first.at(block + 1))
  }
}

function isOn({ sites }: Wording, site: string): boolean {
  return sites?.has(site) ?? true
}

function eachBlock(documents: readonly SiteRange[], visit: (block: number, site: string) => void): void {
  for (const { firstBlock, blocks, site } of documents)
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) visit(block, site)
}
