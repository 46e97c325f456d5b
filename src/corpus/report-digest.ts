/**
 * The hash of a report without its two clock values, by which a change made by hand shows. The values are
 * left out because nothing else in an output depends on when it was made (law 4).
 */

import { hasher } from '../fingerprint/hash.js'
import { linesOf, stampOf } from './files.js'

const CLOCK = /"startedAt":"[^"]*","durationMs":[0-9.]+/
/** The writer of report.json puts the run on a line of its own. */
const RUN = Buffer.from('  "run": {')
const END = Buffer.from('\n')

export function reportDigest(path: string): string {
  const hash = hasher()
  let blanked = false
  let length = 0
  for (const line of linesOf(path)) {
    length += line.length + 1
    const isRun: boolean = !blanked && line.subarray(0, RUN.length).equals(RUN)
    hash.update(isRun ? clockless(line) : line)
    hash.update(END)
    blanked ||= isRun
  }
  // Lines do not tell whether the last one has its line feed.
  if (length !== stampOf(path).bytes) hash.update(END)
  return hash.digest()
}

/** The beginning of a report, its run line included, as it goes into the digest. */
export function withoutClock({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  const text = Buffer.from(buffer, byteOffset, byteLength)
  const start = text.indexOf(RUN)
  const end = text.indexOf(END, start)
  return Buffer.concat([text.subarray(0, start), clockless(text.subarray(start, end)), text.subarray(end)])
}

function clockless(run: Buffer): Buffer {
  return Buffer.from(run.toString('utf8').replace(CLOCK, '"clock"'))
}
