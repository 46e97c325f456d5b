/** `dedupe clean`, the default command. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Command } from 'commander'
import { diffInputs } from '../corpus/diff-inputs.js'
import { REPORT } from '../corpus/manifest.js'
import { native } from '../corpus/names.js'
import { openInputs } from '../corpus/packed/open-inputs.js'
import type { Expanded } from '../corpus/records/expand.js'
import { spoolStream } from '../corpus/records/standard-input.js'
import { assertReplaceable } from '../corpus/replace.js'
import { resolveRoots } from '../corpus/roots.js'
import { sampleWalk, wholeOf } from '../corpus/sample-files.js'
import { type FoundFile, STDIN, type Walk, walk } from '../corpus/walk.js'
import { createHost, type Host } from '../host.js'
import type { Report } from '../model.js'
import type { CleanOptions } from '../options.js'
import { clean } from '../pipeline.js'
import type { FileOf } from '../report/ci/repeats.js'
import { diffText } from '../report/diff-text.js'
import { estimateOf } from '../report/estimate.js'
import { isNotice } from '../report/highlights.js'
import { percent, plural } from '../report/quantity.js'
import { terminalSummary } from '../report/terminal.js'
import { pageOf } from '../report/terminal-page.js'
import { addCleanOptions, type CleanFlags, cleanOptions } from './clean-options.js'
import { lookOf } from './colour.js'
import { configure } from './config.js'
import { DONE, FAILED, UNABLE } from './failures.js'
import {
  isForPrograms,
  type ProgramFormat,
  rendered,
  type Sink,
  sinks,
  TO_STDOUT,
  type Verdict,
  writeSink,
} from './formats.js'
import { listedFiles } from './inputs.js'
import { onInterrupt } from './interrupt.js'
import { print, printText } from './output.js'
import { createProgress } from './progress.js'

export const EXAMPLES = `
Examples:
  $ dedupe ./seeds                         clean ./seeds into ./seeds.deduped
  $ dedupe ./seeds --dry-run               only say what would go
  $ dedupe ./seeds --dry-run --format diff ... line by line, to review or to patch
  $ dedupe old.txt 'new/**/*.txt' -o out   files and globs; earlier arguments keep their text
  $ dedupe ./seeds --keep longest          of two copies, the one in the longest document stays
  $ dedupe ./seeds --prefer 'gazette/**'   ... or the one from a source you trust more
  $ dedupe ./big --sample 2000             how much repeats, by 2,000 documents, before a long run
  $ dedupe ./seeds --json | jq .summary    the report for other programs
  $ dedupe restore ./seeds.deduped         the originals again, byte for byte`

export function addClean(program: Command, ended: (code: number) => void): void {
  const command = program
    .command('clean', { isDefault: true })
    .summary('write a cleaned copy, a report and a way back')
    .description(
      'Find what repeats in a folder of text; write a cleaned copy, a report and a way back beside it.',
    )
    .argument(
      '[path...]',
      'folders, files or globs, - for standard input; of two copies the one that comes first here stays',
    )
  addCleanOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      await configure(command)
      const flags = command.opts<CleanFlags>()
      if (paths.length === 0 && flags.filesFrom === undefined)
        command.error("error: missing required argument 'path'", { code: 'commander.missingArgument' })
      ended(await runClean(paths, flags))
    })
}

async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  formatsOf(flags)
  const quiet = flags.quiet === true
  const progress = createProgress(process.stderr, { quiet, tty: process.stderr.isTTY === true })
  const options = cleanOptions(paths, flags)
  const folders = paths.filter((path) => path !== STDIN)
  let standing: string | undefined
  if (options.out !== null) {
    resolveRoots(folders)
    progress.stage('Checking the earlier output')
    standing = assertReplaceable(options.out, folders, options.force)
  }
  progress.stage('Looking for files')
  const list = await listedFiles(paths, flags, process.stdin)
  const done = await onInterrupt((signal) =>
    cleaned(paths, list, standing, options, createHost(progress, signal)),
  )
  try {
    progress.done()
    return await told(done.report, done.walk, options, flags)
  } finally {
    done.close()
  }
}

interface Cleaned {
  readonly report: Report
  readonly walk: Walk
  /** Removes temporary files: a diff reads texts of records once more. */
  close(): void
}

async function cleaned(
  paths: readonly string[],
  list: readonly string[],
  standing: string | undefined,
  options: CleanOptions,
  host: Host,
): Promise<Cleaned> {
  const stdin = paths.includes(STDIN) ? await spoolStream(process.stdin, options, host.signal) : null
  let expanded: Expanded | null = null
  const close = () => {
    expanded?.close()
    stdin?.remove()
  }
  try {
    const files = walk(paths, { ...options, list, stdin: stdin?.path ?? null })
    expanded = await openInputs({ ...files, standing }, options, host)
    const { walk: whole } = expanded
    const { sample } = options
    const found = sample === null ? whole : sampleWalk(whole, sample)
    const read = await clean(paths, found, options, host)
    const report = sample === null ? read : { ...read, estimate: estimateOf(read, wholeOf(whole)) }
    return { report, walk: found, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Prints what was asked for; answers with the exit code. */
async function told(
  report: Report,
  { files, records = [] }: Walk,
  options: CleanOptions,
  flags: CleanFlags,
): Promise<number> {
  const all = formatsOf(flags)
  const { format } = all.find(({ file }) => file === null) ?? TO_STDOUT
  const quiet = flags.quiet === true
  if (!quiet && format !== 'text')
    for (const warning of report.warnings)
      process.stderr.write(`${isNotice(warning) ? 'Note' : 'Warning'}: ${warning.message}\n`)
  const unreadable = countUnreadable(report)
  const verdict = verdictOf(report, flags)
  const from = new Map(files.map((file) => [file.path, file.from]))
  for (const { file } of records) from.set(file.path, file.from)
  const fileOf = (path: string) => from.get(path) ?? path
  for (const { format, file } of all) {
    if (file !== null && isForPrograms(format))
      await writeSink(file, rendered(report, format, fileOf, verdict))
  }
  if (format === 'diff') await printDiff(report, files)
  else if (format !== 'text') await printRendered(report, format, options.out, fileOf, verdict)
  else if (!quiet) {
    const { out, dryRun, text, html } = options
    const where = { out, dryRun, text, html, unreadable }
    await printText(terminalSummary(report, where, lookOf(process.env, process.stdout)))
  }
  if (unreadable > 0 && (quiet || format !== 'text'))
    process.stderr.write(`${plural(unreadable, 'input')} could not be read\n`)
  for (const reason of verdict.reasons) process.stderr.write(`${reason}\n`)
  if (unreadable > 0) return UNABLE
  return verdict.failed && flags.exitZero !== true ? FAILED : DONE
}

/** What to print, and what to write to files. */
function formatsOf({ json, format }: CleanFlags): readonly Sink[] {
  return json ? sinks('json', format) : (format ?? [])
}

/** What the gate of --max-removal says. */
function verdictOf({ summary }: Report, { maxRemoval, dryRun }: CleanFlags): Verdict {
  if (maxRemoval === undefined || summary.redundancy <= maxRemoval) return { failed: false, reasons: [] }
  const shares = `${percent(summary.redundancy)} of the words ${dryRun ? 'would go' : 'went'}`
  return { failed: true, reasons: [`${shares}, --max-removal allows ${percent(maxRemoval)}`] }
}

const UNREADABLE = new Set(['unreadable', 'not-copied', 'dangling-link'])

function countUnreadable(report: Report): number {
  let count = 0
  for (const { code } of report.skipped) if (UNREADABLE.has(code)) count += 1
  return count
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
