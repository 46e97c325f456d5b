/** Decides how a file's bytes are to be read: the name of an encoding, or that they are no text. */
import { isAscii } from 'node:buffer'
import { escapedEncoding } from './escaped.js'
import { legacyEncoding } from './legacy.js'
import { aroundNonAscii, controlShare } from './sample.js'
import { hasBinarySignature } from './sniff.js'
import { byteOrderMark, isUtf8UpToCut, isUtf8WithFaults, wideWithoutMark } from './unicode.js'

/**
 * Control characters from which on bytes that are valid UTF-8 may be something else. UTF-16 without a mark has
 * 40-50 %, also where it is valid UTF-8; lists that are separated by NULs have less than 10 %.
 */
const CONTROLS_IN_UTF8 = 0.25
/** The same for bytes that are not valid UTF-8. Chinese in UTF-16 has 3 % and more; text has none. */
const CONTROLS_IN_WIDE = 0.01
/** Above this, what is neither UTF-8 nor UTF-16 is binary. Random bytes have 11 %, so half of that. */
const CONTROLS_IN_BINARY = 0.055

/**
 * The encoding of `input` in lower case, or null if it cannot be read as text. Looks at the whole input only
 * through the platform's checks for ASCII and UTF-8 and for single bytes; everything else sees bounded samples.
 */
export function detectEncoding(input: Uint8Array): string | null {
  const mark = byteOrderMark(input)
  if (mark !== null) return mark
  if (hasBinarySignature(input)) return null
  if (isUtf8UpToCut(input)) {
    if (hasNul(input) && controlShare(input) >= CONTROLS_IN_UTF8) {
      // NULs alone make no binary: text padded with them is text.
      return wideWithoutMark(input) ?? (controlShare(input, 1) >= CONTROLS_IN_BINARY ? null : 'utf-8')
    }
    return (isAscii(input) ? escapedEncoding(input) : null) ?? 'utf-8'
  }
  const controls = controlShare(input)
  const sample = aroundNonAscii(input)
  if (controls < CONTROLS_IN_UTF8 && isUtf8WithFaults(sample)) return 'utf-8'
  if (controls >= CONTROLS_IN_WIDE) {
    const wide = wideWithoutMark(input)
    if (wide !== null) return wide
  }
  return controls >= CONTROLS_IN_BINARY ? null : legacyEncoding(sample)
}

/** A Buffer's search is twenty times that of a Uint8Array. */
function hasNul({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes(0)
}
