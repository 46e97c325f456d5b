/** `dedupe verify`: is an output still what was written, and can every original be rebuilt from it? */
import type { Command } from 'commander'
import { readManifest } from '../corpus/manifest.js'
import { verify } from '../corpus/verify.js'
import { plural, size } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, FAILED } from './failures.js'
import { printText } from './output.js'
import { createProgress } from './progress.js'

const EXAMPLES = `
Examples:
  $ dedupe verify seeds.deduped   exit code 0 if all of it holds, 1 if anything was changed`

/** Problems that are told one by one. */
const SHOWN = 20

export function addVerify(program: Command, ended: (code: number) => void): void {
  program
    .command('verify')
    .summary('prove that an output is whole and can be restored')
    .description(
      'Prove that nothing was lost: every original can be rebuilt, and report, ledger and copy agree.',
    )
    .argument('<dir>', 'an output folder of dedupe')
    .option('-q, --quiet', 'print no summary or progress')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, flags: { quiet?: boolean }) => ended(await runVerify(folder, flags)))
}

async function runVerify(folder: string, flags: { quiet?: boolean }): Promise<number> {
  const progress = createProgress(process.stderr, {
    quiet: flags.quiet === true,
    tty: process.stderr.isTTY === true,
  })
  const { files: total, text } = readManifest(folder)
  progress.stage('Verifying', total)
  const { files, bytes, problems } = verify(folder, (length) => progress.advance(1, length))
  progress.done()
  for (const problem of problems.slice(0, SHOWN)) process.stderr.write(`${safeName(problem)}\n`)
  if (problems.length > SHOWN) process.stderr.write(`... and ${problems.length - SHOWN} more\n`)
  if (problems.length > 0) {
    process.stderr.write(
      `${plural(problems.length, 'problem')}: ${safeName(folder)} is not what was written\n`,
    )
    return FAILED
  }
  const proven = text
    ? 'every one can be rebuilt byte for byte'
    : 'all that stays is as it was written; it was made with --no-text and cannot be restored'
  if (!flags.quiet) await printText(`Verified ${plural(files, 'file')}, ${size(bytes)}: ${proven}.\n`)
  return DONE
}
