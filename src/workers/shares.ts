/** How much work there is for threads, and how it is cut into tasks. */
import { availableParallelism } from 'node:os'

/**
 * Bytes for which another thread is worth its start: each compiles the program for itself, and its rules learn the words of
 * the corpus anew, which takes more than a second of a core.
 */
const THREAD_BYTES = 32 << 20
/** Bytes and files of a task: a twentieth of a second of work, so that threads end together and little lies in memory. */
const TASK_BYTES = 2 << 20
const TASK_FILES = 512

/** Shares for each thread, at least: the last ones end together even where there is little to do. */
export const SHARES = 4

/** How many threads to start for so many bytes: as many as were asked for, else what is worth its start. */
export function threadsFor(bytes: number, asked: number | null): number {
  if (asked !== null) return asked
  const worth = Math.min(availableParallelism(), Math.floor(bytes / THREAD_BYTES))
  // One thread beside a main thread that waits for it gains nothing.
  return worth < 2 ? 0 : worth
}

/** The same for work beside what the main thread does itself, of which there is one piece. */
export function besideFor(documents: readonly { readonly bytes: number }[], asked: number | null): number {
  return Math.min(
    1,
    threadsFor(
      documents.reduce((sum, { bytes }) => sum + bytes, 0),
      asked,
    ),
  )
}

/** Cuts a list into shares of about as many bytes, in order. */
export function shares<T>(items: readonly T[], threads: number, bytesOf: (item: T) => number): T[][] {
  const total = items.reduce((sum, item) => sum + bytesOf(item), 0)
  const most = Math.min(TASK_BYTES, total / (threads * SHARES))
  const all: T[][] = []
  let share: T[] = []
  let bytes = 0
  for (const item of items) {
    share.push(item)
    bytes += bytesOf(item)
    if (bytes < most && share.length < TASK_FILES) continue
    all.push(share)
    share = []
    bytes = 0
  }
  if (share.length > 0) all.push(share)
  return all
}
