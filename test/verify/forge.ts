/** Outputs that were changed with care: every hash fits again, so that only what they claim can be wrong. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptPieces } from '../../src/corpus/cut-bytes.js'
import { FileReader, hashFile } from '../../src/corpus/files.js'
import { LedgerWriter, RemovedReader, readLedger } from '../../src/corpus/ledger.js'
import {
  CLEAN,
  INDEX,
  MANIFEST,
  manifestText,
  REMOVED,
  REPORT,
  readManifest,
} from '../../src/corpus/manifest.js'
import { reportDigest } from '../../src/corpus/report-digest.js'
import { rebuild } from '../../src/corpus/restore.js'
import { hashName } from '../../src/fingerprint/hash.js'
import type { DocumentReport, Group, Occurrence, Removal, Report, Span } from '../../src/model.js'
import { reportJson } from '../../src/report/json.js'

type Loose<T> = { -readonly [key in keyof T]: T[key] }

/** A report that may be written to. */
export type LooseReport = Omit<Report, 'documents' | 'groups'> & {
  documents: (Loose<Omit<DocumentReport, 'removals'>> & { removals: Loose<Removal>[] })[]
  groups: (Loose<Omit<Group, 'occurrences'>> & {
    occurrences: (Loose<Omit<Occurrence, 'sources'>> & { sources: Loose<Span>[] })[]
  })[]
}

/**
 * Changes what an output claims; `clean/` and the ledger follow the removals that the report then lists. `put` is put
 * in the place of each of them.
 */
export function forge(
  out: string,
  change: (report: LooseReport) => void,
  { put }: { readonly put?: string } = {},
): void {
  const report = JSON.parse(readFileSync(join(out, REPORT), 'utf8')) as LooseReport
  change(report)
  writeFileSync(join(out, REPORT), [...reportJson(report)].join(''))
  const cuts = new Map(
    report.documents.map(({ path, removals }) => [
      path,
      removals.map(({ start, end }) => [start, end - start] as const),
    ]),
  )
  rewriteLedger(out, cuts, put)
  const path = join(out, MANIFEST)
  const { tool, fold, text, roots, files } = readManifest(out)
  const hashes = {
    report: reportDigest(join(out, REPORT)),
    index: hashFile(join(out, INDEX)).hash,
    removed: hashFile(join(out, REMOVED)).hash,
  }
  writeFileSync(path, manifestText({ tool, fold, text, roots, files, hashes }))
}

function rewriteLedger(
  out: string,
  cuts: ReadonlyMap<string, readonly (readonly [number, number])[]>,
  put?: string,
): void {
  const entries = [...readLedger(out)]
  const removed = new RemovedReader(out)
  const originals = entries.map((entry) => {
    const rebuilt = rebuild(out, entry, new FileReader(), removed)
    if (typeof rebuilt === 'string') throw new Error(rebuilt)
    return Buffer.concat(rebuilt.pieces)
  })
  removed.close()
  for (const name of [INDEX, REMOVED]) renameSync(join(out, name), join(out, `${name}.old`))
  const ledger = new LedgerWriter(out, true)
  for (const [i, entry] of entries.entries()) {
    const wanted = cuts.get(entry.path) ?? []
    const marks = put === undefined ? undefined : new Map(wanted.map(([start]) => [start, Buffer.from(put)]))
    const clean = Buffer.concat(keptPieces(originals[i], wanted, marks))
    if (entry.clean !== null) writeFileSync(join(out, CLEAN, entry.path), clean)
    const { put: _put, ...rest } = entry
    const puts =
      marks && wanted.length > 0 ? { put: wanted.map(([start]) => marks.get(start)?.length ?? 0) } : {}
    ledger.add({ ...rest, cuts: wanted, ...puts, clean: entry.clean && hashName(clean) }, originals[i])
  }
  ledger.close()
  for (const name of [INDEX, REMOVED]) rmSync(join(out, `${name}.old`))
}
