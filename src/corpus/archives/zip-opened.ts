/**
 * Opens zip files, those with other bytes before their first member as well (programs that unpack themselves, or what a
 * server wrote in front of a download), and with zeros behind. Places in a zip are counted from its own begin; yauzl takes
 * that for the file's, and the file's end for its.
 */
import { close, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fromRandomAccessReaderPromise, type Options, RandomAccessReader, type ZipFile } from 'yauzl'
import { native } from '../names.js'

export interface OpenedZip {
  readonly zip: ZipFile
  /** Bytes of the zip at once; fewer where it ends before. Not to be called after `zip.close()`. */
  bytes(at: number, length: number): Buffer
  stream(at: number, length: number): Readable
}

/** Throws what yauzl or the system throws. */
export async function openZip(path: string, options: Options): Promise<OpenedZip> {
  const file = openSync(native(path), 'r')
  let isOpen = true
  try {
    const { size } = fstatSync(file)
    const { before, behind } = around(file, size)
    const reader = new Behind(path, file, before)
    const zip = await fromRandomAccessReaderPromise(reader, size - before - behind, options)
    isOpen = false
    return {
      zip,
      bytes(at, length) {
        const buffer = Buffer.allocUnsafe(length)
        return buffer.subarray(0, reader.readNow(buffer, at))
      },
      stream: (at, length) => reader.createReadStream({ start: at, end: at + length }),
    }
  } finally {
    if (isOpen) close(file)
  }
}

/** APPNOTE 4.3.16, 4.3.15 and 4.3.14: lengths of the ends of a zip, without a comment. */
const END = 22
const LOCATOR = 20
const END_64 = 56
const MOST_COMMENT = 0xffff
const SIGNS = { member: 0x02014b50, end: 0x06054b50, locator: 0x07064b50, end64: 0x06064b50 }

const NOTHING = { before: 0, behind: 0 }

/** How many bytes stand before a zip, whose directory ends where its end begins, wherever that says that it is; and zeros behind. */
function around(file: number, size: number): { readonly before: number; readonly behind: number } {
  const tail = Buffer.alloc(Math.min(size, END + MOST_COMMENT + LOCATOR + END_64))
  readSync(file, tail, 0, tail.length, size - tail.length)
  const from = size - tail.length
  for (let at = tail.length - END; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== SIGNS.end) continue
    const rest = tail.subarray(at + END + tail.readUInt16LE(at + END - 2))
    const isWhole = at + END + tail.readUInt16LE(at + END - 2) <= tail.length
    if (!isWhole || rest.some((byte) => byte !== 0)) return NOTHING
    const { begin, before } = begins(tail, at, from)
    return { before: before > 0 && startsAt(file, begin + before) ? before : 0, behind: rest.length }
  }
  return NOTHING
}

/** Where the directory of a zip says that it begins, whose end stands at `at`, and how much further on it does. */
function begins(tail: Buffer, at: number, from: number) {
  const at64 = at - LOCATOR - END_64
  const isLarge =
    at64 >= 0 && tail.readUInt32LE(at - LOCATOR) === SIGNS.locator && tail.readUInt32LE(at64) === SIGNS.end64
  if (isLarge) {
    const told = Number(tail.readBigUInt64LE(at - LOCATOR + 8))
    return { begin: Number(tail.readBigUInt64LE(at64 + 48)), before: from + at64 - told }
  }
  const begin = tail.readUInt32LE(at + 16)
  return { begin, before: from + at - tail.readUInt32LE(at + 12) - begin }
}

/** Whether a directory begins there. */
function startsAt(file: number, place: number): boolean {
  const sign = Buffer.alloc(4)
  if (!Number.isSafeInteger(place)) return false
  readSync(file, sign, 0, sign.length, place)
  return sign.readUInt32LE(0) === SIGNS.member
}

/** Bytes that are read at once: a directory and small members are many short reads, one behind the other. */
const WINDOW = 1 << 16
/** Bytes of a piece of a member that is read as a stream. */
const CHUNK = 1 << 18

/** A file from some byte on. */
class Behind extends RandomAccessReader {
  readonly #path: string
  readonly #file: number
  readonly #before: number
  readonly #window = Buffer.alloc(WINDOW)
  #from = 0
  #filled = 0

  constructor(path: string, file: number, before: number) {
    super()
    this.#path = path
    this.#file = file
    this.#before = before
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const place = { start: start + this.#before, end: end + this.#before - 1 }
    return createReadStream(native(this.#path), { ...place, highWaterMark: CHUNK })
  }

  /** Fills a buffer; answers with how many bytes were there. Throws the system's error. */
  readNow(buffer: Buffer, position: number): number {
    const at = position + this.#before
    if (buffer.length > WINDOW) return readSync(this.#file, buffer, 0, buffer.length, at)
    if (at < this.#from || at + buffer.length > this.#from + this.#filled) {
      this.#filled = 0
      this.#filled = readSync(this.#file, this.#window, 0, WINDOW, at)
      this.#from = at
    }
    const start = at - this.#from
    return this.#window.copy(buffer, 0, start, Math.min(this.#filled, start + buffer.length))
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytes?: number) => void,
  ): void {
    try {
      const from = this.#from
      const count = this.readNow(buffer.subarray(offset, offset + length), position)
      const answer = () => callback(null, count)
      // Now and then the loop has to turn, so that an interrupt is heard.
      if (this.#from === from) queueMicrotask(answer)
      else setImmediate(answer)
    } catch (error) {
      setImmediate(() => callback(error as Error))
    }
  }

  override close(callback: (error: Error | null) => void): void {
    close(this.#file, (error) => callback(error ?? null))
  }
}
