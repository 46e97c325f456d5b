/** The records of a file of an output, as they were before it was cleaned. */
import { join } from 'node:path'
import { reasonOf } from '../../failure.js'
import { hasher } from '../../fingerprint/hash.js'
import { regularStampOf } from '../files.js'
import type { RemovedReader } from '../ledger.js'
import { CLEAN } from '../manifest.js'
import { openFormat } from './formats.js'
import { type RecordsFile, rebuiltRecords } from './rebuild.js'
import type { RecordText } from './record-format.js'
import { chunksOf } from './source.js'

/** Calls `read` for each in order; answers with why they are not to be trusted, or null. */
export function eachRecord(
  folder: string,
  entry: RecordsFile,
  removed: RemovedReader,
  read: (record: RecordText) => void,
): string | null {
  const chunks =
    entry.records.edits > 0 ? rebuiltRecords(folder, entry, removed) : copied(folder, entry, removed)
  const reader = openFormat(entry.records).reader()
  let step = chunks.next()
  for (; step.done !== true; step = chunks.next())
    for (const { record } of reader.push(step.value)) if (record !== null) read(record)
  for (const { record } of reader.push(null)) if (record !== null) read(record)
  return step.value
}

/** A file that nothing was cut from. */
function* copied(
  folder: string,
  { path, hash }: RecordsFile,
  { copies }: RemovedReader,
): Generator<Uint8Array, string | null> {
  let place = join(folder, CLEAN, path)
  const found = hasher()
  try {
    place = copies.place(path)
    regularStampOf(place)
    for (const chunk of chunksOf(place)) {
      found.update(chunk)
      yield chunk
    }
  } catch (error) {
    return `Cannot read ${place}: ${reasonOf(error)}`
  }
  return found.digest() === hash ? null : `${path} was changed since it was cleaned`
}
