/**
 * XXH64 of whole files and of parts. Values are 16 hex digits in outputs, two 32-bit halves in flat arrays.
 */
import xxhash from 'xxhash-wasm'

// While WebAssembly compiles nothing else keeps Node's event loop alive, and an idle loop waits for the optimiser's
// threads, which may be waiting for it (nodejs/node#54918: 1 start in 50 hung). A timer keeps it turning.
const turning = setInterval(() => {}, 10)
const { create64, h64Raw } = await xxhash()
clearInterval(turning)

/** Larger input is fed in pieces: the one-shot call copies all of it into WebAssembly memory for good. */
const PIECE = 1 << 20

export interface Hasher {
  update(bytes: Uint8Array): void
  /** `xxh64:` and 16 hex digits. */
  digest(): string
}

export function hasher(): Hasher {
  const state = create64()
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at += PIECE) state.update(bytes.subarray(at, at + PIECE))
    },
    digest: () => named(state.digest()),
  }
}

export function hash64(bytes: Uint8Array, seed = 0): bigint {
  if (bytes.length <= PIECE) return h64Raw(bytes, BigInt(seed))
  const state = create64(BigInt(seed))
  for (let at = 0; at < bytes.length; at += PIECE) state.update(bytes.subarray(at, at + PIECE))
  return state.digest()
}

export const hashName = (bytes: Uint8Array): string => named(hash64(bytes))

const NAME = Buffer.from('xxh64:0000000000000000')

/** Out of bytes, since a string of parts keeps its parts: one is held for each document. */
export function named(value: bigint): string {
  NAME.write(value.toString(16).padStart(16, '0'), NAME.length - 16, 'latin1')
  return NAME.toString('latin1')
}
