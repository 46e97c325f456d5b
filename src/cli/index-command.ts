/** `dedupe index`: a corpus as fingerprints in one file, to judge new documents against without reading it again. */
import type { Command } from 'commander'
import { addConfigFile, addMemory, repeatable } from './clean-flags.js'
import { configure } from './config.js'
import { addRecordOptions, addTemp, requirePaths } from './record-options.js'
import type { IndexFlags } from './run-index.js'

const EXAMPLES = `
Examples:
  $ dedupe index archive -o archive.dedupe                  an index of a corpus
  $ dedupe check new --against archive.dedupe               judge new documents by it
  $ dedupe index new --add archive.dedupe -o archive.dedupe they join: the old text is not read again
  $ dedupe index info archive.dedupe                        what it holds`

export function addIndex(program: Command, ended: (code: number) => void): void {
  const command = program
    .command('index')
    .summary('make a reusable index of a corpus')
    .description(
      'Keep of a corpus what new documents are judged by, in one file: hashes of its words, and no text. ' +
        'An index is for one version of ICU and of this program; another one refuses it.',
    )
    .argument('[path...]', 'folders, files or globs, in corpus order; - for standard input')
    .option('-o, --out <file>', 'the index; replaced as a whole')
    .option('--add <index>', 'go on from this index: its documents come first and are not read again')
    .option('--include <glob>', 'read files of other endings, too; may be repeated', repeatable)
    .option('--exclude <glob>', 'leave these files out; may be repeated', repeatable)
    .option('--allow-empty', 'accept that there is nothing to read')
    .option('-q, --quiet', 'print no summary, notices or progress')
  addConfigFile(addMemory(addTemp(addRecordOptions(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      await configure(command)
      const flags = command.opts<IndexFlags>()
      requirePaths(command, paths, flags)
      const { runIndex } = await import('./run-index.js')
      ended(await runIndex(paths, flags))
    })
  command
    .command('info')
    .summary('say what an index holds')
    .description('Say what an index holds, and what it was made of and by. All of it is read and checked.')
    .argument('<file>', 'an index')
    .option('--json', 'print it as JSON')
    .action(async (file: string, flags: { readonly json?: boolean }) => {
      const { runInfo } = await import('./run-index.js')
      ended(await runInfo(file, flags))
    })
}
