/** What `dedupe baseline` does. */
import { assertIsBaseline, goneFrom, readBaseline, writeBaseline } from '../corpus/baseline-file.js'
import { DedupeError } from '../failure.js'
import { type Baseline, baselineOf, judge } from '../gates/baseline.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import type { CheckFlags } from './check.js'
import { DONE } from './failures.js'
import { printText } from './output.js'
import { withJudged } from './run-check.js'

export async function runWrite(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const name = fileOf(flags)
  assertIsBaseline(name)
  const baseline = await withJudged(paths, flags, ({ report, placeOf }) => baselineOf(report, placeOf))
  writeBaseline(name, baseline)
  if (!flags.quiet) await printText(`Wrote ${countOf(baseline)} to ${safeName(name)}.\n`)
  return DONE
}

export async function runPrune(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const name = fileOf(flags)
  const before = readBaseline(name)
  const { stale, pruned, unjudged } = await withJudged(paths, flags, ({ report, placeOf }) =>
    judge(report, before, placeOf, goneFrom(name)),
  )
  if (stale.length > 0) writeBaseline(name, pruned)
  if (flags.quiet) return DONE
  await printText(
    `Took ${plural(stale.length, 'stale entry', 'stale entries')} out of ${safeName(name)}: ${countOf(pruned)} left.\n`,
  )
  if (unjudged > 0)
    await printText(
      `${plural(unjudged, 'entry', 'entries')} of files that were not judged ${unjudged === 1 ? 'was' : 'were'} left.\n`,
    )
  return DONE
}

function fileOf({ baseline }: CheckFlags): string {
  if (baseline !== undefined) return baseline
  throw new DedupeError('no-baseline', 'No baseline was named', 'See --baseline, as in --baseline known.json')
}

function countOf({ passages }: Baseline): string {
  const copies = passages.reduce(
    (sum, { places }) => sum + Object.values(places).reduce((all, count) => all + count, 0),
    0,
  )
  return `${plural(passages.length, 'passage')} with ${plural(copies, 'copy', 'copies')}`
}
