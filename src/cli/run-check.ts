/** What `dedupe check` does, and with it `dedupe baseline`. */
import { relative, resolve } from 'node:path'
import { goneFrom, readBaseline } from '../corpus/baseline-file.js'
import { isSamePlace } from '../corpus/names.js'
import { assertWritable } from '../corpus/replace.js'
import { originsOf, type Walk } from '../corpus/walk.js'
import { type Baseline, judge } from '../gates/baseline.js'
import { failures, type Gates } from '../gates/gates.js'
import { createHost } from '../host.js'
import type { Report } from '../model.js'
import { clean } from '../pipeline.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import type { CheckFlags } from './check.js'
import { cleanOptions } from './clean-options.js'
import { filesOf } from './formats.js'
import { listedFiles, readInputs } from './inputs.js'
import { onInterrupt } from './interrupt.js'
import { allSinks, printReport } from './print-report.js'
import { progressFor } from './progress.js'

export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const sinks = allSinks(flags)
  const baseline = flags.baseline === undefined ? null : readBaseline(flags.baseline)
  return withJudged(paths, flags, ({ report, walk, placeOf }) => {
    const { shown, known } =
      baseline === null ? { shown: report, known: 0 } : withoutKnown(report, baseline, flags, placeOf)
    const failed = failures(shown, gatesOf(flags), placeOf)
    const reasons = failed.map(({ message }) => safeName(message))
    const verdict = { failed: failed.length > 0, reasons, known }
    const where = { out: null, dryRun: true, check: true, known }
    return printReport({ report, shown, walk, verdict, where }, flags, sinks)
  })
}

export interface Judged {
  readonly report: Report
  readonly walk: Walk
  /** The file that was read, by its path in the report. */
  readonly placeOf: (path: string) => string
}

/** Hands the report on new documents to `use`; temporary files stand until that is done. */
export async function withJudged<T>(
  paths: readonly string[],
  flags: CheckFlags,
  use: (judged: Judged) => T | Promise<T>,
): Promise<T> {
  const progress = progressFor(flags)
  const { maxRedundancy: _a, maxFileRedundancy: _b, maxDuplicates: _c, failOn: _d, ...rest } = flags
  const { baseline: _e, ...given } = rest
  const options = { ...cleanOptions(paths, { ...given, dryRun: true }), out: null, html: false }
  const reports = filesOf(allSinks(flags))
  assertWritable(reports, null)
  progress.stage('Looking for files')
  const list = await listedFiles(paths, flags, process.stdin)
  let close = () => {}
  try {
    const { report, walk } = await onInterrupt(async (signal) => {
      const host = createHost(progress, signal, process.availableMemory())
      const inputs = await readInputs(paths, list, { ...options, reports }, host)
      close = inputs.close
      return { report: await clean(paths, inputs.walk, options, host, 'check'), walk: inputs.walk }
    })
    progress.done()
    const from = originsOf(walk)
    const placeOf = (path: string) => placeFromHere(from.get(path) ?? path)
    return await use({ report, walk, placeOf })
  } finally {
    close()
  }
}

/** One name for a file of the working folder however it was typed: a baseline knows copies by it. Others stay as typed. */
function placeFromHere(path: string): string {
  for (const folder of [process.cwd(), ...shellFolder()]) {
    const place = relative(folder, resolve(path))
    if (!place.startsWith('..')) return place
  }
  return path
}

/** The working folder as the shell names it, by links perhaps; none where PWD is left over from another folder. */
function shellFolder(): readonly string[] {
  const folder = process.env.PWD
  return folder !== undefined && isSamePlace(folder, process.cwd()) ? [folder] : []
}

/** Says what is known, and what of the baseline is stale. */
function withoutKnown(
  report: Report,
  baseline: Baseline,
  { baseline: name, quiet }: CheckFlags,
  placeOf: (path: string) => string,
): { readonly shown: Report; readonly known: number } {
  const { report: shown, known, stale } = judge(report, baseline, placeOf, goneFrom(name ?? '.'))
  if (quiet !== true && known > 0)
    process.stderr.write(`Note: ${known === 1 ? '1 copy is' : `${known} copies are`} known by ${name}\n`)
  if (stale.length > 0) {
    const [{ passage, place }] = stale
    const more = stale.length > 1 ? ` and ${stale.length - 1} more` : ''
    process.stderr.write(
      `Warning: ${plural(stale.length, 'entry', 'entries')} of ${name} ${stale.length === 1 ? 'is' : 'are'} stale: ` +
        `${passage} in ${safeName(place)}${more}; 'dedupe baseline prune' takes them out\n`,
    )
  }
  return { shown, known }
}

function gatesOf(flags: CheckFlags): Gates {
  const { maxRedundancy, maxFileRedundancy, maxDuplicates, failOn } = flags
  return {
    maxRedundancy: maxRedundancy ?? null,
    maxFileRedundancy: maxFileRedundancy ?? null,
    maxDuplicates: maxDuplicates ?? null,
    failOn: failOn ?? [],
  }
}
