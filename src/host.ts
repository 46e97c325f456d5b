/** What a run needs of the world around it: the time, somebody who watches, and a way to be stopped. */
import { setImmediate } from 'node:timers/promises'

/** Watches a run. `advance` is called once a file. */
export interface Watcher {
  stage(name: string, totalFiles?: number, totalBytes?: number): void
  advance(files: number, bytes: number): void
  /** Hears what a long run needs before it begins. */
  tell?(line: string): void
}

export interface Host {
  readonly watcher: Watcher
  /** When the run began, in ISO form: for the report alone. */
  readonly startedAt: string
  /** Milliseconds of a monotonic clock. */
  now(): number
  /** Aborted when the run is to stop. */
  readonly signal: AbortSignal | undefined
  /** Bytes of memory that are free for it; null where nobody looked. */
  readonly freeMemory: number | null
  /**
   * Lets the event loop turn now and then, so that an interrupt is heard during work that never waits.
   * Null when it is too early for that; else to be awaited. Rejects when the run was aborted.
   */
  breathe(): Promise<void> | null
}

/** An interrupt is answered within this many milliseconds and the length of one file. */
const BREATH = 50

const UNWATCHED: Watcher = { stage() {}, advance() {} }

export function createHost(
  watcher: Watcher = UNWATCHED,
  signal?: AbortSignal,
  freeMemory: number | null = null,
): Host {
  const now = () => performance.now()
  let last = now()
  return {
    watcher,
    startedAt: new Date().toISOString(),
    now,
    signal,
    freeMemory,
    breathe() {
      if (now() - last < BREATH) return null
      last = now()
      return setImmediate().then(() => signal?.throwIfAborted())
    },
  }
}
