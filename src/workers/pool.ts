/**
 * Worker threads for work that falls into tasks. Each thread is given its next task while it is at one, so that none
 * waits; results are taken in the order of the tasks, whoever was first (law 4). Only flat arrays and short lists of
 * strings cross threads.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Transferable, Worker } from 'node:worker_threads'
import { type Packed, unpacked } from './errors.js'

/** What a thread is sent: state that all tasks of a kind share, or a task. */
export interface Message {
  readonly kind: string
  /** Number of the task; null for state. */
  readonly index: number | null
  readonly data: unknown
}

/** What it answers to a task. */
export type Answer =
  | { readonly index: number; readonly result: unknown }
  | { readonly index: number; readonly error: Packed }

/** Tasks that a thread is given at once: the next one lies ready when one is done. */
const GIVEN = 2
/** Tasks for each thread that may be ahead of the one that is taken next: what is done early waits in memory. */
const AHEAD = 3

/** The compiled entry; under a test runner that compiles by itself it does not stand there. */
const ENTRY = fileURLToPath(new URL('./entry.js', import.meta.url))

/**
 * Has `work` done with so many threads, or with null for none. They end with it, whatever they are at: none writes any
 * more, and what they held in memory is free for the next stage.
 */
export async function withPool<T>(threads: number, work: (pool: Pool | null) => Promise<T>): Promise<T> {
  const pool = openPool(threads)
  try {
    return await work(pool)
  } finally {
    await pool?.close()
  }
}

/** So many threads, to be closed; null for none. */
export function openPool(threads: number): Pool | null {
  return threads === 0 || !existsSync(ENTRY) ? null : new Pool(threads)
}

export class Pool {
  readonly #workers: readonly Worker[]
  readonly #given: number[]
  #answers = new Map<number, Answer>()
  #failure: unknown = null
  #wake: () => void = () => {}
  #refill: () => void = () => {}
  #closed = false

  constructor(threads: number) {
    this.#given = Array.from({ length: threads }, () => 0)
    this.#workers = Array.from({ length: threads }, (_, number) => {
      const worker = new Worker(ENTRY)
      worker.on('message', (answer: Answer) => {
        this.#given[number] -= 1
        this.#answers.set(answer.index, answer)
        this.#refill()
        this.#wake()
      })
      const fail = (error: unknown) => {
        if (!this.#closed) this.#failure ??= error
        this.#wake()
      }
      worker.on('error', fail)
      worker.on('exit', (code) => fail(new Error(`A worker thread ended with ${code}`)))
      return worker
    })
  }

  get threads(): number {
    return this.#workers.length
  }

  /** Hands state to all threads, for the tasks of this kind that follow. */
  tell(kind: string, data: unknown): void {
    for (const worker of this.#workers) worker.postMessage({ kind, index: null, data } satisfies Message)
  }

  /**
   * Has `count` tasks done, each made when a thread is to have it, with memory to hand over; `take` is called with each result, in the order of the tasks. Throws what a task threw when its
   * turn comes, and the reason of `signal` when it is aborted.
   */
  async run<Task, Result>(
    kind: string,
    count: number,
    taskAt: (index: number) => readonly [task: Task, transfer?: readonly Transferable[]],
    take: (result: Result, index: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    let next = 0
    let taken = 0
    this.#answers = new Map()
    this.#refill = () => {
      for (let round = 1; round <= GIVEN; round += 1)
        for (const [number, worker] of this.#workers.entries()) {
          if (this.#given[number] >= round || next >= count) continue
          if (next >= taken + AHEAD * this.#workers.length) return
          this.#given[number] += 1
          const [data, transfer] = taskAt(next)
          worker.postMessage({ kind, index: next, data } satisfies Message, transfer)
          next += 1
        }
    }
    const stop = () => this.#wake()
    signal?.addEventListener('abort', stop)
    try {
      this.#refill()
      while (taken < count) {
        signal?.throwIfAborted()
        if (this.#failure !== null) throw this.#failure
        const answer = this.#answers.get(taken)
        if (answer === undefined) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve
          })
          continue
        }
        this.#answers.delete(taken)
        if ('error' in answer) throw unpacked(answer.error)
        take(answer.result as Result, taken)
        taken += 1
        this.#refill()
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      this.#refill = () => {}
    }
  }

  /**
   * Has one task done, which begins at once, while this thread goes on with something else. What it fails with is thrown
   * where the answer is asked for.
   */
  ask<Result>(kind: string, task: unknown, signal: AbortSignal | undefined): Promise<Result> {
    const asked = async () => {
      const results: Result[] = []
      await this.run<unknown, Result>(
        kind,
        1,
        () => [task],
        (result) => results.push(result),
        signal,
      )
      return results[0]
    }
    const answer = asked()
    answer.catch(() => {})
    return answer
  }

  /** Ends the threads, whatever they are at; when it is done none writes any more. Who waits for an answer is told. */
  async close(): Promise<void> {
    this.#closed = true
    this.#failure ??= new Error('The worker threads were ended')
    this.#wake()
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}
