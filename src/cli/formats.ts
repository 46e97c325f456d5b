/** Where a report goes and in which form: `--format` names forms, each for stdout or, after `=`, for a file. */
import { createWriteStream, lstatSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InvalidArgumentError } from 'commander'
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

export const FORMATS = ['text', 'json', 'ndjson', 'diff', 'sarif', 'github', 'junit', 'markdown'] as const
export type Format = (typeof FORMATS)[number]

export interface Sink {
  readonly format: Format
  /** Null for stdout. */
  readonly file: string | null
}

/** What stdout shows without `--format`. */
export const TO_STDOUT: Sink = { format: 'text', file: null }

/** A form that programs read; the others are for a terminal. */
export type ProgramFormat = Exclude<Format, 'text' | 'diff'>

export function isForPrograms(format: Format): format is ProgramFormat {
  return format !== 'text' && format !== 'diff'
}

/** Throws InvalidArgumentError for a form that is none of `known`, or a second one for stdout. */
export function sinks(
  value: string,
  before: readonly Sink[] | undefined,
  known: readonly string[] = FORMATS,
): Sink[] {
  const [name, ...rest] = value.split('=')
  const format = FORMATS.find((one) => one === name)
  if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`)
  const file = rest.length === 0 ? null : rest.join('=')
  if (file === '') throw new InvalidArgumentError(`A file must follow, as in ${name}=report.${name}.`)
  if (file !== null && !isForPrograms(format))
    throw new InvalidArgumentError(`It goes to stdout: leave out =${file}.`)
  const all = [...(before ?? []), { format, file }]
  const onStdout = all.filter((sink) => sink.file === null)
  if (onStdout.length > 1)
    throw new InvalidArgumentError(
      `stdout shows ${onStdout[0].format} already; name a file, as in ${name}=FILE.`,
    )
  return all
}

/** The files that are written. */
export function filesOf(all: readonly Sink[]): readonly string[] {
  return all.flatMap(({ file }) => file ?? [])
}

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
