/**
 * A heap that keeps little of what nobody holds any more, for runs that may take little memory: V8 lets a heap grow to twice
 * and more of what is in it before it looks for garbage, keeps 32 MB for young objects, and lets 64 MB of arrays lie.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Runs that want it now: the heap is that of the whole process. */
let runs = 0
/** Whether large memory that threads shared waits for a collection. */
let isDue = false
let collect: (() => void) | null = null

/**
 * From the next collection on the old heap grows by a third at most before it is collected, and room for young objects is
 * what they need. Answers with what takes it back.
 *
 * V8 reads this flag whenever it decides how far a heap may grow (Heap::ShouldOptimizeForMemoryUsage); sizes of spaces are
 * read once at the start, so that --max-semi-space-size would come too late.
 */
export function spareHeap(): () => void {
  runs += 1
  setFlagsFromString('--optimize-for-size')
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    runs -= 1
    if (runs === 0) setFlagsFromString('--no-optimize-for-size')
  }
}

/** Has the next border of two stages collected, in any run: what threads shared can only be given back so. */
export function collectSoon(): void {
  isDue = true
}

/** Between two stages of such a run: the arrays of the one go before the other makes as many. Nothing in others. */
export function collectIfSpare(): void {
  if (runs === 0 && !isDue) return
  isDue = false
  collect ??= collector()
  collect()
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return gc
}

/** Kinds of typed arrays. */
export interface Arrays<T> {
  readonly BYTES_PER_ELEMENT: number
  new (length: number): T
  new (buffer: ArrayBuffer, offset: number, length: number): T
}

/** Bytes from which on an array has room of its own in such a run. */
const LARGE = 1 << 20
/** More than glibc takes from the heap of the process, whatever was freed before (DEFAULT_MMAP_THRESHOLD_MAX, 32 MB). */
const MAPPED = (1 << 25) + (1 << 20)

/**
 * An array for some work, all 0, that is soon garbage. Where memory is scarce a large one is the beginning of a larger one, whose
 * other pages are never touched and so not taken: glibc gives the memory of such back the moment it is freed. Of others it keeps
 * twice as much as the largest that was ever freed, and all that lies below what is still in use: 40 to 60 MB of a run over 84 MB of text.
 */
export function arrayOf<T>(type: Arrays<T>, length: number): T {
  const bytes = length * type.BYTES_PER_ELEMENT
  return runs > 0 && bytes >= LARGE && bytes < MAPPED
    ? new type(new ArrayBuffer(MAPPED), 0, length)
    : new type(length)
}
