/** `dedupe restore`: the originals again. */
import type { Command } from 'commander'

const EXAMPLES = `
Examples:
  $ dedupe restore seeds.deduped                rebuild the originals in ./seeds.restored
  $ dedupe restore seeds.deduped -o originals   ... or in a folder of that name, which must be new or empty`

export function addRestore(program: Command, ended: (code: number) => void): void {
  program
    .command('restore')
    .summary('rebuild the originals, byte for byte')
    .description('Rebuild the originals of an output, byte for byte, from its cleaned copy and its ledger.')
    .argument('<dir>', 'an output folder of dedupe')
    .option('-o, --out <dir>', 'where to, a new or empty folder (default: <name>.restored)')
    .option('-q, --quiet', 'print no summary or progress')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, flags: { out?: string; quiet?: boolean }) => {
      const { runRestore } = await import('./run-restore.js')
      ended(await runRestore(folder, flags))
    })
}
