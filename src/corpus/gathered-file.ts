/**
 * A file that is written in pieces of any size: small ones are gathered first, as a call of the system for each costs more
 * than they do.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { native } from './names.js'

/** Bytes gathered before they go to the file. */
const GATHERED = 1 << 16
/** Bytes of a file that are read at once where all of it is read again. */
const READ = 1 << 20

export class GatheredFile {
  readonly #file: number
  readonly #gathered = Buffer.allocUnsafe(GATHERED)
  readonly #wrote: (bytes: Uint8Array) => void
  #used = 0
  #length = 0
  #isOpen = true

  /** Creates the file, which must not exist; `wrote` sees all bytes in their order. Throws the system's error. */
  constructor(path: string, wrote: (bytes: Uint8Array) => void = () => {}) {
    this.#file = openSync(native(path), 'wx+')
    this.#wrote = wrote
  }

  write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > GATHERED) this.flush()
    if (bytes.length > GATHERED) this.#put(bytes)
    else {
      this.#gathered.set(bytes, this.#used)
      this.#used += bytes.length
    }
  }

  flush(): void {
    this.#put(this.#gathered.subarray(0, this.#used))
    this.#used = 0
  }

  /** All that was written, in pieces that are valid until the next is asked for. */
  *pieces(): Generator<Uint8Array> {
    this.flush()
    const piece = Buffer.allocUnsafe(Math.min(READ, this.#length))
    for (let at = 0; at < this.#length; ) {
      const read = readSync(this.#file, piece, 0, piece.length, at)
      if (read === 0) throw new Error('a file that was just written ends too early')
      yield piece.subarray(0, read)
      at += read
    }
  }

  /** Again is no harm. What was not flushed is lost. */
  close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }

  #put(bytes: Uint8Array): void {
    this.#wrote(bytes)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
    this.#length += bytes.length
  }
}
