/**
 * The stretches of tokens that occurrences have as sources, each once, in reading order. Of a page that was copied a
 * thousand times there are thousands of occurrences and few sources.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import type { BlockRange } from '../match/owners.js'
import { sharedNumbers } from '../shared-numbers.js'
import type { Decisions } from './decisions.js'
import { numbersTo, sortByKey, sortBySpan } from './stable-order.js'

export interface Stretches {
  readonly count: number
  /** Tokens, end exclusive. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** The block of its first token. */
  readonly block: Uint32Array
  /** The rank of its document. */
  readonly document: Uint32Array
  /** Those of the document of rank d are [firstOf[d], lastOf[d]). */
  readonly firstOf: Uint32Array
  readonly lastOf: Uint32Array
  /** The stretch of each source. */
  readonly ofSource: Uint32Array
}

/** `documents` come in corpus order. */
export function stretchesOf(
  corpus: Pick<Fingerprints, 'first'>,
  documents: readonly BlockRange[],
  decisions: Decisions,
): Stretches {
  const sourceFrom = decisions.sourceFrom.view()
  const sourceTo = decisions.sourceTo.view()
  const order = numbersTo(sourceFrom.length)
  sortBySpan(order, sourceFrom, sourceTo)
  const ofSource = sharedNumbers(order.length)
  let count = 0
  for (let i = 0; i < order.length; i += 1) {
    const source = order[i]
    const before = i > 0 ? order[i - 1] : -1
    if (before < 0 || sourceFrom[before] !== sourceFrom[source] || sourceTo[before] !== sourceTo[source]) {
      // Stretches before this one have been read from `order` already: their numbers take its place.
      order[count] = source
      count += 1
    }
    ofSource[source] = count - 1
  }
  const from = sharedNumbers(count)
  const to = sharedNumbers(count)
  for (let i = 0; i < count; i += 1) {
    from[i] = sourceFrom[order[i]]
    to[i] = sourceTo[order[i]]
  }
  return { count, from, to, ...placed(corpus, documents, from), ofSource }
}

/** Blocks and documents of stretches in reading order: a walk along the corpus, no search. */
function placed({ first }: Pick<Fingerprints, 'first'>, documents: readonly BlockRange[], from: Uint32Array) {
  const block = sharedNumbers(from.length)
  const document = new Uint32Array(from.length)
  const firstOf = sharedNumbers(documents.length)
  const lastOf = sharedNumbers(documents.length)
  const reading = numbersTo(documents.length)
  sortByKey(
    reading,
    Uint32Array.from(documents, ({ firstBlock }) => firstBlock),
  )
  let at = 0
  for (let i = 0; i < reading.length; i += 1) {
    const rank = reading[i]
    const { firstBlock, blocks } = documents[rank]
    firstOf[rank] = at
    for (let b = firstBlock; b < firstBlock + blocks; b += 1) {
      const end = first[b + 1]
      for (; at < from.length && from[at] < end; at += 1) {
        block[at] = b
        document[at] = rank
      }
    }
    lastOf[rank] = at
  }
  return { block, document, firstOf, lastOf }
}
