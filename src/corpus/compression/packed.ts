/**
 * Writes a packed file. The same bytes come out for the same bytes and cuts going in, whatever the pieces: no time and no name
 * are in it, and the level is fixed (law 4).
 */
import { createReadStream, unlinkSync } from 'node:fs'
import { FileWriter } from '../files.js'
import { native } from '../names.js'
import { GzipWriter } from './gzip.js'
import { BLOCK, type ZstdContext, zstdContext } from './zstd-library.js'

export interface PackedWriter {
  write(bytes: Uint8Array): Promise<void>
  /** With gz, what follows begins a member of its own, as in WARC files; with zst nothing happens. */
  cut(): Promise<void>
  /** Ends the file; answers with the hash and the number of its packed bytes. */
  close(): Promise<{ readonly hash: string; readonly bytes: number }>
  /** Takes away what was written. */
  abort(): void
}

/** `path` must not exist. Throws the system's error. */
export async function packed(path: string, kind: 'gz' | 'zst'): Promise<PackedWriter> {
  const context = kind === 'zst' ? await zstdContext() : null
  const file = new FileWriter(path)
  const put = (bytes: Uint8Array) => file.write(bytes)
  const packer = context === null ? new GzipWriter(put) : zstdPacker(context, put)
  let ended = false
  const finish = () => {
    ended = true
    context?.close()
    return { bytes: file.length, hash: file.close() }
  }
  return {
    write: (bytes) => packer.write(bytes),
    cut: () => packer.cut(),
    async close() {
      await packer.end()
      return finish()
    },
    abort() {
      if (!ended) finish()
      unlinkSync(native(path))
    },
  }
}

/** Writes a packed file by what `fill` writes; takes it away where that fails. As `packed` otherwise. */
export async function packedBy(
  path: string,
  kind: 'gz' | 'zst',
  fill: (writer: PackedWriter) => Promise<void>,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const writer = await packed(path, kind)
  try {
    await fill(writer)
  } catch (error) {
    writer.abort()
    throw error
  }
  return writer.close()
}

/** All of a plain file, as what `packedBy` writes. */
export function fileInto(path: string): (writer: PackedWriter) => Promise<void> {
  return async (writer) => {
    for await (const chunk of createReadStream(native(path))) await writer.write(chunk)
  }
}

/** One frame, however long: many readers stop behind the first. */
function zstdPacker(context: ZstdContext, put: (bytes: Uint8Array) => void) {
  // Filled before it is handed on, so that the pieces that come in leave no trace.
  const block = new Uint8Array(BLOCK)
  let used = 0
  return {
    async write(bytes: Uint8Array) {
      for (let at = 0; at < bytes.length; ) {
        const taken = Math.min(BLOCK - used, bytes.length - at)
        block.set(bytes.subarray(at, at + taken), used)
        used += taken
        at += taken
        if (used < BLOCK) continue
        put(context.pack(block))
        used = 0
      }
    },
    async cut() {},
    async end() {
      put(context.pack(block.subarray(0, used)))
      put(context.packEnd())
    },
  }
}
