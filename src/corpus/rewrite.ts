/** The second reading of one document: checked to be the same still, its places found, its cleaned copy written. */

import { DedupeError } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import { cutsOf, type Inserted, marksIn } from './cut-marks.js'
import type { FileReader } from './files.js'
import { bytesOf, type ReadDocument } from './first-read.js'
import type { LedgerEntry } from './ledger.js'
import { originOf } from './origin.js'
import type { Decided, Locator } from './second-read.js'
import type { FoundFile } from './walk.js'

/** What has to be known of a document to write it. */
export type WrittenDocument = Pick<ReadDocument, 'file' | 'encoding' | 'hash' | 'firstBlock' | 'blocks'>

/** Takes documents and writes them; null where nothing is written. */
export interface DocumentSink {
  document(
    file: FoundFile,
    input: Uint8Array,
    hash: string,
    cuts: LedgerEntry['cuts'],
    inserted?: Inserted,
  ): void
}

export interface RewriteTools {
  readonly reader: FileReader
  readonly locator: Locator
  readonly decisions: Decided['decisions']
  readonly sink: DocumentSink | null
  readonly mark: string | null
}

/**
 * Reads a document again if it has to be copied or located; without a sink only documents with repeats are. Answers with
 * its bytes, valid until the next is read, or null. Throws DedupeError where it changed or cannot be read any more.
 */
export function rewrite(rank: number, document: WrittenDocument, tools: RewriteTools): Uint8Array | null {
  const { locator, decisions, mark } = tools
  const sink = locator.isOld(rank) ? null : tools.sink
  const { file, encoding, hash } = document
  const repeats = locator.wants(rank)
  // A record is written with its file, once all of its records are located.
  if (!repeats && (sink === null || file.record !== undefined)) return null
  const input = readAgain(document, tools.reader)
  const cuts = repeats ? locator.locate(rank, document, input) : []
  if (sink === null || file.record !== undefined) return input
  const inserted =
    mark !== null && repeats
      ? marksIn(input, encoding, cutsOf(decisions, locator.places, rank), mark)
      : undefined
  sink.document(file, input, hash, cuts, inserted)
  return input
}

/** The bytes of a document that was read before, valid until the next is read. Throws DedupeError where it changed. */
export function readAgain(
  { file, hash }: Pick<WrittenDocument, 'file' | 'hash'>,
  reader: FileReader,
): Uint8Array {
  const input = bytesOf(file, reader)
  if (hashName(input) !== hash) throw changed(file)
  return input
}

/** What a run fails with whose input is another one at the second read. */
export function changed(file: FoundFile): DedupeError {
  return new DedupeError(
    'changed',
    `${originOf(file)} changed while it was read: nothing was written`,
    'Run again',
  )
}
