/** Small sites as text, and what repetition takes from them. */
import { findRepeatedBoilerplate, type Repetition } from '../../src/boilerplate/repetition.js'
import type { Columns } from '../../src/columns/column.js'
import type { Corpus } from '../../src/fingerprint/corpus.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'
import { wordOf } from '../model/words.js'

export interface Page {
  readonly site: string
  readonly text: string
}

/** A sentence of `size` words that stands nowhere else: `number` names it. */
export function prose(number: number, size = 14): string {
  const words = Array.from({ length: size }, (_, i) => wordOf(mixed(number * 64 + i) % VOCABULARY, 'latin'))
  return `${words[0][0].toUpperCase()}${words.join(' ').slice(1)}.`
}

/** Syllables of syllables: all words that `wordOf` tells apart. */
const VOCABULARY = 3600

/** Spreads numbers so that no two sentences share a run of words. */
function mixed(number: number): number {
  const h = Math.imul(number ^ (number >>> 16), 0x45d9f3b)
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 12
}

/** A page of blocks. */
export const page = (site: string, ...blocks: readonly string[]): Page => ({
  site,
  text: blocks.join('\n\n'),
})

export interface Found {
  readonly corpus: Corpus
  readonly repetition: Repetition
  /** The blocks that go, page by page. */
  readonly gone: readonly (readonly string[])[]
}

export function find(pages: readonly Page[], columns?: Columns): Found {
  const read = new Fingerprints()
  const documents = pages.map(({ site, text }) => {
    const firstBlock = read.count
    const { blocks } = read.add(Buffer.from(text), false)
    return { site, firstBlock, blocks }
  })
  const corpus = corpusOf(read, columns)
  const repetition = findRepeatedBoilerplate(corpus, documents)
  const gone = documents.map(({ firstBlock, blocks }, i) => {
    const bytes = Buffer.from(pages[i].text)
    const found: string[] = []
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      if (repetition.line.at(block) > 0)
        found.push(bytes.subarray(corpus.start.at(block), corpus.end.at(block)).toString())
    }
    return found
  })
  return { corpus, repetition, gone }
}

/** What goes of a site with these pages, each page once. */
export function goneFrom(pages: readonly Page[]): string[] {
  return [...new Set(find(pages).gone.flat())]
}
