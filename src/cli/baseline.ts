/** `dedupe baseline`: the copies that a check lets pass. */
import type { Command } from 'commander'
import { assertIsBaseline, goneFrom, readBaseline, writeBaseline } from '../corpus/baseline-file.js'
import { DedupeError } from '../failure.js'
import { type Baseline, baselineOf, judge } from '../gates/baseline.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { addCheckOptions, type CheckFlags, withJudged } from './check.js'
import { configure } from './config.js'
import { DONE } from './failures.js'
import { printText } from './output.js'

const EXAMPLES = `
Examples:
  $ dedupe baseline write new --against archive --baseline known.json   let all copies of today pass
  $ dedupe check new --against archive --baseline known.json --fail-on exact,near
  $ dedupe baseline prune new --against archive --baseline known.json   take out what stands no more

A copy is known by the words that it repeats and by its file. One more copy of known words is new.`

export function addBaseline(program: Command, ended: (code: number) => void): void {
  const baseline = program
    .command('baseline')
    .summary('write or prune the copies that a check lets pass')
    .description('Write down the copies that a check lets pass, or take out those that stand no more.')
    .addHelpText('after', EXAMPLES)
  const add = (name: string, what: string, run: (paths: string[], flags: CheckFlags) => Promise<number>) => {
    const command = baseline.command(name).summary(what).description(`${what}. Takes the options of check.`)
    addCheckOptions(command.argument('<new...>', 'folders, files or globs, as for check')).action(
      async (paths: string[]) => {
        await configure(command)
        ended(await run(paths, command.opts<CheckFlags>()))
      },
    )
  }
  add('write', 'Write all copies of a check as its baseline', runWrite)
  add('prune', 'Take out of a baseline what stands no more', runPrune)
}

async function runWrite(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const name = fileOf(flags)
  assertIsBaseline(name)
  const baseline = await withJudged(paths, flags, ({ report, placeOf }) => baselineOf(report, placeOf))
  writeBaseline(name, baseline)
  if (!flags.quiet) await printText(`Wrote ${countOf(baseline)} to ${safeName(name)}.\n`)
  return DONE
}

async function runPrune(paths: readonly string[], flags: CheckFlags): Promise<number> {
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
