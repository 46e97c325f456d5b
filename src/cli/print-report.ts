/** How the commands that judge documents end: the report in all forms that were asked for, notices, gates, the exit code. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { diffInputs } from '../corpus/diff-inputs.js'
import { REPORT } from '../corpus/manifest.js'
import { native } from '../corpus/names.js'
import { countUnreadable, isUnreadable, unreadableLine } from '../corpus/unreadable.js'
import { type FoundFile, originsOf, type Walk } from '../corpus/walk.js'
import { DedupeError } from '../failure.js'
import type { Report } from '../model.js'
import type { FileOf } from '../report/ci/repeats.js'
import { diffText } from '../report/diff-text.js'
import { isNotice } from '../report/notices.js'
import { type ProgramFormat, rendered, type Verdict } from '../report/program-forms.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { terminalSummary, type Where } from '../report/terminal.js'
import { pageOf } from '../report/terminal-page.js'
import { ownCall } from './called-as.js'
import { lookOf } from './colour.js'
import { DONE, FAILED, UNABLE } from './failures.js'
import { isForPrograms, type Sink, TO_STDOUT } from './formats.js'
import { print, printText } from './output.js'
import { writeSink } from './write-sink.js'

export interface PrintFlags {
  readonly format?: Sink[]
  readonly json?: boolean
  readonly quiet?: boolean
  readonly exitZero?: boolean
}

export interface Printed {
  /** The report as data. */
  readonly report: Report
  /** What is shown of it to people and CI systems: copies that a baseline knows are left out. */
  readonly shown: Report
  readonly walk: Pick<Walk, 'files' | 'records'>
  readonly verdict: Verdict
  readonly where: Omit<Where, 'unreadable' | 'program'>
}

/** Answers with the exit code; `all` is where the report goes. The failing gates are told in the last lines of stderr. */
export async function printReport(
  { report, shown, walk, verdict, where }: Printed,
  flags: PrintFlags,
  all: readonly Sink[],
): Promise<number> {
  const { format } = all.find(({ file }) => file === null) ?? TO_STDOUT
  const quiet = flags.quiet === true
  if (!quiet && format !== 'text')
    for (const warning of shown.warnings)
      process.stderr.write(`${isNotice(warning) ? 'Note' : 'Warning'}: ${safeName(warning.message)}\n`)
  const unreadable = countUnreadable(report.skipped, report.warnings)
  if (!quiet) nameUnreadable(report.skipped)
  const from = originsOf(walk)
  const fileOf = (path: string) => from.get(path) ?? path
  const told = (form: ProgramFormat) => (form === 'json' || form === 'ndjson' ? report : shown)
  for (const { format: form, file } of all) {
    if (file !== null && isForPrograms(form))
      await writeSink(file, rendered(told(form), form, fileOf, verdict))
  }
  if (format === 'diff') await printDiff(shown, walk.files)
  else if (format !== 'text') await printRendered(told(format), format, where.out, fileOf, verdict)
  else if (!quiet)
    await printText(
      terminalSummary(
        shown,
        { ...where, unreadable, program: ownCall() },
        lookOf(process.env, process.stdout),
      ),
    )
  if (unreadable > 0 && (quiet || format !== 'text'))
    process.stderr.write(`${plural(unreadable, 'input')} could not be read\n`)
  for (const reason of verdict.reasons) process.stderr.write(`${reason}\n`)
  if (unreadable > 0) return UNABLE
  return verdict.failed && flags.exitZero !== true ? FAILED : DONE
}

/** Where the report goes, `--json` included. */
export function allSinks({ format = [], json }: PrintFlags): readonly Sink[] {
  if (json !== true || format.some((sink) => sink.file === null && sink.format === 'json')) return format
  const shown = format.find(({ file }) => file === null)
  if (shown === undefined) return [...format, { format: 'json', file: null }]
  throw new DedupeError(
    'bad-option',
    `stdout cannot show both --json and --format ${shown.format}`,
    `Name a file for one of them, as in --format ${isForPrograms(shown.format) ? shown.format : 'json'}=FILE`,
  )
}

/** Inputs told by name: of more the report tells. */
const NAMED = 3

function nameUnreadable(skipped: Report['skipped']): void {
  const unreadable = [...skipped].filter(isUnreadable)
  for (const entry of unreadable.slice(0, NAMED)) process.stderr.write(`${safeName(unreadableLine(entry))}\n`)
  if (unreadable.length > NAMED)
    process.stderr.write(`and ${unreadable.length - NAMED} more: see "skipped" in the report\n`)
}

/** The diff as bytes for `patch`, or coloured and safe where colours are wanted. */
function printDiff(report: Report, files: readonly FoundFile[]): Promise<void> {
  const look = lookOf(process.env, process.stdout)
  const paint = look.colour || process.stdout.isTTY ? pageOf(look, false).paint : null
  return print(Readable.from(diffText(diffInputs(report, files, paint !== null), paint)))
}

/** The report as it was written where it was, which spares making it anew. */
function printRendered(
  report: Report,
  format: ProgramFormat,
  out: string | null,
  fileOf: FileOf,
  verdict: Verdict,
): Promise<void> {
  if (format === 'json' && out !== null) return print(createReadStream(native(join(out, REPORT))))
  return print(Readable.from(rendered(report, format, fileOf, verdict)))
}
