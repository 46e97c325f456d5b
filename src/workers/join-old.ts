/** The corpus that a run is judged against, read behind the new documents: from a folder, or from an index. */
import { witnesses } from '../boilerplate/witnesses.js'
import { type Beside, openBeside } from '../corpus/beside.js'
import { isFile } from '../corpus/files.js'
import type { ReadDocument } from '../corpus/first-read.js'
import { IndexedCorpus } from '../corpus/index-file/indexed-corpus.js'
import type { IndexLines } from '../corpus/index-places.js'
import { unreadOld } from '../corpus/unreadable.js'
import { DedupeError } from '../failure.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { BARRED } from '../fingerprint/label-shape.js'
import type { Host } from '../host.js'
import type { Warning } from '../model.js'
import type { CleanOptions } from '../options.js'
import { siteExpression } from '../site-expression.js'
import { readAll } from './read-all.js'

export interface OldCorpus {
  /** In path order; their blocks come behind those of the new documents. */
  readonly documents: readonly ReadDocument[]
  /** Numbers of those that the lines of a site are counted on. */
  readonly witnesses: readonly number[]
  /** Where its blocks lie; null where its texts can be read again. */
  readonly lines: IndexLines | null
  readonly warnings: readonly Warning[]
}

/** What was read, and what reads the rest once it is known which of the new blocks go as boilerplate. */
export interface JoinedOld extends OldCorpus {
  rest(goes: (block: number) => boolean): OldCorpus
  /** Removes texts of records, when none is read any more. */
  close(): void
}

const NOTHING: OldCorpus = { documents: [], witnesses: [], lines: null, warnings: [] }
const NO_OLD: JoinedOld = { ...NOTHING, rest: () => NOTHING, close() {} }

/** What can be told of a block only by its text, for rules: nothing of the old corpus goes by one. */
const SHAPE = 0xff

/**
 * Reads of the corpus of `--against` all of a folder, or of an index what lines are counted on, into `corpus`, which holds
 * the `fresh` documents. Throws DedupeError where it cannot.
 */
export async function joinOld(
  corpus: Corpus,
  fresh: readonly ReadDocument[],
  beside: Beside | null,
  options: CleanOptions,
  host: Host,
): Promise<JoinedOld> {
  if (beside === null) return NO_OLD
  const { path, walk } = beside
  const site = options.site === null ? null : siteExpression(options.site)
  if (walk === null) {
    const indexed = new IndexedCorpus(path, corpus, fresh, site, options)
    try {
      if (indexed.isEmpty && !options.allowEmpty) throw nothingIn(path, true)
      const first = indexed.first(corpus)
      return {
        ...first,
        close() {},
        rest(goes) {
          try {
            return indexed.rest(corpus, goes) ?? first
          } finally {
            indexed.close()
          }
        },
      }
    } catch (error) {
      indexed.close()
      throw error
    }
  }
  const { count } = corpus
  const found = await openBeside(path, walk, fresh, options, host)
  const { close } = found
  try {
    const { documents, skipped, passed } = await readAll(
      found.files,
      null,
      site,
      options.workers,
      host,
      corpus,
    )
    if (documents.length === 0 && !found.isNew && !options.allowEmpty) throw nothingIn(path)
    for (let block = count; block < corpus.count; block += 1)
      corpus.shape.set(block, (corpus.shape.at(block) & SHAPE) | BARRED)
    const sites = new Set(fresh.map((document) => document.site))
    const warnings = [...found.warnings, ...unreadOld(path, skipped, passed)]
    const all = { documents, witnesses: witnesses(documents, sites), lines: null, warnings }
    return { ...all, rest: () => all, close }
  } catch (error) {
    close()
    throw error
  }
}

function nothingIn(path: string, isIndex = false): DedupeError {
  // A broken index may not even begin as one does.
  const what = !isIndex && isFile(path) ? 'it is no index of dedupe and no document' : 'it holds no document'
  return new DedupeError(
    'nothing-read',
    `Nothing was read in ${path} of --against: ${what}`,
    'See --allow-empty to accept it',
  )
}
