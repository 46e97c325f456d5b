/** A 32-bit hash for each folded token: FNV-1a over its bytes, mixed by Murmur3's finaliser. */
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'

/** What the hash of a token begins with, before its first byte. */
export const FNV_BASIS = 0x811c9dc5
/** What it is multiplied by after each byte. */
export const FNV_PRIME = 0x01000193

/**
 * Writes the hashes of the tokens from number `from` on into `hash` from `at + from`, and 1 into `digits` for those
 * that hold a digit.
 */
export function hashTokens(
  tokens: Tokens,
  hash: Uint32Array,
  digits: Uint8Array,
  at: number,
  from = 0,
): void {
  const { count, folded, foldedStart } = tokens
  let byte = foldedStart[from]
  for (let i = from; i < count; i += 1) {
    const end = foldedStart[i + 1] - 1
    let h = FNV_BASIS
    let digit = 0
    for (; byte < end; byte += 1) {
      const one = folded[byte]
      // Folded letters and marks are all above the digits, but for the apostrophe, comma and dot below them.
      if (one <= 0x39 && one >= 0x30) digit = 1
      h = Math.imul(h ^ one, FNV_PRIME)
    }
    byte += 1
    hash[at + i] = mix(h)
    digits[at + i] = digit
  }
}

/** The token hashes of a text by itself. */
export function hashText(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'utf8')
  const tokens = new Tokens()
  tokenise(bytes, 0, bytes.length, tokens)
  const hash = new Uint32Array(tokens.count)
  hashTokens(tokens, hash, new Uint8Array(tokens.count), 0)
  return hash
}

/** The hash of one folded word. */
export function hashWord(word: string): number {
  let h = FNV_BASIS
  for (const byte of Buffer.from(word, 'utf8')) h = Math.imul(h ^ byte, FNV_PRIME)
  return mix(h) >>> 0
}

/** The hash of text[from, to) as it is. */
export function hashBytes(text: Uint8Array, from: number, to: number): number {
  let h = FNV_BASIS
  for (let at = from; at < to; at += 1) h = Math.imul(h ^ text[at], FNV_PRIME)
  return mix(h) >>> 0
}

/** Murmur3's finaliser: a signed number. */
export function mix(sum: number): number {
  let h = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
