/** The first read of all files, in this thread or in several. */
import { type RuleChoice, ruleMatcher } from '../boilerplate/all-rules.js'
import { FileReader } from '../corpus/files.js'
import { documentOf, type FirstRead, type ReadDocument, readFirst } from '../corpus/first-read.js'
import type { PassedFile } from '../corpus/passed.js'
import type { FoundFile } from '../corpus/walk.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { type FingerprintArrays, Fingerprints } from '../fingerprint/fingerprints.js'
import { KnownBlocks } from '../fingerprint/known-blocks.js'
import type { Host } from '../host.js'
import { letGo } from '../let-go.js'
import type { Skipped } from '../model.js'
import { type Pool, withPool } from './pool.js'
import { buffersOf, type ReadPart, type ReadState, type ReadTask } from './read-task.js'
import { shares, threadsFor } from './shares.js'

export interface Read {
  /** In path order. */
  readonly documents: readonly ReadDocument[]
  readonly corpus: Corpus
  readonly passed: readonly PassedFile[]
  readonly skipped: readonly Skipped[]
}

/**
 * Reads the files of a walk. `rules` is null where no boilerplate is looked for. What is read comes
 * behind all that is in `corpus`.
 */
export async function readAll(
  files: readonly FoundFile[],
  rules: RuleChoice | null,
  site: RegExp | null,
  workers: number | null,
  host: Host,
  corpus: Corpus,
): Promise<Read> {
  const texts = files.filter(({ passed }) => passed === null)
  const bytes = texts.reduce((sum, file) => sum + file.bytes, 0)
  // What is in memory already is not worth a copy for a thread.
  const threads = files.some(({ data }) => data !== null) ? 0 : threadsFor(bytes, workers)
  return withPool(threads, (pool) => readWith(pool, files, texts, bytes, rules, site, host, corpus))
}

/** Expected tokens a block: lists of single words have fewer, and make the columns grow. */
const LEAST_TOKENS = 8
/** Tokens of documents that are read before they go into the corpus, and where columns are in files. */
const READ = 1 << 20
const READ_TO_FILES = 1 << 16

async function readWith(
  pool: Pool | null,
  files: readonly FoundFile[],
  texts: readonly FoundFile[],
  bytes: number,
  rules: RuleChoice | null,
  site: RegExp | null,
  host: Host,
  corpus: Corpus,
): Promise<Read> {
  const matcher = rules === null || pool !== null ? null : ruleMatcher(rules)
  // A token has two bytes at least, its separator included; memory that is not written to is not taken.
  const tokens = Math.ceil(bytes / 2) + 1
  corpus.reserve(tokens, Math.ceil(tokens / LEAST_TOKENS))
  const documents: ReadDocument[] = []
  const skipped: Skipped[] = []
  const passedAs = new Map<FoundFile, PassedFile>()
  for (const file of files)
    if (file.passed !== null) passedAs.set(file, { file: asFound(file), pass: file.passed })
  let block = corpus.count
  const shared = oneOfEach()
  const take = (file: FoundFile, read: FirstRead) => {
    if ('pass' in read) passedAs.set(file, { file: asFound(file), pass: read.pass })
    else if ('skipped' in read) skipped.push(read.skipped)
    else {
      documents.push(documentOf(file, read, block, site, shared))
      block += read.blocks
    }
    host.watcher.advance(1, file.bytes)
  }
  host.watcher.stage('Reading', texts.length, bytes)
  if (pool === null) {
    const reader = new FileReader()
    const read = new Fingerprints(0, matcher, new KnownBlocks())
    const most = corpus.columns.areShared ? READ : READ_TO_FILES
    for (const file of texts) {
      take(file, readFirst(file, reader, read))
      if (read.tokens > most) {
        corpus.append(read.part)
        read.begin(read.part.arrays)
      }
      const breath = host.breathe()
      if (breath !== null) await breath
    }
    corpus.append(read.part)
  } else {
    pool.tell('read', { rules } satisfies ReadState)
    const tasks = shares(texts, pool.threads, (file) => file.bytes)
    const toRead = ({ path, from, bytes, included, record }: FoundFile) => ({
      path,
      from,
      bytes,
      included,
      data: null,
      ...(record === undefined ? {} : { record }),
    })
    const spare: FingerprintArrays[] = []
    await pool.run<ReadTask, ReadPart>(
      'read',
      tasks.length,
      (index) => {
        const room = spare.pop() ?? null
        return [{ files: tasks[index].map(toRead), room }, room === null ? [] : buffersOf(room)]
      },
      (part, index) => {
        for (const [i, file] of tasks[index].entries()) take(file, part.files[i])
        corpus.append(part.blocks)
        spare.push(part.blocks.arrays)
      },
      host.signal,
    )
    for (const { hash, marks, first, start, end, bare, rigid, shape, rule } of spare)
      letGo({ hash, marks, first, start, end, bare, rigid, shape, rule })
  }
  const passed = files.flatMap((file) => passedAs.get(file) ?? [])
  return { documents, corpus, passed, skipped }
}

/** Of equal strings the same one: documents of a site would have its name once each. */
function oneOfEach(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const same = known.get(text)
    if (same !== undefined) return same
    known.set(text, text)
    return text
  }
}

/** What is copied of a file that was unpacked, and is no document, is the packed one; of an archive the member. Why is known of what was in it. */
function asFound(file: FoundFile): FoundFile {
  if (file.original === undefined || file.isMember === true) return file
  const { original, broken, fields } = file
  return {
    ...original,
    ...(broken === undefined ? {} : { broken }),
    ...(fields === undefined ? {} : { fields }),
  }
}
