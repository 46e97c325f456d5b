/** The second read as tasks: files are located and written; what stands in the ledger of them comes back. */
import type { Transferable } from 'node:worker_threads'
import { CleanWriter, type CleanWriterOptions } from '../corpus/clean-writer.js'
import type { ExcerptPiece } from '../corpus/excerpts.js'
import { FileReader } from '../corpus/files.js'
import type { LedgerPartBytes } from '../corpus/ledger.js'
import { LedgerPart } from '../corpus/ledger-part.js'
import { rewrite, type WrittenDocument } from '../corpus/rewrite.js'
import { Locator } from '../corpus/second-read.js'
import { Places, type SharedPlaces } from '../corpus/token-places.js'
import type { FoundFile } from '../corpus/walk.js'
import type { Skipped } from '../model.js'
import { openDecided, type SharedDecided } from './shared-decided.js'

export interface RewriteState {
  readonly decided: SharedDecided
  readonly places: SharedPlaces
  /** The output folder; null where nothing is copied. */
  readonly folder: string | null
  readonly options: CleanWriterOptions
  readonly mark: string | null
}

export interface RewriteTask {
  /** Documents of the ranks from `rank` on. */
  readonly rank: number
  readonly documents: readonly WrittenDocument[]
  /** Files that are copied unread. */
  readonly passed: readonly FoundFile[]
}

export interface RewritePart {
  readonly ledger: LedgerPartBytes
  readonly failed: readonly Skipped[]
  readonly excerpts: readonly ExcerptPiece[]
}

/** What does the tasks of a thread. */
export function rewriteTask({
  decided: shared,
  places: room,
  folder,
  options,
  mark,
}: RewriteState): (task: RewriteTask) => readonly [result: RewritePart, transfer: Transferable[]] {
  const decided = openDecided(shared)
  const places = Places.shared(room)
  const locator = new Locator(decided, places, options.text)
  const ledger = new LedgerPart(options.text)
  const writer = folder === null ? null : new CleanWriter(folder, options, ledger)
  const tools = { reader: new FileReader(), locator, decisions: decided.decisions, sink: writer, mark }
  return ({ rank, documents, passed }) => {
    for (const [i, document] of documents.entries()) rewrite(rank + i, document, tools)
    for (const file of passed) writer?.copy(file)
    const part = ledger.take()
    const failed = writer?.failed.splice(0) ?? []
    const result = { ledger: part, failed, excerpts: places.excerpts.takeBegun() }
    return [result, []]
  }
}
