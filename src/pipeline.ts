/**
 * The program in one screen. Files come in; a cleaned copy, a report and a ledger go out:
 *
 *   walk       arguments -> files, in path order; files of records -> their records (corpus/records/expand.ts)
 *   read       each file once -> its tokens' hashes and block borders in flat arrays; the text is dropped
 *   order      the keep policy -> corpus order: of two copies the later one goes
 *   frame      what belongs to a site and not to its documents, by rules or by repetition: all copies of it go
 *   edits      lines that are another one but for a misspelt word: the few words are read again
 *   decide     in that order, each block is matched with all earlier text that stays -> what goes, and for what
 *   group      what repeats the same thing, and which documents resemble each other
 *   rewrite    each file a second time -> where things lie in it, and its cleaned copy
 *   repack     each file of records a second time -> its cleaned copy, in the shape of the input
 *   report     all of it as data, written beside the copy
 *
 * Only the first two and the last three touch files, only `read` and `rewrite` touch text.
 */
import { ruleHeads } from './boilerplate/all-rules.js'
import { type Boilerplate, findBoilerplate } from './boilerplate/boilerplate.js'
import { wordReader } from './corpus/block-words.js'
import { createCleanOutput } from './corpus/clean-output.js'
import { unmarked } from './corpus/cut-marks.js'
import type { ReadDocument } from './corpus/first-read.js'
import { type PassedFile, passedEntry, passedNotices } from './corpus/passed.js'
import { repackAll } from './corpus/records/repack.js'
import type { Located } from './corpus/second-read.js'
import type { BlockBorders } from './corpus/text-spans.js'
import type { Walk } from './corpus/walk.js'
import { decideByHand, withForced } from './decide/by-hand.js'
import { deduplicate } from './decide/deduplicate.js'
import { groupOccurrences } from './decide/groups.js'
import { findLineEdits } from './decide/line-edits.js'
import { corpusOrder } from './decide/order.js'
import { protect } from './decide/protect.js'
import { type Resemblances, resemblancesOf } from './decide/resemblance.js'
import { nameTexts } from './decide/text-names.js'
import { DedupeError } from './failure.js'
import type { Host } from './host.js'
import type { Report, Skipped, Warning } from './model.js'
import { type CleanOptions, deciding } from './options.js'
import { buildReport } from './report/build.js'
import type { Findings } from './report/findings.js'
import { idleOptions } from './report/idle-options.js'
import { massRemovals } from './report/mass-removals.js'
import { flatSource, wantedGroups } from './report/page-source.js'
import { siteExpression } from './site-expression.js'
import { TOOL } from './tool.js'
import { readAll } from './workers/read-all.js'
import { eachReportPiece } from './workers/report-all.js'
import { rewriteAll } from './workers/rewrite-all.js'

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
    const places = await rewriteAll(documents, unread, found, output, options, host)
    await repackAll(walk.records ?? [], documents, places, decisions, output, options, host)
    const lost = new Set(output.failed.map(({ path }) => path))
    const passed = unread.filter(({ file }) => !lost.has(file.path))
    const findings: Findings = {
      documents,
      blocks: found.blocks.count,
      words: found.blocks.tokens,
      decisions,
      boilerplate: found.boilerplate,
      groups,
      places,
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
    await output.finish(
      report,
      (_, take) => eachReportPiece(report, findings, options.workers, host, take),
      flatSource(findings, report, found.names),
    )
    return report
  } catch (error) {
    output.abort()
    throw error
  }
}

interface Found extends Located {
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
  const rules = options.boilerplate === 'off' ? null : options.rules
  const site = options.site === null ? null : siteExpression(options.site)
  const read = await readAll(walk.files, rules, site, options.workers, host)
  if (read.documents.length === 0 && !options.allowEmpty) throw nothingRead(paths, read, walk.skipped)
  const { corpus, passed, skipped } = read
  const { documents, warnings } = corpusOrder(read.documents, options.keep, options.prefer)
  const { protectedBlocks, idle } = protect(corpus, documents, options)
  const byHand = decideByHand(corpus, documents, protectedBlocks, options.decisions, options.level)
  const { blocks: states, sources: handSources, forced } = byHand
  const heads = rules === null ? null : ruleHeads(rules)
  const boilerplate = withForced(corpus, findBoilerplate(corpus, documents, heads, states, options), forced)
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

function nothingRead(
  paths: readonly string[],
  read: Pick<Found, 'passed' | 'skipped'>,
  unwalked: readonly Skipped[],
): DedupeError {
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
