/** `dedupe help COMMAND`, also of commands of a command: a name that there is not is an error with the nearest one. */
import type { Command } from 'commander'
import { nearCommand } from './near-command.js'

/** To be called when all other commands of `parent` are there. */
export function addHelp(parent: Command): void {
  parent
    // Commander's own prints the help of the parent for an unknown name, as if that had been asked for.
    .helpCommand(false)
    .command('help')
    .summary('print help for a command')
    .description('Print help for a command.')
    .argument('[command...]', 'its name; of a command of a command both names, as in rules list')
    .action((words: readonly string[]) => commandOf(parent, words).help())
}

function commandOf(parent: Command, words: readonly string[]): Command {
  let command = parent
  for (const word of words) {
    const found = command.commands.find((one) => one.name() === word)
    if (found === undefined) return command.error(unknownCommand(command, word), UNKNOWN)
    command = found
  }
  return command
}

const UNKNOWN = { code: 'commander.unknownCommand' }

function unknownCommand(parent: Command, word: string): string {
  const near = nearCommand(
    word,
    parent.commands.map((one) => one.name()),
  )
  return `error: unknown command '${word}'${near === null ? '' : `\n(Did you mean ${near}?)`}`
}
