/**
 * Progress on stderr for work of more than a second: stage, files, bytes, MB/s, time left. On a terminal
 * one line that is drawn again and again; elsewhere (a CI log) a plain line now and then. Times are
 * milliseconds of a monotonic clock, sizes bytes.
 */
import { size, span, thousands } from '../report/quantity.js'
import { cutEnd } from '../report/safe-text.js'

export interface ProgressStream {
  write(text: string): unknown
  on?(event: 'error', listener: () => void): unknown
  readonly columns?: number | undefined
}

export interface ProgressOptions {
  /** Show nothing at all. */
  readonly quiet?: boolean
  /** The stream is a terminal that can draw a line again. */
  readonly tty: boolean
  /** Width in cells; without it the stream's own, read anew for each line, as windows change. */
  readonly columns?: number
  readonly now?: () => number
}

export interface Progress {
  /** A new stage. Totals that are not known yet, as during a walk, are left out: then only counts show. */
  stage(name: string, totalFiles?: number, totalBytes?: number): void
  /** More of this stage is done. Cheap: one look at the clock, or none. */
  advance(files: number, bytes: number): void
  /** Writes a line for good, above the one that is drawn. */
  tell(line: string): void
  /** Takes the line away for good. */
  done(): void
}

/** Work below this shows nothing on a terminal: a line that flashes up tells nobody anything. */
const FIRST_AFTER = 1000
/** Ten lines a second look alive, and more cannot be read. */
const REDRAW_EVERY = 100
/** Nor in a log before this; one of an hour stays below 400 lines. */
const LINE_EVERY = 10_000
/** A rate measured over less than this leaps about too much to foretell an end. */
const RATE_AFTER = 500
/** Share of a stage that has to be done before its end is foretold: what comes first may be slow, or a cold disk. */
const FORETOLD_FROM = 0.01

const ERASE_LINE = '\r\x1b[K'

/** On stderr, as a command's flags have it. */
export function progressFor({ quiet = false }: { readonly quiet?: boolean }): Progress {
  return createProgress(process.stderr, { quiet, tty: process.stderr.isTTY === true })
}

export function createProgress(stream: ProgressStream, options: ProgressOptions): Progress {
  const { quiet = false, tty, now = () => performance.now() } = options
  const started = now()
  const state = { name: '', files: 0, bytes: 0, totalFiles: 0, totalBytes: 0, started }
  let next = quiet ? Number.POSITIVE_INFINITY : started + (tty ? FIRST_AFTER : LINE_EVERY)
  let drawn = false
  let listening = false

  /** A closed stderr ends the progress, never the work: it may throw, or tell of it later by an event. */
  const write = (text: string) => {
    try {
      if (!listening) stream.on?.('error', stop)
      listening = true
      stream.write(text)
    } catch {
      stop()
    }
  }
  const stop = () => {
    next = Number.POSITIVE_INFINITY
    drawn = false
  }
  const show = (time: number) => {
    next = time + (tty ? REDRAW_EVERY : LINE_EVERY)
    const text = progressText(state, time)
    if (!tty) return write(`${text}\n`)
    // One cell is left free: some terminals wrap when the last one is written.
    const width = Math.max(1, (options.columns ?? stream.columns ?? 80) - 1)
    drawn = true
    write(`\r${cutEnd(text, width, '...')}\x1b[K`)
  }
  const clear = () => {
    if (drawn) write(ERASE_LINE)
    drawn = false
  }

  return {
    stage(name, totalFiles = 0, totalBytes = 0) {
      const time = now()
      Object.assign(state, { name, files: 0, bytes: 0, totalFiles, totalBytes, started: time })
      // Stages are few, and one that never advances would leave the name of the last on the screen.
      if (time >= next || (drawn && next !== Number.POSITIVE_INFINITY)) show(time)
    },
    advance(files, bytes) {
      state.files += files
      state.bytes += bytes
      const time = now()
      if (time >= next) show(time)
    },
    tell(line) {
      clear()
      if (!quiet) write(`${line}\n`)
    },
    done() {
      clear()
      stop()
    },
  }
}

interface StageState {
  readonly name: string
  readonly files: number
  readonly bytes: number
  /** 0 while unknown. */
  readonly totalFiles: number
  readonly totalBytes: number
  readonly started: number
}

/** `Reading  1,200 of 9,000 files  1.2 of 9.8 GB  85 MB/s  100 s left`, as much of it as is known. */
function progressText(
  { name, files, bytes, totalFiles, totalBytes, started }: StageState,
  time: number,
): string {
  const parts = [name]
  if (totalFiles > 0) parts.push(`${thousands(files)} of ${thousands(totalFiles)} files`)
  else if (files > 0) parts.push(files === 1 ? '1 file' : `${thousands(files)} files`)
  if (totalBytes > 0) parts.push(`${size(bytes)} of ${size(totalBytes)}`)
  else if (bytes > 0) parts.push(size(bytes))
  const elapsed = time - started
  if (elapsed >= RATE_AFTER) {
    if (bytes > 0) parts.push(`${rate(bytes, elapsed)} MB/s`)
    // Bytes foretell better than files, whose sizes differ.
    const share = totalBytes > 0 ? bytes / totalBytes : totalFiles > 0 ? files / totalFiles : 0
    if (share >= FORETOLD_FROM && share < 1) parts.push(`${span((elapsed / 1000) * (1 / share - 1))} left`)
  }
  return parts.join('  ')
}

function rate(bytes: number, milliseconds: number): string {
  const megabytes = bytes / 1000 / milliseconds
  return megabytes < 9.95 ? megabytes.toFixed(1) : thousands(megabytes)
}
