/** `dedupe baseline`: the copies that a check lets pass. */
import type { Command } from 'commander'
import { addCheckOptions, type CheckFlags } from './check.js'
import { configure } from './config.js'

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
  const add = (name: string, what: string, run: 'runWrite' | 'runPrune') => {
    const command = baseline.command(name).summary(what).description(`${what}. Takes the options of check.`)
    addCheckOptions(command.argument('<new...>', 'folders, files or globs, as for check')).action(
      async (paths: string[]) => {
        await configure(command)
        const runs = await import('./run-baseline.js')
        ended(await runs[run](paths, command.opts<CheckFlags>()))
      },
    )
  }
  add('write', 'Write all copies of a check as its baseline', 'runWrite')
  add('prune', 'Take out of a baseline what stands no more', 'runPrune')
}
