/** The bytes of an index that is read where it lies. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { DedupeError, reasonOf, systemCode } from '../../failure.js'
import { isFile } from '../files.js'
import { native } from '../names.js'
import { BEGINS } from './layout.js'

export const AGAIN = "Make it anew with 'dedupe index'"
/** Bytes that are read at once where all of a part is. */
const PIECE = 1 << 24

/** Whether a file is an index, of any version. */
export function isIndex(path: string): boolean {
  try {
    // A pipe would be waited for, and nothing hears an interrupt meanwhile.
    if (!isFile(path)) return false
    const file = openSync(native(path), 'r')
    try {
      const begin = Buffer.alloc(BEGINS.length)
      return readSync(file, begin, 0, begin.length, 0) === begin.length && begin.toString() === BEGINS
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}

export class IndexBytes {
  readonly path: string
  readonly #file: number

  /** Throws DedupeError for a file that cannot be opened. */
  constructor(path: string) {
    this.path = path
    try {
      if (!isFile(path)) throw new Error('it is no file')
      this.#file = openSync(native(path), 'r')
    } catch (error) {
      throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
    }
  }

  get size(): number {
    return fstatSync(this.#file).size
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Throws DedupeError where the file ends before. The memory begins at a multiple of 8. */
  read(at: number, length: number): Buffer {
    const bytes = Buffer.from(new ArrayBuffer(length))
    try {
      for (let got = 0; got < length; ) {
        const more = readSync(this.#file, bytes, got, Math.min(PIECE, length - got), at + got)
        if (more === 0) throw this.broken()
        got += more
      }
    } catch (error) {
      if (systemCode(error) === null) throw error
      throw new DedupeError('unreadable', `Cannot read ${this.path}: ${reasonOf(error)}`)
    }
    return bytes
  }

  numbers(at: number, length: number): Uint32Array {
    return numbersIn(this.read(at, length))
  }

  json(bytes: Buffer): unknown {
    try {
      return JSON.parse(bytes.toString('utf8'))
    } catch {
      throw this.broken()
    }
  }

  broken(): DedupeError {
    return new DedupeError(
      'broken-index',
      `${this.path} is broken: what it holds is not what was written`,
      AGAIN,
    )
  }
}

/** What `read` answered with, as numbers. */
export function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}
