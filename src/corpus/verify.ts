/**
 * Proves law 1 on an output: that every original can be rebuilt from it, byte for byte, and that report,
 * ledger and `clean/` say the same. Uses nothing of the code that decided.
 */
import { join } from 'node:path'
import { reasonOf } from '../failure.js'
import type { DocumentReport, Report } from '../model.js'
import { DEFAULTS } from '../options.js'
import { proveCoverage } from '../verify/prove-coverage.js'
import { attributesDigest } from './attributes.js'
import { decodeAs } from './encoding/decode.js'
import { FileReader, hashFile, linesOf, regularStampOf } from './files.js'
import { filesUnder } from './files-under.js'
import { assertInside } from './inside.js'
import { type LedgerEntry, RemovedReader, readLedger } from './ledger.js'
import { ATTRIBUTES, CLEAN, type Manifest, PAGE, REPORT, readManifest } from './manifest.js'
import type { UnpackedOld } from './packed/unpack-old.js'
import { proveRecords, type Reported } from './records/prove-records.js'
import { isOfRecords, type RecordsFile } from './records/rebuild.js'
import { reportDigest } from './report-digest.js'
import { assertLedgerUnchanged, rebuild } from './restore.js'

export interface Verified {
  readonly files: number
  readonly bytes: number
  /** What was removed and proven: copies and boilerplate; null where texts are missing or something was changed. */
  readonly removals: number | null
  /** How many of them are boilerplate. */
  readonly boilerplate: number | null
  /** What copies of the old corpus were proven by: its texts, or the hashes of words in its index. Null without one. */
  readonly against: 'texts' | 'index' | null
  /** Removals that were not proven, since what they repeat lies in packed files of the old corpus that were not unpacked. */
  readonly unproven: number
  /** Boilerplate that was counted in an index and cannot be counted anew, for it has no texts. */
  readonly counted: number
  /** What does not hold, one line each; empty for an output that is as it was written. */
  readonly problems: readonly string[]
}

/**
 * Throws DedupeError where `folder` is no output, or its ledger was changed and proves nothing. What rests on packed files of
 * the old corpus is proven only by what was `unpacked` of them (unpack-old.ts).
 */
export function verify(
  folder: string,
  onFile: (bytes: number) => void = () => {},
  unpacked: UnpackedOld | null = null,
): Verified {
  const manifest = readManifest(folder)
  assertLedgerUnchanged(folder, manifest, 'nothing can be proven')
  const problems: string[] = []
  const reported = reportedCuts(folder, manifest, problems)
  const changed = changedPage(folder, manifest)
  if (changed !== null) problems.push(changed)
  const attributes = attributesDigest(folder) ?? undefined
  if (attributes !== manifest.hashes.attributes) problems.push(`${ATTRIBUTES} was changed`)
  const known = new Set<string>()
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  let files = 0
  let bytes = 0
  try {
    for (const entry of readLedger(folder)) {
      assertInside(entry.path, folder)
      files += 1
      bytes += entry.bytes
      if (entry.clean !== null) known.add(entry.path)
      const listed = reported.get(entry.path)
      const problem = isOfRecords(entry)
        ? provenRecords(folder, entry, manifest, listed, removed)
        : provenText(folder, entry, manifest, listed?.get(WHOLE), reader, removed)
      problems.push(...problem)
      reported.delete(entry.path)
      onFile(entry.bytes)
    }
  } finally {
    removed.close()
  }
  if (files !== manifest.files)
    problems.push(`The ledger has ${files} files, the manifest says ${manifest.files}`)
  for (const path of reported.keys())
    problems.push(`The report names ${path}, which the ledger does not know`)
  for (const path of filesUnder(join(folder, CLEAN))) {
    if (!known.has(path)) problems.push(`${CLEAN}/${path} was not written by the run`)
  }
  if (problems.length > 0 || !manifest.text)
    return {
      files,
      bytes,
      removals: null,
      boilerplate: null,
      against: null,
      counted: 0,
      unproven: 0,
      problems,
    }
  return { files, bytes, ...proveCoverage(folder, join(folder, REPORT), manifest, unpacked) }
}

function provenText(
  folder: string,
  entry: LedgerEntry,
  manifest: Manifest,
  listed: Reported | undefined,
  reader: FileReader,
  removed: RemovedReader,
): string[] {
  const problems: string[] = []
  const rebuilt =
    manifest.text && entry.cuts.length > 0
      ? rebuild(folder, entry, reader, removed)
      : checkWhole(folder, entry, removed)
  if (typeof rebuilt === 'string') problems.push(rebuilt)
  const cuts = JSON.stringify(listed?.cuts.map(({ start, end }) => [start, end - start]) ?? [])
  if (cuts !== JSON.stringify(entry.cuts))
    problems.push(`The report and the ledger disagree about ${entry.path}`)
  else if (rebuilt !== null && typeof rebuilt === 'object' && !holdsMarks(rebuilt.put, listed))
    problems.push(`${entry.path} holds text that is neither kept nor a mark`)
  return problems
}

function provenRecords(
  folder: string,
  entry: RecordsFile,
  manifest: Manifest,
  listed: ReadonlyMap<number, Reported> | undefined,
  removed: RemovedReader,
): string[] {
  if (entry.records.edits === 0) {
    const problem = checkWhole(folder, entry, removed)
    const disagrees = listed !== undefined
    return [
      ...(problem === null ? [] : [problem]),
      ...(disagrees ? [`The report and the ledger disagree about ${entry.path}`] : []),
    ]
  }
  if (manifest.text) return proveRecords(folder, entry, listed ?? new Map(), removed)
  const problem = cleanProblem(folder, entry, removed)
  return problem === null ? [] : [problem]
}

/** What is wrong with report.html, where the run wrote one. */
function changedPage(folder: string, { hashes }: Manifest): string | null {
  if (hashes.page === undefined) return null
  const path = join(folder, PAGE)
  try {
    regularStampOf(path)
    return hashFile(path).hash === hashes.page ? null : `${PAGE} was changed`
  } catch (error) {
    return `Cannot read ${path}: ${reasonOf(error)}`
  }
}

/** In the place of a line, for a document that is a whole file. */
const WHOLE = 0

/** The cuts that report.json lists for each file, by its documents' lines; also checks that nobody edited it. */
function reportedCuts(
  folder: string,
  { hashes }: Manifest,
  problems: string[],
): Map<string, Map<number, Reported>> {
  const files = new Map<string, Map<number, Reported>>()
  let options: Pick<Reported, 'mark' | 'keepEmpty'> = { mark: null, keepEmpty: false }
  let emit: unknown = DEFAULTS.emit
  const path = join(folder, REPORT)
  try {
    regularStampOf(path)
    if (reportDigest(path) !== hashes.report) problems.push(`${REPORT} was changed`)
    let inDocuments = false
    for (const bytes of linesOf(path)) {
      const line = bytes.toString('utf8')
      if (line.startsWith('  "run"')) ({ emit, ...options } = optionsOf(line))
      if (line.startsWith('  "')) inDocuments = line.startsWith('  "documents"')
      else if (inDocuments && line.startsWith('    {')) {
        const document = JSON.parse(line.replace(/,$/, '')) as ReportedDocument
        const { path, record, encoding, hash, removals } = document
        // With spans alone nothing is cut.
        if (removals.length === 0 || emit === 'spans') continue
        const cuts = removals.map(({ start, end, kind }) => ({ start, end, kind }))
        const own = files.get(path) ?? new Map<number, Reported>()
        files.set(path, own.set(record?.line ?? WHOLE, { cuts, encoding, hash, ...options }))
      }
    }
  } catch (error) {
    problems.push(`Cannot read ${path}: ${reasonOf(error)}`)
  }
  return files
}

type ReportedDocument = Pick<DocumentReport, 'path' | 'record' | 'encoding' | 'hash' | 'removals'>

function optionsOf(line: string): Pick<Reported, 'mark' | 'keepEmpty'> & { readonly emit: unknown } {
  const { options } = JSON.parse(line.slice(line.indexOf('{')).replace(/,$/, '')) as Report['run']
  return {
    mark: typeof options.mark === 'string' ? options.mark : null,
    keepEmpty: options.keepEmpty === true,
    emit: options.emit,
  }
}

/** Whether all that was put in is the mark, in the place of a passage, with at most one blank on each side. */
function holdsMarks(put: readonly Uint8Array[], reported: Reported | undefined): boolean {
  return put.every((piece, i) => {
    if (piece.length === 0) return true
    if (reported === undefined || reported.mark === null || reported.cuts[i]?.kind !== 'passage') return false
    const text = decodeAs(piece, reported.encoding)
    if ('notText' in text) return false
    const [before, after, more] = Buffer.from(text.bytes).toString('utf8').split(reported.mark)
    return more === undefined && after !== undefined && BLANK.test(before) && BLANK.test(after)
  })
}

const BLANK = /^[\p{White_Space}\ufeff]?$/u

/** Of a file without cuts, or without its removed bytes, what stays is shown to be what was written; at any size. */
function checkWhole(folder: string, entry: LedgerEntry, removed: RemovedReader): string | null {
  const { path, clean, cuts, hash } = entry
  if (cuts.length === 0 && clean !== hash) return `The ledger does not say how ${path} came to be`
  return cleanProblem(folder, entry, removed)
}

/** What is wrong with a file under `clean/`. */
function cleanProblem(
  folder: string,
  { path, clean }: LedgerEntry,
  { copies }: RemovedReader,
): string | null {
  if (clean === null) return null
  let place = join(folder, CLEAN, path)
  try {
    place = copies.place(path)
    regularStampOf(place)
    return hashFile(place).hash === clean ? null : `${path} was changed since it was cleaned`
  } catch (error) {
    return `Cannot read ${path}: ${reasonOf(error)}`
  }
}
