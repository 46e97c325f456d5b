/**
 * The program in one screen. Files come in; a cleaned copy, a report and a ledger go out:
 *
 *   walk       arguments -> files, in path order
 *   read       each file once -> its tokens' hashes and block borders in flat arrays; the text is dropped
 *   order      the keep policy -> corpus order: of two copies the later one goes
 *   frame      what belongs to a site and not to its documents, by rules or by repetition: all copies of it go
 *   edits      lines that are another one but for a misspelt word: the few words are read again
 *   decide     in that order, each block is matched with all earlier text that stays -> what goes, and for what
 *   group      what repeats the same thing, and which documents resemble each other
 *   rewrite    each file a second time -> where things lie in it, and its cleaned copy
 *   report     all of it as data, written beside the copy
 *
 * Only the first two and the last two touch files, only `read` and `rewrite` touch text.
 */
import { ruleMatcher } from './boilerplate/all-rules.js'
import { type Boilerplate, findBoilerplate } from './boilerplate/boilerplate.js'
import type { RuleMatcher } from './boilerplate/rule-matcher.js'
import { wordReader } from './corpus/block-words.js'
import { type CleanOutput, createCleanOutput } from './corpus/clean-output.js'
import { cutsOf, marksIn, unmarked } from './corpus/cut-marks.js'
import { FileReader } from './corpus/files.js'
import { bytesOf, type ReadDocument, readFirst } from './corpus/first-read.js'
import { type PageTexts, pageTexts } from './corpus/page-texts.js'
import { type PassedFile, passedEntry, passedNotices } from './corpus/passed.js'
import { type Decided, Locator } from './corpus/second-read.js'
import type { BlockBorders } from './corpus/text-spans.js'
import type { FoundFile, Walk } from './corpus/walk.js'
import { decideByHand, withForced } from './decide/by-hand.js'
import type { Decisions } from './decide/decisions.js'
import { deduplicate } from './decide/deduplicate.js'
import { groupOccurrences } from './decide/groups.js'
import { findLineEdits } from './decide/line-edits.js'
import { corpusOrder } from './decide/order.js'
import { protect } from './decide/protect.js'
import { type Resemblances, resemblancesOf } from './decide/resemblance.js'
import { nameTexts } from './decide/text-names.js'
import { DedupeError } from './failure.js'
import { Fingerprints } from './fingerprint/fingerprints.js'
import { hashName } from './fingerprint/hash.js'
import type { Host } from './host.js'
import type { Report, Skipped, Warning } from './model.js'
import { type CleanOptions, deciding } from './options.js'
import { buildReport } from './report/build.js'
import { idleOptions } from './report/idle-options.js'
import { massRemovals } from './report/mass-removals.js'
import { PAGE_LIMITS } from './report/page-limits.js'
import { flatSource, wantedGroups } from './report/page-source.js'
import { siteExpression } from './site-expression.js'
import { TOOL } from './tool.js'

/**
 * Cleans the files of a walk; `paths` are the arguments that led to them. Throws DedupeError where there is
 * nothing to read, a file changes during the run, or the output cannot be written: then nothing is.
 */
export async function clean(
  paths: readonly string[],
  walk: Walk,
  options: CleanOptions,
  host: Host,
): Promise<Report> {
  const started = host.now()
  const { documents, passed: unread, ...found } = await find(paths, walk, options, host)
  const { decisions, groups } = found

  const output = createCleanOutput(walk, options)
  try {
    const locator = new Locator(found, documents, options.text)
    const { page } = output
    const texts = page && options.text ? pageTexts(page, documents, found, locator.places, PAGE_LIMITS) : null
    await rewriteAll(documents, unread, decisions, locator, output, texts, options.mark, host)
    const lost = new Set(output.failed.map(({ path }) => path))
    const passed = unread.filter(({ file }) => !lost.has(file.path))
    const findings = {
      documents,
      blocks: found.blocks.count,
      words: found.blocks.tokens,
      decisions,
      boilerplate: found.boilerplate,
      groups,
      places: locator.places,
      resemblances: found.resemblances,
      text: options.text,
      skipped: [...walk.skipped, ...found.skipped, ...passed.map(passedEntry), ...output.failed],
      warnings: [
        ...walk.warnings,
        ...passedNotices(passed),
        ...found.warnings,
        ...massRemovals(documents, decisions),
        ...unmarked(documents, decisions.verdict, options.mark),
        ...idleOptions(documents, decisions.verdict, found.boilerplate, options),
      ],
    }
    const report = buildReport(findings, {
      tool: TOOL,
      run: {
        command: 'clean',
        paths,
        options: deciding(options),
        startedAt: host.startedAt,
        durationMs: Math.round(host.now() - started),
      },
    })
    output.finish(report, flatSource(findings, report, found.names))
    return report
  } catch (error) {
    output.abort()
    throw error
  }
}

interface Found extends Decided {
  /** In corpus order. */
  readonly documents: readonly ReadDocument[]
  readonly passed: readonly PassedFile[]
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  readonly boilerplate: Boilerplate | null
  /** Names of the texts of the groups that the page holds. */
  readonly names: ReadonlyMap<number, readonly string[]>
  readonly resemblances: Resemblances
  readonly blocks: BlockBorders & { readonly count: number; readonly tokens: number }
}

/**
 * All up to the decisions. A function of its own so that hashes and marks of tokens, the larger part of what is
 * held of a text, are let go when it returns: nothing behind it needs them.
 */
async function find(paths: readonly string[], walk: Walk, options: CleanOptions, host: Host): Promise<Found> {
  const rules = options.boilerplate === 'off' ? null : ruleMatcher(options.rules)
  const site = options.site === null ? null : siteExpression(options.site)
  const read = await readAll(walk.files, rules, site, host)
  if (read.documents.length === 0 && !options.allowEmpty) throw nothingRead(paths, read, walk.skipped)
  const { corpus, passed, skipped } = read
  const { documents, warnings } = corpusOrder(read.documents, options.keep, options.prefer)
  const { protectedBlocks, idle } = protect(corpus, documents, options)
  const byHand = decideByHand(corpus, documents, protectedBlocks, options.decisions, options.level)
  const { blocks: states, sources: handSources, forced } = byHand
  const found = findBoilerplate(corpus, documents, rules, states, options)
  const boilerplate = withForced(corpus, found, forced)
  const edits = findLineEdits(corpus, documents, options, wordReader(corpus, documents))
  const policy = { ...options, protectedBlocks: states, handSources, boilerplate, edits }
  const decisions = deduplicate(corpus, documents, policy)
  const groups = groupOccurrences(corpus, documents, decisions, boilerplate)
  const resemblances = resemblancesOf(corpus, documents, decisions, groups.stretches)
  const { first, start, end, count, tokens } = corpus
  return {
    documents,
    passed,
    skipped,
    warnings: [...warnings, ...idle, ...byHand.warnings],
    names:
      options.html && options.out !== null
        ? nameTexts(corpus, decisions, groups, wantedGroups(decisions, groups))
        : new Map(),
    boilerplate,
    decisions,
    groups,
    resemblances,
    blocks: { first, start, end, count, tokens },
  }
}

interface Read {
  /** In path order. */
  readonly documents: readonly ReadDocument[]
  readonly corpus: Fingerprints
  readonly passed: readonly PassedFile[]
  readonly skipped: readonly Skipped[]
}

async function readAll(
  files: readonly FoundFile[],
  rules: RuleMatcher | null,
  site: RegExp | null,
  host: Host,
): Promise<Read> {
  const documents: ReadDocument[] = []
  const passed: PassedFile[] = []
  const skipped: Skipped[] = []
  const texts = files.filter(({ passed }) => passed === null)
  // A token has two bytes at least, its separator included; memory that is not written to is not taken.
  const corpus = new Fingerprints(Math.ceil(bytesIn(texts) / 2) + 1, rules)
  const reader = new FileReader()
  host.watcher.stage('Reading', files.length, bytesIn(files))
  for (const file of files) {
    const one = readFirst(file, reader, corpus, site)
    if ('pass' in one) passed.push({ file, pass: one.pass })
    else if ('skipped' in one) skipped.push(one.skipped)
    else documents.push(one)
    host.watcher.advance(1, file.bytes)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  return { documents, corpus, passed, skipped }
}

/** Reads again what has to be copied or located; without an output only documents with repeats are. */
async function rewriteAll(
  documents: readonly ReadDocument[],
  passed: readonly PassedFile[],
  decisions: Decisions,
  locator: Locator,
  output: CleanOutput,
  texts: PageTexts | null,
  mark: string | null,
  host: Host,
): Promise<void> {
  const reader = new FileReader()
  host.watcher.stage(
    output.copies ? 'Writing' : 'Locating',
    documents.length + passed.length,
    bytesIn(documents),
  )
  for (const [rank, document] of documents.entries()) {
    const { file } = document
    const repeats = locator.wants(rank)
    if (repeats || output.copies) {
      const input = bytesOf(file, reader)
      if (hashName(input) !== document.hash) throw changed(file)
      const cuts = repeats ? locator.locate(rank, document, input) : []
      const marked = mark !== null && output.copies && repeats
      const inserted = marked
        ? marksIn(input, document.encoding, cutsOf(decisions, locator.places, rank), mark)
        : undefined
      output.document(file, input, document.hash, cuts, inserted)
      texts?.add(rank, document, input)
    }
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
}

function bytesIn(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

function changed(file: FoundFile): DedupeError {
  return new DedupeError(
    'changed',
    `${file.from} changed while it was read: nothing was written`,
    'Run again',
  )
}

function nothingRead(paths: readonly string[], read: Read, unwalked: readonly Skipped[]): DedupeError {
  const where = paths.length > 0 ? ` in ${paths.join(', ')}` : ''
  const [notice] = passedNotices(read.passed)
  const unread = [...unwalked, ...read.skipped].find(({ code }) => code === 'unreadable')
  const why =
    unread?.message ??
    (notice === undefined ? 'there is no file' : `no file is a document. ${notice.message}`)
  return new DedupeError(
    'nothing-read',
    `Nothing was read${where}: ${why}`,
    'See --include, or --allow-empty to accept it',
  )
}
