/**
 * The program in one screen. Files come in; a cleaned copy, a report and a ledger go out:
 *
 *   walk       arguments -> files, in path order; files of records -> their records (corpus/records/expand.ts)
 *   read       each file once -> its tokens' hashes and block borders in flat arrays; the text is dropped
 *   join       with --against: the old corpus comes before all of it, loses nothing, and only its cited documents are told of
 *   order      the keep policy -> corpus order: of two copies the later one goes
 *   frame      what belongs to a site and not to its documents, by rules or by repetition: all copies of it go
 *   edits      lines that are another one but for a misspelt word, in another thread: the few words are read again
 *   decide     in that order, each block is matched with all earlier text that stays -> what goes, and for what
 *   group      what repeats the same thing, and in another thread which documents resemble each other
 *   rewrite    each file a second time -> where things lie in it, and its cleaned copy
 *   repack     each file of records a second time -> its cleaned copy, in the shape of the input
 *   report     all of it as data, written beside the copy
 *
 * Only the first two and the last three touch files, only `read` and `rewrite` touch text.
 */
import { ruleHeads } from './boilerplate/all-rules.js'
import { type Boilerplate, goesAsBoilerplate, proveBoilerplate } from './boilerplate/boilerplate.js'
import type { Columns } from './columns/column.js'
import { openStore } from './columns/store.js'
import { type Beside, lookBeside } from './corpus/beside.js'
import { createCleanOutput } from './corpus/clean-output.js'
import { unmarked } from './corpus/cut-marks.js'
import type { ReadDocument } from './corpus/first-read.js'
import { type IndexLines, placeInIndex } from './corpus/index-places.js'
import { type PassedFile, passedEntry, passedNotices } from './corpus/passed.js'
import { repackAll } from './corpus/records/repack.js'
import type { Located } from './corpus/second-read.js'
import type { BlockBorders } from './corpus/text-spans.js'
import type { Walk } from './corpus/walk.js'
import { decideByHand, withForced } from './decide/by-hand.js'
import { deduplicate } from './decide/deduplicate.js'
import { groupOccurrences } from './decide/groups.js'
import { lineInNew, movedBy, putOldFirst, toldDocuments, withOld } from './decide/old-corpus.js'
import { findOldFrame } from './decide/old-frame.js'
import { corpusOrder } from './decide/order.js'
import { type OtherThresholds, otherThresholds } from './decide/other-thresholds.js'
import { protect, withProtected } from './decide/protect.js'
import { ofNew, type Resemblances, resemblancesOf } from './decide/resemblance.js'
import { type NamesOfGroups, nameTexts } from './decide/text-names.js'
import { listedTitles } from './decide/titles.js'
import { Corpus } from './fingerprint/corpus.js'
import type { Host } from './host.js'
import { turned } from './let-go.js'
import type { Report, Skipped, Warning } from './model.js'
import { nothingRead } from './nothing-read.js'
import { type CleanOptions, deciding } from './options.js'
import { needOf, pagesOf, tellNeed } from './preflight.js'
import { buildReport } from './report/build.js'
import type { Findings } from './report/findings.js'
import { idleOptions } from './report/idle-options.js'
import { lossesOf, massRemovals } from './report/mass-removals.js'
import { flatSource, NAMED, wantedGroups } from './report/page-source.js'
import { TOOL } from './report/tool.js'
import { unwrittenSources } from './report/unwritten-sources.js'
import { siteExpression } from './site-expression.js'
import { findAlike } from './workers/alike.js'
import { openAside } from './workers/aside.js'
import { joinOld } from './workers/join-old.js'
import { readAll } from './workers/read-all.js'
import { eachReportPiece } from './workers/report-all.js'
import { rewriteAll } from './workers/rewrite-all.js'

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

async function write(
  paths: readonly string[],
  walk: Walk,
  options: CleanOptions,
  host: Host,
  command: 'clean' | 'check',
  started: number,
  { documents, passed: unread, ...found }: Found,
): Promise<Report> {
  const { decisions, groups } = found
  const output = createCleanOutput(walk, options)
  try {
    const places = await rewriteAll(documents, unread, found, output, options, host)
    await turned()
    const records = walk.records ?? []
    await repackAll(records, documents, found.old, places, decisions, output, options, host)
    const untold =
      options.emit === 'text' ? [] : await output.attributes({ ...found, documents, records, places }, host)
    const lost = new Set(output.failed.map(({ path }) => path))
    const passed = unread.filter(({ file }) => !lost.has(file.path))
    if (found.lines !== null) placeInIndex(documents, found, found.lines, places)
    const fresh = documents.slice(found.old)
    const findings: Findings = {
      documents,
      against: options.against === null ? null : found.old,
      blocks: found.newBlocks,
      words: found.newWords,
      oldTokens: found.oldTokens,
      decisions,
      boilerplate: found.boilerplate,
      groups,
      places,
      resemblances: found.resemblances,
      text: options.text,
      skipped: [...walk.skipped, ...found.skipped, ...passed.map(passedEntry), ...output.failed, ...untold],
      warnings: [
        ...walk.warnings,
        ...passedNotices(passed),
        ...found.warnings,
        ...unwrittenSources(documents, lost, groups.stretches),
        ...massRemovals(lossesOf(documents, decisions, found.old)),
        ...unmarked(fresh, decisions.verdict, options.mark, records),
        ...idleOptions(fresh, decisions.verdict, found.boilerplate, options),
      ],
    }
    const report = buildReport(findings, {
      tool: TOOL,
      run: {
        command,
        paths,
        options: deciding(options),
        startedAt: host.startedAt,
        durationMs: Math.round(host.now() - started),
      },
    })
    await output.finish(
      report,
      (_, take) => eachReportPiece(report, findings, options.workers, host, take),
      flatSource(findings, report, found.names, found.thresholds),
    )
    return report
  } catch (error) {
    output.abort()
    throw error
  }
}

interface Found extends Located {
  /** In corpus order, those of the old corpus first that are told of. */
  readonly documents: readonly ReadDocument[]
  readonly passed: readonly PassedFile[]
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  readonly boilerplate: Boilerplate | null
  /** Names of the texts of the groups that the page holds. */
  readonly names: NamesOfGroups
  /** For the page. */
  readonly thresholds: OtherThresholds | null
  readonly resemblances: Resemblances
  readonly blocks: BlockBorders & { readonly count: number }
  /** Where the blocks of an index lie. */
  readonly lines: IndexLines | null
  /** Tokens of the old corpus, end exclusive. */
  readonly oldTokens: readonly [number, number]
  /** Of the new documents. */
  readonly newBlocks: number
  readonly newWords: number
}

/**
 * All up to the decisions. A function of its own so that hashes and marks of tokens, the larger part of what is
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
  const { documents: judged, warnings } = ordered
  const { protectedBlocks, idle } = protect(corpus, judged, options)
  const aside = openAside(corpus, judged, options, host)
  opened.push(aside.close)
  const join = await joinOld(corpus, read.documents, beside, options, host)
  opened.push(join.close)
  const states = withOld(corpus, protectedBlocks, newBlocks)
  const others = [...join.documents, ...judged]
  await turned()
  const byHand = decideByHand(corpus, judged, states, options.decisions, options.level, others)
  const heads = rules === null ? null : ruleHeads(rules)
  const counted = join.witnesses.map((number) => join.documents[number])
  const proof = proveBoilerplate(corpus, judged, heads, byHand.blocks, options, counted)
  if (proof?.isGuessed) await aside.guesses(proof.ruleOf, proof.guess)
  const framed = proof?.found() ?? null
  const edits = await aside.edits()
  await aside.close()
  const own = options.against === null ? framed : lineInNew(framed, judged)
  const frame = withForced(corpus, own, byHand.forced)
  const joined = join.rest((block) => frame !== null && goesAsBoilerplate(frame, block))
  const sought = { states: byHand.blocks, handSources: byHand.sources, edits, boilerplate: frame }
  const known = putOldFirst(corpus, newBlocks, sought)
  const { boilerplate } = known
  const oldBlocks = corpus.count - newBlocks
  const old = oldBlocks === 0 ? joined.documents : movedBy(joined.documents, -newBlocks)
  const fresh = movedBy(judged, oldBlocks)
  const all = [...old, ...fresh]
  if (boilerplate !== null) findOldFrame(corpus, all, old.length, boilerplate)
  const goes = (block: number) => boilerplate !== null && goesAsBoilerplate(boilerplate, block)
  const titles = options.level === 'document' ? [] : listedTitles(corpus, all, goes)
  const policy = { ...options, ...known, protectedBlocks: withProtected(corpus, known.states, titles) }
  corpus.rule.letGo()
  await turned()
  const decisions = await deduplicate(corpus, all, policy, old.length)
  const told = toldDocuments(corpus, all, old.length, decisions, boilerplate, joined.witnesses)
  const documents = [...told.map((rank) => old[rank]), ...fresh]
  await turned()
  const alike = findAlike(corpus, documents, options.workers, host)
  opened.push(alike.close)
  const isShown = options.html && options.out !== null
  const thresholds = isShown ? await otherThresholds(corpus, all, policy, decisions, old.length) : null
  corpus.marks.letGo()
  corpus.shape.letGo()
  corpus.bare.letGo()
  corpus.rigid.letGo()
  await turned()
  decisions.leaveOut(old.length, told.length)
  const groups = groupOccurrences(corpus, documents, decisions, boilerplate)
  const names = isShown
    ? nameTexts(corpus, decisions, groups, wantedGroups(decisions, groups), NAMED)
    : NO_NAMES
  const resemblances = resemblancesOf(await alike.found(), documents, decisions, groups.stretches)
  await alike.close()
  const { first, start, end, count } = corpus
  const oldTokens = [0, first.at(oldBlocks)] as const
  corpus.hash.letGo()
  corpus.aside.letGo()
  await turned()
  return {
    documents,
    old: told.length,
    indexed: joined.lines !== null,
    lines: joined.lines,
    oldTokens,
    columns: corpus.columns,
    passed,
    skipped,
    warnings: [...warnings, ...idle, ...byHand.warnings, ...joined.warnings],
    names,
    thresholds,
    boilerplate,
    decisions,
    groups,
    resemblances: ofNew(resemblances, told.length),
    blocks: { first, start, end, count },
    newBlocks,
    newWords,
  }
}

const NO_NAMES: NamesOfGroups = new Map<number, readonly string[]>()
