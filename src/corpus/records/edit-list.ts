/**
 * The edits of files of records, which may be millions: `edits.bin` holds three numbers for each, one file's after the
 * other's: bytes from the end of the last edit to this one, bytes that go, bytes that stand in their place. Numbers are
 * written in sevens of bits, the low ones first, the highest bit saying that more follow (LEB128).
 */
import { closeSync, openSync, readSync } from 'node:fs'
import type { FileWriter } from '../files.js'
import { native } from '../names.js'

export interface ListedEdit {
  readonly gap: number
  readonly length: number
  readonly put: number
}

/** Takes the bytes of a file in order: those that stay, those that go, and those that come in. */
export interface RawSink {
  keep(bytes: Uint8Array): void
  cut(bytes: Uint8Array): void
  put(bytes: Uint8Array): void
}

/** Joins what goes side by side, and tells of each edit once it is whole. */
export class EditCounter {
  readonly #tell: (edit: ListedEdit) => void
  #gap = 0
  #length = 0
  #put = 0

  constructor(tell: (edit: ListedEdit) => void) {
    this.#tell = tell
  }

  keep(bytes: number): void {
    if (bytes === 0) return
    this.end()
    this.#gap += bytes
  }

  cut(bytes: number): void {
    this.#length += bytes
  }

  put(bytes: number): void {
    this.#put += bytes
  }

  end(): void {
    if (this.#length === 0 && this.#put === 0) return
    this.#tell({ gap: this.#gap, length: this.#length, put: this.#put })
    this.#gap = this.#length = this.#put = 0
  }
}

const number = Buffer.alloc(8)

export function writeEdit(file: FileWriter, { gap, length, put }: ListedEdit): void {
  for (const value of [gap, length, put]) {
    let rest = value
    let size = 0
    while (rest > 127) {
      number[size++] = 128 | (rest % 128)
      rest = Math.floor(rest / 128)
    }
    number[size++] = rest
    file.write(number.subarray(0, size))
  }
}

/** Reads edits in the order they were written. */
export class EditReader {
  readonly #file: number
  readonly #buffer = Buffer.allocUnsafeSlow(1 << 16)
  #from = 0
  #at = 0
  #held = 0

  constructor(path: string) {
    this.#file = openSync(native(path), 'r')
  }

  /** Goes to the edits of another file, which begin at this byte. */
  seek(byte: number): void {
    this.#from = byte
    this.#at = this.#held = 0
  }

  next(): ListedEdit {
    return { gap: this.#number(), length: this.#number(), put: this.#number() }
  }

  close(): void {
    closeSync(this.#file)
  }

  #number(): number {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#byte()
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
  }

  /** Zero behind the end, where an edit of nothing ends what reads it. */
  #byte(): number {
    if (this.#at === this.#held) {
      this.#from += this.#held
      this.#held = readSync(this.#file, this.#buffer, 0, this.#buffer.length, this.#from)
      this.#at = 0
      if (this.#held === 0) return 0
    }
    return this.#buffer[this.#at++]
  }
}
