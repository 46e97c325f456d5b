/** Runs the compiled command as a process, as people do. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const COMMAND = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url))

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunSettings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
}

export function dedupe(args: readonly string[], { cwd, env, uid }: RunSettings = {}): Ran {
  const ran = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    uid,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (ran.error) throw ran.error
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}
