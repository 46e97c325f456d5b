/** Runs of the command that are stopped by a signal. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { COMMAND, RUN_LIMIT } from '../cli/run.js'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly ms: number
}

/** Starts a run, by default of `in` into `out`; `meanwhile` may stop it. */
export function start(
  folder: string,
  meanwhile: (kill: (signal: NodeJS.Signals) => void) => void,
  args: readonly string[] = ['in', '-o', 'out'],
): Promise<Ended> {
  const began = performance.now()
  const child = spawn(process.execPath, [COMMAND, ...args, '--quiet'], {
    cwd: folder,
    stdio: 'ignore',
    timeout: RUN_LIMIT,
    killSignal: 'SIGABRT',
  })
  meanwhile((signal) => child.kill(signal))
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal, ms: performance.now() - began }))
  })
}

/** Stops a run as soon as a name with this start stands in the folder, and in that one `holding`. */
export function killingOnce(folder: string, prefix: string, signal: NodeJS.Signals, holding = '') {
  const stands = (name: string) => name.startsWith(prefix) && existsSync(join(folder, name, holding))
  return (kill: (signal: NodeJS.Signals) => void) => {
    const look = setInterval(() => {
      if (!readdirSync(folder).some(stands)) return
      clearInterval(look)
      kill(signal)
    }, 2)
    setTimeout(() => clearInterval(look), 20_000).unref()
  }
}
