/** A report in the forms that programs read, printed or in a file. */
import { createWriteStream, lstatSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { native } from '../corpus/names.js'
import { DedupeError, reasonOf } from '../failure.js'
import type { Report } from '../model.js'
import { githubAnnotations } from '../report/ci/github.js'
import { junit } from '../report/ci/junit.js'
import { markdown } from '../report/ci/markdown.js'
import type { FileOf } from '../report/ci/repeats.js'
import { sarif } from '../report/ci/sarif.js'
import { reportJson } from '../report/json.js'
import { reportNdjson } from '../report/ndjson.js'
import type { ProgramFormat } from './formats.js'

/** What the gates of a run say. */
export interface Verdict {
  readonly failed: boolean
  /** One sentence for each gate that fails. */
  readonly reasons: readonly string[]
  /** Copies that a baseline lets pass: the report that is shown is without them. */
  readonly known?: number
}

/** A report in a form that programs read. `fileOf` gives the place that a document was read from. */
export function* rendered(
  report: Report,
  format: ProgramFormat,
  fileOf: FileOf,
  { failed, reasons, known = 0 }: Verdict,
): Generator<string> {
  switch (format) {
    case 'json':
      return yield* reportJson(report)
    case 'ndjson':
      return yield* reportNdjson(report)
    case 'junit':
      return yield* junit(report, fileOf, failed)
    case 'sarif':
      return yield sarif(report, fileOf, failed)
    case 'github':
      return yield githubAnnotations(report, fileOf, failed)
    case 'markdown':
      return yield markdown(report, fileOf, failed, reasons, known)
  }
}

/** Throws DedupeError where the file cannot be written. */
export async function writeSink(file: string, text: Iterable<string>): Promise<void> {
  const stream = createWriteStream(native(file))
  let isOpen = false
  stream.once('open', () => {
    isOpen = true
  })
  try {
    await pipeline(Readable.from(text), stream)
  } catch (error) {
    // What could not be opened is somebody's, and as it was.
    if (isOpen) removeHalf(file)
    throw new DedupeError('cannot-write', `Cannot write ${file} of --format: ${reasonOf(error)}`)
  }
}

/** Half of a report would look like all of it. What is no file, a pipe or a device, is left alone. */
function removeHalf(file: string): void {
  try {
    if (lstatSync(native(file)).isFile()) rmSync(native(file))
  } catch {
    // It cannot be opened or taken away: why nothing was written is told.
  }
}
