/** The first read as tasks: files in, what is in them and their fingerprints out. */
import type { Transferable } from 'node:worker_threads'
import { type RuleChoice, ruleMatcher } from '../boilerplate/all-rules.js'
import { FileReader } from '../corpus/files.js'
import { type FirstRead, readFirst, type TextFile } from '../corpus/first-read.js'
import { type FingerprintArrays, Fingerprints, type FingerprintsPart } from '../fingerprint/fingerprints.js'
import { KnownBlocks } from '../fingerprint/known-blocks.js'

export interface ReadState {
  /** Null where no boilerplate is looked for. */
  readonly rules: RuleChoice | null
}

export interface ReadTask {
  readonly files: readonly TextFile[]
  /** Arrays to write to, those of a part that was taken: they go to and fro, for new ones would be touched anew. */
  readonly room: FingerprintArrays | null
}

export interface ReadPart {
  /** Of each file. */
  readonly files: readonly FirstRead[]
  readonly blocks: FingerprintsPart
}

/** Tokens that room is made for: those of a task, for a token has six bytes. More make the arrays grow. */
const EXPECTED = 1 << 19

/** The memory of arrays, to be handed to another thread. */
export function buffersOf(arrays: FingerprintArrays): Transferable[] {
  return Object.values(arrays).map(({ buffer }) => buffer as ArrayBuffer)
}

/** What does the tasks of a thread. */
export function readTask({
  rules,
}: ReadState): (task: ReadTask) => readonly [result: ReadPart, transfer: Transferable[]] {
  const corpus = new Fingerprints(0, rules === null ? null : ruleMatcher(rules), new KnownBlocks())
  const reader = new FileReader()
  return (task) => {
    corpus.begin(task.room ?? new Fingerprints(EXPECTED))
    const files = task.files.map((file) => readFirst(file, reader, corpus))
    const blocks = corpus.part
    return [{ files, blocks }, buffersOf(blocks.arrays)]
  }
}
