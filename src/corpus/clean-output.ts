/**
 * The output folder of a run as one thing: `clean/`, the report, the ledger and its manifest, appearing
 * together. A dry run has the report at most.
 */
import { mkdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import type { Host } from '../host.js'
import type { Report, Skipped } from '../model.js'
import type { CleanOptions } from '../options.js'
import { PAGE_LIMITS } from '../report/page-limits.js'
import type { PageSource } from '../report/page-source.js'
import { TOOL } from '../report/tool.js'
import { FOLD_VERSION } from '../text/fold.js'
import { type AtomicFolder, createAtomicFolder } from './atomic-folder.js'
import { type AttributeSources, attributesDigest, writeAttributes } from './attributes.js'
import { CleanWriter } from './clean-writer.js'
import type { CutFile } from './cut-file.js'
import { writeText } from './files.js'
import { type LedgerPartBytes, LedgerWriter } from './ledger.js'
import { CLEAN, LEDGER, MANIFEST, manifestText, PAGE, REPORT } from './manifest.js'
import { native } from './names.js'
import type { Unpacked } from './packed/packed-list.js'
import { PageFile } from './page-file.js'
import type { RecordFile } from './records/record-file.js'
import { reportAndPage } from './report-and-page.js'
import type { EachPiece } from './report-file.js'
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
  /** Answers with the copy's hash; null where nothing was copied. */
  copy(file: FoundFile): string | null
  /** The same for a file of records. */
  copyRecords(file: RecordFile): string | null
  /** A file of records to be written piece by piece; null where it cannot be. */
  records(file: RecordFile): CutFile | null
  /** Removals as spans; answers with what could not be written. */
  attributes(sources: AttributeSources, host: Host): Promise<readonly Skipped[]>
  /** Files that another thread wrote into `folder`, in their turn. */
  take(ledger: LedgerPartBytes, failed: readonly Skipped[]): void
  /** report.html, open for texts; null where none is written. */
  readonly page: PageFile | null
  /** Writes the report, and the page's rows from `source`, and moves everything to its place. */
  finish(report: Report, eachPiece: EachPiece, source: PageSource): Promise<void>
  abort(): void
}

/** Throws DedupeError where the folder cannot be made. */
export function createCleanOutput({ roots, standing, packed }: Walk, options: CleanOptions): CleanOutput {
  const { out, dryRun } = options
  if (out === null) return NOTHING
  const place = createAtomicFolder(out, standing)
  return dryRun ? reportOnly(place, out, options.html) : everything(place, out, roots, packed, options)
}

function createPage(place: AtomicFolder): PageFile {
  return new PageFile(join(place.folder, PAGE), PAGE_LIMITS)
}

const NOTHING: CleanOutput = {
  copies: false,
  folder: null,
  failed: [],
  document() {},
  copy: () => null,
  copyRecords: () => null,
  records: () => null,
  attributes: async () => [],
  take() {},
  page: null,
  async finish() {},
  abort() {},
}

function reportOnly(place: AtomicFolder, out: string, html: boolean): CleanOutput {
  let page: PageFile | null
  try {
    page = html ? createPage(place) : null
  } catch (error) {
    place.abort()
    throw told(out, error)
  }
  return {
    ...NOTHING,
    page,
    finish: (report, eachPiece, source) =>
      orTellLater(out, async () => {
        await reportAndPage(join(place.folder, REPORT), report, eachPiece, page, source)
        place.commit()
      }),
    abort: () => abort(place, page),
  }
}

function everything(
  place: AtomicFolder,
  out: string,
  roots: readonly Root[],
  packed: Unpacked | undefined,
  options: CleanOptions,
): CleanOutput {
  let ledger: LedgerWriter
  let page: PageFile | null
  try {
    for (const part of [LEDGER, CLEAN]) mkdirSync(native(join(place.folder, part)))
    ledger = new LedgerWriter(place.folder, options.text)
    page = options.html ? createPage(place) : null
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
    copyRecords: ({ file, name }) =>
      orTell(out, () => {
        // With edits.bin, be it empty, goes the version of the format that knows of records.
        ledger.edit(null)
        return writer.copy(file, { ...name, edits: 0, listed: 0, removed: 0, put: 0 })
      }),
    records: (file) => {
      const cut = orTell(out, () => writer.records(file, ledger))
      if (cut === null) return null
      return {
        keep: (bytes) => orTell(out, () => cut.keep(bytes)),
        cut: (bytes) => orTell(out, () => cut.cut(bytes)),
        put: (bytes) => orTell(out, () => cut.put(bytes)),
        close: () => orTell(out, () => cut.close()),
        abort: () => cut.abort(),
      }
    },
    attributes: (sources, host) => orTellLater(out, () => writeAttributes(place.folder, sources, host)),
    take: (part, others) =>
      orTell(out, () => {
        ledger.append(part)
        writer.failed.push(...others)
      }),
    page,
    finish: (report, eachPiece, source) => orTellLater(out, () => finish(report, eachPiece, source)),
    abort: () => abort(place, page),
  }

  async function finish(report: Report, eachPiece: EachPiece, source: PageSource): Promise<void> {
    const { against } = options
    const { files } = ledger
    const ledgerHashes = ledger.close()
    const packedHash = packed === undefined ? {} : await packedAgain(place.folder, packed, options.text)
    const path = join(place.folder, REPORT)
    const hashes = await reportAndPage(path, report, eachPiece, page, source)
    const spans = attributesDigest(place.folder)
    const spansHash = spans === null ? {} : { attributes: spans }
    const manifest = manifestText({
      tool: `${TOOL.name} ${TOOL.version}`,
      fold: FOLD_VERSION,
      text: options.text,
      roots: roots.map(({ folder }) => (folder === null ? null : relative(resolve(out), resolve(folder)))),
      ...(against === null
        ? {}
        : {
            against: {
              path: relative(resolve(out), resolve(against)),
              folder: relative(resolve(out), resolve('.')),
            },
          }),
      files,
      hashes: {
        report: hashes.report,
        ...ledgerHashes,
        ...packedHash,
        ...(hashes.page === null ? {} : { page: hashes.page }),
        ...spansHash,
      },
    })
    writeText(join(place.folder, MANIFEST), manifest)
    place.commit()
  }
}

/** What packs is loaded where it is needed: it takes a tenth of a second. */
async function packedAgain(
  folder: string,
  packed: Unpacked,
  text: boolean,
): Promise<{ readonly packed: string }> {
  const { packAgain } = await import('./packed/pack-again.js')
  return { packed: await packAgain(folder, packed, text) }
}

function abort(place: AtomicFolder, page: PageFile | null): void {
  page?.close()
  place.abort()
}

function orTell<T>(out: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw told(out, error)
  }
}

async function orTellLater<T>(out: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw told(out, error)
  }
}

/** What the system refuses to the ledger, the report or the manifest ends the run: half a way back is none. */
function told(out: string, error: unknown): unknown {
  if (systemCode(error) === null) return error
  return new DedupeError('cannot-write', `Cannot write ${out}: ${reasonOf(error)}`, 'Nothing was written')
}
