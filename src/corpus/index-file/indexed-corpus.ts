/**
 * The corpus of an index, as far as a run can meet it: first the documents that the lines of its sites are counted on,
 * then all that share a key with a new document. What is left out could change nothing.
 */

import { witnesses } from '../../boilerplate/witnesses.js'
import type { Words } from '../../columns/column.js'
import { FlatWords } from '../../columns/flat.js'
import type { Corpus } from '../../fingerprint/corpus.js'
import { named } from '../../fingerprint/hash.js'
import { SHINGLE } from '../../fingerprint/winnowing.js'
import { DocumentKeys, wholeKey } from '../../match/document-keys.js'
import type { BlockRange } from '../../match/owners.js'
import type { Warning } from '../../model.js'
import { siteIn } from '../../site-expression.js'
import type { ReadDocument } from '../first-read.js'
import type { IndexLines } from '../index-places.js'
import { judgedNotice } from '../judged-notice.js'
import { realPlaces } from '../real-places.js'
import { BLOCKS, PATH, TOKENS } from './layout.js'
import { OpenIndex, placeHash } from './open-index.js'

/** Documents of an index that were read into a corpus. */
export interface IndexedDocuments {
  /** In the order of the index. */
  readonly documents: readonly ReadDocument[]
  readonly witnesses: readonly number[]
  readonly lines: IndexLines
  readonly warnings: readonly Warning[]
}

export interface IndexedOptions {
  readonly ngram: number
  /** Decisions by hand look for texts anywhere. */
  readonly decisions: object | null
}

export class IndexedCorpus {
  readonly #index: OpenIndex
  readonly #site: RegExp | null
  readonly #names: readonly string[]
  /** All of the index is read: what is looked for is not what its keys are made of. */
  readonly #isWhole: boolean
  readonly #fresh: readonly ReadDocument[]
  readonly #witnesses: readonly number[]
  readonly #judged: ReadonlySet<number>
  readonly #newBlocks: number
  readonly #newTokens: number

  /** `corpus` holds the `fresh` documents. Throws DedupeError where the index cannot be used. */
  constructor(
    path: string,
    corpus: Corpus,
    fresh: readonly ReadDocument[],
    site: RegExp | null,
    { ngram, decisions }: IndexedOptions,
  ) {
    this.#index = new OpenIndex(path)
    this.#site = site
    this.#names = this.#index.siteNames()
    this.#isWhole = ngram !== SHINGLE || decisions !== null
    this.#fresh = fresh
    this.#judged = this.#judgedBy(fresh)
    this.#witnesses = this.#findWitnesses(new Set(fresh.map((document) => document.site)))
    this.#newBlocks = corpus.count
    this.#newTokens = corpus.tokens
  }

  get isEmpty(): boolean {
    return this.#index.footer.documents === 0
  }

  /** Reads the documents that lines are counted on. */
  first(corpus: Corpus): IndexedDocuments {
    return this.#read(corpus, this.#isWhole ? this.#all() : this.#witnesses)
  }

  /** Reads all that the new documents can meet, in the place of what `first` read; `goes` tells of their blocks. */
  rest(corpus: Corpus, goes: (block: number) => boolean): IndexedDocuments | null {
    if (this.#isWhole) return null
    const wanted = new Set(this.#witnesses)
    for (const document of this.#sharing(this.#keysOf(corpus, goes)))
      if (!this.#judged.has(document)) wanted.add(document)
    corpus.cut(this.#newBlocks, this.#newTokens)
    return this.#read(
      corpus,
      [...wanted].sort((a, b) => a - b),
    )
  }

  close(): void {
    this.#index.close()
  }

  #all(): number[] {
    const all: number[] = []
    for (let document = 0; document < this.#index.footer.documents; document += 1)
      if (!this.#judged.has(document)) all.push(document)
    return all
  }

  /** What is judged is no part of the corpus that it is judged against. */
  #judgedBy(fresh: readonly ReadDocument[]): ReadonlySet<number> {
    const index = this.#index
    const placeOf = realPlaces()
    const places = new Map<number, Set<string>>()
    for (const { file } of fresh) {
      if (file.data !== null) continue
      const real = placeOf(file)
      if (real === null) continue
      const place = placeHash(real)
      const short = Number(place & 0xffffffffn)
      places.set(short, (places.get(short) ?? new Set()).add(named(place)))
    }
    const judged = new Set<number>()
    for (let document = 0; document < index.footer.documents; document += 1) {
      if (places.get(index.number(document, PATH))?.has(index.nameOf(document).place)) judged.add(document)
    }
    return judged
  }

  #siteOf(document: number): string {
    const index = this.#index
    const named = this.#site === null ? null : siteIn(this.#site, index.nameOf(document).path)
    return named ?? this.#names[index.siteOf(document)] ?? ''
  }

  #findWitnesses(sites: ReadonlySet<string>): readonly number[] {
    const index = this.#index
    const numbers: number[] = []
    const wanted =
      this.#site === null ? new Set(this.#names.flatMap((name, i) => (sites.has(name) ? [i] : []))) : null
    for (let document = 0; document < index.footer.documents; document += 1) {
      if (wanted !== null && !wanted.has(index.siteOf(document))) continue
      if (!this.#judged.has(document)) numbers.push(document)
    }
    const known = numbers.map((document) => ({
      site: this.#siteOf(document),
      words: index.number(document, TOKENS),
      hash: index.hashOf(document),
    }))
    return witnesses(known, sites).map((at) => numbers[at])
  }

  #read(corpus: Corpus, numbers: readonly number[]): IndexedDocuments {
    const index = this.#index
    let [blocks, tokens] = [0, 0]
    for (const document of numbers) {
      blocks += index.number(document, BLOCKS)
      tokens += index.number(document, TOKENS)
    }
    corpus.reserve(tokens, blocks)
    const list = () => new Uint32Array(blocks)
    const lines = { start: list(), end: list(), startLine: list(), endLine: list() }
    const from = corpus.count
    const documents = numbers.map((document) => this.#append(corpus, document, lines, from))
    const places = new Map(numbers.map((document, at) => [document, at]))
    const seen = this.#witnesses.flatMap((document) => places.get(document) ?? [])
    return { documents, witnesses: seen, lines, warnings: judgedNotice(this.#judged.size, index.path) }
  }

  #append(corpus: Corpus, document: number, lines: IndexLines, from: number): ReadDocument {
    const index = this.#index
    const [tokens, blocks] = [index.number(document, TOKENS), index.number(document, BLOCKS)]
    const chunk = index.chunk(document)
    const firstBlock = corpus.count
    const at = firstBlock - from
    lines.start.set(chunk.start, at)
    lines.end.set(chunk.end, at)
    lines.startLine.set(chunk.startLine, at)
    lines.endLine.set(chunk.endLine, at)
    const first = new Uint32Array(blocks + 1)
    first.set(chunk.ends, 1)
    corpus.append({ tokens, blocks, arrays: { ...chunk, first, rule: new Uint16Array(blocks) } })
    const { path, line, id = null, encoding, bytes } = index.nameOf(document)
    const site = this.#siteOf(document)
    return {
      file: {
        path,
        from: path,
        data: null,
        root: 0,
        below: path,
        bytes,
        mode: 0,
        modifiedUs: 0,
        passed: null,
        included: false,
        ...(line === undefined
          ? {}
          : { record: { from: path, source: 0, offset: 0, line, id, site, date: null } }),
      },
      path,
      site,
      date: null,
      modifiedUs: null,
      encoding,
      bytes,
      hash: index.hashOf(document),
      words: tokens,
      firstBlock,
      blocks,
    }
  }

  /**
   * The keys of all new documents as they will be looked up: what goes as boilerplate parts nothing. And those of all of
   * each: a document of which it is a copy has its boilerplate, too.
   */
  #keysOf(corpus: Corpus, goes: (block: number) => boolean): Uint32Array {
    const keys = new Set<number>()
    const finder = new DocumentKeys()
    for (const document of this.#fresh) {
      keys.add(wholeKey(corpus, document))
      finder.each(
        withoutBoilerplate(corpus, document, goes),
        { firstBlock: 0, blocks: document.blocks },
        (key) => keys.add(key),
      )
    }
    const mask = this.#index.bucketCount - 1
    return Uint32Array.from(keys).sort((a, b) => (a & mask) - (b & mask) || a - b)
  }

  #sharing(keys: Uint32Array): ReadonlySet<number> {
    const found = new Set<number>()
    this.#index.lookUp(keys, (document) => found.add(document))
    return found
  }
}

/** The tokens that stay of a document, and where its blocks begin in them. */
function withoutBoilerplate(
  { first, hash }: Corpus,
  { firstBlock, blocks }: BlockRange,
  goes: (block: number) => boolean,
): { readonly first: Words; readonly hash: Words } {
  const begins = new Uint32Array(blocks + 1)
  const tokens = new Uint32Array(first.at(firstBlock + blocks) - first.at(firstBlock))
  let count = 0
  for (let i = 0; i < blocks; i += 1) {
    const block = firstBlock + i
    begins[i] = count
    if (goes(block)) continue
    tokens.set(hash.read(first.at(block), first.at(block + 1)), count)
    count += first.at(block + 1) - first.at(block)
  }
  begins[blocks] = count
  return { first: new FlatWords(begins), hash: new FlatWords(tokens) }
}
