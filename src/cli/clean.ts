/** `dedupe clean`, the default command. */
import type { Command } from 'commander'
import { addCleanOptions, type CleanFlags } from './clean-flags.js'
import { configure } from './config.js'
import { requirePaths } from './record-options.js'

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
    .argument(
      '[path...]',
      'folders, files or globs, - for standard input; of two copies the one that comes first here stays',
    )
  addCleanOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      await configure(command)
      const flags = command.opts<CleanFlags>()
      requirePaths(command, paths, flags)
      const { runClean } = await import('./run-clean.js')
      ended(await runClean(paths, flags))
    })
}
