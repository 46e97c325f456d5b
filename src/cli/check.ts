/** `dedupe check`: judges new documents, by gates, and writes nothing but what is asked for. For CI. */
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { KINDS } from '../kinds.js'
import type { Kind } from '../model.js'
import { addDeciding, addPrinting, addRunning, type CleanFlags, share } from './clean-flags.js'
import { configure } from './config.js'
import { requirePaths } from './record-options.js'

const EXAMPLES = `
Examples:
  $ dedupe check new --against archive                     what of it the archive has already
  $ dedupe check new --against archive.dedupe --max-redundancy 0.2
                                                           exit with 1 if more than a fifth repeats
  $ dedupe check new --against archive --fail-on exact     ... if anything stands there word for word
  $ dedupe check new --baseline known.json --fail-on exact ... but for the copies that are known
  $ dedupe check new --format github --format sarif=dedupe.sarif
                                                           remarks in a pull request, and a file for code scanning`

export interface CheckFlags extends CleanFlags {
  readonly maxRedundancy?: number
  readonly maxFileRedundancy?: number
  readonly maxDuplicates?: number
  readonly failOn?: Kind[]
  readonly baseline?: string
}

export function addCheckOptions(command: Command): Command {
  return addPrinting(addRunning(addGates(addDeciding(command)))).option(
    '--no-text',
    'leave corpus text out of the report',
  )
}

export function addGates(command: Command): Command {
  return command
    .optionsGroup('When to fail:')
    .option('--max-redundancy <share>', 'exit with 1 if more than this share of all words repeats', share)
    .option(
      '--max-file-redundancy <share>',
      'exit with 1 if more than this share of the words of any file does',
      share,
    )
    .option('--max-duplicates <n>', 'exit with 1 if more documents than this would go whole', none)
    .option(
      '--fail-on <kinds>',
      `exit with 1 if anything of these kinds is found: ${KINDS.join(', ')}; several with commas`,
      kinds,
    )
    .option('--baseline <file>', 'let the copies pass that are written there')
}

export function addCheck(program: Command, ended: (code: number) => void): void {
  const command = program
    .command('check')
    .summary('judge new documents, by what they repeat; for CI')
    .description(
      'Judge new documents by what they repeat of each other, and of a corpus they join: exit with 1 if a gate fails. ' +
        'Nothing is written but what is asked for.',
    )
    .argument('[new...]', 'folders, files or globs, - for standard input: only these are judged')
  addCheckOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      await configure(command)
      const flags = command.opts<CheckFlags>()
      requirePaths(command, paths, flags)
      const { runCheck } = await import('./run-check.js')
      ended(await runCheck(paths, flags))
    })
}

function none(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

function kinds(value: string, before: Kind[] = []): Kind[] {
  const list = value.split(',').map((word) => {
    const kind = KINDS.find((one) => one === word.trim())
    if (kind === undefined) throw new InvalidArgumentError(`Allowed kinds are ${KINDS.join(', ')}.`)
    return kind
  })
  return [...before, ...list]
}
