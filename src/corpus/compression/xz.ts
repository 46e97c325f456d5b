/**
 * xz by xz-decompress: XZ Embedded, compiled to WebAssembly. It reads streams in a row, checks CRC32 and CRC64, and
 * refuses dictionaries that its memory does not hold; its errors are numbers of XZ Embedded's `enum xz_ret`.
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { native } from '../names.js'
import { corrupt, truncated, unsupported } from './broken.js'

const CHUNK = 1 << 16

/** Throws DedupeError for what is wrong with the file's content, else the system's error. */
export async function* unxz(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const { XzReadableStream } = (await import('xz-decompress')).default
  const file = createReadStream(native(path), { highWaterMark: CHUNK })
  let system: Error | null = null
  file.on('error', (error) => {
    system = error
  })
  const reader = new XzReadableStream(Readable.toWeb(file) as ReadableStream<Uint8Array>).getReader()
  // An idle event loop may wait for the compiler's threads for ever, see src/fingerprint/hash.ts.
  const turning = setInterval(() => {}, 10)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      clearInterval(turning)
      if (done) return
      if (value.length > 0) yield value
    }
  } catch (error) {
    throw system ?? told(error)
  } finally {
    clearInterval(turning)
    // Gives the library's one context back, which the next reader waits for.
    await reader.cancel().catch(() => {})
    file.destroy()
  }
}

const MESSAGE = /error code (\d+)$/

function told(error: unknown): Error {
  const code = Number(MESSAGE.exec(error instanceof Error ? error.message : '')?.[1])
  if (code === 3 || code === 4) return unsupported('its xz data needs more memory than is given')
  if (code === 6) return unsupported('its xz data was written with a filter or checksum that is not known')
  if (code === 5 || code === 7) return corrupt('xz')
  // 8, and the library's own slip where a file is empty.
  return truncated('xz')
}
