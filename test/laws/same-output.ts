/** Runs of the command whose outputs are compared, to the byte. */
import { chmodSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { dedupe } from '../cli/run.js'
import { readStamps, readTree, type Tree, tempFolder } from '../tree.js'

/** Outputs of hundreds of files, written and removed again and again. */
export const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export interface Ran {
  readonly out: string
  readonly files: Map<string, Uint8Array>
  readonly stamps: unknown
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

/** Cleans `input` into a folder of its own, with so many threads. */
export function run(input: string, workers: number, args: readonly string[] = [], uid?: number): Ran {
  const cwd = tempFolder(PLACE)
  chmodSync(cwd, 0o777)
  const { stdout, stderr, status } = dedupe([input, '-o', 'out', '--workers', String(workers), ...args], {
    cwd,
    ...(uid === undefined ? {} : { uid }),
  })
  const out = join(cwd, 'out')
  const files = readTree(out)
  const report = (files.get('report.json') as Buffer).toString('latin1')
  files.set('report.json', Buffer.from(report.replace(/"startedAt":"[^"]*","durationMs":\d+/, ''), 'latin1'))
  // The digest of the report is of its bytes without the clock, so the manifest is compared as it is.
  // Progress is told by the time it takes.
  const told = stderr.replace(/^(?:Reading|Writing) .*\n/gm, '')
  return { out, files, stamps: readStamps(join(out, 'clean')), stdout, stderr: told, status }
}

/** Of large files only a difference is worth the time that it takes to look for it number by number. */
function expectEqual(other: Uint8Array | undefined, one: Uint8Array, path: string): void {
  if (other === undefined || Buffer.compare(one, other) !== 0) expect(other, path).toEqual(one)
}

/** Two runs told and wrote the same, but for their clocks. */
export function expectSame(one: Ran, other: Ran): void {
  expect([...other.files.keys()]).toEqual([...one.files.keys()])
  for (const [path, bytes] of one.files) expectEqual(other.files.get(path), bytes, path)
  expect(other.stamps).toEqual(one.stamps)
  expect([other.stdout, other.stderr, other.status]).toEqual([one.stdout, one.stderr, one.status])
}

/** All golden folders, what is expected of them included, as one corpus of many encodings and kinds of files. */
export const GOLDEN = fileURLToPath(new URL('../../fixtures/golden', import.meta.url))

/** All files of an output, with the two values that may vary taken out of the report. */
export function bytesOf(out: string): { readonly files: Tree; readonly stamps: Map<string, string> } {
  const files = readTree(out)
  const report = (files.get('report.json') as Buffer).toString('latin1')
  const clock = /"startedAt":"[^"]*","durationMs":\d+/g
  expect(report.match(clock)).toHaveLength(1)
  files.set('report.json', Buffer.from(report.replace(clock, ''), 'latin1'))
  return { files, stamps: readStamps(join(out, 'clean')) }
}
