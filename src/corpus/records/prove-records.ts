/**
 * Proves law 1 on a file of records: that the original can be rebuilt, and that what the report says of its records'
 * texts is what the ledger and the copy say in raw bytes.
 */
import { hasher, hashName } from '../../fingerprint/hash.js'
import type { Cut } from '../cut-marks.js'
import type { RemovedReader } from '../ledger.js'
import { EditCounter, type ListedEdit } from './edit-list.js'
import { openFormat } from './formats.js'
import { type RecordsFile, rebuiltRecords } from './rebuild.js'
import type { RecordText, TextCut } from './record-format.js'
import { textCuts } from './repack.js'
import { Repacker } from './repacker.js'

/** What a report says of a document that something was cut from. */
export interface Reported {
  readonly cuts: readonly Cut[]
  readonly encoding: string
  readonly hash: string
  /** What --mark was given, and whether emptied records stay. */
  readonly mark: string | null
  readonly keepEmpty: boolean
}

/** `reported` has the documents of the file by their lines. Answers with what does not hold. */
export function proveRecords(
  folder: string,
  entry: RecordsFile,
  reported: ReadonlyMap<number, Reported>,
  removed: RemovedReader,
): string[] {
  const problems: string[] = []
  let met = 0
  const cutsOf = ({ line, text }: RecordText): readonly TextCut[] | null => {
    const listed = reported.get(line)
    if (listed === undefined) return []
    met += 1
    if (hashName(text) !== listed.hash)
      problems.push(`The report speaks of another text in ${entry.path}:${line}`)
    const fits = listed.cuts.every(({ end }) => end <= text.length)
    return fits ? textCuts(listed.cuts, text, listed, entry.records) : []
  }
  const clean = hasher()
  const expected = hasher()
  const edits = new EditCounter((edit) => expected.update(bytesOf(edit)))
  const repacker = new Repacker(openFormat(entry.records), cutsOf, {
    keep(bytes) {
      edits.keep(bytes.length)
      clean.update(bytes)
    },
    cut: (bytes) => edits.cut(bytes.length),
    put(bytes) {
      edits.put(bytes.length)
      clean.update(bytes)
    },
  })
  const listed = hasher()
  const chunks = rebuiltRecords(folder, entry, removed, (edit) => listed.update(bytesOf(edit)))
  let step = chunks.next()
  for (; step.done !== true; step = chunks.next()) repacker.push(step.value)
  repacker.push(null)
  edits.end()
  if (step.value !== null) return [step.value]
  if (met !== reported.size) problems.push(`The report names records that ${entry.path} does not hold`)
  if (expected.digest() !== listed.digest() || clean.digest() !== entry.clean)
    problems.push(`The report and the ledger disagree about ${entry.path}`)
  return problems
}

/** Millions of edits are compared by their hash. */
function bytesOf({ gap, length, put }: ListedEdit): Uint8Array {
  return new Uint8Array(Float64Array.of(gap, length, put).buffer)
}
