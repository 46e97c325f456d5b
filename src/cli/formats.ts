/** Where a report goes and in which form: `--format` names forms, each for stdout or, after `=`, for a file. */
import { InvalidArgumentError } from 'commander'
import type { ProgramFormat } from '../report/program-forms.js'

export const FORMATS = ['text', 'json', 'ndjson', 'diff', 'sarif', 'github', 'junit', 'markdown'] as const
export type Format = (typeof FORMATS)[number]

export interface Sink {
  readonly format: Format
  /** Null for stdout. */
  readonly file: string | null
}

/** What stdout shows without `--format`. */
export const TO_STDOUT: Sink = { format: 'text', file: null }

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

/** As it is typed. */
export function typedSink({ format, file }: Sink): string {
  return file === null ? format : `${format}=${file}`
}

/** The files that are written. */
export function filesOf(all: readonly Sink[]): readonly string[] {
  return all.flatMap(({ file }) => file ?? [])
}
