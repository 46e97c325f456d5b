/** A part of a ledger, held in memory: what a thread knows of the files that it wrote. */
import { JsonBytes } from '../report/json-bytes.js'
import { sharedBytes } from '../shared-numbers.js'
import { copyBytes, eachRun } from './cut-bytes.js'
import type { Ledger, LedgerEntry, LedgerPartBytes } from './ledger.js'
import { writeEntry } from './ledger-line.js'

/** Bytes at first: most runs are small. */
const FIRST_BYTES = 1 << 16

export class LedgerPart implements Ledger {
  readonly #text: boolean
  readonly #index = new JsonBytes(FIRST_BYTES)
  #removed: Uint8Array = new Uint8Array(FIRST_BYTES)
  #length = 0
  #files = 0

  /** With `text` false the cut bytes are left out and cannot be restored. */
  constructor(text: boolean) {
    this.#text = text
  }

  add(entry: LedgerEntry, original: Uint8Array | null): void {
    this.#files += 1
    writeEntry(entry, this.#index)
    if (!this.#text || original === null) return
    eachRun(entry.cuts, (start, end) => {
      this.#reserve(end - start)
      copyBytes(original, start, end, this.#removed, this.#length)
      this.#length += end - start
    })
  }

  /** Takes out all entries so far, in memory that threads share. */
  take(): LedgerPartBytes {
    const part = {
      index: sharedCopy(this.#index.take()),
      removed: sharedCopy(this.#removed.subarray(0, this.#length)),
      files: this.#files,
    }
    this.#length = this.#files = 0
    return part
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#removed.length) return
    const larger = new Uint8Array(Math.max(this.#length + more, this.#removed.length * 2))
    larger.set(this.#removed.subarray(0, this.#length))
    this.#removed = larger
  }
}

/** Memory that was handed over would be lost to this thread: from then on V8 asks at each access to any array whether it is. */
function sharedCopy(bytes: Uint8Array): Uint8Array {
  const copy = sharedBytes(bytes.length)
  copy.set(bytes)
  return copy
}
