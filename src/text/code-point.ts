/**
 * One code point of UTF-8 at a byte offset, forwards and backwards, without strings.
 */

/** What `decode` answers for a byte that begins no well-formed sequence. */
export const INVALID = -1

/**
 * The code point at bytes[i], as `code point * 8 + width in bytes`; INVALID if bytes[i, to) does not begin
 * with a well-formed sequence (Unicode 17, table 3-7: no overlong form, no surrogate, nothing past U+10FFFF).
 * Then bytes[i] alone is invalid, and the next byte is looked at afresh.
 */
export function decode(bytes: Uint8Array, i: number, to: number): number {
  const lead = bytes[i]
  if (lead < 0x80) return lead * 8 + 1
  if (lead < 0xc2 || i + 1 >= to) return INVALID
  const second = bytes[i + 1]
  if ((second & 0xc0) !== 0x80) return INVALID
  if (lead < 0xe0) return (((lead & 0x1f) << 6) | (second & 0x3f)) * 8 + 2
  if (i + 2 >= to) return INVALID
  const third = bytes[i + 2]
  if ((third & 0xc0) !== 0x80) return INVALID
  if (lead < 0xf0) {
    const codePoint = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
    if (codePoint < 0x800 || (codePoint >= 0xd800 && codePoint < 0xe000)) return INVALID
    return codePoint * 8 + 3
  }
  if (lead > 0xf4 || i + 3 >= to) return INVALID
  const fourth = bytes[i + 3]
  if ((fourth & 0xc0) !== 0x80) return INVALID
  const codePoint = ((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f)
  return codePoint < 0x10000 || codePoint > 0x10ffff ? INVALID : codePoint * 8 + 4
}

/** The offset in [from, end) where the last code point, or the last invalid byte, of bytes[from, end) begins. */
export function lastStart(bytes: Uint8Array, from: number, end: number): number {
  let start = end - 1
  while (start > from && end - start < 4 && (bytes[start] & 0xc0) === 0x80) start--
  const decoded = decode(bytes, start, end)
  return decoded !== INVALID && start + (decoded & 7) === end ? start : end - 1
}
