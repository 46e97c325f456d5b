/**
 * Proves law 1 on an output: that every original can be rebuilt from it, byte for byte, and that report,
 * ledger and `clean/` say the same. Uses nothing of the code that decided.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import { FileReader, linesOf } from './files.js'
import { type LedgerEntry, RemovedReader, readLedger } from './ledger.js'
import { CLEAN, type Manifest, REPORT, readManifest } from './manifest.js'
import { nameOf, native } from './names.js'
import { reportDigest } from './report-digest.js'
import { assertLedgerUnchanged, rebuild } from './restore.js'

export interface Verified {
  readonly files: number
  readonly bytes: number
  /** What does not hold, one line each; empty for an output that is as it was written. */
  readonly problems: readonly string[]
}

/** Throws DedupeError where `folder` is no output, or its ledger was changed and proves nothing. */
export function verify(folder: string, onFile: (bytes: number) => void = () => {}): Verified {
  const manifest = readManifest(folder)
  assertLedgerUnchanged(folder, manifest)
  const problems: string[] = []
  const reported = reportedCuts(folder, manifest, problems)
  const known = new Set<string>()
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  let files = 0
  let bytes = 0
  try {
    for (const entry of readLedger(folder)) {
      files += 1
      bytes += entry.bytes
      if (entry.clean !== null) known.add(entry.path)
      const problem = manifest.text
        ? rebuild(folder, entry, reader, removed)
        : checkKept(folder, entry, reader)
      if (typeof problem === 'string') problems.push(problem)
      const listed = reported.get(entry.path)
      if ((listed ?? '[]') !== JSON.stringify(entry.cuts))
        problems.push(`The report and the ledger disagree about ${entry.path}`)
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
  return { files, bytes, problems }
}

/** The cuts that report.json lists for each document, as JSON; also checks that nobody edited it. */
function reportedCuts(folder: string, { hashes }: Manifest, problems: string[]): Map<string, string> {
  const cuts = new Map<string, string>()
  const path = join(folder, REPORT)
  try {
    if (reportDigest(path) !== hashes.report) problems.push(`${REPORT} was changed`)
    let inDocuments = false
    for (const bytes of linesOf(path)) {
      const line = bytes.toString('utf8')
      if (line.startsWith('  "')) inDocuments = line.startsWith('  "documents"')
      else if (inDocuments && line.startsWith('    {')) {
        const document = JSON.parse(line.replace(/,$/, '')) as ReportedDocument
        if (document.removals.length > 0) {
          cuts.set(
            document.path,
            JSON.stringify(document.removals.map(({ start, end }) => [start, end - start])),
          )
        }
      }
    }
  } catch (error) {
    problems.push(`Cannot read ${path}: ${reasonOf(error)}`)
  }
  return cuts
}

interface ReportedDocument {
  readonly path: string
  readonly removals: readonly { readonly start: number; readonly end: number }[]
}

/** Without the removed bytes, what stays can at least be shown to be what was written. */
function checkKept(folder: string, entry: LedgerEntry, reader: FileReader): string | null {
  if (entry.clean === null) return null
  try {
    const clean = reader.read(join(folder, CLEAN, entry.path))
    return hashName(clean) === entry.clean ? null : `${entry.path} was changed since it was cleaned`
  } catch (error) {
    return `Cannot read ${entry.path}: ${reasonOf(error)}`
  }
}

/** All that stands under a folder and is no folder, by path below it. */
function* filesUnder(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(native(join(folder, below)), { withFileTypes: true, encoding: 'buffer' })) {
    const path = below === '' ? nameOf(entry.name) : `${below}/${nameOf(entry.name)}`
    if (entry.isDirectory()) yield* filesUnder(folder, path)
    else yield path
  }
}
