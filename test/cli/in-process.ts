/** Runs the command in this process, where it is not the process that is tested: that spares half a second of starting one. */
import { Writable } from 'node:stream'
import { main } from '../../src/cli/main.js'
import { inFolder } from '../tree.js'
import type { Ran } from './run.js'

/** As a process would that has pipes for its streams, `cwd` for its folder, and no variables of the environment. */
export async function dedupeHere(args: readonly string[], cwd: string): Promise<Ran> {
  const [stdout, stderr] = [collector(), collector()]
  const before = { stdout: process.stdout, stderr: process.stderr, env: process.env }
  Object.defineProperties(process, {
    stdout: { value: stdout.stream },
    stderr: { value: stderr.stream },
    env: { value: {} },
  })
  try {
    const status = await inFolder(cwd, () => main(args))
    return { status, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    for (const [name, value] of Object.entries(before)) Object.defineProperty(process, name, { value })
  }
}

function collector(): { readonly stream: Writable; text(): string } {
  const pieces: Buffer[] = []
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') }
}
