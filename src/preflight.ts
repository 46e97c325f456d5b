/**
 * Whether a run fits into memory, told before it begins: if not, much of it goes to files. Sizes are
 * bytes. The estimate is for alphabetic text; scripts without spaces have a token for each character and take up to twice
 * as much.
 */
import { MAX_BYTES } from './corpus/first-read.js'
import type { FoundFile } from './corpus/walk.js'
import type { Host } from './host.js'
import { plural, size } from './report/quantity.js'
import { threadsFor } from './workers/shares.js'

export interface TextSize {
  readonly documents: number
  readonly bytes: number
}

const NO_TEXT: TextSize = { documents: 0, bytes: 0 }

export interface Need extends TextSize {
  /** What the process takes at its peak, about. */
  readonly memory: number
  /** What it writes into temporary files where that is too much. */
  readonly disk: number
}

/** Of node itself with this program, and of each thread beside the main one: measured on folders of a few files. */
const PROGRAM = 100e6
const THREAD = 25e6
/** For each byte of text at 336 MB: 2.5 in files; more where all blocks are of a few words. */
const EACH_BYTE = 2.6
/** What the collector leaves lying: a small run has none of it, one of 17 MB all, and a large one no more. */
const LEFT = 200e6
const LEFT_BYTE = 12

/** Of temporary files for each byte of text, where columns stand there. */
const DISK_BYTE = 4
/** The same of an index, which holds its keys until the end: three in ten bytes of text of them, each as two numbers. */
const INDEX_BYTE = 1.3
const INDEX_DISK = 1

/** Part of what is free that a run takes of itself: the rest is for what else is at work. */
const SHARE = 0.75
/** Part of what a run may take that is for pages: the rest is for the program and its documents. */
const PAGES = 0.25
const LEAST_PAGES = 16e6

/** Smaller runs are not held against the machine: they need less than it takes to start a browser. */
const LARGE = 64e6

/** What the run over these files needs, and the corpus of --against, which is read behind them and held as they are. */
export function needOf(files: readonly FoundFile[], workers: number | null, old = NO_TEXT): Need {
  const { documents, bytes } = textsOf(files, old)
  const threads = threadsFor(bytes, workers)
  const memory = PROGRAM + threads * THREAD + bytes * EACH_BYTE + Math.min(LEFT, bytes * LEFT_BYTE)
  return { documents, bytes, memory, disk: bytes * DISK_BYTE }
}

/** What an index of these files needs that goes on from one of `old`. */
export function indexNeedOf(files: readonly FoundFile[], old = NO_TEXT): Need {
  const { documents, bytes } = textsOf(files, old)
  const memory = PROGRAM + bytes * INDEX_BYTE + Math.min(LEFT, bytes * LEFT_BYTE)
  return { documents, bytes, memory, disk: bytes * INDEX_DISK }
}

/** The size of the documents among files, and of `old`. */
export function textsOf(files: readonly FoundFile[], old = NO_TEXT): TextSize {
  const texts = files.filter(({ passed, bytes }) => passed === null && bytes <= MAX_BYTES)
  const bytes = texts.reduce((sum, file) => sum + file.bytes, old.bytes)
  return { documents: texts.length + old.documents, bytes }
}

/** The line that a long run begins with; null for the others. `free` is null where it is not known. */
export function preflight(need: Need, most: number | null, free: number | null): string | null {
  const { documents, bytes, memory } = need
  if (bytes < LARGE) return null
  const machine = free === null ? '' : `, ${size(free)} are free`
  const told = `${plural(documents, 'file')}, ${size(bytes)}: takes about ${size(memory)} of memory${machine}`
  return pagesOf(need, most, free) === null
    ? told
    : `${told}. ${most === null ? 'A run takes three quarters of it' : '--max-memory allows less'}: the rest goes to temporary files`
}

/** Tells whoever watches of a run that is long. */
export function tellNeed(need: Need, most: number | null, { watcher, freeMemory }: Host): void {
  const line = preflight(need, most, freeMemory)
  if (line !== null) watcher.tell?.(line)
}

/**
 * Bytes of memory for pages of what a run holds (columns/paged.ts), where all of it is more than `most`, or without that for a
 * large run than a share of what is `free`; null where all fits.
 */
export function pagesOf({ bytes, memory }: Need, most: number | null, free: number | null): number | null {
  const limit = most ?? (bytes < LARGE || free === null ? null : free * SHARE)
  return limit === null || memory <= limit ? null : Math.max(LEAST_PAGES, limit * PAGES)
}
