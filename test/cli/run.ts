/** Runs the compiled command as a process, as people do. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const COMMAND = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url))

/** Milliseconds after which a process is taken to hang: a run here takes some seconds, on a loaded machine half a minute. */
export const RUN_LIMIT = 150_000

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunSettings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
  /** A line for `sh` that runs the command, which it finds in "$@"; $NODE and $COMMAND are its first words. */
  readonly shell?: string
  /** What comes from standard input. */
  readonly input?: Uint8Array
}

export function dedupe(args: readonly string[], { cwd, env, uid, shell, input }: RunSettings = {}): Ran {
  const line = [process.execPath, COMMAND, ...args]
  const [program, ...rest] = shell === undefined ? line : ['sh', '-c', shell, 'sh', ...line]
  const ran = spawnSync(program, rest, {
    cwd,
    uid,
    input,
    env: { PATH: process.env.PATH, NODE: process.execPath, COMMAND, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: RUN_LIMIT,
  })
  if (ran.error) throw ran.error
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}
