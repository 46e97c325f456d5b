/**
 * Hash of a block by its tokens. The seeds of a block may all stand earlier elsewhere, each in other company, and then they
 * do not lead to it: this does.
 */
import type { Words } from '../columns/column.js'
import { mix } from '../fingerprint/token-hash.js'

/** Base of the hash, odd so that no token drops out of it. */
const BASE = 0x2c1b3c6d

/** Hash of the tokens [from, to), never 0 and not that of a shingle: Murmur3's finaliser over a polynomial. */
export function blockHash(tokens: Words, from: number, to: number): number {
  let h = 1
  for (let at = from; at < to; at += 1) h = (Math.imul(h, BASE) + tokens.at(at)) | 0
  return mix(h) >>> 0 || 1
}
