/** What a worker thread runs: it does the tasks of a run, one after the other, and answers to each. */
import { parentPort, type Transferable } from 'node:worker_threads'
import { packed } from './errors.js'
import type { Answer, Message } from './pool.js'
import { type ReadState, type ReadTask, readTask } from './read-task.js'
import { type ReportState, type ReportTask, reportTask } from './report-task.js'
import { type RewriteState, type RewriteTask, rewriteTask } from './rewrite-task.js'

type Work = (data: unknown) => readonly [result: unknown, transfer: Transferable[]]

const works = new Map<string, Work>()

/** From the state of a kind of task to what does them. */
const KINDS: Readonly<Record<string, (state: unknown) => Work>> = {
  read: (state) => {
    const work = readTask(state as ReadState)
    return (task) => work(task as ReadTask)
  },
  report: (state) => {
    const work = reportTask(state as ReportState)
    return (task) => work(task as ReportTask)
  },
  rewrite: (state) => {
    const work = rewriteTask(state as RewriteState)
    return (task) => work(task as RewriteTask)
  },
}

parentPort?.on('message', ({ kind, index, data }: Message) => {
  if (index === null) {
    works.set(kind, KINDS[kind](data))
    return
  }
  try {
    const [result, transfer] = works.get(kind)?.(data) ?? [undefined, []]
    parentPort?.postMessage({ index, result } satisfies Answer, transfer)
  } catch (error) {
    parentPort?.postMessage({ index, error: packed(error) } satisfies Answer)
  }
})
