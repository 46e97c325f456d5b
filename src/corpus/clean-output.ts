/**
 * The output folder of a run as one thing: `clean/`, the report, the ledger and its manifest, appearing
 * together. A dry run has the report at most.
 */
import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import type { Report, Skipped } from '../model.js'
import type { CleanOptions } from '../options.js'
import { FOLD_VERSION } from '../text/fold.js'
import { TOOL } from '../tool.js'
import { type AtomicFolder, createAtomicFolder } from './atomic-folder.js'
import { CleanWriter } from './clean-writer.js'
import { writeText } from './files.js'
import { type LedgerPartBytes, LedgerWriter } from './ledger.js'
import { CLEAN, LEDGER, MANIFEST, manifestText, REPORT } from './manifest.js'
import { native } from './names.js'
import { type EachPiece, writeReport } from './report-file.js'
import type { DocumentSink } from './rewrite.js'
import type { Root } from './roots.js'
import type { FoundFile, Walk } from './walk.js'

export interface CleanOutput extends DocumentSink {
  /** Whether files are copied: if not, nothing needs to be read for it. */
  readonly copies: boolean
  /** Where to write meanwhile; null if nothing is. */
  readonly folder: string | null
  /** Files that could not be written. */
  readonly failed: readonly Skipped[]
  copy(file: FoundFile): void
  /** Files that another thread wrote into `folder`, in their turn. */
  take(ledger: LedgerPartBytes, failed: readonly Skipped[]): void
  /** Writes the report and moves everything to its place. */
  finish(report: Report, eachPiece: EachPiece): Promise<void>
  abort(): void
}

/** Throws DedupeError where the folder cannot be made. */
export function createCleanOutput({ roots, standing }: Walk, options: CleanOptions): CleanOutput {
  const { out, dryRun } = options
  if (out === null) return NOTHING
  const place = createAtomicFolder(out, standing)
  return dryRun ? reportOnly(place, out) : everything(place, out, roots, options)
}

const NOTHING: CleanOutput = {
  copies: false,
  folder: null,
  failed: [],
  document() {},
  copy() {},
  take() {},
  async finish() {},
  abort() {},
}

function reportOnly(place: AtomicFolder, out: string): CleanOutput {
  return {
    ...NOTHING,
    finish: (report, eachPiece) =>
      orTellLater(out, async () => {
        await writeReport(join(place.folder, REPORT), report, eachPiece)
        place.commit()
      }),
    abort: () => place.abort(),
  }
}

function everything(
  place: AtomicFolder,
  out: string,
  roots: readonly Root[],
  options: CleanOptions,
): CleanOutput {
  let ledger: LedgerWriter
  try {
    for (const part of [LEDGER, CLEAN]) mkdirSync(native(join(place.folder, part)))
    ledger = new LedgerWriter(place.folder, options.text)
  } catch (error) {
    place.abort()
    throw told(out, error)
  }
  const writer = new CleanWriter(place.folder, options, ledger)
  return {
    copies: true,
    folder: place.folder,
    failed: writer.failed,
    document: (...document) => orTell(out, () => writer.document(...document)),
    copy: (file) => orTell(out, () => writer.copy(file)),
    take: (part, others) =>
      orTell(out, () => {
        ledger.append(part)
        writer.failed.push(...others)
      }),
    finish: (report, eachPiece) => orTellLater(out, () => finish(report, eachPiece)),
    abort: () => place.abort(),
  }

  async function finish(report: Report, eachPiece: EachPiece): Promise<void> {
    const { files } = ledger
    const { index, removed } = ledger.close()
    const digest = await writeReport(join(place.folder, REPORT), report, eachPiece)
    const manifest = manifestText({
      tool: `${TOOL.name} ${TOOL.version}`,
      fold: FOLD_VERSION,
      text: options.text,
      roots: roots.map(({ folder }) => (folder === null ? null : relative(resolve(out), resolve(folder)))),
      files,
      hashes: { report: digest, index, removed },
    })
    writeText(join(place.folder, MANIFEST), manifest)
    place.commit()
  }
}

function orTell(out: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw told(out, error)
  }
}

async function orTellLater(out: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw told(out, error)
  }
}

/** What the system refuses to the ledger, the report or the manifest ends the run: half a way back is none. */
function told(out: string, error: unknown): unknown {
  if (systemCode(error) === null) return error
  return new DedupeError('cannot-write', `Cannot write ${out}: ${reasonOf(error)}`, 'Nothing was written')
}
