/** `dedupe verify`: is an output still what was written, and can every original be rebuilt from it? */
import type { Command } from 'commander'
import type { VerifyFlags } from './run-verify.js'

const EXAMPLES = `
Examples:
  $ dedupe verify seeds.deduped   exit code 0 if all of it holds, 1 if anything does not`

export function addVerify(program: Command, ended: (code: number) => void): void {
  program
    .command('verify')
    .summary('prove that an output is whole and can be restored')
    .description(
      'Prove that nothing was lost: every original can be rebuilt, report, ledger and copy agree, and each ' +
        'removed copy stands in text that stays.',
    )
    .argument('<dir>', 'an output folder of dedupe')
    .option(
      '--temp <dir>',
      "where packed files of --against are unpacked to (default: the system's temporary folder)",
    )
    .option('-q, --quiet', 'print no summary or progress')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, flags: VerifyFlags) => {
      const { runVerify } = await import('./run-verify.js')
      ended(await runVerify(folder, flags))
    })
}
