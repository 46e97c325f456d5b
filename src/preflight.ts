/**
 * Whether a run fits into memory, told before it begins: killed after an hour, a run would have told nothing. Sizes are
 * bytes. The estimate is for alphabetic text; scripts without spaces have a token for each character and take up to twice
 * as much.
 */
import type { FoundFile } from './corpus/walk.js'
import { DedupeError } from './failure.js'
import { plural, size } from './report/quantity.js'
import { threadsFor } from './workers/shares.js'

export interface Need {
  readonly documents: number
  readonly bytes: number
  /** What the process takes at its peak, about. */
  readonly memory: number
}

/** Of node itself with this program, and of each thread beside the main one: measured on folders of a few files. */
const PROGRAM = 100e6
const THREAD = 25e6
/** For each byte of text at 336 MB: 2.5 in files; more where all blocks are of a few words. */
const EACH_BYTE = 2.6
/** What the collector leaves lying: a small run has none of it, one of 17 MB all, and a large one no more. */
const LEFT = 200e6
const LEFT_BYTE = 12

/** Smaller runs are not held against the machine: they need less than it takes to start a browser. */
const LARGE = 64e6

/** What the run over these files needs. */
export function needOf(files: readonly FoundFile[], workers: number | null): Need {
  const texts = files.filter(({ passed }) => passed === null)
  const bytes = texts.reduce((sum, file) => sum + file.bytes, 0)
  const threads = threadsFor(bytes, workers)
  const memory = PROGRAM + threads * THREAD + bytes * EACH_BYTE + Math.min(LEFT, bytes * LEFT_BYTE)
  return { documents: texts.length, bytes, memory }
}

/** The line that a long run begins with; null for the others. `free` is null where it is not known. */
export function preflight({ documents, bytes, memory }: Need, free: number | null): string | null {
  if (bytes < LARGE) return null
  const machine = free === null ? '' : `, ${size(free)} are free`
  return `${plural(documents, 'file')}, ${size(bytes)}: takes about ${size(memory)} of memory${machine}`
}

/**
 * Throws DedupeError for a run that needs more than `most`; without that, for a large one that needs more than is `free`,
 * if that is known.
 */
export function assertFits(need: Need, most: number | null, free: number | null): void {
  const limit = most ?? (need.bytes < LARGE ? null : free)
  if (limit === null || need.memory <= limit) return
  const run = `Cleaning ${plural(need.documents, 'file')} of ${size(need.bytes)} takes about ${size(need.memory)} of memory`
  throw new DedupeError(
    'no-memory',
    most === null ? `${run}, and ${size(limit)} are free` : `${run}, --max-memory allows ${size(limit)}`,
    most === null
      ? 'Clean parts of it one by one, look at some with --sample, or try it all the same with --max-memory'
      : 'Clean parts of it one by one, look at some with --sample, or allow more',
  )
}
