/** The diff of an output, from what stands in it alone: originals are rebuilt one after the other. */
import { documentName } from '../document-name.js'
import { DedupeError } from '../failure.js'
import type { DocumentReport, Report } from '../model.js'
import type { DiffInput } from '../report/diff.js'
import { shownBytes } from './diff-inputs.js'
import { FileReader } from './files.js'
import { assertInside } from './inside.js'
import { RemovedReader, readLedger } from './ledger.js'
import { eachRecord } from './records/each-record.js'
import { isOfRecords } from './records/rebuild.js'
import { rebuild } from './restore.js'

/** In the order of the ledger. `decodes` turns every text into UTF-8, for eyes. Throws DedupeError for a changed output. */
export function* rebuiltDiffs(folder: string, report: Report, decodes: boolean): Generator<DiffInput> {
  const wanted = new Map<string, DocumentReport>()
  const files = new Set<string>()
  for (const document of report.documents) {
    if (document.removals.length === 0) continue
    wanted.set(documentName(document), document)
    files.add(document.path)
  }
  const { keepEmpty, mark: given } = report.run.options
  const mark = typeof given === 'string' ? given : null
  const shown = (name: string, document: DocumentReport, input: Uint8Array): DiffInput => ({
    path: name,
    keepEmpty: keepEmpty === true,
    ...shownBytes(document, input, decodes, mark),
    ...(document.record === null ? {} : { decodedFrom: 'a record' }),
  })
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  const refuse = (why: string) => new DedupeError('changed', `${why}: the diff ends before it`)
  try {
    for (const entry of readLedger(folder)) {
      if (!files.has(entry.path)) {
        removed.pass(entry)
        continue
      }
      assertInside(entry.path, folder)
      if (isOfRecords(entry)) {
        const records: DiffInput[] = []
        const problem = eachRecord(folder, entry, removed, ({ line, text }) => {
          const name = documentName({ path: entry.path, record: { line } })
          const document = wanted.get(name)
          if (document !== undefined) records.push(shown(name, document, text.slice()))
        })
        if (problem !== null) throw refuse(problem)
        yield* records
        continue
      }
      const rebuilt = rebuild(folder, entry, reader, removed)
      if (typeof rebuilt === 'string') throw refuse(rebuilt)
      const document = wanted.get(entry.path)
      if (document !== undefined) yield shown(entry.path, document, Buffer.concat(rebuilt.pieces))
    }
  } finally {
    removed.close()
  }
}
