/**
 * The stretches of tokens that occurrences have as sources, each once, in reading order. Of a page that was copied a
 * thousand times there are thousands of occurrences and few sources.
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { BlockRange } from '../match/owners.js'
import type { Decisions } from './decisions.js'
import { numbersTo, sortBySpan, sortedBy } from './stable-order.js'

export interface Stretches {
  readonly count: number
  /** Tokens, end exclusive. */
  readonly from: Words
  readonly to: Words
  /** The block of its first token. */
  readonly block: Words
  /** The rank of its document. */
  readonly document: Words
  /** Those of the document of rank d are [firstOf[d], lastOf[d]). */
  readonly firstOf: Words
  readonly lastOf: Words
  /** The stretch of each source. */
  readonly ofSource: Words
}

/** `documents` come in corpus order. */
export function stretchesOf(
  corpus: Pick<Corpus, 'first' | 'columns'>,
  documents: readonly BlockRange[],
  decisions: Decisions,
): Stretches {
  const { columns } = corpus
  const { sourceFrom, sourceTo } = decisions
  const order = numbersTo(sourceFrom.length, columns)
  sortBySpan(order, sourceFrom.column, sourceTo.column, columns)
  const ofSource = columns.sharedWords(order.length)
  let count = 0
  for (let i = 0; i < order.length; i += 1) {
    const source = order.at(i)
    const before = i > 0 ? order.at(i - 1) : -1
    if (
      before < 0 ||
      sourceFrom.at(before) !== sourceFrom.at(source) ||
      sourceTo.at(before) !== sourceTo.at(source)
    ) {
      // Stretches before this one have been read from `order` already: their numbers take its place.
      order.set(count, source)
      count += 1
    }
    ofSource.set(source, count - 1)
  }
  const from = columns.sharedWords(count)
  const to = columns.sharedWords(count)
  for (let i = 0; i < count; i += 1) {
    from.set(i, sourceFrom.at(order.at(i)))
    to.set(i, sourceTo.at(order.at(i)))
  }
  order.letGo()
  return { count, from, to, ...placed(corpus, documents, from, count), ofSource }
}

/** Blocks and documents of stretches in reading order: a walk along the corpus, no search. */
function placed(
  { first, columns }: Pick<Corpus, 'first' | 'columns'>,
  documents: readonly BlockRange[],
  from: Words,
  count: number,
) {
  const block = columns.sharedWords(count)
  const document = columns.words(count)
  const firstOf = columns.sharedWords(documents.length)
  const lastOf = columns.sharedWords(documents.length)
  const reading = sortedBy(Uint32Array.from(documents, ({ firstBlock }) => firstBlock))
  let at = 0
  for (let i = 0; i < reading.length; i += 1) {
    const rank = reading[i]
    const { firstBlock, blocks } = documents[rank]
    firstOf.set(rank, at)
    for (let b = firstBlock; b < firstBlock + blocks; b += 1) {
      const end = first.at(b + 1)
      for (; at < count && from.at(at) < end; at += 1) {
        block.set(at, b)
        document.set(at, rank)
      }
    }
    lastOf.set(rank, at)
  }
  return { block, document, firstOf, lastOf }
}
