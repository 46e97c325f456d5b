/** Reading and writing whole files and long ones, synchronously: a promise a file would cost more than the file. */
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { type Hasher, hasher } from '../fingerprint/hash.js'
import { arrayOf } from '../spare-heap.js'
import { native } from './names.js'

/** Mode and time of a file: what a copy keeps of it besides its bytes. Times are kept to the microsecond. */
export interface Stamp {
  /** Permission bits. */
  readonly mode: number
  /** Modification time in whole microseconds since 1970. */
  readonly modifiedUs: number
}

/** Size and stamp of a file, links followed. Throws the system's error. */
export function stampOf(path: string): Stamp & { readonly bytes: number } {
  const { size, mode, mtimeNs } = statSync(native(path), { bigint: true })
  return { bytes: Number(size), mode: Number(mode) & 0o7777, modifiedUs: Number(mtimeNs / 1000n) }
}

/** Whether it is a regular file, links followed. Throws the system's error. */
export function isFile(path: string): boolean {
  return statSync(native(path)).isFile()
}

/** As stampOf, of a regular file only: a pipe would be waited for, and a link is nothing that a run wrote. */
export function regularStampOf(path: string): Stamp & { readonly bytes: number } {
  if (!lstatSync(native(path)).isFile()) throw new Error('it is no regular file')
  return stampOf(path)
}

const CHUNK = 1 << 20

/** What one call reads or writes at most: the system takes 2^31 - 1 bytes, and a power of two keeps pages whole. */
const MOST = 1 << 30

/** Reads whole files into one buffer that grows: what it answers with is valid until the next call. */
export class FileReader {
  // No Buffer: the loops over text are faster where all texts are of one class.
  #buffer = new Uint8Array(CHUNK)

  /**
   * `expected` is the length that the file had a while ago, if that is known: then two calls to the system are saved.
   * Throws the system's error where the file cannot be read.
   */
  read(path: string, expected?: number): Uint8Array {
    this.#held = NOTHING_HELD
    const file = openSync(native(path), 'r')
    try {
      this.#reserve((expected ?? fstatSync(file).size) + 1, 0)
      let length = 0
      for (;;) {
        const room = Math.min(this.#buffer.length - length, MOST)
        const got = readSync(file, this.#buffer, length, room, null)
        length += got
        // A regular file gives less than is asked for only where it ends.
        const ends = got === 0 || (length === expected && got < room)
        if (ends) return this.#buffer.subarray(0, length)
        if (length === this.#buffer.length) this.#reserve(length * 2, length)
      }
    } finally {
      closeSync(file)
    }
  }

  /**
   * `length` bytes of a file from `offset` on, valid until the next call. What follows is read along where calls go
   * through a file in order: a call to the system for each of a million records would cost more than they do.
   */
  readAt(path: string, offset: number, length: number): Uint8Array {
    const held = this.#held
    if (held.path !== path || offset < held.from || offset + length > held.to) {
      const inOrder = held.path === path && offset >= held.from && offset <= held.to
      const wanted = inOrder ? Math.max(length, CHUNK) : length
      this.#reserve(wanted, 0)
      this.#held = { path, from: offset, to: offset + readRange(path, this.#buffer, offset, wanted) }
    }
    const start = offset - this.#held.from
    return this.#buffer.subarray(start, Math.min(start + length, this.#held.to - this.#held.from))
  }

  #held = NOTHING_HELD

  #reserve(size: number, keep: number): void {
    if (size <= this.#buffer.length) return
    const grown = arrayOf(Uint8Array, Math.max(size, Math.min(this.#buffer.length * 2, 1 << 28)))
    grown.set(this.#buffer.subarray(0, keep))
    this.#buffer = grown
  }
}

/** The range of a file that a reader's buffer begins with. */
const NOTHING_HELD = { path: '', from: 0, to: 0 }

function readRange(path: string, buffer: Uint8Array, offset: number, length: number): number {
  const file = openSync(native(path), 'r')
  try {
    let held = 0
    for (let got = 1; got > 0 && held < length; held += got)
      got = readSync(file, buffer, held, Math.min(length - held, MOST), offset + held)
    return held
  } finally {
    closeSync(file)
  }
}

/** Writes a file in pieces through a buffer, and knows the hash of what it wrote. */
export class FileWriter {
  readonly #file: number
  readonly #buffer = Buffer.allocUnsafeSlow(1 << 16)
  readonly #hash: Hasher = hasher()
  #held = 0
  #written = 0

  /** `mode` is that of the file while it is written to. */
  constructor(path: string, mode = 0o666) {
    this.#file = openSync(native(path), 'wx', mode)
  }

  /** Bytes so far. */
  get length(): number {
    return this.#written + this.#held
  }

  write(piece: Uint8Array | string): void {
    // A code unit of a string has three bytes at most.
    if (typeof piece === 'string' && piece.length * 3 <= this.#buffer.length) {
      if (this.#held + piece.length * 3 > this.#buffer.length) this.#flush()
      this.#held += this.#buffer.write(piece, this.#held, 'utf8')
      return
    }
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    if (this.#held + bytes.length > this.#buffer.length) this.#flush()
    if (bytes.length > this.#buffer.length) {
      this.#put(bytes)
    } else {
      this.#buffer.set(bytes, this.#held)
      this.#held += bytes.length
    }
  }

  /** Ends the file, with the mode and time of another; answers with the hash of its bytes. */
  close(stamp?: Stamp): string {
    this.#flush()
    if (stamp !== undefined) setStamp(this.#file, stamp)
    closeSync(this.#file)
    return this.#hash.digest()
  }

  #flush(): void {
    this.#put(this.#buffer.subarray(0, this.#held))
    this.#held = 0
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    writeAll(this.#file, bytes)
    this.#written += bytes.length
  }
}

/** Creates a text file that must not exist. */
export function writeText(path: string, text: string): void {
  const file = new FileWriter(path)
  file.write(text)
  file.close()
}

/** Creates a file that must not exist, from pieces, with the mode and time of another. */
export function createFile(path: string, pieces: readonly Uint8Array[], stamp: Stamp): void {
  const file = openSync(native(path), 'wx', stamp.mode | 0o200)
  let whole = false
  try {
    for (const piece of pieces) writeAll(file, piece)
    setStamp(file, stamp)
    whole = true
  } finally {
    closeSync(file)
    // Half a file would look like all of it.
    if (!whole) unlinkSync(native(path))
  }
}

/** Copies a file of any size (as a clone where the file system can); answers with the hash of the copy. */
export function copyFile(
  from: string,
  to: string,
  stamp: Stamp,
): { readonly hash: string; readonly bytes: number } {
  copyFileSync(native(from), native(to), constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  let whole = false
  try {
    const file = openSync(native(to), 'r')
    try {
      const copied = hashOpen(file)
      setStamp(file, stamp)
      whole = true
      return copied
    } finally {
      closeSync(file)
    }
  } finally {
    // A file that is told as not copied must not stand there.
    if (!whole) unlinkSync(native(to))
  }
}

/** Hash and length of a file, read in pieces. */
export function hashFile(path: string): { readonly hash: string; readonly bytes: number } {
  const file = openSync(native(path), 'r')
  try {
    return hashOpen(file)
  } finally {
    closeSync(file)
  }
}

/** The lines of a file, one at a time, without their line feeds. Each is valid until the next is asked for. */
export function* linesOf(path: string): Generator<Buffer> {
  const file = openSync(native(path), 'r')
  try {
    const piece = Buffer.allocUnsafeSlow(1 << 16)
    let open: Buffer[] = []
    for (let got = readSync(file, piece); got > 0; got = readSync(file, piece)) {
      const bytes = piece.subarray(0, got)
      let from = 0
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        const line = bytes.subarray(from, end)
        yield open.length === 0 ? line : Buffer.concat([...open, line])
        open = []
        from = end + 1
      }
      if (from < got) open.push(Buffer.from(bytes.subarray(from)))
    }
    if (open.length > 0) yield Buffer.concat(open)
  } finally {
    closeSync(file)
  }
}

/** Shared by all calls of hashOpen, which never stand inside each other: a megabyte a file would cost more than a file. */
const chunk = Buffer.allocUnsafeSlow(CHUNK)

function hashOpen(file: number) {
  const hash = hasher()
  let bytes = 0
  for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
    hash.update(chunk.subarray(0, got))
    bytes += got
  }
  return { hash: hash.digest(), bytes }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(bytes.length - at, MOST))
}

/** Gives a file the mode and time of another. */
export function stampFile(path: string, stamp: Stamp): void {
  const file = openSync(native(path), 'r')
  try {
    setStamp(file, stamp)
  } finally {
    closeSync(file)
  }
}

function setStamp(file: number, { mode, modifiedUs }: Stamp): void {
  if ((fstatSync(file).mode & 0o7777) !== mode) fchmodSync(file, mode)
  // Node hands seconds on as a double and cuts it to whole microseconds; the half keeps them from slipping.
  // As a string, because Node takes a number below zero, a time before 1970, for now.
  const seconds = String((modifiedUs + (modifiedUs < 0 ? -0.5 : 0.5)) / 1e6)
  futimesSync(file, seconds, seconds)
}
