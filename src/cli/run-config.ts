/** What `dedupe config` does. */
import type { Command } from 'commander'
import { cutEnd, safeExcerpt } from '../report/safe-text.js'
import { pageOf } from '../report/terminal-page.js'
import { lookOf } from './colour.js'
import { configure, FROM_CONFIG, settings } from './config.js'
import { DONE } from './failures.js'
import { type Sink, typedSink } from './formats.js'
import { printText } from './output.js'

interface Setting {
  readonly value: unknown
  readonly from: string
}

export async function runConfig(command: Command): Promise<number> {
  const config = await configure(command)
  const inForce = new Map<string, Setting>()
  for (const option of settings(command)) {
    const key = option.attributeName()
    const source = command.getOptionValueSource(key)
    const from = source === FROM_CONFIG ? (config?.file ?? '') : source === 'cli' ? 'flag' : 'default'
    inForce.set(key, { value: settingOf(command, key), from })
  }
  // This command prints in one of two forms itself; what a run prints is not shown.
  const asJson = inForce.get('json')?.from === 'flag'
  inForce.delete('json')
  await printText(asJson ? `${JSON.stringify(Object.fromEntries(inForce), null, 2)}\n` : page(inForce))
  return DONE
}

/** As a settings file has it. */
function settingOf(command: Command, key: string): unknown {
  const value: unknown = command.getOptionValue(key) ?? null
  return key === 'format' && Array.isArray(value) ? value.map((sink: Sink) => typedSink(sink)) : value
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
