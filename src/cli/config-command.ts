/** `dedupe config`: which settings are in force in this folder, and where each comes from. */
import type { Command } from 'commander'
import { addGates } from './check.js'
import { addCleanOptions } from './clean-flags.js'

const EXAMPLES = `
A settings file, dedupe.config.json (or dedupe.config.js, or "dedupe" in package.json):
  { "keep": "longest", "exclude": ["drafts/**"], "maxRemoval": 0.2 }

Examples:
  $ dedupe config                  what a run in this folder would be told
  $ dedupe config --keep newest    ... with this flag; what is typed wins
  $ dedupe config --json           the same for other programs`

export function addConfig(program: Command, ended: (code: number) => void): void {
  const command = program
    .command('config')
    .summary('show the settings in force and where each comes from')
    .description('Show which settings are in force in this folder, and where each comes from.')
  addGates(addCleanOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async () => {
      const { runConfig } = await import('./run-config.js')
      ended(await runConfig(command))
    })
}
