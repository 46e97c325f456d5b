/** A file that appears whole or not at all: it is written under a hidden name beside its place. */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DedupeError, reasonOf, systemCode } from '../../failure.js'
import { native } from '../names.js'

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
    this.#partial = join(dirname(out), `.${basename(out)}.partial-${randomBytes(6).toString('hex')}`)
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
    try {
      return work()
    } catch (error) {
      if (systemCode(error) === null) throw error
      throw new DedupeError('cannot-write', `Cannot write ${this.#out}: ${reasonOf(error)}`)
    }
  }
}
