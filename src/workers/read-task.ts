/** The first read as tasks: files in, what is in them and their fingerprints out. */
import type { Transferable } from 'node:worker_threads'
import { ruleMatcher } from '../boilerplate/all-rules.js'
import type { RuleFile } from '../boilerplate/checked-rules.js'
import { FileReader } from '../corpus/files.js'
import { type FirstRead, readFirst, type TextFile } from '../corpus/first-read.js'
import { Fingerprints, type FingerprintsPart } from '../fingerprint/fingerprints.js'

export interface ReadState {
  /** A user's own rules; null where no boilerplate is looked for. */
  readonly rules: readonly RuleFile[] | null
}

export type ReadTask = readonly TextFile[]

export interface ReadPart {
  /** Of each file. */
  readonly files: readonly FirstRead[]
  readonly blocks: FingerprintsPart
}

/** Tokens that room is made for: those of a task, for a token has six bytes. More make the arrays grow, once. */
const EXPECTED = 1 << 20

/** What does the tasks of a thread. */
export function readTask({
  rules,
}: ReadState): (task: ReadTask) => readonly [result: ReadPart, transfer: Transferable[]] {
  const corpus = new Fingerprints(EXPECTED, rules === null ? null : ruleMatcher(rules))
  const reader = new FileReader()
  return (task) => {
    const files = task.map((file) => readFirst(file, reader, corpus))
    const blocks = corpus.takePart()
    return [{ files, blocks }, Object.values(blocks).map(({ buffer }) => buffer as ArrayBuffer)]
  }
}
