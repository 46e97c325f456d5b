/**
 * Gives the memory of arrays back at once, not when the collector comes by: it knows nothing of the threads of the next
 * stage, which need as much again.
 */

import { setImmediate } from 'node:timers/promises'
import { collectIfSpare } from './spare-heap.js'

/** Anything with memory of its own; what threads share is left as it is. */
type Owning = Readonly<Record<string, unknown>>

/**
 * Empties all typed arrays that are properties of an object: nothing may read them any more. Their memory goes along with a
 * message that nobody takes, and is free when this thread's loop turns next.
 */
export function letGo(owner: Owning): void {
  const buffers = new Set<ArrayBuffer>()
  for (const value of Object.values(owner))
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0)
      buffers.add(value.buffer)
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(null, [...buffers])
  port1.close()
  port2.close()
}

/** Lets this thread's loop turn, twice, as what is closed in one turn ends in the next: what was let go is free then. */
export async function turned(): Promise<void> {
  await setImmediate()
  await setImmediate()
  collectIfSpare()
}
