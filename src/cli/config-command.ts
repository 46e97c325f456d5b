/** `dedupe config`: which settings are in force in this folder, and where each comes from. */
import type { Command } from 'commander'
import { cutEnd, safeExcerpt } from '../report/safe-text.js'
import { pageOf } from '../report/terminal-page.js'
import { addGates } from './check.js'
import { addCleanOptions } from './clean-options.js'
import { lookOf } from './colour.js'
import { configure, FROM_CONFIG, settings } from './config.js'
import { DONE } from './failures.js'
import { printText } from './output.js'

const EXAMPLES = `
A settings file, dedupe.config.json (or dedupe.config.js, or "dedupe" in package.json):
  { "keep": "longest", "exclude": ["drafts/**"], "maxRemoval": 0.2 }

Examples:
  $ dedupe config                  what a run in this folder would be told
  $ dedupe config --keep newest    ... with this flag; what is typed wins
  $ dedupe config --json           the same for other programs`

interface Setting {
  readonly value: unknown
  readonly from: string
}

export function addConfig(program: Command, ended: (code: number) => void): void {
  const command = program
    .command('config')
    .summary('show the settings in force and where each comes from')
    .description('Show which settings are in force in this folder, and where each comes from.')
  addGates(addCleanOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async () => ended(await runConfig(command)))
}

async function runConfig(command: Command): Promise<number> {
  const config = await configure(command)
  const inForce = new Map<string, Setting>()
  for (const option of settings(command)) {
    const key = option.attributeName()
    const source = command.getOptionValueSource(key)
    const from = source === FROM_CONFIG ? (config?.file ?? '') : source === 'cli' ? 'flag' : 'default'
    inForce.set(key, { value: command.getOptionValue(key) ?? null, from })
  }
  // This command prints in one of two forms itself; what a run prints is not shown.
  const asJson = inForce.get('json')?.from === 'flag'
  inForce.delete('json')
  await printText(asJson ? `${JSON.stringify(Object.fromEntries(inForce), null, 2)}\n` : page(inForce))
  return DONE
}

function page(inForce: ReadonlyMap<string, Setting>): string {
  const { width, paint, ellipsis } = pageOf(lookOf(process.env, process.stdout), false)
  const widest = Math.max(...[...inForce.keys()].map(({ length }) => length))
  const sources = Math.max(...[...inForce.values()].map(({ from }) => from.length))
  const room = Math.max(10, width - widest - sources - 4)
  let lines = ''
  for (const [key, { value, from }] of inForce) {
    const shown = cutEnd(safeExcerpt(value === null ? '-' : JSON.stringify(value)), room, ellipsis)
    const line = `${key.padEnd(widest)}  ${shown.padEnd(room)}  ${from}`
    lines += `${from === 'default' ? paint.dim(line) : line}\n`
  }
  return lines
}
