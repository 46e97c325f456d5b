/** What a worker thread runs: it does the tasks of a run, one after the other, and answers to each. */
import { parentPort, type Transferable } from 'node:worker_threads'
import type { AlikeState } from './alike-task.js'
import type { AsideState, AsideTask } from './aside-task.js'
import { packed } from './errors.js'
import type { Answer, Message } from './pool.js'
import type { ReadState, ReadTask } from './read-task.js'
import type { ReportState, ReportTask } from './report-task.js'
import type { RewriteState, RewriteTask } from './rewrite-task.js'

type Work = (data: unknown) => readonly [result: unknown, transfer: Transferable[]]

const works = new Map<string, Promise<Work>>()

/**
 * From the state of a kind of task to what does them. Threads end with their stage, so each loads the modules of one kind
 * alone: all of them took a fifth of a second of a core, those that write a report a fourth of that.
 */
const KINDS: Readonly<Record<string, (state: unknown) => Promise<Work>>> = {
  alike: async (state) => {
    const { alikeTask } = await import('./alike-task.js')
    return () => alikeTask(state as AlikeState)
  },
  aside: async (state) => {
    const { asideTask } = await import('./aside-task.js')
    const work = asideTask(state as AsideState)
    return (task) => work(task as AsideTask)
  },
  read: async (state) => {
    const { readTask } = await import('./read-task.js')
    const work = readTask(state as ReadState)
    return (task) => work(task as ReadTask)
  },
  report: async (state) => {
    const { reportTask } = await import('./report-task.js')
    const work = reportTask(state as ReportState)
    return (task) => work(task as ReportTask)
  },
  rewrite: async (state) => {
    const { rewriteTask } = await import('./rewrite-task.js')
    const work = rewriteTask(state as RewriteState)
    return (task) => work(task as RewriteTask)
  },
}

// Messages that wait for the same state go on in the order in which they came.
parentPort?.on('message', async ({ kind, index, data }: Message) => {
  if (index === null) {
    works.set(kind, KINDS[kind](data))
    return
  }
  try {
    const work = await works.get(kind)
    const [result, transfer] = work?.(data) ?? [undefined, []]
    parentPort?.postMessage({ index, result } satisfies Answer, transfer)
  } catch (error) {
    parentPort?.postMessage({ index, error: packed(error) } satisfies Answer)
  }
})
