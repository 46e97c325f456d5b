/** `dedupe clean`, the default command. */
import { createReadStream } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { type Command, Option } from 'commander'
import { REPORT } from '../corpus/manifest.js'
import { native } from '../corpus/names.js'
import { assertReplaceable } from '../corpus/replace.js'
import { resolveRoots } from '../corpus/roots.js'
import { walk } from '../corpus/walk.js'
import { createHost } from '../host.js'
import type { Report } from '../model.js'
import { type CleanOptions, DEFAULTS, KEEP, SCOPE } from '../options.js'
import { clean } from '../pipeline.js'
import { reportJson } from '../report/json.js'
import { reportNdjson } from '../report/ndjson.js'
import { plural } from '../report/quantity.js'
import { terminalSummary } from '../report/terminal.js'
import { lookOf } from './colour.js'
import { DONE, UNABLE } from './failures.js'
import { onInterrupt } from './interrupt.js'
import { print, printText } from './output.js'
import { createProgress } from './progress.js'

interface CleanFlags {
  readonly out?: string
  readonly dryRun?: boolean
  readonly include?: string[]
  readonly exclude?: string[]
  readonly keep: CleanOptions['keep']
  readonly prefer?: string[]
  readonly scope: CleanOptions['scope']
  readonly keepEmpty?: boolean
  readonly text: boolean
  readonly force?: boolean
  readonly allowEmpty?: boolean
  readonly format: Format
  readonly json?: boolean
  readonly quiet?: boolean
}

type Format = 'text' | 'json' | 'ndjson'

const repeatable = (value: string, before: string[] = []) => [...before, value]

export const EXAMPLES = `
Examples:
  $ dedupe ./seeds                         clean ./seeds into ./seeds.deduped
  $ dedupe ./seeds --dry-run               only say what would go
  $ dedupe old.txt 'new/**/*.txt' -o out   files and globs; earlier arguments keep their text
  $ dedupe ./seeds --keep longest          of two copies, the one in the longest document stays
  $ dedupe ./seeds --prefer 'gazette/**'   ... or the one from a source you trust more
  $ dedupe ./seeds --json | jq .summary    the report for other programs
  $ dedupe restore ./seeds.deduped         the originals again, byte for byte`

export function addClean(program: Command, ended: (code: number) => void): void {
  program
    .command('clean', { isDefault: true })
    .summary('write a cleaned copy, a report and a way back')
    .description(
      'Find what repeats in a folder of text; write a cleaned copy, a report and a way back beside it.',
    )
    .argument('<path...>', 'folders, files or globs; of two copies the one that comes first here stays')
    .optionsGroup('What to read:')
    .option('--include <glob>', 'read files of other endings, too; may be repeated', repeatable)
    .option('--exclude <glob>', 'copy these files unread; may be repeated', repeatable)
    .option('--allow-empty', 'accept that there is nothing to read')
    .optionsGroup('What to remove:')
    .addOption(
      new Option('--keep <policy>', 'which document keeps a repeated text').choices(KEEP).default('first'),
    )
    .option(
      '--prefer <glob>',
      'documents whose text stays rather than that of others; may be repeated',
      repeatable,
    )
    .addOption(
      new Option('--scope <where>', 'look for repeats in all text, within one document, or across two')
        .choices(SCOPE)
        .default('all'),
    )
    .optionsGroup('What to write:')
    .option('-o, --out <dir>', 'the output folder (default: <name of the first path>.deduped)')
    .option('--dry-run', 'write no cleaned copy; with --out, write report.json there')
    .option('--keep-empty', 'write documents of which nothing is left as empty files')
    .option('--no-text', 'leave corpus text out of the report and the ledger; nothing can be restored then')
    .option('--force', 'replace an output folder that is not ours, or whose originals changed')
    .optionsGroup('What to print:')
    .addOption(
      new Option('--format <format>', 'what goes to stdout')
        .choices(['text', 'json', 'ndjson'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('-q, --quiet', 'print no summary, notices or progress')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: CleanFlags) => ended(await runClean(paths, flags)))
}

async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  const format = flags.json ? 'json' : flags.format
  const quiet = flags.quiet === true
  const progress = createProgress(process.stderr, { quiet, tty: process.stderr.isTTY === true })
  const options = optionsOf(paths, flags)
  if (options.out !== null) {
    resolveRoots(paths)
    progress.stage('Checking the earlier output')
    assertReplaceable(options.out, paths, options.force)
  }
  progress.stage('Looking for files')
  const found = walk(paths, options)
  const report = await onInterrupt((signal) => clean(paths, found, options, createHost(progress, signal)))
  progress.done()
  if (!quiet && format !== 'text')
    for (const { message } of report.warnings) process.stderr.write(`Note: ${message}\n`)
  const unreadable = countUnreadable(report)
  await printReport(report, format, { out: options.out, dryRun: options.dryRun, unreadable }, quiet)
  if (unreadable > 0 && (quiet || format !== 'text'))
    process.stderr.write(`${plural(unreadable, 'input')} could not be read\n`)
  return unreadable > 0 ? UNABLE : DONE
}

function optionsOf(paths: readonly string[], flags: CleanFlags): CleanOptions {
  const { include = [], exclude = [], keep, prefer = [], scope, text } = flags
  return {
    ...DEFAULTS,
    out: flags.out ?? (flags.dryRun ? null : defaultOut(paths[0])),
    dryRun: flags.dryRun === true,
    include,
    exclude,
    keep,
    prefer,
    scope,
    keepEmpty: flags.keepEmpty === true,
    text,
    force: flags.force === true,
    allowEmpty: flags.allowEmpty === true,
  }
}

/** In the current folder, whatever folder the input is in. */
function defaultOut(path: string): string {
  return `${basename(resolve(path)) || 'root'}.deduped`
}

const UNREADABLE = new Set(['unreadable', 'not-copied', 'dangling-link'])

function countUnreadable(report: Report): number {
  let count = 0
  for (const { code } of report.skipped) if (UNREADABLE.has(code)) count += 1
  return count
}

async function printReport(
  report: Report,
  format: Format,
  where: { out: string | null; dryRun: boolean; unreadable: number },
  quiet: boolean,
): Promise<void> {
  if (format === 'ndjson') return print(Readable.from(reportNdjson(report)))
  if (format === 'json') {
    return print(
      where.out === null
        ? Readable.from(reportJson(report))
        : createReadStream(native(join(where.out, REPORT))),
    )
  }
  if (!quiet) await printText(terminalSummary(report, where, lookOf(process.env, process.stdout)))
}
