/** `dedupe clean`, the default command. */
import type { Command } from 'commander'
import { assertReplaceable } from '../corpus/replace.js'
import { resolveRoots } from '../corpus/roots.js'
import { sampleWalk, wholeOf } from '../corpus/sample-files.js'
import { walk } from '../corpus/walk.js'
import { createHost } from '../host.js'
import type { Report } from '../model.js'
import { clean } from '../pipeline.js'
import { estimateOf } from '../report/estimate.js'
import { percent } from '../report/quantity.js'
import { addCleanOptions, type CleanFlags, cleanOptions } from './clean-options.js'
import { configure } from './config.js'
import type { Verdict } from './formats.js'
import { onInterrupt } from './interrupt.js'
import { allSinks, printReport } from './print-report.js'
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
    .argument('<path...>', 'folders, files or globs; of two copies the one that comes first here stays')
  addCleanOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      await configure(command)
      ended(await runClean(paths, command.opts<CleanFlags>()))
    })
}

async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  const sinks = allSinks(flags)
  const progress = createProgress(process.stderr, {
    quiet: flags.quiet === true,
    tty: process.stderr.isTTY === true,
  })
  const options = cleanOptions(paths, flags)
  let standing: string | undefined
  if (options.out !== null) {
    resolveRoots(paths)
    progress.stage('Checking the earlier output')
    const inputs = options.against === null ? paths : [...paths, options.against]
    standing = assertReplaceable(options.out, inputs, options.force)
  }
  progress.stage('Looking for files')
  const whole = walk(paths, options)
  const { sample } = options
  const found = { ...(sample === null ? whole : sampleWalk(whole, sample)), standing }
  const read = await onInterrupt((signal) => clean(paths, found, options, createHost(progress, signal)))
  const report = sample === null ? read : { ...read, estimate: estimateOf(read, wholeOf(whole)) }
  progress.done()
  const { out, dryRun, text, html } = options
  const where = { out, dryRun, text, html }
  const verdict = verdictOf(report, flags)
  return printReport({ report, shown: report, files: found.files, verdict, where }, flags, sinks)
}

/** What the gate of --max-removal says. */
function verdictOf({ summary }: Report, { maxRemoval, dryRun }: CleanFlags): Verdict {
  if (maxRemoval === undefined || summary.redundancy <= maxRemoval) return { failed: false, reasons: [] }
  const shares = `${percent(summary.redundancy)} of the words ${dryRun ? 'would go' : 'went'}`
  return { failed: true, reasons: [`${shares}, --max-removal allows ${percent(maxRemoval)}`] }
}
