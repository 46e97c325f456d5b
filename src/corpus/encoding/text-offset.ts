/** From offsets of an input to offsets of its text: the way that decoding itself does not remember. Both in bytes. */
import type { Decoded } from './decode.js'

/**
 * Where the character that begins at `offset` of the input begins in the text. Found by bisection over `toInput`, some
 * 30 looks of 0.1 ms each: for the few places that a person asks about, a table over all characters would cost more.
 */
export function textOffset(text: Decoded, offset: number): number {
  if (text.encoding === 'utf-8') return Math.min(offset, text.bytes.length)
  let low = 0
  let high = text.bytes.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (text.toInput(Float64Array.of(middle))[0] < offset) low = middle + 1
    else high = middle
  }
  return low
}
