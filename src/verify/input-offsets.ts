/** From offsets in the bytes of an input to offsets in its text in UTF-8. The report names the former. */
import type { Decoded } from '../corpus/encoding/decode.js'

/** Offsets that are carried over at once: a few blocks of the decoder, and 128 KB. */
const PART = 1 << 15

/**
 * For each of `wanted`, ascending offsets in the input, the first offset in the text whose character lies there or
 * later. Linear in the text: the decoder tells the way from text to input only.
 */
export function textOffsets({ encoding, bytes, toInput }: Decoded, wanted: Uint32Array): Uint32Array {
  if (encoding === 'utf-8') return wanted
  const found = new Uint32Array(wanted.length).fill(bytes.length)
  const part = new Uint32Array(PART)
  let next = 0
  for (let base = 0; base < bytes.length && next < wanted.length; base += PART) {
    const size = Math.min(PART, bytes.length - base)
    for (let i = 0; i < size; i += 1) part[i] = base + i
    const offsets = toInput(part.subarray(0, size))
    for (let i = 0; i < size; i += 1) {
      while (next < wanted.length && wanted[next] <= offsets[i]) found[next++] = base + i
    }
  }
  return found
}
