/**
 * The program in one screen. Files come in; a cleaned copy, a report and a ledger go out:
 *
 *   walk       arguments -> files, in path order; files of records -> their records (corpus/records/expand.ts)
 *   read       each file once -> its tokens' hashes and block borders in flat arrays; the text is dropped
 *   order      the keep policy -> corpus order: of two copies the later one goes
 *   frame      what belongs to a site and not to its documents, by rules or by repetition: all copies of it go. With --against
 *              the old corpus joins here; lines that are another one but for a misspelt word are found in another thread
 *   line up    the old corpus comes before all of it, loses nothing, and only its cited documents are told of
 *   decide     in that order, each block is matched with all earlier text that stays -> what goes, and for what
 *   group      what repeats the same thing, and in another thread which documents resemble each other
 *   write      each file a second time -> where things lie in it, and its cleaned copy; files of records in the shape of the
 *              input; all of it as data, the report, beside the copy
 *
 * Only the first two and the last touch files, only `read` and `write` touch text.
 */
import type { Columns } from './columns/column.js'
import { openStore } from './columns/store.js'
import { type Beside, lookBeside } from './corpus/beside.js'
import type { Walk } from './corpus/walk.js'
import { deduplicate } from './decide/deduplicate.js'
import { toldDocuments } from './decide/old-corpus.js'
import { corpusOrder } from './decide/order.js'
import { protect } from './decide/protect.js'
import { Corpus } from './fingerprint/corpus.js'
import type { Host } from './host.js'
import { turned } from './let-go.js'
import type { Report } from './model.js'
import { nothingRead } from './nothing-read.js'
import type { CleanOptions } from './options.js'
import { needOf, pagesOf, tellNeed } from './preflight.js'
import { siteExpression } from './site-expression.js'
import type { Found } from './stages/found.js'
import { findFrame } from './stages/frame.js'
import { group } from './stages/group.js'
import { lineUp } from './stages/line-up.js'
import { write } from './stages/write.js'
import { readAll } from './workers/read-all.js'

/**
 * Cleans the files of a walk; `paths` are the arguments that led to them. Throws DedupeError where there is
 * nothing to read, temporary files find no room, a file changes during the run, or the output cannot be written: then nothing is.
 */
export async function clean(
  paths: readonly string[],
  walk: Walk,
  options: CleanOptions,
  host: Host,
  command: 'clean' | 'check' = 'clean',
): Promise<Report> {
  const started = host.now()
  const beside =
    options.against === null ? null : lookBeside(options.against, { ...options, reports: walk.reports ?? [] })
  const need = needOf(walk.files, options.workers, beside?.size)
  tellNeed(need, options.maxMemory, host)
  const store = openStore(need, pagesOf(need, options.maxMemory, host.freeMemory), options.temp)
  const opened: (() => unknown)[] = []
  try {
    // What is in files only this thread can ask for; each thread beside it would take a third of what is allowed.
    const own = store.columns.areShared ? options : { ...options, workers: 0 }
    const found = await find(paths, walk, beside, own, host, store.columns, opened)
    return await write(paths, walk, own, host, command, started, found)
  } finally {
    await closeAll([...opened, () => store.close()])
  }
}

/** Each is closed, whatever becomes of the others; then the first error is thrown. */
async function closeAll(opened: readonly (() => unknown)[]): Promise<void> {
  const closed = await Promise.allSettled(opened.map(async (close) => close()))
  for (const one of closed) if (one.status === 'rejected') throw one.reason
}

/**
 * All that is found before anything is written. A function of its own so that hashes and marks of tokens, the larger part of what is
 * held of a text, are let go when it returns: nothing behind it needs them. `opened` is handed what ends threads and removes
 * texts of the old corpus' records, to be called when all is done or fails.
 */
async function find(
  paths: readonly string[],
  walk: Walk,
  beside: Beside | null,
  options: CleanOptions,
  host: Host,
  columns: Columns,
  opened: (() => unknown)[],
): Promise<Found> {
  const rules = options.boilerplate === 'off' ? null : { own: options.rules, without: options.noRule }
  const site = options.site === null ? null : siteExpression(options.site)
  const read = await readAll(walk.files, rules, site, options.workers, host, new Corpus(columns))
  if (read.documents.length === 0 && !options.allowEmpty) throw nothingRead(paths, read, walk)
  host.watcher.stage('Comparing')
  await turned()
  const { corpus, passed, skipped } = read
  const { count: newBlocks, tokens: newWords } = corpus
  const ordered = corpusOrder(read.documents, options.keep, options.prefer)
  const judged = ordered.documents
  const { protectedBlocks, idle } = protect(corpus, judged, options)
  const framed = await findFrame(
    corpus,
    read.documents,
    judged,
    protectedBlocks,
    beside,
    options,
    host,
    opened,
  )
  const lined = lineUp(corpus, newBlocks, judged, framed, options)
  const { all, old, fresh, policy } = lined
  corpus.rule.letGo()
  await turned()
  const decisions = await deduplicate(corpus, all, policy, old.length)
  const told = toldDocuments(corpus, all, old.length, decisions, policy.boilerplate, framed.old.witnesses)
  const documents = [...told.map((rank) => old[rank]), ...fresh]
  await turned()
  const grouped = await group(corpus, documents, told.length, decisions, lined, options, host, opened)
  const { first, start, end, count } = corpus
  const oldTokens = [0, first.at(lined.oldBlocks)] as const
  corpus.hash.letGo()
  corpus.aside.letGo()
  await turned()
  const { lines } = framed.old
  return {
    ...grouped,
    documents,
    decisions,
    boilerplate: policy.boilerplate,
    blocks: { first, start, end, count },
    columns,
    old: told.length,
    oldTokens,
    indexed: lines !== null,
    lines,
    newBlocks,
    newWords,
    passed,
    skipped,
    warnings: [...ordered.warnings, ...idle, ...framed.warnings],
  }
}
