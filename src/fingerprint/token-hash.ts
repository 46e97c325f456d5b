/** A 32-bit hash for each folded token: FNV-1a over its bytes, mixed by Murmur3's finaliser. */
import type { Tokens } from '../text/tokens.js'

/** Writes the hashes of all `tokens` into `hash` from `at`. */
export function hashTokens({ count, folded, foldedStart }: Tokens, hash: Uint32Array, at: number): void {
  let byte = 0
  for (let i = 0; i < count; i += 1) {
    const end = foldedStart[i + 1] - 1
    let h = 0x811c9dc5
    for (; byte < end; byte += 1) h = Math.imul(h ^ folded[byte], 0x01000193)
    byte += 1
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    hash[at + i] = h ^ (h >>> 16)
  }
}
