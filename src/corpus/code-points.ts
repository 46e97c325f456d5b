/** Offsets in characters, as Python counts them: Unicode code points, neither bytes nor UTF-16 units. */
import { isUtf8 } from 'node:buffer'

/**
 * For each of `offsets`, ascending byte offsets in a text in UTF-8, how many code points stand before it. A byte that is
 * part of no valid sequence counts as one, as it does for Python's `surrogateescape`; so does a byte order mark.
 */
export function codePointOffsets(text: Uint8Array, offsets: Uint32Array): Uint32Array {
  const found = new Uint32Array(offsets.length)
  const isValid = isUtf8(text)
  let at = 0
  let count = 0
  for (const [i, offset] of offsets.entries()) {
    if (isValid) {
      for (; at < offset; at += 1) if ((text[at] & 0xc0) !== 0x80) count += 1
    } else {
      for (; at < offset; count += 1) at += lengthAt(text, at)
    }
    found[i] = count
  }
  return found
}

/** Bytes of the character that begins here; 1 for a byte that begins none. */
function lengthAt(text: Uint8Array, at: number): number {
  const lead = text[at]
  const length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1
  return length > 1 && isUtf8(text.subarray(at, at + length)) && at + length <= text.length ? length : 1
}
