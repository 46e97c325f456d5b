/** The diff of an output, from what stands in it alone: originals are rebuilt one after the other. */
import { DedupeError } from '../failure.js'
import type { DocumentReport, Report } from '../model.js'
import type { DiffInput } from '../report/diff.js'
import { shownBytes } from './diff-inputs.js'
import { FileReader } from './files.js'
import { RemovedReader, readLedger } from './ledger.js'
import { assertInside, rebuild } from './restore.js'

/** In the order of the ledger. `decodes` turns every text into UTF-8, for eyes. Throws DedupeError for a changed output. */
export function* rebuiltDiffs(folder: string, report: Report, decodes: boolean): Generator<DiffInput> {
  const wanted = new Map<string, DocumentReport>()
  for (const document of report.documents)
    if (document.removals.length > 0) wanted.set(document.path, document)
  const { keepEmpty, mark: given } = report.run.options
  const mark = typeof given === 'string' ? given : null
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      const document = wanted.get(entry.path)
      if (document === undefined) {
        for (const [, length] of entry.cuts) removed.skip(length)
        continue
      }
      assertInside(entry.path, folder)
      const rebuilt = rebuild(folder, entry, reader, removed)
      if (typeof rebuilt === 'string') throw new DedupeError('changed', `${rebuilt}: the diff ends before it`)
      const input = Buffer.concat(rebuilt.pieces)
      yield { path: entry.path, keepEmpty: keepEmpty === true, ...shownBytes(document, input, decodes, mark) }
    }
  } finally {
    removed.close()
  }
}
