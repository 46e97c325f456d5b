/** A file that is written piece by piece, and appears whole or not at all. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { native } from '../names.js'
import { partialOf, toldOf } from '../whole-file.js'

/** Bytes that are handed to the system at once. */
const PIECE = 1 << 26

export class PartialFile {
  /** Bytes so far. */
  written = 0
  readonly #out: string
  readonly #partial: string
  readonly #file: number
  #isOpen = true

  /** Throws DedupeError where no file can be made. */
  constructor(out: string) {
    this.#out = out
    this.#partial = partialOf(out)
    this.#file = this.told(() => openSync(native(this.#partial), 'wx'))
  }

  write(bytes: Uint8Array): void {
    this.told(() => {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file, bytes, at, Math.min(PIECE, bytes.length - at))
    })
    this.written += bytes.length
  }

  /** Moves the file to its place. */
  commit(): void {
    this.told(() => {
      closeSync(this.#file)
      this.#isOpen = false
      renameSync(native(this.#partial), native(this.#out))
    })
  }

  /** Removes what was written. */
  abort(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
    rmSync(native(this.#partial), { force: true })
  }

  /** What the system refuses meanwhile is thrown as a DedupeError that names the file. */
  told<T>(work: () => T): T {
    return toldOf(this.#out, work)
  }
}
