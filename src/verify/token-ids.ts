/**
 * A number for each folded token. Another function than the one that finds copies: two words that it takes for
 * one by chance must not be taken for one here, too.
 */
import type { Tokens } from '../text/tokens.js'
import { GONE } from './coverage.js'

/** The 32-bit numbers of `tokens`, none of them GONE. */
export function tokenIds({ count, folded, foldedStart }: Tokens): Uint32Array {
  const ids = new Uint32Array(count)
  let byte = 0
  for (let i = 0; i < count; i += 1) {
    const end = foldedStart[i + 1] - 1
    // Murmur3's scrambling of each byte; its finaliser spreads what the last bytes said.
    let h = end - byte
    for (; byte < end; byte += 1) {
      h = Math.imul(h ^ folded[byte], 0xcc9e2d51)
      h = (h << 15) | (h >>> 17)
    }
    byte += 1
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    ids[i] = h ^ (h >>> 16)
    if (ids[i] === GONE) ids[i] = 1
  }
  return ids
}
