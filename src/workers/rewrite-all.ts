/** The second read of all files, in this thread or in several. */
import type { CleanOutput } from '../corpus/clean-output.js'
import { FileReader } from '../corpus/files.js'
import type { ReadDocument } from '../corpus/first-read.js'
import { pageTexts } from '../corpus/page-texts.js'
import type { PassedFile } from '../corpus/passed.js'
import { readAgain, rewrite, type WrittenDocument } from '../corpus/rewrite.js'
import { type Located, Locator } from '../corpus/second-read.js'
import { Places } from '../corpus/token-places.js'
import type { Host } from '../host.js'
import type { CleanOptions } from '../options.js'
import { PAGE_LIMITS } from '../report/page-limits.js'
import { type Pool, withPool } from './pool.js'
import type { RewritePart, RewriteState, RewriteTask } from './rewrite-task.js'
import { shareDecided } from './shared-decided.js'
import { shares, threadsFor } from './shares.js'

/** Copies and locates what has to be; answers with where things lie. `documents` come in corpus order. */
export async function rewriteAll(
  documents: readonly ReadDocument[],
  passed: readonly PassedFile[],
  found: Located,
  output: CleanOutput,
  options: CleanOptions,
  host: Host,
): Promise<Places> {
  const bytes = documents.reduce((sum, document) => sum + document.bytes, 0)
  const inMemory = documents.some(({ file }) => file.data !== null)
  const threads = inMemory ? 0 : threadsFor(bytes, options.workers)
  return withPool(threads, (pool) =>
    rewriteWith(pool, documents, bytes, passed, found, output, options, host),
  )
}

async function rewriteWith(
  pool: Pool | null,
  documents: readonly ReadDocument[],
  bytes: number,
  passed: readonly PassedFile[],
  found: Located,
  output: CleanOutput,
  { text, keepEmpty, mark, emit }: CleanOptions,
  host: Host,
): Promise<Places> {
  const { decisions } = found
  const places = Places.of(decisions, found.groups, documents, found.columns)
  const { page } = output
  const texts = page !== null && text ? pageTexts(page, documents, found, places, PAGE_LIMITS) : null
  const reader = new FileReader()
  const locator = new Locator(found, places, text)
  const stage = output.copies ? 'Writing' : 'Locating'
  host.watcher.stage(stage, documents.length + passed.length, bytes)
  if (pool !== null) {
    const state: RewriteState = {
      decided: shareDecided(found),
      places: places.shared,
      folder: output.folder,
      options: { text, keepEmpty, emit },
      mark,
    }
    pool.tell('rewrite', state)
    const tasks = tasksOf(documents, passed, pool.threads)
    await pool.run<RewriteTask, RewritePart>(
      'rewrite',
      tasks.length,
      (index) => [tasks[index]],
      ({ ledger, failed, excerpts }, index) => {
        places.excerpts.know(excerpts)
        output.take(ledger, failed)
        const { rank, documents: own, passed: others } = tasks[index]
        for (let i = rank; i < rank + own.length; i += 1) {
          host.watcher.advance(1, documents[i].bytes)
          // The page's texts come in corpus order, and there is room for few: read here once more, while threads go on.
          if (texts?.wants(i) && (output.copies || locator.wants(i)))
            texts.add(i, documents[i], readAgain(documents[i], reader))
        }
        host.watcher.advance(others.length, 0)
      },
      host.signal,
    )
    return places
  }
  const sink = output.copies ? output : null
  const tools = { reader, locator, decisions, sink, mark }
  for (const [rank, document] of documents.entries()) {
    const input = rewrite(rank, document, tools)
    if (texts?.wants(rank) && (output.copies || locator.wants(rank)))
      texts.add(rank, document, input ?? readAgain(document, reader))
    host.watcher.advance(1, document.bytes)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  for (const { file } of passed) {
    output.copy(file)
    host.watcher.advance(1, 0)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  return places
}

function tasksOf(
  documents: readonly ReadDocument[],
  passed: readonly PassedFile[],
  threads: number,
): RewriteTask[] {
  let rank = 0
  const written = shares(documents, threads, ({ bytes }) => bytes).map((share): RewriteTask => {
    const own = share.map(
      ({ file, encoding, hash, firstBlock, blocks }): WrittenDocument => ({
        file,
        encoding,
        hash,
        firstBlock,
        blocks,
      }),
    )
    rank += share.length
    return { rank: rank - share.length, documents: own, passed: [] }
  })
  const copied = shares(passed, threads, ({ file }) => file.bytes).map(
    (share): RewriteTask => ({ rank, documents: [], passed: share.map(({ file }) => file) }),
  )
  return [...written, ...copied]
}
