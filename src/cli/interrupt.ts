/** Ctrl-C and `kill`: the run is told, clears what it wrote, and ends with 130. A second Ctrl-C ends at once. */
import { INTERRUPTED } from './failures.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export async function onInterrupt<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    return await run(controller.signal)
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
