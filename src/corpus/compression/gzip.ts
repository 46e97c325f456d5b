/** gzip by node:zlib, member after member. */
import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import { native } from '../names.js'
import { corrupt, trailing, truncated } from './broken.js'

const CHUNK = 1 << 18

/**
 * Throws DedupeError. Node passes over anything behind the last member without a word; here that is a problem, since
 * those bytes would be lost. Zeros are none: tapes and blocks of disks are filled up with them, and gzip passes over them, too.
 */
export async function* gunzipped(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = createReadStream(native(path), { highWaterMark: CHUNK })
  const gunzip = createGunzip({ chunkSize: CHUNK })
  let system: Error | null = null
  file.on('error', (error) => {
    system = error
    gunzip.destroy(error)
  })
  file.pipe(gunzip)
  try {
    yield* gunzip as AsyncIterable<Uint8Array>
  } catch (error) {
    if (system !== null) throw system
    throw (error as { code?: unknown }).code === 'Z_BUF_ERROR' ? truncated('gz') : corrupt('gz')
  } finally {
    file.destroy()
    gunzip.destroy()
  }
  if (!(await isZeroFrom(path, gunzip.bytesWritten))) throw trailing('gz')
  // Of an empty file zlib makes an empty text.
  if (file.bytesRead === 0) throw truncated('gz')
}

async function isZeroFrom(path: string, start: number): Promise<boolean> {
  for await (const chunk of createReadStream(native(path), { start, highWaterMark: CHUNK }))
    if ((chunk as Buffer).some((byte) => byte !== 0)) return false
  return true
}

/** The program's own default, and zlib's: what most files in the world were written with. */
const LEVEL = 6

/** Where the header names the system that packed; 255 is "unknown" (RFC 1952), for the same bytes everywhere. */
const SYSTEM_AT = 9
const UNKNOWN = 255

/** A member a `cut`. `put` is called with each run of packed bytes. */
export class GzipWriter {
  readonly #put: (bytes: Uint8Array) => void
  #member: Gzip | null = null
  #members = 0

  constructor(put: (bytes: Uint8Array) => void) {
    this.#put = put
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#member ??= this.#begin()
    const member = this.#member
    await new Promise<void>((resolve, reject) => {
      member.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** What is written next begins a member of its own. */
  async cut(): Promise<void> {
    if (this.#member === null) return
    const member = this.#member
    this.#member = null
    member.end()
    await finished(member)
  }

  async end(): Promise<void> {
    // No member at all would be no gzip.
    if (this.#members === 0) this.#member = this.#begin()
    await this.cut()
  }

  #begin(): Gzip {
    this.#members += 1
    const member = createGzip({ level: LEVEL, chunkSize: CHUNK })
    let at = 0
    member.on('data', (bytes: Buffer) => {
      if (at <= SYSTEM_AT && at + bytes.length > SYSTEM_AT) bytes[SYSTEM_AT - at] = UNKNOWN
      at += bytes.length
      this.#put(bytes)
    })
    return member
  }
}
