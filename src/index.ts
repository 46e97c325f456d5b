/**
 * The library: the same pipeline as the command, on paths or on documents in memory.
 *
 *     import { dedupe } from 'corpus-dedupe'
 *     const { report, cleaned } = await dedupe([{ path: 'a.txt', text }, { path: 'b.txt', text: other }])
 */
import { basename, resolve } from 'node:path'
import { checkedOptions } from './checked-options.js'
import { keptPieces } from './corpus/cut-bytes.js'
import { marksIn } from './corpus/cut-marks.js'
import { type BuiltIndex, buildIndex as writeIndex } from './corpus/index-file/build-index.js'
import { fromMemory, type MemoryDocument } from './corpus/memory.js'
import { openInputs } from './corpus/packed/open-inputs.js'
import type { ExpandOptions } from './corpus/records/expand.js'
import { assertReplaceable } from './corpus/replace.js'
import { sampleWalk, wholeOf } from './corpus/sample-files.js'
import { type Walk, walk } from './corpus/walk.js'
import { DedupeError } from './failure.js'
import { type Baseline, baselineOf as copiesOf, judge } from './gates/baseline.js'
import { checkedGates, failures, type GateFailure, type Gates } from './gates/gates.js'
import { createHost, type Watcher } from './host.js'
import type { DocumentReport, Report } from './model.js'
import type { CleanOptions } from './options.js'
import { clean } from './pipeline.js'
import { estimateOf } from './report/estimate.js'
import { PROGRAM_FORMATS, type ProgramFormat, rendered } from './report/program-forms.js'

export { type BuiltIndex, type IndexInfo, indexInfo } from './corpus/index-file/build-index.js'
export type { MemoryDocument } from './corpus/memory.js'
export { verifyOutput as verify } from './corpus/packed/verify-output.js'
export { type Restored, restore } from './corpus/restore.js'
export type { Verified } from './corpus/verify.js'
export { DedupeError } from './failure.js'
export type { Baseline, BaselinePassage } from './gates/baseline.js'
export type { GateFailure, Gates } from './gates/gates.js'
export type { Watcher } from './host.js'
export type * from './model.js'
export type { CleanOptions } from './options.js'
export { reportJson } from './report/json.js'
export { reportNdjson } from './report/ndjson.js'
export type { ProgramFormat } from './report/program-forms.js'

export interface DedupeSettings extends Partial<CleanOptions> {
  /** Watches the run: called at each stage and for each file. */
  readonly watcher?: Watcher
  /** Stops the run; nothing is written then. */
  readonly signal?: AbortSignal
}

/** A document from memory, cleaned. */
export interface CleanedDocument {
  readonly path: string
  /** What stays of the text, with the marks of `mark`; empty where nothing does. */
  readonly text: Uint8Array
  /** Null for one that is no text (binary, or too large): it is handed back as it came. */
  readonly report: DocumentReport | null
}

export interface DedupeResult {
  readonly report: Report
  /**
   * The documents that were given in memory: texts in corpus order, then unchanged those that are no text.
   * For paths nothing: they are in `out`.
   */
  readonly cleaned: Iterable<CleanedDocument>
}

/**
 * Finds what repeats in files (paths of files and folders, globs) or in documents held in memory. Without
 * `out` nothing is written. Throws DedupeError for what a caller can mend.
 */
export async function dedupe(
  input: string | readonly string[] | readonly MemoryDocument[],
  settings: DedupeSettings = {},
): Promise<DedupeResult> {
  const { watcher, signal, ...given } = settings
  const options = checkedOptions(given)
  signal?.throwIfAborted()
  const { paths, documents } = parted(input)
  const inputs = options.against === null ? paths : [...paths, options.against]
  const standing = options.out === null ? undefined : assertReplaceable(options.out, inputs, options.force)
  const all = documents.length > 0 ? fromMemory(documents) : walk(paths, options)
  const host = createHost(watcher, signal)
  const { walk: whole, close } = await openInputs(all, options, host)
  try {
    const { sample } = options
    const found = { ...(sample === null ? whole : sampleWalk(whole, sample)), standing }
    const read = await clean(paths, found, options, host)
    const report = sample === null ? read : { ...read, estimate: estimateOf(read, wholeOf(whole)) }
    return { report, cleaned: { [Symbol.iterator]: () => cleanedDocuments(report, found, options.mark) } }
  } finally {
    close()
  }
}

export interface CheckSettings
  extends Omit<DedupeSettings, 'out' | 'dryRun' | 'sample' | 'html'>,
    Partial<Gates> {
  /** Copies that may pass; see `baselineOf`. */
  readonly baseline?: Baseline | null
}

export interface CheckResult {
  readonly report: Report
  /** The report without the copies that the baseline knows. */
  readonly shown: Report
  /** The gates that fail; empty for documents that pass. */
  readonly failures: readonly GateFailure[]
}

/**
 * Judges documents by what they repeat of each other and, with `against`, of the corpus that they join. Nothing is
 * written. Throws DedupeError for what a caller can mend; a gate that fails is no error.
 */
export async function check(
  input: string | readonly string[] | readonly MemoryDocument[],
  settings: CheckSettings = {},
): Promise<CheckResult> {
  const { maxRedundancy, maxFileRedundancy, maxDuplicates, failOn, baseline, ...rest } = settings
  const { watcher, signal, ...given } = rest
  const options = checkedOptions({ ...given, out: null, dryRun: true, html: false })
  const gates = checkedGates({ maxRedundancy, maxFileRedundancy, maxDuplicates, failOn })
  signal?.throwIfAborted()
  const { paths, documents } = parted(input)
  const all = documents.length > 0 ? fromMemory(documents) : walk(paths, options)
  const host = createHost(watcher, signal)
  const { walk: found, close } = await openInputs(all, options, host)
  try {
    const report = await clean(paths, found, options, host, 'check')
    const placeOf = (path: string) => path
    const shown = baseline == null ? report : judge(report, baseline, placeOf).report
    return { report, shown, failures: failures(shown, gates, placeOf) }
  } finally {
    close()
  }
}

/** All copies of a report of `check`, for later checks to let pass. */
export function baselineOf(report: Report): Baseline {
  return copiesOf(report, (path) => path)
}

export interface ReportAsSettings {
  /** What `check` said of the gates: what they find wrong is an error there, and a notice otherwise. */
  readonly failures?: readonly GateFailure[]
  /** The file that a document was read from, as the CI system knows it; by default its path in the report. */
  readonly fileOf?: (path: string) => string
}

/**
 * The text of a report, in pieces, in a form that programs read, as `--format` of the command writes it. Throws DedupeError for
 * a form that is none.
 */
export function reportAs(
  report: Report,
  format: ProgramFormat,
  { failures = [], fileOf = (path) => path }: ReportAsSettings = {},
): Iterable<string> {
  if (!PROGRAM_FORMATS.includes(format))
    throw new DedupeError(
      'bad-input',
      `There is no form '${format}': give one of ${PROGRAM_FORMATS.join(', ')}`,
    )
  const reasons = failures.map(({ message }) => message)
  return rendered(report, format, fileOf, { failed: failures.length > 0, reasons })
}

export interface BuildIndexSettings
  extends Partial<
    Pick<CleanOptions, 'include' | 'exclude' | 'allowEmpty' | 'maxMemory' | keyof ExpandOptions>
  > {
  /** The file of the index; replaced as a whole. By default `<name of the first path>.dedupe` in the current folder. */
  readonly out?: string
  /** An index to go on from, without reading its texts again; it may be the same file. */
  readonly add?: string | null
  readonly watcher?: Watcher
  readonly signal?: AbortSignal
}

/**
 * Makes an index of a corpus, for `against`: hashes of its words, and no text. Throws DedupeError where nothing can be
 * read or written, or `add` is broken or was made by another version: then nothing is written.
 */
export async function buildIndex(
  input: string | readonly string[] | readonly MemoryDocument[],
  { out, add = null, watcher, signal, ...given }: BuildIndexSettings = {},
): Promise<BuiltIndex> {
  signal?.throwIfAborted()
  const { paths, documents } = parted(input)
  const options = checkedOptions(given)
  const { allowEmpty, maxMemory, temp } = options
  const all = documents.length > 0 ? fromMemory(documents) : walk(paths, { ...options, out: out ?? null })
  const host = createHost(watcher, signal)
  const { walk: found, close } = await openInputs(all, options, host)
  try {
    return await writeIndex(
      paths,
      found,
      { out: out ?? indexName(all), add, allowEmpty, maxMemory, temp },
      host,
    )
  } finally {
    close()
  }
}

/** Of the first path; of a glob the folder that it starts from. */
function indexName({ roots }: Walk): string {
  const { folder = null, isFile = false, pattern = '' } = roots[0] ?? {}
  const name = folder === null ? 'documents' : basename(isFile ? pattern : resolve(folder))
  return `${name || 'root'}.dedupe`
}

/** Paths, or documents in memory. */
function parted(input: string | readonly string[] | readonly MemoryDocument[]) {
  const list = typeof input === 'string' ? [input] : input
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' || isDocument(one)))
    throw new DedupeError('bad-input', 'Give a path, paths, or documents with a path and a text')
  const paths = list.filter((one) => typeof one === 'string')
  const documents = list.filter((one) => typeof one !== 'string')
  if (paths.length > 0 && documents.length > 0) {
    throw new DedupeError('mixed-input', 'Give paths or documents in memory, not both')
  }
  return { paths, documents }
}

function isDocument(one: unknown): one is MemoryDocument {
  const { path, text } = (one ?? {}) as Partial<Record<keyof MemoryDocument, unknown>>
  return typeof path === 'string' && (typeof text === 'string' || text instanceof Uint8Array)
}

function* cleanedDocuments(report: Report, { files }: Walk, mark: string | null): Generator<CleanedDocument> {
  const data = new Map(files.map((file) => [file.path, file.data]))
  for (const document of report.documents) {
    const input = data.get(document.path)
    if (input == null) continue
    data.delete(document.path)
    const cuts = document.removals.map(({ start, end }) => [start, end - start] as const)
    const inserted = marksIn(input, document.encoding, document.removals, mark)
    yield { path: document.path, text: Buffer.concat(keptPieces(input, cuts, inserted)), report: document }
  }
  for (const [path, text] of data) if (text !== null) yield { path, text, report: null }
}
