/** What `dedupe clean` does. */
import { assertBesideOutput, assertReplaceable, assertWritable } from '../corpus/replace.js'
import { resolveRoots } from '../corpus/roots.js'
import { sampleWalk, wholeOf } from '../corpus/sample-files.js'
import { STDIN } from '../corpus/walk.js'
import { createHost } from '../host.js'
import type { Report } from '../model.js'
import { clean } from '../pipeline.js'
import { estimateOf } from '../report/estimate.js'
import type { Verdict } from '../report/program-forms.js'
import { percent } from '../report/quantity.js'
import type { CleanFlags } from './clean-flags.js'
import { cleanOptions } from './clean-options.js'
import { filesOf } from './formats.js'
import { listedFiles, readInputs } from './inputs.js'
import { onInterrupt } from './interrupt.js'
import { allSinks, printReport } from './print-report.js'
import { progressFor } from './progress.js'

export async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  const sinks = allSinks(flags)
  const progress = progressFor(flags)
  const options = cleanOptions(paths, flags)
  assertWritable(filesOf(sinks), options.out)
  const folders = paths.filter((path) => path !== STDIN)
  let standing: string | undefined
  if (options.out !== null) {
    resolveRoots(folders)
    progress.stage('Checking the earlier output')
    const inputs = options.against === null ? folders : [...folders, options.against]
    standing = assertReplaceable(options.out, inputs, options.force)
    assertBesideOutput(filesOf(sinks), options.out)
  }
  progress.stage('Looking for files')
  const list = await listedFiles(paths, flags, process.stdin)
  const done = await onInterrupt(async (signal) => {
    const host = createHost(progress, signal, process.availableMemory())
    const { walk: whole, close } = await readInputs(
      paths,
      list,
      { ...options, reports: filesOf(sinks) },
      host,
    )
    try {
      const { sample } = options
      const found = { ...(sample === null ? whole : sampleWalk(whole, sample)), standing }
      const read = await clean(paths, found, options, host)
      const report = sample === null ? read : { ...read, estimate: estimateOf(read, wholeOf(whole)) }
      return { report, found, close }
    } catch (error) {
      close()
      throw error
    }
  })
  progress.done()
  try {
    const { report, found } = done
    const { out, dryRun, text, html, emit } = options
    const where = { out, dryRun, text, html, emit }
    const verdict = verdictOf(report, flags)
    return await printReport({ report, shown: report, walk: found, verdict, where }, flags, sinks)
  } finally {
    // Only now: a diff reads texts of records once more.
    done.close()
  }
}

/** What the gate of --max-removal says. */
function verdictOf({ summary }: Report, { maxRemoval, dryRun }: CleanFlags): Verdict {
  if (maxRemoval === undefined || summary.redundancy <= maxRemoval) return { failed: false, reasons: [] }
  const shares = `${percent(summary.redundancy)} of the words ${dryRun ? 'would go' : 'went'}`
  return { failed: true, reasons: [`${shares}, --max-removal allows ${percent(maxRemoval)}`] }
}
