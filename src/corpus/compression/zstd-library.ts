/**
 * libzstd as @hpcc-js/wasm-zstd carries it. Node has zstd of its own from 22.15 on only, and one library for all
 * versions gives the same bytes on all. The package's own streaming calls are passed by: they copy each output through
 * an array of numbers (a tenth of the speed) and say nothing of errors. What they call is reached by a private field of
 * the package, whose version is pinned; a test would notice a change.
 */
import { unsupported } from './broken.js'

/** Its compiled module. Pointers and sizes are bytes of HEAPU8. */
interface Library {
  readonly HEAPU8: Uint8Array
  _malloc(bytes: number): number
  _free(pointer: number): void
  readonly zstd: {
    new (): Context
    isError(result: number): number
    compressBound(length: number): number
    compress(to: number, room: number, from: number, length: number, level: number): number
    decompress(to: number, room: number, from: number, length: number): number
  }
}

interface Context {
  reset(): void
  setCompressionLevel(level: number): void
  compressChunk(to: number, room: number, from: number, length: number): number
  compressEnd(to: number, room: number): number
  decompressChunk(to: number, room: number, from: number, length: number): number
  delete(): void
}

export interface ZstdContext {
  /** Decompresses whole blocks, or a frame's header; the bytes are a copy. */
  unpack(piece: Uint8Array): Uint8Array
  pack(piece: Uint8Array): Uint8Array
  packEnd(): Uint8Array
  close(): void
}

/** The most that a block holds (RFC 8878, 3.1.1.2.4), and what is packed at a time. */
export const BLOCK = 1 << 17

/** What a block may grow by when it is packed, and the frame's header. */
const SPARE = 1 << 12

let loading: Promise<Library> | null = null

/** The level that zstd itself takes where none is named. */
const LEVEL = 3

export async function zstdContext(): Promise<ZstdContext> {
  loading ??= load()
  const library = await loading
  const context: Context = new library.zstd()
  context.reset()
  context.setCompressionLevel(LEVEL)
  const room = 2 * BLOCK + SPARE
  const from = library._malloc(room)
  const to = library._malloc(room)
  const taken = (length: number): Uint8Array => {
    if (library.zstd.isError(length) || length < 0 || length > room) throw new Error('zstd failed')
    return library.HEAPU8.slice(to, to + length)
  }
  const given = (piece: Uint8Array) => {
    if (piece.length > BLOCK + SPARE) throw new RangeError('more than a block')
    library.HEAPU8.set(piece, from)
  }
  return {
    unpack(piece) {
      given(piece)
      return taken(context.decompressChunk(to, room, from, piece.length))
    },
    pack(piece) {
      given(piece)
      return taken(context.compressChunk(to, room, from, piece.length))
    },
    packEnd: () => taken(context.compressEnd(to, room)),
    close() {
      library._free(from)
      library._free(to)
      context.delete()
    },
  }
}

async function load(): Promise<Library> {
  // An idle event loop may wait for the compiler's threads for ever, see src/fingerprint/hash.ts.
  const turning = setInterval(() => {}, 10)
  try {
    const { Zstd } = await import('@hpcc-js/wasm-zstd')
    const main = Reflect.get(await Zstd.load(), '_mainModule') as { _module?: Library } | undefined
    const library = main?._module
    if (library?.zstd === undefined) throw unsupported('this version of @hpcc-js/wasm-zstd is not known')
    return library
  } finally {
    clearInterval(turning)
  }
}

export interface ZstdAtOnce {
  /** Throws where the bytes do not give exactly `length` of them. */
  unpack(packed: Uint8Array, length: number): Uint8Array
  pack(bytes: Uint8Array): Uint8Array
}

/** For pieces whose unpacked length is known. */
export async function zstdAtOnce(): Promise<ZstdAtOnce> {
  loading ??= load()
  const library = await loading
  const { zstd } = library
  const run = (bytes: Uint8Array, room: number, work: (to: number, from: number) => number): Uint8Array => {
    const from = library._malloc(bytes.length)
    const to = library._malloc(room)
    try {
      library.HEAPU8.set(bytes, from)
      const length = work(to, from)
      if (zstd.isError(length) || length < 0 || length > room) throw new Error('zstd failed')
      return library.HEAPU8.slice(to, to + length)
    } finally {
      library._free(from)
      library._free(to)
    }
  }
  return {
    unpack(packed, length) {
      const bytes = run(packed, length, (to, from) => zstd.decompress(to, length, from, packed.length))
      if (bytes.length !== length) throw new Error('zstd failed')
      return bytes
    },
    pack(bytes) {
      const room = zstd.compressBound(bytes.length)
      return run(bytes, room, (to, from) => zstd.compress(to, room, from, bytes.length, LEVEL))
    },
  }
}
